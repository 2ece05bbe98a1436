"""The pace of a live session, with a server that is made up."""

import asyncio
import json
from typing import Any

import pytest

from server.bench.child import BenchError
from server.bench.live import Paced, paced
from server.protocol import read_frame


class Line:
    """A server that takes so long for each answer."""

    def __init__(self, takes_s: float, answer: dict[str, str] | None = None) -> None:
        self.takes_s = takes_s
        self.answer = answer or {"type": "verdict"}
        self.times: list[int] = []
        self.payloads: list[bytes] = []

    async def send(self, message: bytes) -> None:
        frame = read_frame(message, 1000)
        self.times.append(frame.t_ms)
        self.payloads.append(frame.payload)

    async def recv(self) -> str:
        await asyncio.sleep(self.takes_s)
        return json.dumps(self.answer)


def run(line: Any, *, fps: int = 20, first: int = 0, number: int = 10) -> Paced:
    return asyncio.run(paced(line, [b"a", b"b", b"c"], fps, first, number))


def test_every_picture_is_answered_where_the_server_keeps_up() -> None:
    line = Line(0.0)
    found = run(line, first=2, number=3, fps=2)
    assert line.times == [1000, 1500, 2000]
    assert line.payloads == [b"c", b"a", b"b"]
    assert len(found.ms) == 3
    assert found.seconds == 1.5


def test_pictures_are_dropped_where_the_server_is_slow() -> None:
    line = Line(0.12)
    found = run(line)
    assert 1 < len(found.ms) <= 4
    assert min(found.ms) >= 119
    assert line.times == sorted({*line.times})
    assert all(
        after - before >= 150 for before, after in zip(line.times, line.times[1:], strict=False)
    )


def test_an_error_ends_the_measurement() -> None:
    with pytest.raises(BenchError, match="answered busy, not verdict"):
        run(Line(0.0, {"type": "error", "key": "busy"}))

"""Live sessions with the real server: from a picture sent to its verdict received."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Any, Final

import cv2
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin

from server.bench import task
from server.bench.child import BenchError
from server.bench.pictures import FIRST, live_pictures
from server.bench.serving import HOST, serving
from server.protocol import VERSION, Finish, Frame, FrameKind, Start, write_frame

QUALITY: Final = 75
"""Of the JPEG pictures, in percent: what the live page sends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paced:
    """How a session went after its first pictures.

    Attributes:
        ms: Milliseconds from sending a picture to receiving its verdict, of each.
        seconds: How long it took.
    """

    ms: list[float] = field(default_factory=list)
    seconds: float


def measure(
    *,
    model_path: str,
    model: str,
    video: str,
    exercise: str,
    sessions: int,
    fps: int,
    seconds: float,
    folder: str,
) -> dict[str, Any]:
    """Run so many sessions at a time, and return how each went, see `Paced`.

    All of them send at the same moments, which is the hardest for the server.

    Raises:
        BenchError: The server does not start, or ends a session.
    """
    frames = live_pictures(Path(video), fps, FIRST + round(fps * seconds))
    pictures = [_jpeg(frame.image) for frame in frames]
    with serving(Path(model_path), model, sessions, Path(folder)) as port:
        found = asyncio.run(_all(port, exercise, pictures, sessions, fps, seconds))
    return {"sessions": [asdict(one) for one in found]}


def _jpeg(image: Any) -> bytes:
    picture = cv2.cvtColor(image, cv2.COLOR_RGB2BGR)
    _, encoded = cv2.imencode(".jpg", picture, (cv2.IMWRITE_JPEG_QUALITY, QUALITY))
    return encoded.tobytes()


async def _all(
    port: int, exercise: str, pictures: Sequence[bytes], sessions: int, fps: int, seconds: float
) -> list[Paced]:
    """Open all sessions, then let them begin together."""
    ready = asyncio.Barrier(sessions)
    runs = (_session(port, exercise, pictures, fps, seconds, ready) for _ in range(sessions))
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(run) for run in runs]
    except BaseExceptionGroup as errors:
        raise errors.exceptions[0] from None
    return [task.result() for task in tasks]


async def _session(
    port: int,
    exercise: str,
    pictures: Sequence[bytes],
    fps: int,
    seconds: float,
    ready: asyncio.Barrier,
) -> Paced:
    """Do as the live page does: a picture at every tick that finds the line free."""
    origin = Origin(f"http://{HOST}:{port}")
    async with connect(
        f"ws://{HOST}:{port}/live", origin=origin, proxy=None, ping_interval=None
    ) as line:
        await _ask(line, Start(version=VERSION, exercise=exercise).model_dump_json(), "started")
        await ready.wait()
        await paced(line, pictures, fps, 0, FIRST)
        found = await paced(line, pictures, fps, FIRST, round(fps * seconds))
        await _ask(line, Finish().model_dump_json(), "summary")
        return found


async def paced(
    line: ClientConnection, pictures: Sequence[bytes], fps: int, first: int, number: int
) -> Paced:
    """Send the pictures of so many ticks; one whose tick is over before it can go is dropped."""
    times: list[float] = []
    began = perf_counter()
    tick = 0
    while tick < number:
        await asyncio.sleep(max(0.0, began + tick / fps - perf_counter()))
        index = first + tick
        frame = Frame(FrameKind.JPEG, index * 1000 // fps, pictures[index % len(pictures)])
        sent = perf_counter()
        await line.send(write_frame(frame))
        answer = await line.recv()
        received = perf_counter()
        _check(answer, "verdict")
        times.append(1000 * (received - sent))
        tick = max(tick + 1, int((received - began) * fps) + 1)
    return Paced(ms=times, seconds=number / fps)


async def _ask(line: ClientConnection, message: str | bytes, answer: str) -> None:
    """Send a message and wait for its answer.

    Raises:
        BenchError: The server answers something else.
    """
    await line.send(message)
    _check(await line.recv(), answer)


def _check(message: str | bytes, answer: str) -> None:
    said = json.loads(message)
    if said["type"] != answer:
        raise BenchError(f"the server answered {said.get('key', said['type'])}, not {answer}")


if __name__ == "__main__":
    task.run(measure)

"""The live socket's messages."""

import json
import re
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from rules.events import Event, HoldTick, Rep
from rules.pose import Joint, Point, Pose, Side
from rules.verdict import Phase, Verdict
from server import protocol
from server.protocol import (
    HEADER,
    VERSION,
    ErrorKey,
    Finish,
    Frame,
    FrameKind,
    Pause,
    ProtocolError,
    Start,
    event_dict,
    event_type,
    read_frame,
    read_text,
    verdict_message,
    write_frame,
)
from server.protocol_doc import PATH, REASONS, render

LIMIT = 1000
SCRIPT = Path(protocol.__file__).parent / "web" / "static" / "protocol.js"


@given(st.sampled_from(FrameKind), st.integers(0, 2**32 - 1), st.binary(min_size=1, max_size=100))
def test_a_frame_comes_out_as_it_went_in(kind: FrameKind, t_ms: int, payload: bytes) -> None:
    frame = Frame(kind, t_ms, payload)
    assert read_frame(write_frame(frame), LIMIT) == frame


@pytest.mark.parametrize(
    ("message", "key"),
    [
        (b"", ErrorKey.MALFORMED),
        (b"\x01\x01", ErrorKey.MALFORMED),
        (HEADER.pack(1, VERSION, 0, 5), ErrorKey.MALFORMED),
        (HEADER.pack(1, VERSION, 7, 5) + b"x", ErrorKey.MALFORMED),
        (HEADER.pack(1, VERSION + 1, 0, 5) + b"x", ErrorKey.UNSUPPORTED),
        (HEADER.pack(9, VERSION, 0, 5) + b"x", ErrorKey.UNSUPPORTED),
        (HEADER.pack(1, VERSION, 0, 5) + bytes(LIMIT), ErrorKey.TOO_LARGE),
    ],
)
def test_a_malformed_frame_has_a_key(message: bytes, key: ErrorKey) -> None:
    with pytest.raises(ProtocolError) as caught:
        read_frame(message, LIMIT)
    assert caught.value.key is key


@given(st.binary(max_size=LIMIT + 10))
def test_any_bytes_are_a_frame_or_a_protocol_error(message: bytes) -> None:
    try:
        frame = read_frame(message, LIMIT)
    except ProtocolError:
        return
    assert write_frame(frame) == message


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no json",
        "[]",
        "{}",
        '{"type": "stop"}',
        '{"type": "start"}',
        '{"type": "start", "version": 1, "exercise": 7}',
        '{"type": "finish", "more": 1}',
        '{"type": "verdict"}',
    ],
)
def test_a_malformed_text_is_malformed(text: str) -> None:
    with pytest.raises(ProtocolError) as caught:
        read_text(text)
    assert caught.value.key is ErrorKey.MALFORMED


@given(st.text())
def test_any_text_is_a_message_or_a_protocol_error(text: str) -> None:
    try:
        assert isinstance(read_text(text), Start | Pause | Finish)
    except ProtocolError:
        return


def test_a_verdict_carries_the_points_rounded_one_after_the_other() -> None:
    points = tuple(Point(0.12345, 0.5, 0.98765) for _ in Joint)
    verdict = Verdict(
        t_ms=7,
        phase=Phase.HOLD,
        near=Side.LEFT,
        value=1.23456,
        progress=None,
        held_ms=300,
        count=1,
        attempts=2,
        faults=frozenset({"b", "a"}),
        advice=None,
        unseen=None,
        events=(HoldTick(7, 3),),
    )
    message = json.loads(verdict_message(verdict, Pose(7, points), "too_far").model_dump_json())
    assert message["points"] == [0.123, 0.5, 0.988] * 33
    assert message["value"] == 1.235
    assert message["near"] == "left"
    assert message["framing"] == "too_far"
    assert message["faults"] == ["a", "b"]
    assert message["events"] == [{"type": "hold_tick", "t_ms": 7, "held_s": 3}]


def test_an_event_has_its_name_in_snake_case() -> None:
    event = Rep(t_ms=9, number=2, counted=False, reason="lost", count=1, side=None)
    assert event_dict(event)["type"] == "rep"
    assert [event_type(kind) for kind in get_args(Event)] == [
        "ready",
        "rep",
        "hold_tick",
        "hold_done",
        "hold_broken",
        "fault_seen",
        "fault_gone",
        "set_done",
        "lost",
        "wrong_view",
        "other_exercise",
    ]


def test_the_document_is_written_from_the_code() -> None:
    assert PATH.read_text(encoding="utf-8") == render(), "run python -m server.protocol_doc"


def test_every_error_is_explained() -> None:
    assert set(REASONS) == set(ErrorKey)


MESSAGES: tuple[type[BaseModel], ...] = get_args(protocol.ServerMessage)


@pytest.mark.parametrize("kind", MESSAGES, ids=lambda kind: kind.__name__)
def test_the_page_knows_each_message_by_the_same_fields(kind: type[BaseModel]) -> None:
    name = kind.model_fields["type"].default
    script = re.sub(r"\n \*\s+", " ", SCRIPT.read_text(encoding="utf-8"))
    found = re.search(rf'@typedef \{{\{{type: "{name}", (.*?)\}}\}} \w', script)
    assert found, name
    assert re.findall(r"(\w+):", found[1]) == [*kind.model_fields][1:]


def test_the_page_knows_every_event() -> None:
    script = SCRIPT.read_text(encoding="utf-8")
    for kind in get_args(Event):
        assert f'"{event_type(kind)}"' in script

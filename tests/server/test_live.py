"""The live socket, with a stand-in for the model."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from starlette.testclient import TestClient, WebSocketTestSession
from starlette.websockets import WebSocketDisconnect

from rules.exercise import Exercise
from rules.framing import Light
from rules.pose import Pose
from server.pace import WINDOW
from server.protocol import HEADER, VERSION, Frame, FrameKind, write_frame
from server.session import Eye
from server.settings import Settings
from tests.rules.bodies import frames
from tests.rules.people import GOOD, TEMPO
from tests.server.conftest import connect
from tests.server.fakes import FakeJudge, ScriptedEye, fake_app
from vision.errors import ModelError

START = {"type": "start", "version": VERSION, "exercise": "trunk_lift"}


def frame(t_ms: int, payload: bytes = b"jpeg", kind: FrameKind = FrameKind.JPEG) -> bytes:
    return write_frame(Frame(kind, t_ms, payload))


@contextmanager
def served(settings: Settings, eyes: Sequence[Eye] | ModelError = ()) -> Iterator[TestClient]:
    """Run a server whose sessions get these eyes, one each."""
    waiting = list(eyes) if not isinstance(eyes, ModelError) else []

    def new_eye(_: Exercise) -> Eye:
        if isinstance(eyes, ModelError):
            raise eyes
        return waiting.pop(0) if waiting else ScriptedEye()

    with connect(fake_app(settings, FakeJudge(), new_eye)) as client:
        yield client


@contextmanager
def started(client: TestClient) -> Iterator[WebSocketTestSession]:
    with client.websocket_connect("/live") as socket:
        socket.send_json(START)
        answer = socket.receive_json()
        assert len(answer.pop("token")) == 32
        assert answer == {
            "type": "started",
            "version": 1,
            "fps": 15,
            "pixels": 640,
            "resumed": False,
        }
        yield socket


def error_of(socket: WebSocketTestSession) -> tuple[str, int]:
    """Return the error's key and the code that the socket is closed with."""
    message = socket.receive_json()
    assert message["type"] == "error"
    with pytest.raises(WebSocketDisconnect) as closed:
        socket.receive_json()
    return message["key"], closed.value.code


def test_an_exercise_is_counted_and_summed_up(settings: Settings) -> None:
    poses = list(frames(GOOD["trunk_lift"], 2, tempo=TEMPO["trunk_lift"], fps=15))
    eye = ScriptedEye(poses)
    events: list[dict[str, Any]] = []
    with served(settings, [eye]) as client, started(client) as socket:
        for pose in poses:
            socket.send_bytes(frame(pose.t_ms))
            verdict = socket.receive_json()
            assert verdict["t_ms"] == pose.t_ms
            assert len(verdict["points"]) == 99
            events += verdict["events"]
        assert verdict["count"] == 2
        socket.send_json({"type": "finish"})
        summary = socket.receive_json()
        with pytest.raises(WebSocketDisconnect) as closed:
            socket.receive_json()
    assert closed.value.code == 1000
    assert summary["count"] == 2
    assert [one["counted"] for one in summary["repetitions"]] == [True, True]
    assert [one["count"] for one in events if one["type"] == "rep"] == [1, 2]
    assert eye.closed


def test_nobody_begins_beside_another_one_who_lies_there(settings: Settings) -> None:
    poses = list(frames(GOOD["trunk_lift"], 2, tempo=TEMPO["trunk_lift"], fps=15))
    gone_ms = 4000

    eye = ScriptedEye(poses, beside=lambda pose: below(pose) if pose.t_ms < gone_ms else None)
    with served(settings, [eye]) as client, started(client) as socket:
        for pose in poses:
            socket.send_bytes(frame(pose.t_ms))
            verdict = socket.receive_json()
            if 2100 < pose.t_ms < gone_ms:
                assert (verdict["phase"], verdict["framing"]) == ("waiting", "two_people")
    assert verdict["count"] > 0
    assert eye.looks[:3] == pytest.approx([0, 2000, 4000], abs=200)
    assert len(eye.looks) < 7, "it still looks round while someone exercises"


def test_a_helper_who_stands_beside_keeps_nobody_from_beginning(settings: Settings) -> None:
    poses = list(frames(GOOD["trunk_lift"], 2, tempo=TEMPO["trunk_lift"], fps=15))
    eye = ScriptedEye(poses, beside=upright)
    with served(settings, [eye]) as client, started(client) as socket:
        for pose in poses:
            socket.send_bytes(frame(pose.t_ms))
            verdict = socket.receive_json()
            assert verdict["framing"] is None
    assert verdict["count"] == 2


def test_one_look_that_finds_another_one_is_not_believed(settings: Settings) -> None:
    poses = list(frames(GOOD["trunk_lift"], 2, tempo=TEMPO["trunk_lift"], fps=15))
    eye = ScriptedEye(poses, beside=lambda pose: below(pose) if pose.t_ms < 1000 else None)
    with served(settings, [eye]) as client, started(client) as socket:
        for pose in poses:
            socket.send_bytes(frame(pose.t_ms))
            assert socket.receive_json()["framing"] is None


def below(pose: Pose) -> Pose:
    """Return the same person, further down in the picture."""
    return replace(pose, points=tuple(p._replace(y=p.y + 0.4) for p in pose.points))


def upright(pose: Pose) -> Pose:
    """Return the same person on the feet."""
    return replace(pose, points=tuple(p._replace(x=p.y + 1, y=1 - p.x / 2) for p in pose.points))


def test_after_a_pause_the_start_posture_is_held_again(settings: Settings) -> None:
    poses = list(frames(GOOD["trunk_lift"], 2, tempo=TEMPO["trunk_lift"], fps=15))
    half = len(poses) // 2
    with served(settings, [ScriptedEye(poses)]) as client, started(client) as socket:
        for number, pose in enumerate(poses):
            if number == half:
                socket.send_json({"type": "pause"})
            socket.send_bytes(frame(pose.t_ms))
            verdict = socket.receive_json()
            if number == half - 1:
                assert verdict["phase"] != "waiting"
            if number == half:
                assert verdict["phase"] == "waiting"


def test_a_page_whose_line_was_cut_goes_on_with_the_same_set(settings: Settings) -> None:
    poses = list(frames(GOOD["trunk_lift"], 2, tempo=TEMPO["trunk_lift"], fps=15))
    last_ms = poses[-1].t_ms + 1000
    tokens: list[str] = []
    with served(settings, [ScriptedEye(poses), ScriptedEye(poses)]) as client:
        for line, expected in enumerate((2, 4)):
            with client.websocket_connect("/live") as socket:
                socket.send_json({**START, "resume": tokens[-1] if tokens else None})
                answer = socket.receive_json()
                assert answer["resumed"] is (line == 1)
                tokens.append(answer["token"])
                for pose in poses:
                    socket.send_bytes(frame(pose.t_ms + line * last_ms))
                    verdict = socket.receive_json()
                assert verdict["count"] == expected
                if line == 1:
                    socket.send_json({"type": "finish"})
                    assert len(socket.receive_json()["repetitions"]) == 4


@pytest.mark.parametrize(("wait_s", "exercise"), [(0.3, "trunk_lift"), (0, "knees_to_chest")])
def test_after_a_while_or_at_another_exercise_nothing_is_gone_on_with(
    settings: Settings, wait_s: float, exercise: str
) -> None:
    with served(settings.model_copy(update={"resume_s": 0.2})) as client:
        with client.websocket_connect("/live") as socket:
            socket.send_json(START)
            token = socket.receive_json()["token"]
        time.sleep(wait_s)
        with client.websocket_connect("/live") as socket:
            socket.send_json({**START, "exercise": exercise, "resume": token})
            assert socket.receive_json()["resumed"] is False


def test_a_dark_picture_is_said_to_be_dark(settings: Settings) -> None:
    eye = ScriptedEye(light=Light(dark=0.0, light=0.1))
    with served(settings, [eye]) as client, started(client) as socket:
        socket.send_bytes(frame(0))
        assert socket.receive_json()["framing"] == "too_dark"


def test_a_turned_phone_holds_the_start_posture_again(settings: Settings) -> None:
    poses = list(frames(GOOD["trunk_lift"], 1, tempo=TEMPO["trunk_lift"], fps=15))
    turned = [replace(pose, width=9 / 16) if pose.t_ms > 3200 else pose for pose in poses]
    with served(settings, [ScriptedEye(turned)]) as client, started(client) as socket:
        phases = {}
        for pose in turned:
            socket.send_bytes(frame(pose.t_ms))
            phases[pose.t_ms] = socket.receive_json()["phase"]
    assert phases[max(t_ms for t_ms in phases if t_ms <= 3200)] == "rest"
    assert phases[min(t_ms for t_ms in phases if t_ms > 3200)] == "waiting"


def test_a_slow_computer_gets_fewer_pictures_and_then_the_lite_model(settings: Settings) -> None:
    eye = ScriptedEye(takes_s=0.02)
    fast = settings.model_copy(update={"live_fps": 60})
    paces = []
    with served(fast, [eye]) as client, client.websocket_connect("/live") as socket:
        socket.send_json(START)
        socket.receive_json()
        for t_ms in range(40):
            socket.send_bytes(frame(t_ms))
            assert socket.receive_json()["type"] == "verdict"
            if t_ms == WINDOW - 1:
                paces.append(socket.receive_json())
    assert paces == [{"type": "pace", "fps": 10, "model": "full"}]


def test_a_picture_without_a_person_has_no_points(settings: Settings) -> None:
    with served(settings) as client, started(client) as socket:
        socket.send_bytes(frame(0))
        verdict = socket.receive_json()
    assert verdict["points"] == []
    assert verdict["phase"] == "waiting"
    assert verdict["advice"] == "no_body"


MALFORMED: list[tuple[str, list[str | bytes], tuple[str, int]]] = [
    ("text that is no message", ["nonsense"], ("malformed", 1007)),
    ("a second start", [str(START).replace("'", '"')], ("malformed", 1007)),
    ("no header", [b"x"], ("malformed", 1007)),
    ("no payload", [HEADER.pack(1, 1, 0, 5)], ("malformed", 1007)),
    ("another version", [HEADER.pack(1, 2, 0, 5) + b"x"], ("unsupported", 1003)),
    ("landmarks", [frame(0, kind=FrameKind.LANDMARKS)], ("unsupported", 1003)),
    ("too large", [frame(0, bytes(600_000))], ("too_large", 1009)),
    ("not a picture", [frame(0, b"bad")], ("bad_picture", 1007)),
    ("the same time twice", [frame(5), frame(5)], ("time_backwards", 1008)),
    ("an earlier time", [frame(5), frame(4)], ("time_backwards", 1008)),
]


@pytest.mark.parametrize(
    ("messages", "error"),
    [case[1:] for case in MALFORMED],
    ids=[case[0] for case in MALFORMED],
)
def test_a_malformed_message_ends_the_session_and_frees_its_place(
    settings: Settings, messages: list[str | bytes], error: tuple[str, int]
) -> None:
    alone = settings.model_copy(update={"max_sessions": 1})
    eye = ScriptedEye()
    with served(alone, [eye]) as client:
        with started(client) as socket:
            for number, message in enumerate(messages):
                if isinstance(message, bytes):
                    socket.send_bytes(message)
                else:
                    socket.send_text(message)
                if number < len(messages) - 1:
                    assert socket.receive_json()["type"] == "verdict"
            assert error_of(socket) == error
        assert eye.closed
        with started(client):
            pass


@pytest.mark.parametrize(
    ("first", "error"),
    [
        ({"type": "finish"}, ("malformed", 1007)),
        ({**START, "version": 2}, ("unsupported", 1003)),
        ({**START, "exercise": "somersault"}, ("unknown_exercise", 1008)),
    ],
)
def test_a_session_begins_with_a_start(
    settings: Settings, first: dict[str, Any], error: tuple[str, int]
) -> None:
    with served(settings) as client, client.websocket_connect("/live") as socket:
        socket.send_json(first)
        assert error_of(socket) == error


def test_a_frame_before_the_start_is_malformed(settings: Settings) -> None:
    with served(settings) as client, client.websocket_connect("/live") as socket:
        socket.send_bytes(frame(0))
        assert error_of(socket) == ("malformed", 1007)


def test_a_full_house_says_busy_and_a_freed_place_can_be_taken(settings: Settings) -> None:
    pair = settings.model_copy(update={"max_sessions": 2})
    with served(pair) as client, started(client):
        with started(client), client.websocket_connect("/live") as third:
            assert error_of(third) == ("busy", 1013)
        with started(client):
            pass


def test_a_place_is_free_within_a_second_after_the_page_has_gone(settings: Settings) -> None:
    alone = settings.model_copy(update={"max_sessions": 1})
    eye = ScriptedEye()
    with served(alone, [eye]) as client:
        with started(client) as socket:
            socket.send_bytes(frame(0))
            socket.receive_json()
        left = time.monotonic()
        with started(client):
            assert time.monotonic() - left < 1
        assert eye.closed


def test_a_silent_session_is_ended(settings: Settings) -> None:
    impatient = settings.model_copy(update={"idle_s": 0.1})
    with served(impatient) as client, started(client) as socket:
        assert error_of(socket) == ("idle", 1000)


def test_a_missing_model_is_said(settings: Settings) -> None:
    with (
        served(settings, ModelError("run make setup")) as client,
        client.websocket_connect("/live") as socket,
    ):
        socket.send_json(START)
        assert error_of(socket) == ("no_model", 1011)

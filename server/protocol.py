"""The live socket's messages; `docs/protocol.md` is written from this file.

Texts never cross the wire, only keys: the page has the texts in both languages.
"""

import struct
from dataclasses import asdict
from enum import IntEnum, StrEnum
from typing import Annotated, Any, Final, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from rules.events import Event
from rules.pose import Pose, Side
from rules.verdict import Phase, Summary, Verdict
from vision.models import ModelName

VERSION: Final = 1
HEADER: Final = struct.Struct("<BBHI")
"""A frame's header, little-endian: kind, version, two reserved bytes that are 0, t_ms."""


class FrameKind(IntEnum):
    """What follows a frame's header."""

    JPEG = 1
    LANDMARKS = 2
    """Reserved for a page that finds the landmarks itself; refused as `unsupported` today."""


class ErrorKey(StrEnum):
    """Why the server ends a session; every one is followed by the socket's end."""

    BUSY = "busy"
    MALFORMED = "malformed"
    UNSUPPORTED = "unsupported"
    UNKNOWN_EXERCISE = "unknown_exercise"
    TOO_LARGE = "too_large"
    BAD_PICTURE = "bad_picture"
    TIME_BACKWARDS = "time_backwards"
    IDLE = "idle"
    NO_MODEL = "no_model"

    @property
    def close_code(self) -> int:
        """The WebSocket close code (RFC 6455, section 7.4.1) that goes with it."""
        return _CLOSE_CODES[self]


_CLOSE_CODES: Final = {
    ErrorKey.BUSY: 1013,
    ErrorKey.MALFORMED: 1007,
    ErrorKey.UNSUPPORTED: 1003,
    ErrorKey.UNKNOWN_EXERCISE: 1008,
    ErrorKey.TOO_LARGE: 1009,
    ErrorKey.BAD_PICTURE: 1007,
    ErrorKey.TIME_BACKWARDS: 1008,
    ErrorKey.IDLE: 1000,
    ErrorKey.NO_MODEL: 1011,
}


class ProtocolError(Exception):
    """A session has to end; `key` says why."""

    def __init__(self, key: ErrorKey) -> None:
        super().__init__(key)
        self.key = key


class _Message(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Start(_Message):
    """The page's first message."""

    type: Literal["start"] = "start"
    version: int = Field(description="The version of these messages, 1.")
    exercise: str = Field(description="The exercise's key.")
    resume: str | None = Field(
        default=None, description="The token of a session to go on with, or null."
    )


class Pause(_Message):
    """No frame comes for a while. It has no answer; repeated, it keeps the session from idling."""

    type: Literal["pause"] = "pause"


class Finish(_Message):
    """The page's last message: it is answered with the summary."""

    type: Literal["finish"] = "finish"


class Frame(NamedTuple):
    """One moment, as a picture or as landmarks."""

    kind: FrameKind
    t_ms: int
    payload: bytes


class Started(_Message):
    """The answer to `start`: frames may come."""

    type: Literal["started"] = "started"
    version: int = Field(description="The version of these messages, 1.")
    fps: int = Field(description="The most frames to send in a second.")
    pixels: int = Field(description="The longer side to scale a picture to.")
    token: str = Field(description="With this the page can go on after its line was cut.")
    resumed: bool = Field(description="Whether this goes on with the session asked for.")


class VerdictMessage(_Message):
    """The answer to a frame."""

    type: Literal["verdict"] = "verdict"
    t_ms: int = Field(description="The frame's own time.")
    phase: Phase = Field(description="Where in a repetition the person is.")
    near: Side | None = Field(description="The side of the body that faces the camera.")
    value: float | None = Field(description="The movement's signal in its own unit.")
    progress: float | None = Field(description="0 at rest, 1 on target.")
    held_ms: int = Field(description="Time in the present hold.")
    count: int = Field(description="Repetitions that counted so far.")
    attempts: int = Field(description="Repetitions begun and ended so far.")
    faults: list[str] = Field(description="Keys of the faults shown now, in alphabetical order.")
    advice: str | None = Field(description="Key of what to mend before counting can go on.")
    unseen: str | None = Field(description="The hidden part of the body where advice is `unseen`.")
    framing: str | None = Field(
        description="Key of what is wrong with the picture while advice is given."
    )
    events: list[dict[str, Any]] = Field(description="What this frame changed, see below.")
    points: list[float] = Field(
        description="The 33 landmarks as x, y, visibility, one after the other, x and y in image"
        " heights; empty when nobody was found."
    )


class PaceMessage(_Message):
    """This computer is too slow: from now on fewer frames, or a smaller model. It follows a
    verdict, and has no answer."""

    type: Literal["pace"] = "pace"
    fps: int = Field(description="The most frames to send in a second.")
    model: ModelName = Field(description="The pose model that looks at them.")


class SummaryMessage(_Message):
    """The answer to `finish`: the whole of it; times in milliseconds of the frames' own clock."""

    type: Literal["summary"] = "summary"
    count: int = Field(description="Repetitions that counted.")
    repetitions: list[dict[str, Any]] = Field(description="All attempts, see `rules.verdict`.")
    faults: list[dict[str, Any]] = Field(description="All faults by their start.")
    not_judged: list[dict[str, str]] = Field(description="`key` and `reason` of each.")
    range: float | None = Field(
        description="Median range of the counted repetitions in the signal's unit."
    )
    lost_ms: int = Field(description="Time for which the body was out of sight.")
    confidence: float = Field(description="0 to 1.")
    fits: str | None = Field(description="Key of another exercise that was clearly done instead.")


class ErrorMessage(_Message):
    """Why the server closes the socket."""

    type: Literal["error"] = "error"
    key: ErrorKey


ServerMessage = Started | VerdictMessage | PaceMessage | SummaryMessage | ErrorMessage
_PAGE_MESSAGE: Final[TypeAdapter[Start | Pause | Finish]] = TypeAdapter(
    Annotated[Start | Pause | Finish, Field(discriminator="type")]
)


def read_text(text: str) -> Start | Pause | Finish:
    """Return what a text message of the page says.

    Raises:
        ProtocolError: It is not JSON, or not a message.
    """
    try:
        return _PAGE_MESSAGE.validate_json(text)
    except ValidationError as error:
        raise ProtocolError(ErrorKey.MALFORMED) from error


def read_frame(message: bytes, limit: int) -> Frame:
    """Return the frame in a binary message of at most `limit` bytes.

    Raises:
        ProtocolError: It is too large, too short, of another version or of an unknown kind.
    """
    if len(message) > limit:
        raise ProtocolError(ErrorKey.TOO_LARGE)
    if len(message) <= HEADER.size:
        raise ProtocolError(ErrorKey.MALFORMED)
    kind, version, reserved, t_ms = HEADER.unpack_from(message)
    if version != VERSION or kind not in set(FrameKind):
        raise ProtocolError(ErrorKey.UNSUPPORTED)
    if reserved:
        raise ProtocolError(ErrorKey.MALFORMED)
    return Frame(FrameKind(kind), t_ms, message[HEADER.size :])


def write_frame(frame: Frame) -> bytes:
    """Return the binary message that holds a frame."""
    return HEADER.pack(frame.kind, VERSION, 0, frame.t_ms) + frame.payload


def verdict_message(verdict: Verdict, pose: Pose, framing: str | None) -> VerdictMessage:
    """Return a verdict and what it is about as a message."""
    return VerdictMessage(
        t_ms=verdict.t_ms,
        phase=verdict.phase,
        near=verdict.near,
        value=_rounded(verdict.value),
        progress=_rounded(verdict.progress),
        held_ms=verdict.held_ms,
        count=verdict.count,
        attempts=verdict.attempts,
        faults=sorted(verdict.faults),
        advice=verdict.advice,
        unseen=verdict.unseen,
        framing=framing,
        events=[event_dict(event) for event in verdict.events],
        points=[round(number, 3) for point in pose.points for number in point],
    )


def summary_message(summary: Summary) -> SummaryMessage:
    """Return a summary as a message."""
    repetitions = [{**asdict(one), "faults": sorted(one.faults)} for one in summary.repetitions]
    return SummaryMessage(
        count=summary.count,
        repetitions=repetitions,
        faults=[asdict(fault) for fault in summary.faults],
        not_judged=[asdict(one) for one in summary.not_judged],
        range=_rounded(summary.range),
        lost_ms=summary.lost_ms,
        confidence=round(summary.confidence, 3),
        fits=summary.fits,
    )


def event_dict(event: Event) -> dict[str, Any]:
    """Return an event's fields and its `type`, the class's name in snake case."""
    return {"type": event_type(type(event)), **asdict(event)}


def event_type(kind: type[Event]) -> str:
    """Return `hold_tick` for `HoldTick`."""
    name = kind.__name__
    return name[0].lower() + "".join(f"_{c.lower()}" if c.isupper() else c for c in name[1:])


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 3)

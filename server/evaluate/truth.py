"""The truth file of a clip: what is shown in it. docs/evaluate.md describes it.

A clip that was rendered or simulated has all of it. One that was labelled by eye leaves out what
the eye cannot say: None stands for "not said", an empty tuple for "there is none".
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, Final, Literal, NoReturn

from pydantic import ConfigDict, TypeAdapter, ValidationError

from vision.errors import RugcoachError

VERSION: Final = 2
OLDEST: Final = 1
"""The oldest version that is still read; it has the same keys, and fewer of them."""

Side = Literal["left", "right"]
Kind = Literal["good", "fault", "near_miss"]
Span = tuple[float, float]
"""From and up to, in seconds from the first picture."""

_STRICT: Final = ConfigDict(extra="forbid", allow_inf_nan=False)


class TruthError(RugcoachError):
    """A truth file is missing, or does not say what it should in the way it should."""


@dataclass(frozen=True, kw_only=True, slots=True)
class View:
    """Where the camera stands.

    Attributes:
        near_side: The person's own side that faces the camera.
        head: The side of the picture on which the head lies.
        yaw_deg: 0 square to the body, positive nearer to the feet.
        roll_deg: The camera's own, positive where the picture's right end is the lower one.
        required: Whether it is a view that the exercise allows.
        words: It in words, where nothing was measured.
    """

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    yaw_deg: float | None = None
    camera_height_m: float | None = None
    distance_m: float | None = None
    roll_deg: float | None = None
    near_side: Side | None = None
    head: Side | None = None
    required: bool = True
    words: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Repetition:
    """A repetition; of a swing exercise, one swing to one side.

    Attributes:
        start_s, peak_s, end_s: Leaving rest, furthest from it, back at it.
        side: The person's own side that it goes to.
        counted: Whether it is one that counts, good or not.
        hold_s: How long it was held on target.
        range: How far it went, in the unit of the clip's signal; never negative.
        faults: Keys of the deliberate faults in it.
        reason: Key of why it does not count.
    """

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    number: int
    start_s: float
    peak_s: float | None = None
    end_s: float
    side: Side | None = None
    counted: bool = True
    hold_s: float | None = None
    range: float | None = None
    faults: tuple[str, ...] = ()
    reason: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Fault:
    """A fault with the time in which it shows."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    key: str
    start_s: float
    end_s: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Truth:
    """What a clip shows.

    Attributes:
        near_miss: Whether it is another movement, of which nothing may count.
        count: Repetitions, holds or pairs of swings that count; None where it cannot be said.
        attempts: Repetitions begun, those that do not count too.
        situations: Keys of what happens beside the exercise, `second_person` for instance.
        signal: Name of the true signal in `NAME.truth.npz` that repetitions were found by.
        body_px: Standing height of the body, in pixels at its place.
        active: The times in which the start posture or the exercise is shown. Outside of them
            nothing may count.
        peaks: When repetitions were furthest, where nothing else is known of them.
    """

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    version: int
    clip: str
    exercise: str
    kind: Kind | None = None
    near_miss: bool = False
    count: int | None
    attempts: int | None = None
    seed: int | None = None
    fps: float | None = None
    frames: int | None = None
    detected: int | None = None
    duration_s: float | None = None
    width: int | None = None
    height: int | None = None
    view: View | None = None
    person: str | None = None
    situations: tuple[str, ...] = ()
    signal: str | None = None
    signal_unit: str | None = None
    body_px: float | None = None
    active: tuple[Span, ...] | None = None
    repetitions: tuple[Repetition, ...] | None = None
    peaks: tuple[float, ...] | None = None
    holds: tuple[Span, ...] | None = None
    faults: tuple[Fault, ...] | None = None
    note: str | None = None


_TRUTH: Final[TypeAdapter[Truth]] = TypeAdapter(Truth)


def read_truth(path: Path) -> Truth:
    """Read `NAME.truth.json`.

    Raises:
        TruthError: The text names the file and the key.
    """
    data = read_object(path)
    if "version" not in data:
        wrong_key(path.name, "version", "is missing")
    return truth_from(data, path.name)


def read_object(path: Path) -> dict[str, Any]:
    """Return the one JSON object in a file.

    Raises:
        TruthError: There is no such file, or something else in it.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise TruthError(f"there is no file {path}") from error
    except (OSError, ValueError) as error:
        raise TruthError(f"{path.name} cannot be read as JSON: {error}") from error
    if not isinstance(data, dict):
        raise TruthError(f"{path.name} must hold one JSON object")
    return data


def truth_from(data: Mapping[str, Any], where: str) -> Truth:
    """Return the truth that an object tells; `where` names it in an error.

    Raises:
        TruthError: A key is missing, unknown, or of another kind.
    """
    version = data.get("version")
    if isinstance(version, int) and not OLDEST <= version <= VERSION:
        wrong_key(where, "version", f"is {version}, and this program reads {OLDEST} to {VERSION}")
    try:
        truth = _TRUTH.validate_json(json.dumps(data), strict=True)
    except ValidationError as error:
        first = error.errors()[0]
        key = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in first["loc"])
        wrong_key(where, key.removeprefix("."), f"is wrong: {first['msg']}")
    for key, (start_s, end_s) in _spans(truth):
        if not 0 <= start_s <= end_s:
            wrong_key(where, key, f"goes from {start_s:g} s to {end_s:g} s")
    return truth


def _spans(truth: Truth) -> list[tuple[str, Span]]:
    """Return every stretch of time with its key."""
    spans = [(f"active[{n}]", span) for n, span in enumerate(truth.active or ())]
    spans += [(f"holds[{n}]", span) for n, span in enumerate(truth.holds or ())]
    spans += [
        (f"repetitions[{n}]", (one.start_s, one.end_s))
        for n, one in enumerate(truth.repetitions or ())
    ]
    spans += [
        (f"faults[{n}]", (one.start_s, one.end_s)) for n, one in enumerate(truth.faults or ())
    ]
    return spans


def wrong_key(where: str, key: str, what: str) -> NoReturn:
    """Raise the error that names the file and the key."""
    raise TruthError(f"{where}: {key} {what}")

"""What the rules say: about one moment (`Verdict`) and about the whole of it (`Summary`)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rules.events import Event
from rules.pose import Side


class Phase(StrEnum):
    """Where in a repetition the person is."""

    WAITING = "waiting"
    REST = "rest"
    RAISE = "raise"
    HOLD = "hold"
    LOWER = "lower"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One moment.

    Attributes:
        t_ms: The pose's own time.
        phase: `WAITING` until the start posture was held still, and again when it is left.
        near: The side of the body that faces the camera, once known.
        value: The movement's smoothed signal in its own unit, None where unseen.
        progress: 0 at the person's own rest, 1 on target, None where unseen or waiting. Negative
            towards the right of a swing.
        held_ms: Time in the present hold.
        count: Repetitions (holds, pairs of swings) that counted so far.
        attempts: Repetitions begun and ended so far.
        faults: Keys of the faults shown now.
        advice: Key of the one thing to mend before counting can go on, or None; its text is in
            `rules.advice.ADVICE` or among the exercise's start limits.
        unseen: Part of the body that is out of sight (`hip`, `knee`, ...) where `advice` is
            `unseen`.
        events: What this pose changed.
    """

    t_ms: int
    phase: Phase
    near: Side | None
    value: float | None
    progress: float | None
    held_ms: int
    count: int
    attempts: int
    faults: frozenset[str]
    advice: str | None
    unseen: str | None
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Repetition:
    """One attempt. Times in ms; `range` in the unit of the movement's signal, never negative.

    Attributes:
        number: From 1, attempts that did not count included.
        start_ms, peak_ms, end_ms: Leaving rest, furthest from it, back at it.
        side: The person's own side that it went to, None where there is none or it is not known.
            That of a first repetition may be known only when the second is over.
        reason: Why it did not count; None where it did.
        held_ms: Longest unbroken hold on target.
        progress: The furthest progress; 1 is on target.
        lean: What tells the side at its top (`rules.sides`), in that signal's unit; None where the
            exercise has no such signal or it was not seen.
        quickest_ms: Shortest time in which the signal went from a fifth to four fifths of its way
            up, or back down; a smooth movement that takes T has 0.36 T.
        faults: Keys of the faults shown in it.
    """

    number: int
    start_ms: int
    peak_ms: int
    end_ms: int
    side: Side | None
    counted: bool
    reason: str | None
    held_ms: int
    range: float
    progress: float
    quickest_ms: int
    lean: float | None = None
    faults: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultSpan:
    """A fault from its first to its last moment; `repetition` is the attempt's number."""

    key: str
    start_ms: int
    end_ms: int
    repetition: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotJudged:
    """What could not be judged (`count` or a fault's key) and the key of the reason."""

    key: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The whole of a set, a video or a recording.

    Attributes:
        exercise: The exercise's key.
        count: Repetitions, holds or pairs of swings that counted.
        repetitions: All attempts in order.
        faults: All faults in order of their start.
        not_judged: What could not be judged, and why.
        range: Median range of the counted repetitions in the signal's unit, or None.
        lost_ms: Time for which the body or a joint the movement needs was out of sight.
        confidence: 0-1; see `rules.summary`.
        fits: Key of another exercise that was clearly done where this one was not, or None.
    """

    exercise: str
    count: int
    repetitions: tuple[Repetition, ...]
    faults: tuple[FaultSpan, ...]
    not_judged: tuple[NotJudged, ...]
    range: float | None
    lost_ms: int
    confidence: float
    fits: str | None = None

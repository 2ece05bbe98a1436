"""What happens while someone exercises; times are in milliseconds of the source's own clock."""

from __future__ import annotations

from dataclasses import dataclass

from rules.pose import Side


@dataclass(frozen=True, slots=True)
class Ready:
    """The start posture was held still in the right view: counting begins."""

    t_ms: int


@dataclass(frozen=True, slots=True)
class Rep:
    """A repetition ended. `number` counts attempts from 1; `count` those that counted so far.

    `side` is None where there is none, or where only a later repetition can tell it.
    """

    t_ms: int
    number: int
    counted: bool
    reason: str | None
    count: int
    side: Side | None


@dataclass(frozen=True, slots=True)
class HoldTick:
    """Another whole second of the hold is done."""

    t_ms: int
    held_s: int


@dataclass(frozen=True, slots=True)
class HoldDone:
    """The hold reached its time: the person may relax. `count` includes it."""

    t_ms: int
    count: int


@dataclass(frozen=True, slots=True)
class HoldBroken:
    """The hold was left before its time."""

    t_ms: int
    held_ms: int


@dataclass(frozen=True, slots=True)
class FaultSeen:
    """A fault has lasted long enough to be named."""

    t_ms: int
    fault: str


@dataclass(frozen=True, slots=True)
class FaultGone:
    """A fault that was named is mended or its phase is over."""

    t_ms: int
    fault: str


@dataclass(frozen=True, slots=True)
class SetDone:
    """The count reached the dose of one set."""

    t_ms: int
    count: int


@dataclass(frozen=True, slots=True)
class Lost:
    """The body, or a joint the movement needs, has been out of sight for longer than the grace."""

    t_ms: int


@dataclass(frozen=True, slots=True)
class WrongView:
    """The camera sees the person from a side that this exercise cannot be judged from."""

    t_ms: int


@dataclass(frozen=True, slots=True)
class OtherExercise:
    """The chosen exercise is not being done, and another one clearly is; `exercise` is its key."""

    t_ms: int
    exercise: str


Event = (
    Ready
    | Rep
    | HoldTick
    | HoldDone
    | HoldBroken
    | FaultSeen
    | FaultGone
    | SetDone
    | Lost
    | WrongView
    | OtherExercise
)

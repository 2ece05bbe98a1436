"""What is counted: a movement to a target and back, or swings to either side."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from rules.signals.signal import Signal


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """A second signal that has to change along with the movement's own, by `travel` (signed).

    Attributes:
        needless: Progress from which the movement cannot be anything else.
    """

    signal: Signal
    travel: float
    needless: float = math.inf

    def __post_init__(self) -> None:
        if self.travel == 0:
            raise ValueError(f"{self.signal.name}: confirms nothing without a travel")


LEAST_HELD: Final = 0.33
"""A hold must end before the movement counts as back at rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """A signal that leaves the person's own rest level, reaches its target and comes back.

    Exactly one of `target` (the same for everybody, in the signal's unit) and `travel` (from the
    person's own rest, signed) is given.

    Attributes:
        rest_low, rest_high: Where the person's rest level may lie.
        still: Largest range of the signal that is lying still.
        calm_s: For how long it must be still before its median is the person's rest level.
        smallest: Whether the target is the smallest movement that the camera can see; one that
            falls short of it is then too small to be judged and not the person's fault.
        sure: Progress that the person's usual repetition must reach for the count to stand: below
            it what was counted may as well be breath, unrest or the landmarks' own drift.
        drifts: Whether the signal is known only up to a slow drift, so that a repetition is a rise
            from the lowest level since the last one and a fall from its own peak.
        attempt: Share of the way from which a movement is an attempt at all; not of the smallest
            that can be seen (`rules.cycle`).
        least_s: What is over sooner, from leaving rest to being back, is no attempt: the landmarks
            jumped.
        held_share: Share of its own peak above which a hold lasts, once its target was reached;
            None for the target itself. For a movement of which the camera sees more or less,
            depending on where it stands, and a target far out, so that nothing else reaches it.
        held_over: Value of the signal that this share counts from where rest lies short of it: the
            way up to there is not the movement.
        confirmed_by: What else has to change for the target to be reached.
    """

    signal: Signal
    rest_low: float
    rest_high: float
    target: float | None = None
    travel: float | None = None
    still: float
    calm_s: float = 1.0
    smallest: bool = False
    sure: float = 0.0
    drifts: bool = False
    attempt: float = 0.5
    least_s: float = 0.0
    held_share: float | None = None
    held_over: float | None = None
    confirmed_by: Confirmation | None = None

    def __post_init__(self) -> None:
        if self.held_share is not None and not LEAST_HELD <= self.held_share <= 1:
            raise ValueError(
                f"{self.signal.name}: held from {self.held_share} of the peak, "
                f"expected {LEAST_HELD} to 1"
            )
        if (self.target is None) == (self.travel is None):
            raise ValueError(f"{self.signal.name}: give a target or a travel, and not both")
        if not self.rest_low < self.rest_high:
            raise ValueError(
                f"{self.signal.name}: rest from {self.rest_low} to {self.rest_high} is empty"
            )
        if self.travel == 0 or (
            self.target is not None and self.rest_low <= self.target <= self.rest_high
        ):
            raise ValueError(f"{self.signal.name}: the target lies at rest")

    def progress(self, value: float, rest: float) -> float:
        """Return 0 at `rest`, 1 on target, beyond these for less and more."""
        travel = self.travel if self.target is None else self.target - rest
        assert travel is not None  # one of the two is given
        return (value - rest) / travel

    @property
    def signals(self) -> tuple[Signal, ...]:
        """All signals without which the movement cannot be followed, its own first."""
        return (self.signal, *(() if self.confirmed_by is None else (self.confirmed_by.signal,)))

    def held_base(self, rest: float) -> float:
        """Return the progress that the share of a hold counts from, by the person's rest."""
        return 0.0 if self.held_over is None else max(0.0, self.progress(self.held_over, rest))

    def confirmed(self, values: Mapping[Signal, float], rest: Mapping[Signal, float]) -> bool:
        """Return whether what else has to change has done so."""
        second = self.confirmed_by
        if second is None:
            return True
        if self.progress(values[self.signal], rest[self.signal]) >= second.needless:
            return True
        return (values[second.signal] - rest[second.signal]) / second.travel >= 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Swing:
    """A signal that swings from neutral to either side; left is positive progress.

    `left` and `right` are the travels from the person's own neutral, of opposite sign. A swing to
    each side makes one counted pair. The other attributes are as in `Movement`.

    Attributes:
        wanders: Whether the neutral is known no better than to a small swing: then it lies half-way
            between the usual swings to either side, once these are known (`rules.centre`).
        back: Progress below which a swing is over. Someone who swings from side to side, or whose
            neutral has shifted a little, does not come all the way back. One that has come back far
            enough from its own peak is over too.
    """

    signal: Signal
    rest_low: float
    rest_high: float
    left: float
    right: float
    still: float
    calm_s: float = 1.0
    smallest: bool = False
    sure: float = 0.0
    drifts: bool = False
    back: float = 0.25
    wanders: bool = False
    attempt: float = 0.5
    least_s: float = 0.0

    def __post_init__(self) -> None:
        if self.drifts:
            raise ValueError(f"{self.signal.name}: a swing has a neutral and cannot drift")
        if not self.left * self.right < 0:
            raise ValueError(
                f"{self.signal.name}: left {self.left} and right {self.right} lie on one side"
            )

    def progress(self, value: float, rest: float) -> float:
        """Return 0 at `rest`, 1 on the left target, -1 on the right one."""
        change = value - rest
        return change / self.left if change * self.left > 0 else -change / self.right

    @property
    def signals(self) -> tuple[Signal, ...]:
        """All signals without which the swing cannot be followed."""
        return (self.signal,)

    def held_base(self, rest: float) -> float:
        """Return 0: a swing is not held."""
        del rest
        return 0.0

    def confirmed(self, values: Mapping[Signal, float], rest: Mapping[Signal, float]) -> bool:
        """Return True: a swing has no second signal."""
        del values, rest
        return True

"""The words an exercise is written in; each description checks itself when it is made."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from rules.posture import Posture, View
from rules.signals import Signal
from rules.text import Text
from rules.verdict import Phase, Repetition


class Part(StrEnum):
    """The part of the leaflet's programme that an exercise belongs to."""

    WARM_UP = "warm_up"
    STRENGTH = "strength"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dose:
    """How much: `reps` in each of `sets`, `hold_s` seconds each (0 = no hold), `rest_s` between.

    A hold is one long repetition; a pair of swings is one repetition.
    """

    sets: int
    reps: int
    hold_s: int = 0
    rest_s: int = 5

    def __post_init__(self) -> None:
        if self.sets < 1 or self.reps < 1 or self.hold_s < 0 or self.rest_s < 0:
            raise ValueError(f"a dose needs at least one set of one repetition: {self!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """A signal that must lie between two values, ends included, and what to say where not."""

    key: str
    signal: Signal
    low: float = -math.inf
    high: float = math.inf
    say: Text

    def __post_init__(self) -> None:
        if not self.low < self.high or (math.isinf(self.low) and math.isinf(self.high)):
            raise ValueError(f"limit {self.key!r} holds nothing off: {self.low} to {self.high}")

    def holds(self, value: float) -> bool:
        """Whether `value` lies within."""
        return self.low <= value <= self.high


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """The start posture, and what to say to someone who is in another one."""

    posture: Posture
    say: Text
    limits: tuple[Limit, ...] = ()


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
        drifts: Whether the signal is known only up to a slow drift, so that a repetition is a rise
            from the lowest level since the last one and a fall from its own peak.
    """

    signal: Signal
    rest_low: float
    rest_high: float
    target: float | None = None
    travel: float | None = None
    still: float
    calm_s: float = 1.0
    smallest: bool = False
    drifts: bool = False

    def __post_init__(self) -> None:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Swing:
    """A signal that swings from neutral to either side; left is positive progress.

    `left` and `right` are the travels from the person's own neutral, of opposite sign. A swing to
    each side makes one counted pair. The other attributes are as in `Movement`.
    """

    signal: Signal
    rest_low: float
    rest_high: float
    left: float
    right: float
    still: float
    calm_s: float = 1.0
    smallest: bool = False
    drifts: bool = False

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


class Measure(StrEnum):
    """What of a signal a fault looks at."""

    LEVEL = "level"
    """Its value."""
    CHANGE = "change"
    """Its value less the person's own rest level."""
    SWINGS = "swings"
    """How often it turned back by at least `step` in the last `window_s` seconds."""


class Effect(StrEnum):
    """What a fault does beside being said."""

    ADVISE = "advise"
    """The repetition counts, with the fault."""
    PAUSE_HOLD = "pause_hold"
    """The hold's clock stands still while it lasts."""
    VOID = "void"
    """The repetition does not count; the fault's key is the reason."""


MOVING = frozenset({Phase.RAISE, Phase.HOLD, Phase.LOWER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A signal out of bounds for `for_s` seconds in one of the `during` phases.

    Attributes:
        guard: True for a movement that is another exercise: it voids the repetition with the
            fault's key as the reason and is not listed as a fault of this one.
        min_progress: Looked for only from this progress on (a share of the way to the target).
        unless: Keys of faults declared before this one that explain it: while one of them is
            shown, this one is not looked for.
        source: The leaflet, a publication, or the tuning clips that the limit comes from.
    """

    key: str
    signal: Signal
    measure: Measure = Measure.LEVEL
    above: float = math.inf
    below: float = -math.inf
    step: float = 0.0
    window_s: float = 3.0
    during: frozenset[Phase] = MOVING
    min_progress: float = -math.inf
    for_s: float = 0.3
    unless: frozenset[str] = frozenset()
    effect: Effect = Effect.ADVISE
    guard: bool = False
    say: Text
    source: str

    def __post_init__(self) -> None:
        if math.isinf(self.above) and math.isinf(self.below):
            raise ValueError(f"fault {self.key!r} has no limit")
        if (self.measure is Measure.SWINGS) != (self.step > 0):
            raise ValueError(f"fault {self.key!r}: a step goes with swings and with nothing else")
        if self.guard and self.effect is not Effect.VOID:
            raise ValueError(f"guard {self.key!r} must void the repetition")

    def shown_by(self, value: float) -> bool:
        """Whether `value` is out of bounds."""
        return not self.below <= value <= self.above


@dataclass(frozen=True, slots=True, kw_only=True)
class RepetitionFault:
    """A fault that shows only when the repetition is over, as being too fast does.

    Attributes:
        least: In how many repetitions it has to show before it is said. One may be a slip of the
            landmarks or of the image motion where the fault is close to what they can show.
    """

    key: str
    shown_by: Callable[[Repetition], bool]
    say: Text
    source: str
    least: int = 1

    def __post_init__(self) -> None:
        if self.least < 1:
            raise ValueError(f"{self.key}: expected at least 1 repetition, got {self.least}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """One exercise of the leaflet.

    Attributes:
        key: Snake case; its file in `rules.exercises` has the same name.
        how: What to do, in the program's own words.
        camera: Where the laptop stands.
        views: The views it can be judged from.
        flow: Whether image motion of the trunk is worth its time for this exercise.

    Raises:
        ValueError: A fault or start limit is declared twice, or there is no view.
    """

    key: str
    name: Text
    part: Part
    how: Text
    camera: Text
    views: frozenset[View]
    start: Start
    dose: Dose
    movement: Movement | Swing
    faults: tuple[Fault, ...] = ()
    repetition_faults: tuple[RepetitionFault, ...] = ()
    flow: bool = False
    signals: tuple[Signal, ...] = field(init=False)

    def __post_init__(self) -> None:
        if not self.views:
            raise ValueError(f"{self.key}: no view it can be judged from")
        before: set[str] = set()
        for fault in self.faults:
            if not fault.unless <= before:
                raise ValueError(
                    f"{self.key}: {fault.key!r} gives way to {sorted(fault.unless - before)}, "
                    "not declared before it"
                )
            before.add(fault.key)
        keys = Counter(
            [f.key for f in self.faults]
            + [f.key for f in self.repetition_faults]
            + [limit.key for limit in self.start.limits]
        )
        for key, times in keys.items():
            if times > 1:
                raise ValueError(f"{self.key}: {key!r} is declared {times} times")
        used = [self.movement.signal]
        used += [limit.signal for limit in self.start.limits]
        used += [fault.signal for fault in self.faults]
        object.__setattr__(self, "signals", tuple(dict.fromkeys(used)))

    @property
    def fault_texts(self) -> dict[str, Text]:
        """What to say for each fault, guards included, by key."""
        texts = {fault.key: fault.say for fault in self.faults}
        return texts | {fault.key: fault.say for fault in self.repetition_faults}

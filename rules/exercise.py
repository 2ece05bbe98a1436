"""The words an exercise is written in; each description checks itself when it is made."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from rules.posture import Posture
from rules.series import SeriesFault
from rules.sides import SideByChange
from rules.signals.signal import Signal
from rules.text import Text
from rules.verdict import Phase, Repetition
from rules.view import View


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
    """A signal that must lie between two values, ends included, and what to say where not.

    Attributes:
        throughout: Whether it must hold as well while the movement passes through another posture;
            where it does not, the person has left the position.
    """

    key: str
    signal: Signal
    low: float = -math.inf
    high: float = math.inf
    throughout: bool = False
    say: Text

    def __post_init__(self) -> None:
        if not self.low < self.high or (math.isinf(self.low) and math.isinf(self.high)):
            raise ValueError(f"limit {self.key!r} holds nothing off: {self.low} to {self.high}")

    def holds(self, value: float) -> bool:
        """Whether `value` lies within."""
        return self.low <= value <= self.high


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """The start posture, and what to say to someone who is in another one.

    Attributes:
        passes: Other postures that the movement passes through, done well or much too far. A
            repetition that has begun goes on in them; it can only end in the start posture.
    """

    posture: Posture
    say: Text
    limits: tuple[Limit, ...] = ()
    passes: frozenset[Posture] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """A second signal that has to change along with the movement's own, by `travel` (signed)."""

    signal: Signal
    travel: float

    def __post_init__(self) -> None:
        if self.travel == 0:
            raise ValueError(f"{self.signal.name}: confirms nothing without a travel")


LEAST_HELD: Final = 0.33
"""A hold must end before the movement counts as back at rest."""

UNCONFIRMED: Final = 0.9
"""Largest progress of a movement that its second signal does not confirm: short of the target."""


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
        held_share: Share of its own peak above which a hold lasts, once its target was reached;
            None for the target itself. For a movement of which the camera sees more or less,
            depending on where it stands, and a target far out, so that nothing else reaches it.
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
    held_share: float | None = None
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

    def followed(self, values: Mapping[Signal, float], rest: Mapping[Signal, float]) -> float:
        """Return the progress of all `signals` together: that of its own, confirmed or not."""
        progress = self.progress(values[self.signal], rest[self.signal])
        second = self.confirmed_by
        if second is None:
            return progress
        changed = (values[second.signal] - rest[second.signal]) / second.travel
        return progress if changed >= 1 else min(progress, UNCONFIRMED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Swing:
    """A signal that swings from neutral to either side; left is positive progress.

    `left` and `right` are the travels from the person's own neutral, of opposite sign. A swing to
    each side makes one counted pair. The other attributes are as in `Movement`.

    Attributes:
        back: Progress below which a swing is over. Someone who swings from side to side, or whose
            neutral has shifted a little, does not come all the way back.
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
    attempt: float = 0.5

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

    def followed(self, values: Mapping[Signal, float], rest: Mapping[Signal, float]) -> float:
        """Return the progress by `values`."""
        return self.progress(values[self.signal], rest[self.signal])


class Measure(StrEnum):
    """What of a signal a fault looks at."""

    LEVEL = "level"
    """Its value."""
    CHANGE = "change"
    """Its value less the person's own rest level."""
    REST = "rest"
    """The person's own rest level itself."""
    SWINGS = "swings"
    """How often it turned back by at least `step` in the last `window_s` seconds."""
    RANGE = "range"
    """From its smallest to its largest value in the last `window_s` seconds, and 0 while it is
    within `step` of the person's own rest level: for what goes to and fro, and shows more clearly
    one way than the other."""


class Effect(StrEnum):
    """What a fault does beside being said."""

    ADVISE = "advise"
    """The repetition counts, with the fault."""
    PAUSE_HOLD = "pause_hold"
    """The hold's clock stands still while it lasts."""
    VOID = "void"
    """The repetition does not count; the fault's key is the reason."""
    OBSCURE = "obscure"
    """The same, and nobody can say whether it should count: while the fault is shown, landmarks do
    not tell the movement. With many of these the count as a whole is not judged."""

    @property
    def counts(self) -> bool:
        """Whether a repetition counts in which such a fault is shown."""
        return self not in (Effect.VOID, Effect.OBSCURE)


MOVING = frozenset({Phase.RAISE, Phase.HOLD, Phase.LOWER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A signal out of bounds for `for_s` seconds in one of the `during` phases.

    Attributes:
        guard: True for a movement that is another exercise: it voids the repetition with the
            fault's key as the reason and is not listed as a fault of this one.
        doubt: From here up to `above` the signal cannot tell: the fault is not judged.
        min_progress: Looked for only from this progress on (a share of the way to the target).
        still: Largest range of the signal in a moment of which the rest level is taken, for a
            change of what may move while the movement's own signal stands still.
        unless: Keys of faults declared before this one that explain it: while one of them is
            shown, this one is not looked for.
        source: The leaflet, a publication, or the tuning clips that the limit comes from.
    """

    key: str
    signal: Signal
    measure: Measure = Measure.LEVEL
    above: float = math.inf
    below: float = -math.inf
    doubt: float = math.inf
    step: float = 0.0
    window_s: float = 3.0
    during: frozenset[Phase] = MOVING
    min_progress: float = -math.inf
    for_s: float = 0.3
    still: float = math.inf
    unless: frozenset[str] = frozenset()
    effect: Effect = Effect.ADVISE
    guard: bool = False
    say: Text
    source: str

    def __post_init__(self) -> None:
        if math.isinf(self.above) and math.isinf(self.below):
            raise ValueError(f"fault {self.key!r} has no limit")
        if (self.measure in (Measure.SWINGS, Measure.RANGE)) != (self.step > 0):
            raise ValueError(f"fault {self.key!r}: a step goes with swings or a range, not else")
        if self.doubt != math.inf and not self.doubt < self.above < math.inf:
            raise ValueError(f"fault {self.key!r} is in doubt from {self.doubt}, beyond its limit")
        if self.guard and self.effect is not Effect.VOID:
            raise ValueError(f"guard {self.key!r} must void the repetition")

    def shown_by(self, value: float) -> bool:
        """Whether `value` is out of bounds."""
        return not self.below <= value <= self.above

    def doubtful_at(self, value: float) -> bool:
        """Whether `value` may be either."""
        return self.doubt < value <= self.above


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
        sides: What tells the side of a repetition, where it is not the movement itself.
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
    series_faults: tuple[SeriesFault, ...] = ()
    sides: SideByChange | None = None
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
            + [f.key for f in self.series_faults]
            + [limit.key for limit in self.start.limits]
        )
        for key, times in keys.items():
            if times > 1:
                raise ValueError(f"{self.key}: {key!r} is declared {times} times")
        used = [*self.movement.signals]
        used += [limit.signal for limit in self.start.limits]
        used += [fault.signal for fault in self.faults]
        used += [] if self.sides is None else [self.sides.signal]
        used += [signal.scale for signal in used if signal.scale is not None]
        object.__setattr__(self, "signals", tuple(dict.fromkeys(used)))

    @property
    def fault_texts(self) -> dict[str, Text]:
        """What to say for each fault, guards included, by key."""
        texts = {fault.key: fault.say for fault in self.faults}
        texts |= {fault.key: fault.say for fault in self.repetition_faults}
        return texts | {fault.key: fault.say for fault in self.series_faults}

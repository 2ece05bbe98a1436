"""What is held against a repetition, and what that does to it."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from rules.signals.signal import Signal
from rules.text import Text
from rules.verdict import Phase, Repetition


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

    DOUBT = "doubt"
    """The repetition counts. Where nearly all show it, another movement looks the same, and the
    count as a whole is not judged."""

    @property
    def counts(self) -> bool:
        """Whether a repetition counts in which such a fault is shown."""
        return self not in (Effect.VOID, Effect.OBSCURE)


MOVING = frozenset({Phase.RAISE, Phase.HOLD, Phase.LOWER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A signal out of bounds for `for_s` seconds in one of the `during` phases.

    Attributes:
        guard: True for what is no fault of this exercise, as another movement or landmarks that
            jump: its key may be a reason and is not listed as a fault.
        doubt: From here up to `above` the signal cannot tell: the fault is not judged.
        beside_rest: Signals with a weight each: so many times the person's own rest levels are
            added to the level that is looked at. For what a body or a view shifts at rest as well.
        min_progress, max_progress: Looked for only between these (shares of the way to the
            target): far beyond it, another fault is, and the landmarks of this one are not sure.
        still: Largest range of the signal in a moment of which the rest level is taken, for a
            change of what may move while the movement's own signal stands still.
        unless: Keys of faults declared before this one that explain it: while one of them is
            shown, this one is not looked for.
        say: What to mend.
        looks_at: What is looked at, as the rest of "I could not see ..."; a guard has none.
        source: The leaflet, a publication, or the tuning clips that the limit comes from.
    """

    key: str
    signal: Signal
    measure: Measure = Measure.LEVEL
    above: float = math.inf
    below: float = -math.inf
    doubt: float = math.inf
    beside_rest: tuple[tuple[Signal, float], ...] = ()
    step: float = 0.0
    window_s: float = 3.0
    during: frozenset[Phase] = MOVING
    min_progress: float = -math.inf
    max_progress: float = math.inf
    for_s: float = 0.3
    still: float = math.inf
    unless: frozenset[str] = frozenset()
    effect: Effect = Effect.ADVISE
    guard: bool = False
    say: Text
    looks_at: Text | None = None
    source: str

    def __post_init__(self) -> None:
        if math.isinf(self.above) and math.isinf(self.below):
            raise ValueError(f"fault {self.key!r} has no limit")
        if (self.measure in (Measure.SWINGS, Measure.RANGE)) != (self.step > 0):
            raise ValueError(f"fault {self.key!r}: a step goes with swings or a range, not else")
        if self.doubt != math.inf and not self.doubt < self.above < math.inf:
            raise ValueError(f"fault {self.key!r} is in doubt from {self.doubt}, beyond its limit")
        if self.beside_rest and self.measure is not Measure.LEVEL:
            raise ValueError(f"fault {self.key!r}: only a level has rest levels added to it")
        if self.guard is not (self.looks_at is None):
            raise ValueError(f"fault {self.key!r}: all but a guard say what they look at")
        if self.guard and self.effect in (Effect.ADVISE, Effect.PAUSE_HOLD):
            raise ValueError(f"guard {self.key!r} must void, obscure or doubt the repetition")

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
        looks_at: As in `Fault`.
        least: In how many repetitions it has to show before it is said. One may be a slip of the
            landmarks or of the image motion where the fault is close to what they can show.
    """

    key: str
    shown_by: Callable[[Repetition], bool]
    say: Text
    looks_at: Text
    source: str
    least: int = 1

    def __post_init__(self) -> None:
        if self.least < 1:
            raise ValueError(f"{self.key}: expected at least 1 repetition, got {self.least}")

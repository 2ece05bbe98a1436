"""The words an exercise is written in; each description checks itself when it is made."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

from rules.fault import Fault, RepetitionFault
from rules.movement import Movement, Swing
from rules.series import SeriesFault
from rules.sides import SideByChange
from rules.signals.signal import Signal
from rules.start import Start
from rules.text import Text
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
        used += [signal for fault in self.faults for signal, _ in fault.beside_rest]
        used += [] if self.sides is None else [self.sides.signal]
        used += [signal.scale for signal in used if signal.scale is not None]
        object.__setattr__(self, "signals", tuple(dict.fromkeys(used)))

    @property
    def fault_texts(self) -> dict[str, Text]:
        """What to say for each fault, guards included, by key."""
        texts = {fault.key: fault.say for fault in self.faults}
        texts |= {fault.key: fault.say for fault in self.repetition_faults}
        return texts | {fault.key: fault.say for fault in self.series_faults}

    @property
    def looked_at(self) -> dict[str, Text]:
        """What is looked at for each fault, by key."""
        texts = {fault.key: fault.looks_at for fault in self.faults if fault.looks_at is not None}
        texts |= {fault.key: fault.looks_at for fault in self.repetition_faults}
        return texts | {fault.key: fault.looks_at for fault in self.series_faults}

"""How a motion is written: as a script for each kind of clip.

A motion file writes a `Script`; the script's `Performance` gives the posture at any time. All times
in seconds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

import numpy as np

from sample_videos.acting.performance import SWAY, FaultSpan, Sway, Window
from sample_videos.acting.performance import Breathing as Breathing
from sample_videos.acting.performance import Performance as Performance
from sample_videos.acting.performance import ease as ease
from sample_videos.body.posture import Posture
from sample_videos.body.support import Support
from sample_videos.scene.viewpoint import SIDE, Span, Viewpoint
from sample_videos.signals import Signal
from sample_videos.truth import Side

SETTLE_S = 3.5
"""Stillness at the start: landmarks settle for 1.5 s, then the checker takes the person's own rest.
"""
FINISH_S = 1.7


@dataclass
class Script:
    """Collects keys. `random` is the clip's own generator: the same seed writes the same script."""

    random: np.random.Generator
    start: Posture
    breathing: Breathing = field(default_factory=Breathing)
    now_s: float = 0.0
    _keys: list[tuple[float, Posture]] = field(default_factory=list)
    _windows: list[Window] = field(default_factory=list)
    _faults: list[FaultSpan] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._keys.append((0.0, self.start))

    def move(self, posture: Posture, seconds: float) -> None:
        """Go to a posture with minimum jerk."""
        self.now_s += seconds
        self._keys.append((self.now_s, posture))

    def stay(self, seconds: float) -> None:
        """Keep the last posture."""
        self.move(self._keys[-1][1], seconds)

    def vary(self, value: float, share: float = 0.08) -> float:
        """Return `value` changed by up to `share` of itself."""
        return value * float(self.random.uniform(1 - share, 1 + share))

    @contextmanager
    def repetition(self, counts: bool = True, side: Side | None = None) -> Iterator[None]:
        """All that is moved inside is one repetition, to this side of the person's own."""
        start = self.now_s
        yield
        self.mark(start, self.now_s, counts=counts, side=side)

    def mark(
        self, start_s: float, end_s: float, *, counts: bool = True, side: Side | None = None
    ) -> None:
        """Mark one repetition that begins and ends in the middle of movements."""
        self._windows.append(Window(start_s, end_s, counts, side))

    def fault(self, key: str, start_s: float, end_s: float) -> None:
        """Mark a deliberate fault."""
        self._faults.append(FaultSpan(key, start_s, end_s))

    def performance(self) -> Performance:
        """Return what was written, with sway drawn from the clip's generator."""
        return Performance(
            times_s=tuple(time for time, _ in self._keys),
            postures=tuple(posture for _, posture in self._keys),
            windows=tuple(self._windows),
            faults=tuple(self._faults),
            breathing=self.breathing,
            sway={name: Sway.drawn(self.random) for name in SWAY},
        )


@dataclass(frozen=True, kw_only=True)
class Motion:
    """One exercise, or a near miss of it: what the body leans on, how it starts, its kinds of clip.

    A kind is a function that writes the script of one clip. The clip begins in `opening`, by
    default in `start`, from which the places of hands and feet are taken.

    Attributes:
        signal: What the repetitions are found by.
        pairs: Whether a swing to each side together are one that counts.
        hold_s: Length of a hold that counts; None for an exercise counted by repetitions.
        hold_limit: A hold lasts while the size of the signal, its sign left out, is below this
            (`hold_below`) or above it.
        half_share: How far towards its postures a half repetition goes: so little that nobody
            would call it a whole one, and so much that it shows.
        half_fault: Key of the fault that a half repetition is, where the exercise has such a one.
        viewpoint: Where the laptop may stand.
        viewpoints: Other places for single kinds, a wrong one for instance.
        reflects: Odd seeds show the mirrored performance instead of the body turned round.
        props: Names of the furniture that the body uses.
    """

    exercise: str
    support: Support
    start: Posture
    signal: Signal
    kinds: Mapping[str, Callable[[Script], None]]
    opening: Posture | None = None
    hold_s: float | None = None
    hold_limit: float | None = None
    hold_below: bool = True
    pairs: bool = False
    half_share: Span = (0.25, 0.35)
    half_fault: str | None = None
    viewpoint: Viewpoint = SIDE
    viewpoints: Mapping[str, Viewpoint] = field(default_factory=dict)
    reflects: bool = False
    props: tuple[str, ...] = ()

    @property
    def unit(self) -> int:
        """How many windows make one repetition that counts."""
        return 2 if self.pairs else 1

    def perform(self, kind: str, random: np.random.Generator) -> Performance:
        """Write the clip of one kind: stillness, the motion, rest."""
        script = Script(random, self.opening or self.start)
        script.breathing = Breathing(rate_hz=float(random.uniform(0.20, 0.27)))
        script.stay(SETTLE_S)
        self.kinds[kind](script)
        script.stay(FINISH_S)
        return script.performance()

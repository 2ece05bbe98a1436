"""How a motion unfolds: postures at moments, eased between, with breathing and sway.

A motion file writes a `Script`; the script's `Performance` gives the posture at any time. All times
in seconds.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

import numpy as np

from sample_videos.posing import Support
from sample_videos.posture import Posture
from sample_videos.signals import Signal

SETTLE_S = 3.5
"""Stillness at the start: landmarks settle for 1.5 s, then the checker takes the person's own rest.
"""
FINISH_S = 1.7
SWAY: Mapping[str, float] = {
    "pelvis_pitch": 0.12, "spine": 0.12, "neck": 0.3, "left_hip": 0.4, "right_hip": 0.4,
    "left_knee": 0.5, "right_knee": 0.5, "knee_spread": 0.5, "hands_lift": 0.0015,
}  # fmt: skip
"""Standard deviation of the sway of each posture field, in the field's own unit."""


def ease(share: float) -> float:
    """Return the minimum-jerk course 10 s^3 - 15 s^4 + 6 s^5 (Flash and Hogan 1985), 0..1."""
    s = min(max(share, 0.0), 1.0)
    return s**3 * (10 - 15 * s + 6 * s**2)


@dataclass(frozen=True)
class Sway:
    """A slow random wander of standard deviation 1: four sines between 0.15 and 1.1 Hz."""

    frequencies_hz: tuple[float, ...]
    phases: tuple[float, ...]

    @classmethod
    def drawn(cls, random: np.random.Generator) -> Sway:
        """Draw one at random."""
        return cls(tuple(random.uniform(0.15, 1.1, 4)), tuple(random.uniform(0, 2 * np.pi, 4)))

    def at(self, t_s: float) -> float:
        """Return the value at a time."""
        pairs = zip(self.frequencies_hz, self.phases, strict=True)
        return sum(float(np.sin(2 * np.pi * hz * t_s + phase)) for hz, phase in pairs) / 2**0.5


@dataclass(frozen=True, kw_only=True)
class Breathing:
    """The belly rises and falls by `belly_m` at `rate_hz`; the chest by half as much."""

    belly_m: float = 0.005
    rate_hz: float = 0.23

    def at(self, t_s: float) -> float:
        """Return the belly's height above its lowest, 0..belly_m."""
        return self.belly_m * (0.5 - 0.5 * float(np.cos(2 * np.pi * self.rate_hz * t_s)))


@dataclass(frozen=True)
class Window:
    """The time of one repetition; `counts` False means it must not count however it looks."""

    start_s: float
    end_s: float
    counts: bool = True


@dataclass(frozen=True)
class FaultSpan:
    """A deliberate fault, from half-way into it to half-way out of it."""

    key: str
    start_s: float
    end_s: float


@dataclass(frozen=True, kw_only=True)
class Performance:
    """A finished script."""

    times_s: tuple[float, ...]
    postures: tuple[Posture, ...]
    windows: tuple[Window, ...]
    faults: tuple[FaultSpan, ...]
    breathing: Breathing
    sway: Mapping[str, Sway]

    @property
    def duration_s(self) -> float:
        """Time of the last key."""
        return self.times_s[-1]

    def planned(self, t_s: float) -> Posture:
        """Return the posture without sway."""
        after = min(max(bisect_right(self.times_s, t_s), 1), len(self.times_s) - 1)
        start, end = self.times_s[after - 1], self.times_s[after]
        weight = ease((t_s - start) / (end - start))
        return Posture.mixed(self.postures[after - 1], self.postures[after], weight)

    def posture(self, t_s: float) -> Posture:
        """Return the posture with sway."""
        sway = {name: SWAY[name] * one.at(t_s) for name, one in self.sway.items()}
        return self.planned(t_s).plus(**sway)


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
    def repetition(self, counts: bool = True) -> Iterator[None]:
        """All that is moved inside is one repetition."""
        start = self.now_s
        yield
        self._windows.append(Window(start, self.now_s, counts))

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
    default in `start`, from which the places of hands and feet are taken. `hold_s` is the length of
    a hold that counts and `hold_limit_deg` the signal below which it lasts; both None for an
    exercise that is counted by repetitions.
    """

    exercise: str
    support: Support
    start: Posture
    signal: Signal
    kinds: Mapping[str, Callable[[Script], None]]
    opening: Posture | None = None
    hold_s: float | None = None
    hold_limit_deg: float | None = None

    def perform(self, kind: str, random: np.random.Generator) -> Performance:
        """Write the clip of one kind: stillness, the motion, rest."""
        script = Script(random, self.opening or self.start)
        script.breathing = Breathing(rate_hz=float(random.uniform(0.20, 0.27)))
        script.stay(SETTLE_S)
        self.kinds[kind](script)
        script.stay(FINISH_S)
        return script.performance()

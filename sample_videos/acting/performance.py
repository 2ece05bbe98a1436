"""What is performed: postures at moments, eased between, with breathing and sway.

All times in seconds.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from sample_videos.body.posture import Posture
from sample_videos.geometry import Array
from sample_videos.truth import Side

OTHER_SIDE: Mapping[Side | None, Side | None] = {"left": "right", "right": "left", None: None}
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
    """The time of one repetition; `counts` False means it must not count however it looks.

    `side` is the person's own side it goes to, `reason` the key of why it does not count.
    """

    start_s: float
    end_s: float
    counts: bool = True
    side: Side | None = None
    reason: str | None = None


@dataclass(frozen=True)
class FaultSpan:
    """A deliberate fault, from half-way into it to half-way out of it."""

    key: str
    start_s: float
    end_s: float


@dataclass(frozen=True)
class Slide:
    """The whole body shuffles along the mat and back, `metres` towards the head.

    `times_s`: it leaves, is there, leaves again, is back.
    """

    times_s: tuple[float, float, float, float]
    metres: float

    def at(self, t_s: float) -> float:
        """Return how far the body is from its place, in metres towards the head."""
        leaves, there, returns, back = self.times_s
        gone = ease((t_s - leaves) / (there - leaves)) - ease((t_s - returns) / (back - returns))
        return self.metres * gone


@dataclass(frozen=True, kw_only=True)
class Performance:
    """A finished script."""

    times_s: tuple[float, ...]
    postures: tuple[Posture, ...]
    windows: tuple[Window, ...]
    faults: tuple[FaultSpan, ...]
    breathing: Breathing
    sway: Mapping[str, Sway]
    slides: tuple[Slide, ...] = ()

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

    def slid_m(self, t_s: float) -> float:
        """Return how far the body has shuffled from its place, in metres towards the head."""
        return sum(slide.at(t_s) for slide in self.slides)

    def slid_at(self, times_s: Array) -> Array:
        """Return the same (n,) for many times."""
        if not self.slides:
            return np.zeros(len(times_s))
        return np.array([self.slid_m(float(t_s)) for t_s in times_s])

    def reflected(self) -> Performance:
        """Return the mirrored performance: all that was done to the left is done to the right."""
        return replace(
            self,
            postures=tuple(posture.reflected() for posture in self.postures),
            windows=tuple(replace(one, side=OTHER_SIDE[one.side]) for one in self.windows),
        )

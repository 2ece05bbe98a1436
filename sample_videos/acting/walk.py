"""Somebody walks: to the mat, away from it, or past it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from sample_videos.acting.figures import STANDING, Figure, walking
from sample_videos.acting.performance import ease
from sample_videos.acting.transition import Ground, shifted
from sample_videos.body.skeleton import Placement
from sample_videos.geometry import Array, Z, rotation, unit
from sample_videos.scene.room import MAT_TOP_M

STRIDE_M = 1.15
"""Length of a double step."""
STOP_S = 0.5
"""In this time one starts or stops walking."""
FAR_M = 3.6
"""Outside the picture, whichever the camera."""
ON_MAT_M = 0.35
"""From so far in front of its place the foot steps on the mat."""


@dataclass(frozen=True, kw_only=True)
class Walk:
    """A straight way on the floor between `door` and `mat` (2,), and a turn there to `facing` (3,).

    It takes `walk_s`, the turn `turn_s`.
    """

    ground: Ground
    door: Array
    mat: Array
    facing: Array
    walk_s: float
    turn_s: float

    @cached_property
    def _way(self) -> Array:
        return np.append(self.mat - self.door, 0.0)

    def coming(self, t_s: float) -> Placement:
        """Return the placement: the walk to the mat, then the turn."""
        if t_s >= self.walk_s:
            return self._turned(unit(self._way), (t_s - self.walk_s) / self.turn_s)
        return self._walked(t_s, self._way)

    def leaving(self, t_s: float) -> Placement:
        """Return the placement: the turn on the mat, then the walk away."""
        if t_s < self.turn_s:
            return self._turned(-unit(self._way), 1 - t_s / self.turn_s)
        return self._walked(self.walk_s - (t_s - self.turn_s), -self._way)

    def _walked(self, t_s: float, heading: Array) -> Placement:
        """Return the walker `t_s` after the door; the way eases out at the mat."""
        left_s = self.walk_s - t_s
        share = 1 - _eased(left_s) / _eased(self.walk_s)
        length = float(np.linalg.norm(self._way))
        figure = walking(share * length / STRIDE_M).mixed(
            STANDING, 1 - ease(min(left_s / STOP_S, 1.0))
        )
        left_m = (1 - share) * length
        height = MAT_TOP_M * ease(1 - left_m / ON_MAT_M)
        return self._placed(figure, heading, share, height)

    def _turned(self, towards_way: Array, share: float) -> Placement:
        """Return the one who turns on the spot from the way (0) to the mat's facing (1)."""
        first = np.arctan2(towards_way[1], towards_way[0])
        last = np.arctan2(self.facing[1], self.facing[0])
        way = (last - first + np.pi) % (2 * np.pi) - np.pi
        facing = rotation(Z, float(np.rad2deg(first + ease(share) * way))) @ np.array([1.0, 0, 0])
        steps = walking(1.5 * share).mixed(STANDING, 1 - 0.4 * np.sin(np.pi * share))
        return self._placed(steps, facing, 1.0, MAT_TOP_M)

    def _placed(self, figure: Figure, facing: Array, share: float, height_m: float) -> Placement:
        loose = figure.placed(self.ground.body.skeleton, facing)
        here = np.append(self.door + share * (self.mat - self.door), 0.0)
        # A walker's body goes evenly, the feet do not.
        return self.ground.settled(shifted(loose, here - self._between_feet(facing)), height_m)

    def _between_feet(self, facing: Array) -> Array:
        """Return the place (3,) between the feet of one who stands with the pelvis over the origin;
        remembered for the next time.
        """
        key = facing.tobytes()
        if key not in self._known:
            still = STANDING.placed(self.ground.body.skeleton, facing)
            self._known[key] = (still.at("foot.L") + still.at("foot.R")) / 2
        return self._known[key]

    @cached_property
    def _known(self) -> dict[bytes, Array]:
        return {}


def _eased(left_s: float) -> float:
    """Return the share of a way still to go at an even pace that ends in a soft stop."""
    return left_s**2 / (2 * STOP_S) if left_s < STOP_S else left_s - STOP_S / 2


@dataclass(frozen=True, kw_only=True)
class Passing:
    """Somebody walks by towards `heading` (3,), and is at `point` (3,) at `middle_s`."""

    ground: Ground
    point: Array
    heading: Array
    speed: float
    middle_s: float

    def at(self, t_s: float) -> Placement | None:
        """Return the placement, None while far from the picture."""
        way = self.speed * (t_s - self.middle_s)
        if abs(way) > FAR_M:
            return None
        loose = walking(way / STRIDE_M).placed(self.ground.body.skeleton, self.heading)
        return self.ground.settled(shifted(loose, self.point + way * self.heading), 0.0)

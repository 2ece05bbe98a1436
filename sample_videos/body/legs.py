"""Legs: free, planted with the sole on the floor, pinned, kneeling, or at rest on the mat."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from sample_videos.body.leg_angles import BONES, NAMES, SIDES, RestLegs, Turns, rest_frames
from sample_videos.body.lying_legs import LyingLegs
from sample_videos.body.person import Person
from sample_videos.body.posture import Posture
from sample_videos.body.skeleton import Placement
from sample_videos.geometry import (
    Array,
    X,
    Y,
    Z,
    bend,
    blend_rotations,
    cross,
    frame,
    length,
    unit,
)
from sample_videos.scene.room import MAT_TOP_M

STRAIGHT_KNEE_M = 0.02
"""A knee nearer than this to the line from hip to ankle does not show where it points."""


@dataclass(frozen=True)
class Legs:
    """The legs of one person in one motion."""

    person: Person

    @cached_property
    def sole_height_m(self) -> float:
        """Height of the ankle joint above the sole of a flat foot."""
        foot = self.person.vertices[self.person.vertices_of("foot")]
        return float(self.person.skeleton.at("foot.L")[2] - foot[:, 2].min())

    @cached_property
    def lengths(self) -> tuple[float, float]:
        """Lengths in metres of thigh and shank."""
        bones = self.person.skeleton
        return (
            bones.length("upperleg01.L", "lowerleg01.L"),
            bones.length("lowerleg01.L", "foot.L"),
        )

    @cached_property
    def rest(self) -> RestLegs:
        """The inverse frames of thigh and shank of the standing body."""
        return rest_frames(self.person.skeleton)

    @cached_property
    def _lying(self) -> LyingLegs:
        return LyingLegs(self.person)

    def placed(self, posture: Posture, trunk: Placement, start: Placement | None) -> Placement:
        """Return the trunk's placement with its legs where the posture wants them.

        `start` is where pinned and kneeling legs were at the start; None at the start itself.
        """
        changed: Turns = {}
        for side, sign in SIDES.items():
            name = NAMES[side]
            planted, pinned, kneeling, resting = (
                getattr(posture, name + field)
                for field in ("_planted", "_pinned", "_kneeling", "_resting")
            )
            lean = math.tan(math.radians(posture.knees_aside))
            spread = posture.knee_spread + getattr(posture, name + "_spread")
            outwards = sign * math.tan(math.radians(spread)) + lean
            if resting > 0:
                lying = self._lying.resting(trunk, side, resting)
                if planted > 0 or pinned > 0 or kneeling > 0:
                    trunk = trunk.changed(lying)
                else:
                    changed |= lying
            if planted > 0:
                hip = trunk.at("upperleg01" + side)
                away = posture.foot_reach * sum(self.lengths)
                flat = np.array([hip[0] + 0.02 * sign, -away, MAT_TOP_M + self.sole_height_m])
                changed |= self._bent(trunk, side, planted, flat, Z + outwards * X, np.eye(3))
            if pinned > 0 and start is not None:
                changed |= self._bent(
                    trunk,
                    side,
                    pinned,
                    start.at("foot" + side),
                    self._pole(start, side, outwards),
                    start.turn("foot" + side),
                )
            if kneeling > 0:
                changed |= (
                    self._lying.knelt(trunk, side)
                    if start is None
                    else self._kneeling(trunk, side, kneeling, start)
                )
        return trunk.changed(changed) if changed else trunk

    def _bent(
        self, trunk: Placement, side: str, weight: float, ankle: Array, pole: Array, foot: Array
    ) -> Turns:
        """Bend a leg so that its ankle is at a place, the knee towards `pole`."""
        hip, free_ankle = trunk.at("upperleg01" + side), trunk.at("foot" + side)
        pole = weight * pole + (1 - weight) * (trunk.at("lowerleg01" + side) - hip)
        target = (1 - weight) * free_ankle + weight * ankle
        knee, ankle = bend(hip, target, pole, *self.lengths)
        hinge = cross(knee - hip, ankle - knee)
        thigh, shank = self.rest[side]
        return {
            "upperleg01" + side: frame(knee - hip, hinge) @ thigh,
            "lowerleg01" + side: frame(ankle - knee, hinge) @ shank,
            "foot" + side: blend_rotations(trunk.turn("foot" + side), foot, weight),
        }

    def _pole(self, start: Placement, side: str, outwards: float) -> Array:
        """Return where a pinned knee points: as at the start, `outwards` of it to the left."""
        hip, knee, ankle = (start.at(bone + side) for bone in BONES)
        along = unit(ankle - hip)
        front = (knee - hip) - np.dot(knee - hip, along) * along
        if length(front) < STRAIGHT_KNEE_M:
            front = start.turn("upperleg01" + side) @ -Y
        front = unit(front * np.array([0.0, 1.0, 1.0]))
        return np.asarray(front + outwards * X)

    def _kneeling(self, trunk: Placement, side: str, weight: float, start: Placement) -> Turns:
        """Point the thigh at the knee's place; shank and foot stay as they lay at the start."""
        down = start.at("lowerleg01" + side) - trunk.at("upperleg01" + side)
        hinge = start.turn("lowerleg01" + side) @ X
        knelt = {
            "upperleg01" + side: frame(down, hinge) @ self.rest[side][0],
            "lowerleg01" + side: start.turn("lowerleg01" + side),
            "foot" + side: start.turn("foot" + side),
        }
        return {
            bone: blend_rotations(trunk.turn(bone), turn, weight) for bone, turn in knelt.items()
        }

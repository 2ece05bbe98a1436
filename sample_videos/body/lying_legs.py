"""Legs that lie: let down until their skin touches the mat."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from sample_videos.body.contour import LYING_SKIN_M, Contour, touching_deg
from sample_videos.body.leg_angles import BONES, SIDES, Turns
from sample_videos.body.person import Person
from sample_videos.body.skeleton import Placement
from sample_videos.geometry import Z, cross, length, rotation, unit

STRAIGHT_RAD = math.radians(20.0)
"""A knee bent by less has no other way to lie down than the whole leg's."""
KNEE_M = 0.12
"""Skin of the shank nearer than this to the joint is the knee's."""


@dataclass(frozen=True)
class LyingLegs:
    """The legs of one person on the mat."""

    person: Person

    @cached_property
    def _shanks(self) -> dict[str, Contour]:
        return {side: Contour.of(self.person, "lowerleg01" + side, "lowerleg") for side in SIDES}

    @cached_property
    def _knees(self) -> dict[str, Contour]:
        return {
            side: Contour.of(self.person, "lowerleg01" + side, "lowerleg", within_m=KNEE_M)
            for side in SIDES
        }

    @cached_property
    def _feet(self) -> dict[str, Contour]:
        return {side: Contour.of(self.person, "foot" + side, "foot") for side in SIDES}

    def resting(self, trunk: Placement, side: str, weight: float) -> Turns:
        """Let the leg down onto the mat.

        A straight leg turns about the hip until its lowest skin touches. A bent one turns until the
        knee touches, then about its own thigh until the foot does.
        """
        hip, knee, ankle = (trunk.at(bone + side) for bone in BONES)
        turns = trunk.rotations[[trunk.skeleton.rows[bone + side] for bone in BONES]]
        thigh, whole = knee - hip, ankle - hip
        skin = np.concatenate(
            [
                thigh + self._shanks[side].turned(turns[1]),
                whole + self._feet[side].turned(turns[2]),
            ]
        )
        height = LYING_SKIN_M - float(hip[2])
        bent = length(cross(unit(thigh), unit(ankle - knee))) > math.sin(STRAIGHT_RAD)
        first = thigh + self._knees[side].turned(turns[1]) if bent else skin
        across = cross(Z, thigh)
        turn = rotation(across, weight * touching_deg(first, across, height))
        if bent:
            along = turn @ thigh
            along *= -np.sign(cross(along, turn @ whole)[2])
            turn = rotation(along, weight * touching_deg(skin @ turn.T, along, height)) @ turn
        return {bone + side: one for bone, one in zip(BONES, turn @ turns, strict=True)}

    def knelt(self, trunk: Placement, side: str) -> Turns:
        """Turn the shank of a kneeling leg until its foot lies on the mat."""
        knee = trunk.at("lowerleg01" + side)
        shank, foot = trunk.turn("lowerleg01" + side), trunk.turn("foot" + side)
        reach = trunk.at("foot" + side) - knee
        axis = cross(Z, reach)
        skin = reach + self._feet[side].turned(foot)
        turn = rotation(axis, touching_deg(skin, axis, LYING_SKIN_M - float(knee[2])))
        return {"lowerleg01" + side: turn @ shank, "foot" + side: turn @ foot}

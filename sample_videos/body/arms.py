"""Arms: bent so that the wrists reach their places, never through the mat."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from sample_videos.body.grip import Grip
from sample_videos.body.skeleton import Placement, Skeleton
from sample_videos.geometry import Array, Z, bend, cross, frame, length, unit
from sample_videos.scene.room import MAT_TOP_M

LOWEST_ELBOW_M = MAT_TOP_M + 0.042
"""Height of the elbow joint when the elbow lies on the mat."""
REACHED = 0.985
"""Part of the arm's length by which a hand on the floor stays away at most: it slides along."""


@dataclass(frozen=True)
class RestArm:
    """An arm of the standing body: lengths in metres, and the inverse frames of its bones."""

    upper_m: float
    lower_m: float
    upper: Array
    lower: Array
    hand: Array


@dataclass(frozen=True)
class Arms:
    """The arms of one skeleton."""

    bones: Skeleton

    def turns(self, body: Placement, grip: Grip, side: str) -> dict[str, Array]:
        """Return the world rotations of one arm's bones and its hand."""
        rest = self._rest[side]
        origin = body.at("upperarm01" + side)
        target = slid(origin, grip, rest.upper_m + rest.lower_m) if grip.sliding else grip.wrist
        middle, end = bend_above_mat(origin, target, grip.elbow, rest.upper_m, rest.lower_m)
        hinge = cross(middle - origin, end - middle)
        return {
            "upperarm01" + side: frame(middle - origin, hinge) @ rest.upper,
            "lowerarm01" + side: frame(end - middle, hinge) @ rest.lower,
            "wrist" + side: frame(grip.fingers, grip.palm) @ rest.hand,
        }

    @cached_property
    def _rest(self) -> dict[str, RestArm]:
        return {".L": self._measured(".L", 1.0), ".R": self._measured(".R", -1.0)}

    def _measured(self, side: str, sign: float) -> RestArm:
        shoulder, elbow, wrist, finger, thumb = (
            self.bones.at(bone + side)
            for bone in ("upperarm01", "lowerarm01", "wrist", "finger3-1", "finger1-1")
        )
        hinge = cross(elbow - shoulder, wrist - elbow)
        palm = sign * cross(finger - wrist, thumb - wrist)
        return RestArm(
            length(elbow - shoulder),
            length(wrist - elbow),
            frame(elbow - shoulder, hinge).T,
            frame(wrist - elbow, hinge).T,
            frame(finger - wrist, palm).T,
        )


def slid(shoulder: Array, grip: Grip, reach_m: float) -> Array:
    """Return the wrist's place; on the floor out of reach, it is drawn nearer along the floor."""
    drop = shoulder[2] - grip.wrist[2]
    level = (grip.wrist - shoulder) * np.array([1.0, 1.0, 0.0])
    farthest = math.sqrt(max((REACHED * reach_m) ** 2 - drop**2, 0.0))
    distance = length(level)
    if distance <= farthest:
        return grip.wrist
    return np.asarray(grip.wrist - grip.sliding * (1 - farthest / distance) * level)


def bend_above_mat(
    shoulder: Array, target: Array, pole: Array, upper: float, lower: float
) -> tuple[Array, Array]:
    """Return elbow and wrist; an elbow that would sink into the mat is turned up onto it."""
    elbow, wrist = bend(shoulder, target, pole, upper, lower)
    if elbow[2] >= LOWEST_ELBOW_M:
        return elbow, wrist
    # The elbow lies on a circle, in the direction (1 - share) `first` + share `last` from its hub.
    along = unit(target - shoulder)
    hub = shoulder + ((elbow - shoulder) @ along) * along
    radius, wanted = length(elbow - hub), LOWEST_ELBOW_M - float(hub[2])
    first, last = pole - (pole @ along) * along, Z - along[2] * along
    squares = float(first @ first), float(first @ last), float(last @ last)
    low, high, share = 0.0, 0.9, 0.45
    for _ in range(16):
        share = (low + high) / 2
        rest = 1 - share
        size = rest * rest * squares[0] + 2 * rest * share * squares[1] + share**2 * squares[2]
        rise = radius * (rest * float(first[2]) + share * float(last[2]))
        sunk = rise < wanted * math.sqrt(max(size, 1e-24))
        low, high = (share, high) if sunk else (low, share)
    return bend(shoulder, target, (1 - share) * pole + share * Z, upper, lower)

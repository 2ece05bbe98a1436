"""How a hand lies somewhere, and what its place needs to know of the body."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from sample_videos.body.person import Person
from sample_videos.body.skeleton import Placement
from sample_videos.geometry import Array, unit
from sample_videos.scene.room import MAT_TOP_M

PALM_TO_WRIST_M = 0.03
"""Height of the wrist joint above a surface on which the palm lies."""
LYING_WRIST_M = MAT_TOP_M + PALM_TO_WRIST_M
"""The same above the floor, of a hand that only lies on the mat."""
STANDING_WRIST_M = LYING_WRIST_M + 0.02
"""The same of a hand on which weight stands: the wrist is bent far back."""


@dataclass(frozen=True)
class Grip:
    """World vectors: the wrist, and the directions of the elbow, the fingers and the palm.

    `sliding` (0..1): a hand on the floor that is drawn along it when the arm is too short.
    `swings`: the arm goes there over the shoulder, not straight.
    """

    wrist: Array
    elbow: Array
    fingers: Array
    palm: Array
    sliding: float = 0.0
    swings: bool = False


@dataclass(frozen=True)
class Build:
    """Measures of one person's arms and head."""

    person: Person

    @cached_property
    def reach_m(self) -> float:
        """Length of the stretched arm from shoulder to wrist."""
        bones = self.person.skeleton
        return bones.length("upperarm01.L", "lowerarm01.L") + bones.length(
            "lowerarm01.L", "wrist.L"
        )

    @cached_property
    def forehead(self) -> Array:
        """The way from the head's joint to a hand before the middle of the forehead, at rest."""
        eyes = self.person.vertices[np.unique(self.person.group("-eye"))].mean(axis=0)
        return np.asarray(eyes + np.array([0.0, -0.055, 0.045]) - self.person.skeleton.at("head"))


@dataclass(frozen=True)
class Arm:
    """The body placed now and at the start, and which arm this is.

    `headward` is the world direction along the mat from the hips to the shoulders at the start,
    `frontward` that before the chest at the start, level with the floor.
    """

    build: Build
    now: Placement
    start: Placement
    side: str
    headward: Array
    frontward: Array

    @cached_property
    def sign(self) -> float:
        """1 for the left arm, -1 for the right."""
        return 1.0 if self.side == ".L" else -1.0

    @cached_property
    def shoulder(self) -> Array:
        """Where the shoulder is now."""
        return self.now.at("upperarm01" + self.side)

    @cached_property
    def outward(self) -> Array:
        """The world direction from the spine to this arm, level with the floor."""
        line = self.shoulder - self.now.middle("upperarm01")
        return unit(line * np.array([1.0, 1.0, 0.0]))

    @property
    def reach_m(self) -> float:
        """Length of the stretched arm from shoulder to wrist."""
        return self.build.reach_m

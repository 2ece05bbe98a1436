"""How far the skin of a body part reaches below its joint."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from sample_videos.body.person import Person
from sample_videos.body.skeleton import Placement
from sample_videos.geometry import Array, unit
from sample_videos.scene.room import MAT_TOP_M

SINK_M = 0.008
"""How deep a lying body presses into the mat."""

LYING_SKIN_M = MAT_TOP_M - SINK_M
"""Height of the skin of a lying body."""
LOWEST_SHARE = 0.005
"""So much of the skin that could touch the mat lies below the height at which it is said to touch.
"""


@dataclass(frozen=True)
class Contact:
    """Skin by which a body lies: the bones that move it, and the weights (skin, bones x 4) by which
    its heights follow from theirs.
    """

    bones: NDArray[np.int64]
    weights: Array

    @classmethod
    def of(cls, person: Person, *prefixes: str) -> Contact:
        """Take the skin of the bones with these name prefixes."""
        vertices = person.vertices_of(*prefixes)
        skin = person.skin.subset(vertices)
        bones = np.unique(skin.bones[skin.weights > 0])
        places = np.c_[person.vertices[vertices], np.ones(len(vertices))]
        weights = np.zeros((len(vertices), len(bones), 4))
        for slot in range(skin.bones.shape[1]):
            columns = np.searchsorted(bones, skin.bones[:, slot]).clip(max=len(bones) - 1)
            weights[np.arange(len(vertices)), columns] += skin.weights[:, slot, None] * places
        return cls(bones, weights.reshape(len(vertices), -1))

    def height(self, placement: Placement) -> float:
        """Return the height in metres at which the skin touches what it lies on."""
        heights = self.weights @ placement.transforms[self.bones, 2].ravel()
        place = LOWEST_SHARE * (len(heights) - 1)
        low = int(place)
        heights.partition((low, low + 1))
        below, above = heights[low : low + 2]
        return float(below + (place - low) * (above - below))


@dataclass(frozen=True)
class Contour:
    """The outermost skin that moves with one bone: rest positions (N, 3) from the bone's joint, in
    metres.
    """

    offsets: Array

    @classmethod
    def of(cls, person: Person, joint: str, *prefixes: str, within_m: float = 9.0) -> Contour:
        """Take the skin of the bones with these name prefixes, on the side of `joint` if it has
        one, as far as `within_m` from it.
        """
        place = person.skeleton.at(joint)
        skin = person.vertices[person.vertices_of(*prefixes)] - place
        if joint.endswith((".L", ".R")):
            skin = skin[(skin[:, 0] + place[0]) * place[0] > 0]
        skin = skin[(skin**2).sum(axis=1) <= within_m**2]
        depths = _directions() @ skin.T.astype(np.float32)
        return cls(skin[np.unique(depths.argmin(axis=1))])

    def turned(self, turn: Array) -> Array:
        """Return the skin (N, 3) from the joint when the bone has this world rotation."""
        return np.asarray(self.offsets @ turn.T)

    def heights(self, ups: Array) -> Array:
        """Return the heights (n, N) of the skin above the joint for some third rows `ups` (n, 3) of
        the bone's world rotation.
        """
        return np.asarray(ups @ self.offsets.T)


@cache
def _directions() -> NDArray[np.float32]:
    """Return 400 directions (400, 3), evenly all round (a golden spiral)."""
    number = np.arange(400) + 0.5
    fall, turn = np.arccos(1 - number / 200), np.pi * (1 + 5**0.5) * number
    places = [np.cos(turn) * np.sin(fall), np.sin(turn) * np.sin(fall), np.cos(fall)]
    return np.stack(places, axis=1).astype(np.float32)


def touching_deg(points: Array, axis: Array, height_m: float) -> float:
    """Return the turn about `axis` by which the first of the points, falling, reaches a height.

    The points (N, 3) and the height are given from a place on the axis. A point at distance r from
    the axis is at c + r cos(turn - phase); points that never come so low do not count. 0 when none
    does.
    """
    x, y, z = unit(axis).tolist()
    parts = np.array([[x * z, y * z, z * z], [-x * z, -y * z, 1 - z * z], [-y, x, 0.0]])
    middle, lift, sweep = parts @ points.T
    share = (height_m - middle) / np.maximum(np.hypot(lift, sweep), 1e-9)
    reach = np.flatnonzero(np.abs(share) <= 1)
    if not len(reach):
        return 0.0
    turns = np.arctan2(sweep[reach], lift[reach]) + np.arccos(share[reach])
    turns[turns > np.pi] -= 2 * np.pi
    return math.degrees(float(turns.min()))

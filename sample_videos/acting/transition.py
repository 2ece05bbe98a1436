"""From one placement to another: joints turn evenly, and the lowest skin rests on the floor."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from sample_videos.body.person import Person
from sample_videos.body.skeleton import Placement
from sample_videos.geometry import Array

EVERY_VERTEX = 11
"""Of so many vertices one is looked at to find the lowest skin."""


@dataclass(frozen=True)
class Ground:
    """Finds the lowest skin of one body quickly."""

    body: Person

    @cached_property
    def _skin(self) -> tuple[NDArray[np.int64], Array]:
        """The bones (vertices, 4) that move each vertex, and what turns their transforms into its
        height: (vertices, 4 bones, 4).
        """
        chosen = np.arange(0, len(self.body.vertices), EVERY_VERTEX)
        skin = self.body.skin.subset(chosen)
        homogeneous = np.c_[self.body.vertices[chosen], np.ones(len(chosen))]
        return skin.bones, skin.weights[:, :, None] * homogeneous[:, None]

    def lowest(self, placement: Placement) -> float:
        """Return the height of the lowest skin in metres."""
        bones, moments = self._skin
        return float(np.einsum("vbk,vbk->v", moments, placement.transforms[:, 2][bones]).min())

    def settled(self, placement: Placement, height_m: float) -> Placement:
        """Return the placement lifted or lowered until its lowest skin is at a height."""
        rise = np.array([0.0, 0.0, height_m - self.lowest(placement)])
        return Placement(placement.skeleton, placement.rotations, placement.heads + rise)


def shifted(placement: Placement, shift: Array) -> Placement:
    """Return the placement moved by metres (3,)."""
    return Placement(placement.skeleton, placement.rotations, placement.heads + shift)


@dataclass(frozen=True)
class Change:
    """A change from one placement into another in which the bones `anchor` move straight.

    At weight 0 and 1 it is exactly the one and the other; in between the lowest skin is as high as
    it is there.
    """

    ground: Ground
    first: Placement
    second: Placement
    anchor: tuple[str, ...]

    @cached_property
    def _parents(self) -> Array:
        return np.array(self.first.skeleton.parents)

    @cached_property
    def _ends(self) -> tuple[tuple[Array, Array], tuple[Array, Array]]:
        """Rotations and ways of every bone against its parent, for both ends."""
        first, second = (self._own(one) for one in (self.first, self.second))
        return first, second

    @cached_property
    def _between(self) -> tuple[Array, Array, Array]:
        """How every bone turns against its parent: the matrix that crosses with the axis
        (bones, 3, 3), sine and cosine of the angle (bones,).
        """
        turns = np.swapaxes(self._ends[0][0], 1, 2) @ self._ends[1][0]
        crosses = (turns - np.swapaxes(turns, 1, 2)) / 2
        sines = np.sqrt((crosses**2).sum(axis=(1, 2)) / 2)
        cosines = (np.trace(turns, axis1=1, axis2=2) - 1) / 2
        return crosses / np.maximum(sines, 1e-12)[:, None, None], sines, cosines

    def _own(self, placement: Placement) -> tuple[Array, Array]:
        parents = self._parents
        base = np.where((parents < 0)[:, None, None], np.eye(3), placement.rotations[parents])
        turns = np.swapaxes(base, 1, 2) @ placement.rotations
        ways = placement.heads - placement.heads[parents]
        ways[parents < 0] = 0
        return turns, np.einsum("bji,bj->bi", placement.rotations, ways)

    @cached_property
    def _heights(self) -> tuple[float, float]:
        return self.ground.lowest(self.first), self.ground.lowest(self.second)

    def at(self, weight: float) -> Placement:
        """Return the placement `weight` (0..1) of the way."""
        if weight <= 0:
            return self.first
        if weight >= 1:
            return self.second
        (first_turns, first_ways), (_, second_ways) = self._ends
        # The rotation nearest to a mean of two is a part of the turn from the one to the other.
        crosses, sines, cosines = self._between
        angles = np.arctan2(weight * sines, 1 - weight + weight * cosines)[:, None, None]
        part = np.sin(angles) * crosses + (1 - np.cos(angles)) * (crosses @ crosses)
        turns = first_turns + first_turns @ part
        ways = (1 - weight) * first_ways + weight * second_ways
        bones = self.first.skeleton
        world, heads = np.empty_like(turns), np.zeros_like(ways)
        for bone in bones.bottom_up:
            parent = bones.parents[bone]
            world[bone] = turns[bone] if parent < 0 else world[parent] @ turns[bone]
            if parent >= 0:
                heads[bone] = heads[parent] + world[bone] @ ways[bone]
        loose = Placement(bones, world, heads)
        aim = (1 - weight) * self._middle(self.first) + weight * self._middle(self.second)
        way = aim - self._middle(loose)
        height = (1 - weight) * self._heights[0] + weight * self._heights[1]
        return self.ground.settled(shifted(loose, way * np.array([1.0, 1.0, 0.0])), height)

    def _middle(self, placement: Placement) -> Array:
        return np.asarray(np.mean([placement.at(bone) for bone in self.anchor], axis=0))

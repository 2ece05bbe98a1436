"""Bones: a tree of joints, and where rotations put them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from sample_videos.geometry import Array


@dataclass(frozen=True)
class Skeleton:
    """The rest pose: standing, +x the person's left, -y the front, +z up.

    `points` (N, 3) holds the joint at the upper end of each bone, then further named points without
    a bone.
    """

    bones: tuple[str, ...]
    parents: tuple[int, ...]
    point_names: tuple[str, ...]
    points: Array

    def at(self, name: str) -> Array:
        """Return the rest position of a bone's joint or of a named point."""
        return np.asarray(self.points[self.point_names.index(name)])

    def length(self, first: str, second: str) -> float:
        """Return the distance in metres between two rest points."""
        return float(np.linalg.norm(self.at(first) - self.at(second)))

    @cached_property
    def bottom_up(self) -> tuple[int, ...]:
        """Bone indices in an order in which each parent precedes its children."""
        order: list[int] = []
        while len(order) < len(self.bones):
            order += [
                b for b, p in enumerate(self.parents) if b not in order and (p < 0 or p in order)
            ]
        return tuple(order)

    def place(
        self, rotations: Mapping[str, Array], root: Array, shifts: Mapping[str, Array] | None = None
    ) -> Placement:
        """Turn the bones by *world* rotations; a bone that is not named turns with its parent.

        `shifts` moves a bone and all that hangs on it by some metres away from its joint: a spine
        that gives.
        """
        turned = np.zeros((len(self.bones), 3, 3))
        heads = np.zeros((len(self.bones), 3))
        for bone in self.bottom_up:
            name, parent = self.bones[bone], self.parents[bone]
            if parent < 0:
                turned[bone], heads[bone] = rotations[name], root
                continue
            turned[bone] = rotations.get(name, turned[parent])
            heads[bone] = heads[parent] + turned[parent] @ (self.points[bone] - self.points[parent])
            if shifts and name in shifts:
                heads[bone] += shifts[name]
        return Placement(self, turned, heads)


@dataclass(frozen=True)
class Placement:
    """World rotations (bones, 3, 3) and world positions of the joints (bones, 3) in metres."""

    skeleton: Skeleton
    rotations: Array
    heads: Array

    def at(self, bone: str) -> Array:
        """Return the world position of a bone's joint."""
        return np.asarray(self.heads[self.skeleton.bones.index(bone)])

    def turn(self, bone: str) -> Array:
        """Return the world rotation of a bone."""
        return np.asarray(self.rotations[self.skeleton.bones.index(bone)])

    def middle(self, bone: str) -> Array:
        """Return the point half-way between the left and the right joint of a paired bone."""
        return (self.at(bone + ".L") + self.at(bone + ".R")) / 2

    def turned(self, rotation: Array) -> Placement:
        """Return this placement turned as a whole about the world's origin."""
        return Placement(self.skeleton, rotation @ self.rotations, self.heads @ rotation.T)

    @cached_property
    def transforms(self) -> Array:
        """The map (bones, 3, 4) from rest positions to world positions."""
        rest = self.skeleton.points[: len(self.skeleton.bones)]
        shift = self.heads - np.einsum("bij,bj->bi", self.rotations, rest)
        return np.concatenate([self.rotations, shift[:, :, None]], axis=2)

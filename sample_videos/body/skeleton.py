"""Bones: a tree of joints, and where rotations put them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

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
        return np.asarray(self.points[self.rows[name]])

    @cached_property
    def rows(self) -> dict[str, int]:
        """The row of each bone and named point in `points`."""
        return {name: row for row, name in enumerate(self.point_names)}

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

    @cached_property
    def _rides(self) -> dict[tuple[str, ...], Ride]:
        return {}

    def ride(self, turned: tuple[str, ...]) -> Ride:
        """Return how everything hangs on these bones; remembered for the next time."""
        found = self._rides.get(turned)
        if found is None:
            found = self._rides[turned] = Ride.on(self, frozenset(turned))
        return found

    def place(self, rotations: Mapping[str, Array], root: Array) -> Placement:
        """Turn the bones by *world* rotations; a bone that is not named turns with its parent."""
        count = len(self.bones)
        return Placement(self, np.zeros((count, 3, 3)), np.tile(root, (count, 1))).changed(
            rotations
        )


@dataclass(frozen=True)
class Ride:
    """Which bones move when some are turned: `turned` ones, each with the turned bone that carries
    it (-1: none, its joint stays) and the way from there, and the `others` that hang on those.
    """

    turned: tuple[tuple[int, str, int, Array], ...]
    others: NDArray[np.int64]
    carriers: NDArray[np.int64]
    ways: Array

    @classmethod
    def on(cls, bones: Skeleton, names: frozenset[str]) -> Ride:
        """Find it for the bones with these names."""
        carried: dict[int, int] = {}
        turned, others = [], []
        for bone in bones.bottom_up:
            parent = bones.parents[bone]
            carrier = carried.get(parent, -1)
            name = bones.bones[bone]
            way = bones.points[bone] - bones.points[carrier]
            if name in names:
                carried[bone] = bone
                turned.append((bone, name, carrier, way))
            elif carrier >= 0:
                carried[bone] = carrier
                others.append((bone, carrier, way))
        return cls(
            tuple(turned),
            np.array([bone for bone, _, _ in others], np.int64),
            np.array([carrier for _, carrier, _ in others], np.int64),
            np.array([way for _, _, way in others]).reshape(-1, 3),
        )


@dataclass(frozen=True)
class Placement:
    """World rotations (bones, 3, 3) and world positions of the joints (bones, 3) in metres."""

    skeleton: Skeleton
    rotations: Array
    heads: Array

    def at(self, bone: str) -> Array:
        """Return the world position of a bone's joint."""
        return np.asarray(self.heads[self.skeleton.rows[bone]])

    def turn(self, bone: str) -> Array:
        """Return the world rotation of a bone."""
        return np.asarray(self.rotations[self.skeleton.rows[bone]])

    def middle(self, bone: str) -> Array:
        """Return the point half-way between the left and the right joint of a paired bone."""
        return (self.at(bone + ".L") + self.at(bone + ".R")) / 2

    def turned(self, rotation: Array) -> Placement:
        """Return this placement turned as a whole about the world's origin."""
        return Placement(self.skeleton, rotation @ self.rotations, self.heads @ rotation.T)

    def changed(self, turns: Mapping[str, Array]) -> Placement:
        """Return the placement with some bones turned to new *world* rotations, and all that hangs
        on them moved; a bone below that is not named turns with its parent.
        """
        ride = self.skeleton.ride(tuple(turns))
        rotations = self.rotations.copy()
        heads = self.heads.copy()
        for bone, name, carrier, way in ride.turned:
            if carrier >= 0:
                heads[bone] = heads[carrier] + rotations[carrier] @ way
            rotations[bone] = turns[name]
        carriers = rotations[ride.carriers]
        rotations[ride.others] = carriers
        heads[ride.others] = heads[ride.carriers] + np.einsum("bij,bj->bi", carriers, ride.ways)
        return Placement(self.skeleton, rotations, heads)

    @cached_property
    def transforms(self) -> Array:
        """The map (bones, 3, 4) from rest positions to world positions."""
        rest = self.skeleton.points[: len(self.skeleton.bones)]
        shift = self.heads - np.einsum("bij,bj->bi", self.rotations, rest)
        return np.concatenate([self.rotations, shift[:, :, None]], axis=2)

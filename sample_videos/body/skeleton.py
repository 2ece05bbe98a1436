"""Bones: a tree of joints, and where rotations put them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
        heads = np.empty((len(self.bones), 3))
        heads[:] = root
        return Placement(self, np.zeros((len(self.bones), 3, 3)), heads).changed(rotations)


@dataclass(frozen=True, kw_only=True)
class Ride:
    """Which bones move when some are turned.

    Attributes:
        names, turned: The turned bones, each after the one that carries it.
        carriers: The turned bone that carries each of them; -1: none, its joint stays.
        moved: Those whose joint moves. Each is where `roots` are, the first bone of its chain, and
            `chains` (moved, moved) times the ways from bone to bone: `ways` turned as `bearers`.
        others: The bones that hang on a turned one, `other_carriers`, by `other_ways`.
    """

    names: tuple[str, ...]
    turned: NDArray[np.int64]
    carriers: NDArray[np.int64]
    moved: NDArray[np.int64]
    roots: NDArray[np.int64]
    bearers: NDArray[np.int64]
    ways: Array
    chains: Array
    others: NDArray[np.int64]
    other_carriers: NDArray[np.int64]
    other_ways: Array

    @classmethod
    def on(cls, bones: Skeleton, names: frozenset[str]) -> Ride:
        """Find it for the bones with these names."""
        carried: dict[int, int] = {}
        carriers: dict[int, int] = {}
        others: dict[int, int] = {}
        for bone in bones.bottom_up:
            parent = bones.parents[bone]
            carrier = carried.get(parent, -1)
            if bones.bones[bone] in names:
                carried[bone] = bone
                carriers[bone] = carrier
            elif carrier >= 0:
                carried[bone] = others[bone] = carrier
        moved = [bone for bone, carrier in carriers.items() if carrier >= 0]
        roots, chains = list(moved), np.eye(len(moved))
        for row, bone in enumerate(moved):
            roots[row] = carriers[bone]
            if carriers[bone] in moved:
                before = moved.index(carriers[bone])
                roots[row] = roots[before]
                chains[row] += chains[before]
        bearers = [carriers[bone] for bone in moved]
        hung, held = _numbers(others), _numbers(others.values())
        return cls(
            names=tuple(bones.bones[bone] for bone in carriers),
            turned=_numbers(carriers),
            carriers=_numbers(carriers.values()),
            moved=_numbers(moved),
            roots=_numbers(roots),
            bearers=_numbers(bearers),
            ways=(bones.points[moved] - bones.points[bearers])[:, :, None],
            chains=chains,
            others=hung,
            other_carriers=held,
            other_ways=(bones.points[hung] - bones.points[held])[:, :, None],
        )


def _numbers(values: Iterable[int]) -> NDArray[np.int64]:
    return np.array(tuple(values), np.int64)


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
        if len(ride.names):
            new = np.concatenate([turns[name] for name in ride.names])
            rotations[ride.turned] = new.reshape(-1, 3, 3)
        if len(ride.moved):
            steps = np.matmul(rotations[ride.bearers], ride.ways)[:, :, 0]
            heads[ride.moved] = heads[ride.roots] + ride.chains @ steps
        carriers = rotations[ride.other_carriers]
        rotations[ride.others] = carriers
        heads[ride.others] = (
            heads[ride.other_carriers] + np.matmul(carriers, ride.other_ways)[:, :, 0]
        )
        return Placement(self.skeleton, rotations, heads)

    @cached_property
    def transforms(self) -> Array:
        """The map (bones, 3, 4) from rest positions to world positions."""
        rest = self.skeleton.points[: len(self.skeleton.bones)]
        result = np.empty((len(rest), 3, 4))
        result[:, :, :3] = self.rotations
        result[:, :, 3] = self.heads - np.matmul(self.rotations, rest[:, :, None])[:, :, 0]
        return result

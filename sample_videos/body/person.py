"""A body: rest mesh, skinning weights and joint regressors, mixed from the exported people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sample_videos.body.skeleton import Placement, Skeleton
from sample_videos.geometry import Array

PEOPLE = Path(__file__).parents[1] / "people"


@dataclass(frozen=True)
class Skin:
    """Which bones move each vertex: indices and weights (vertices, 4), which sum to 1."""

    bones: NDArray[np.int64]
    weights: Array

    def subset(self, vertices: NDArray[np.int64]) -> Skin:
        """Return the skinning of some vertices only."""
        return Skin(self.bones[vertices], self.weights[vertices])

    @cached_property
    def _shares(self) -> dict[bytes, Array]:
        return {}

    def share(self, wanted: NDArray[np.bool_]) -> Array:
        """Return for each vertex the summed weight of the bones that `wanted` (bones,) marks;
        remembered for the next time.
        """
        key = wanted.tobytes()
        if key not in self._shares:
            self._shares[key] = (self.weights * wanted[self.bones]).sum(axis=1)
        return self._shares[key]

    def blend(self, placement: Placement) -> Array:
        """Return each vertex's own blended transform (vertices, 3, 4): linear blend skinning."""
        transforms = placement.transforms.reshape(-1, 12)
        blended = np.einsum("vk,vkt->vt", self.weights, transforms[self.bones])
        return np.asarray(blended.reshape(-1, 3, 4))


@dataclass(frozen=True)
class Person:
    """The rest mesh of one body; vertices (N, 3) in metres, quads (M, 4) with a group each."""

    skeleton: Skeleton
    vertices: Array
    quads: NDArray[np.int64]
    quad_groups: NDArray[np.int64]
    group_names: tuple[str, ...]
    skin: Skin
    lips: Array
    joint_names: tuple[str, ...]
    joint_rows: NDArray[np.int64]
    joint_vertices: NDArray[np.int64]
    joint_weights: Array

    @cached_property
    def height_m(self) -> float:
        """Height of the standing body from sole to crown."""
        return float(np.ptp(self.vertices[self.group("body"), 2]))

    def group(self, name: str) -> NDArray[np.int64]:
        """Return the quads of all groups whose name contains `name`."""
        found = [index for index, group in enumerate(self.group_names) if name in group]
        return self.quads[np.isin(self.quad_groups, found)]

    def share(self, *prefixes: str) -> Array:
        """Return each vertex's summed weight of the bones whose names start so."""
        wanted = np.array([bone.startswith(prefixes) for bone in self.skeleton.bones])
        return self.skin.share(wanted)

    def vertices_of(self, *prefixes: str) -> NDArray[np.int64]:
        """Return the vertices that belong mainly (60 %) to the bones with these name prefixes."""
        return np.flatnonzero(self.share(*prefixes) > 0.6)

    def posed(self, placement: Placement, vertices: NDArray[np.int64]) -> Array:
        """Return world positions (N, 3) of some vertices."""
        transforms = self.skin.subset(vertices).blend(placement)
        rest = self.vertices[vertices]
        return np.asarray(np.einsum("vij,vj->vi", transforms[:, :, :3], rest) + transforms[:, :, 3])

    @cached_property
    def _joint_moments(self) -> Array:
        """Joint regressors folded into bone space (joints, 4 bones): no vertex need be skinned."""
        bones = len(self.skeleton.bones)
        count = len(self.joint_names) * bones
        homogeneous = np.c_[self.vertices, np.ones(len(self.vertices))][self.joint_vertices]
        moments = np.zeros((count, 4))
        for slot in range(self.skin.bones.shape[1]):
            weights = self.joint_weights * self.skin.weights[self.joint_vertices, slot]
            cells = self.joint_rows * bones + self.skin.bones[self.joint_vertices, slot]
            for axis in range(4):
                moments[:, axis] += np.bincount(cells, weights * homogeneous[:, axis], count)
        return moments.reshape(len(self.joint_names), bones * 4)

    def joints(self, placement: Placement) -> dict[str, Array]:
        """Return the world positions of the COCO joints (`left_hip`, ...) by anny's regressors."""
        return dict(zip(self.joint_names, self.joint_places(placement), strict=True))

    def joint_places(self, placement: Placement) -> Array:
        """Return the same as an array (joints, 3), in the order of `joint_names`."""
        transforms = placement.transforms.transpose(0, 2, 1)
        return np.asarray(self._joint_moments @ transforms.reshape(-1, 3))


def mix(shares: Mapping[str, float]) -> Person:
    """Return the weighted mean of exported people, for example {"adult_man": 0.7, "heavy_man":
    0.3}.

    All people share one topology, so the mean of their vertices and joints is again a body.

    Raises:
        ValueError: when the shares do not sum to 1.
    """
    if abs(sum(shares.values()) - 1) > 1e-9:
        raise ValueError(f"shares must sum to 1, got {dict(shares)}")
    topology = _read("topology")
    bodies = {name: _read(name) for name in shares}
    vertices = sum(
        share * bodies[name]["vertices"] * bodies[name]["vertex_scale_m"]
        for name, share in shares.items()
    )
    points = sum(
        share * bodies[name]["points_m"].astype(np.float64) for name, share in shares.items()
    )
    bones = tuple(str(name) for name in topology["bones"])
    joint_rows = topology["joint_rows"].astype(np.int64)
    joint_weights = topology["joint_weights"].astype(np.float64)
    return Person(
        skeleton=Skeleton(
            bones=bones,
            parents=tuple(int(parent) for parent in topology["bone_parents"]),
            point_names=bones + tuple(str(name) for name in topology["extra_points"]),
            points=np.asarray(points),
        ),
        vertices=np.asarray(vertices),
        quads=topology["quads"].astype(np.int64),
        quad_groups=topology["quad_group"].astype(np.int64),
        group_names=tuple(str(name) for name in topology["group_names"]),
        skin=_skin(),
        lips=topology["lips"] / 255.0,
        joint_names=tuple(str(name) for name in topology["joint_names"]),
        joint_rows=joint_rows,
        joint_vertices=topology["joint_vertices"].astype(np.int64),
        joint_weights=joint_weights / np.bincount(joint_rows, joint_weights)[joint_rows],
    )


@cache
def _skin() -> Skin:
    """Return the skinning, which all people share."""
    topology = _read("topology")
    weights = topology["weights"].astype(np.float64)
    weights /= weights.sum(axis=1, keepdims=True)
    return Skin(topology["weight_bones"].astype(np.int64), weights)


@cache
def _read(name: str) -> dict[str, NDArray[Any]]:
    """Return the arrays of one file in `people/`."""
    with np.load(PEOPLE / f"{name}.npz") as data:
        return dict(data)

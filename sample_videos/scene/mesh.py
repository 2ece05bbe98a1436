"""Pieces of mesh that ride on the skeleton: skin, garments, hair."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sample_videos.body.person import Skin
from sample_videos.geometry import Array, unit

Indices = NDArray[np.int64]


@dataclass(frozen=True)
class Part:
    """Rest vertices (N, 3), quads (M, 4), linear RGB (N, 3), roughness 0..1, skinning."""

    vertices: Array
    quads: Indices
    colours: Array
    roughness: float
    skin: Skin


def vertex_normals(vertices: Array, quads: Indices) -> Array:
    """Return unit normals (N, 3), the area-weighted mean of the quads around each vertex."""
    diagonals = vertices[quads[:, 2:]] - vertices[quads[:, :2]]
    face = np.cross(diagonals[:, 0], diagonals[:, 1])
    return unit(scatter_sum(quads.ravel(), np.repeat(face, 4, axis=0), len(vertices)))


def scatter_sum(rows: Indices, values: Array, count: int) -> Array:
    """Return (count, columns): the sum of the `values` that share a row."""
    columns = [np.bincount(rows, values[:, column], count) for column in range(values.shape[1])]
    return np.stack(columns, axis=1)


def edges_of(quads: Indices) -> Indices:
    """Return all sides of the quads as vertex pairs (4 M, 2)."""
    return np.concatenate([quads[:, [corner, (corner + 1) % 4]] for corner in range(4)])


def boundary_edges(quads: Indices) -> Indices:
    """Return the sides that belong to one quad only: hems."""
    edges, counts = np.unique(np.sort(edges_of(quads), axis=1), axis=0, return_counts=True)
    return np.asarray(edges[counts == 1])


def neighbour_mean(edges: Indices, values: Array) -> tuple[Array, NDArray[np.int64]]:
    """Return each vertex's mean over its neighbours along `edges`, and how many it has."""
    ends = np.concatenate([edges, edges[:, ::-1]])
    degree = np.bincount(ends[:, 0], minlength=len(values))
    total = scatter_sum(ends[:, 0], values[ends[:, 1]], len(values))
    return total / np.maximum(degree, 1)[:, None], degree


def compact(quads: Indices) -> tuple[Indices, Indices]:
    """Return (used vertices, quads renumbered to index into them)."""
    used, renumbered = np.unique(quads, return_inverse=True)
    return used, renumbered.reshape(quads.shape)


def ellipsoid(
    centre: Array, radii: Array, around: int = 18, rings: int = 10
) -> tuple[Array, Indices]:
    """Return vertices and outward quads of an ellipsoid."""
    turn, fall = np.meshgrid(
        np.linspace(0, 2 * np.pi, around, endpoint=False), np.linspace(0, np.pi, rings)
    )
    directions = np.stack(
        [np.cos(turn) * np.sin(fall), np.sin(turn) * np.sin(fall), np.cos(fall)], axis=-1
    )
    ring, column = np.meshgrid(np.arange(rings - 1), np.arange(around), indexing="ij")
    start, after = ring * around + column, ring * around + (column + 1) % around
    quads = np.stack([start, start + around, after + around, after], axis=-1).reshape(-1, 4)
    return np.asarray(directions.reshape(-1, 3) * radii + centre), quads


def triangles(quads: Indices) -> Indices:
    """Split quads into triangles, without those whose corners coincide."""
    halves = np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]])
    first, second, third = halves.T
    return np.asarray(halves[(first != second) & (second != third) & (first != third)])

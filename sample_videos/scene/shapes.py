"""Boxes, cylinders and ellipsoids for the room."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sample_videos.geometry import Array, X, Y, unit
from sample_videos.scene import mesh
from sample_videos.scene.outfit import Colour


class Surface(IntEnum):
    """What the fragment shader draws on a surface; the numbers are the shader's own."""

    PLAIN = 0
    WOOD = 1
    WALL = 2
    MAT = 3
    FABRIC = 4
    PERSON = 5
    TILES = 6
    GLOW = 7


@dataclass(frozen=True)
class Solid:
    """A mesh with vertex normals (N, 3) and one colour; `casts` says whether it throws shadows."""

    vertices: Array
    normals: Array
    triangles: NDArray[np.int64]
    colour: Colour
    surface: Surface = Surface.PLAIN
    roughness: float = 0.7
    casts: bool = True

    def moved(self, turn: Array, shift: ArrayLike) -> Solid:
        """Return the solid turned by a rotation (3, 3) about the origin, then shifted."""
        return replace(
            self, vertices=self.vertices @ turn.T + np.asarray(shift), normals=self.normals @ turn.T
        )


def box(
    centre: tuple[float, float, float],
    size: tuple[float, float, float],
    colour: Colour,
    surface: Surface = Surface.PLAIN,
    roughness: float = 0.7,
    casts: bool = True,
) -> Solid:
    """Return a box with its sides along the world's axes."""
    vertices, normals = [], []
    for axis in range(3):
        for sign in (-1.0, 1.0):
            normal = np.zeros(3)
            normal[axis] = sign
            right = np.roll(np.abs(normal), 1)
            up = np.cross(normal, right)
            corners = ((-1, -1), (1, -1), (1, 1), (-1, 1))
            vertices += [
                normal + horizontal * right + vertical * up for horizontal, vertical in corners
            ]
            normals += [normal] * 4
    quads = np.arange(24).reshape(6, 4)
    placed = np.array(vertices) * np.array(size) / 2 + np.array(centre)
    return Solid(
        placed, np.array(normals), mesh.triangles(quads), colour, surface, roughness, casts
    )


def cylinder(
    bottom: tuple[float, float, float],
    top: tuple[float, float, float],
    radius: float,
    colour: Colour,
    top_radius: float | None = None,
) -> Solid:
    """Return a closed cylinder or cone stump with 20 sides."""
    start, end = np.array(bottom), np.array(top)
    axis = unit(end - start)
    aside = unit(np.cross(axis, X if abs(axis[0]) < 0.9 else Y))
    turns = np.linspace(0, 2 * np.pi, 20, endpoint=False)[:, None]
    ring = np.cos(turns) * aside + np.sin(turns) * np.cross(axis, aside)
    upper = radius if top_radius is None else top_radius
    vertices = np.concatenate([start + ring * radius, end + ring * upper, [start], [end]])
    normals = np.concatenate([ring, ring, [-axis], [axis]])
    here = np.arange(20)
    after = (here + 1) % 20
    side = np.stack([here, after, 20 + after, 20 + here], axis=1)
    lids = [
        np.stack([np.full(20, 40), after, here], 1),
        np.stack([np.full(20, 41), 20 + here, 20 + after], 1),
    ]
    return Solid(
        vertices, normals, np.concatenate([mesh.triangles(side), *lids]), colour, roughness=0.6
    )


def ball(
    centre: tuple[float, float, float], radii: tuple[float, float, float], colour: Colour
) -> Solid:
    """Return an ellipsoid with its axes along the world's."""
    vertices, quads = mesh.ellipsoid(np.array(centre), np.array(radii), around=12, rings=8)
    normals = unit((vertices - np.array(centre)) / np.array(radii) ** 2)
    return Solid(vertices, normals, mesh.triangles(quads), colour, roughness=0.8)

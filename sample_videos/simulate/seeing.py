"""A body as the camera sees it, and its own axes in the picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from sample_videos.geometry import Array, unit
from sample_videos.simulate.landmarks import MIRRORED

Flags = NDArray[np.bool_]
Scalar = TypeVar("Scalar", np.float64, np.bool_)

TELLING: Final = (0, 11, 12, 23, 24, 25, 26, 27, 28)
FEWEST_IN_PICTURE: Final = 4
"""A body is found while so many of nose, shoulders, hips, knees and ankles are in the picture."""


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What there is to see of a body: n frames, lengths in image heights unless said.

    Attributes:
        points: (n, 33, 2) true places of the landmarks in the picture.
        depth_m: (n, 33) their distance along the camera's axis.
        metres: (n, 33, 3) their places in the world.
        along, across: (n, 2) the body's own axes in the picture: unit vectors from hips to
            shoulders, and square to it, upwards or (of someone upright) to the front.
        unit: (n,) the trunk's length at its distance, not foreshortened.
        near_left: (n,) whether the left side is nearer to the camera.
        yaw_deg: (n,) of the camera about the body, + towards the feet; 0 square to it.
    """

    points: Array
    metres: Array
    depth_m: Array
    along: Array
    across: Array
    unit: Array
    near_left: Flags
    yaw_deg: Array

    def in_body(self, vectors: Array) -> Array:
        """Return picture vectors (n, m, 2) as (along, across) in trunk lengths."""
        axes = np.stack([self.along, self.across], axis=1) / self.unit[:, None, None]
        return np.asarray(np.matmul(vectors, axes.transpose(0, 2, 1)))

    def in_picture(self, vectors: Array) -> Array:
        """Return vectors (n, m, 2) along and across the body as picture vectors."""
        axes = np.stack([self.along, self.across], axis=1) * self.unit[:, None, None]
        return np.asarray(np.matmul(vectors, axes))


@dataclass(frozen=True)
class Axes:
    """A body's own directions in the world, unit vectors (n, 3), and its trunk's length (n,)."""

    middle: Array
    headward: Array
    leftward: Array
    front: Array
    length_m: Array

    @classmethod
    def of(cls, metres: Array) -> Axes:
        """Read them from the places of the landmarks (n, 33, 3)."""
        hips, shoulders = metres[:, [23, 24]].mean(axis=1), metres[:, [11, 12]].mean(axis=1)
        trunk = shoulders - hips
        headward = unit(trunk)
        across = metres[:, [11, 23]].mean(axis=1) - metres[:, [12, 24]].mean(axis=1)
        leftward = unit(across - np.sum(across * headward, axis=1, keepdims=True) * headward)
        return cls(
            (hips + shoulders) / 2,
            headward,
            leftward,
            np.cross(leftward, headward),
            np.linalg.norm(trunk, axis=1),
        )


def project(metres: Array, projection: Array) -> tuple[Array, Array]:
    """Return image places (..., 2) in image heights and depths (...) of world points (..., 3).

    `projection` (3, 4) maps world points to (x w, y w, w), x right and y down.
    """
    projected = metres @ projection[:, :3].T + projection[:, 3]
    return projected[..., :2] / projected[..., 2:], projected[..., 2]


def see(metres: Array, projection: Array, eye: Array) -> Seen:
    """Look at landmarks (n, 33, 3) through a camera at `eye` (3,)."""
    points, depth = project(metres, projection)
    axes = Axes.of(metres)
    step = 0.05
    base, _ = project(axes.middle, projection)

    def shown(direction: Array) -> Array:
        return (project(axes.middle + step * direction, projection)[0] - base) / step

    along, front = shown(axes.headward), shown(axes.front)
    sight = unit(eye - axes.middle)
    per_m = np.linalg.norm(shown(unit(np.cross(sight, [0.0, 0.0, 1.0]))), axis=1)
    along = unit(along)
    across = np.stack([along[:, 1], -along[:, 0]], axis=1)
    lying = np.abs(along[:, 1]) < 0.8
    wanted = np.where(lying, -across[:, 1], np.sum(across * front, axis=1))
    across = across * np.where(wanted < 0, -1.0, 1.0)[:, None]
    level = sight * np.array([1.0, 1.0, 0.0])
    yaw = np.arcsin(np.clip(-np.sum(unit(level) * axes.headward, axis=1), -1, 1))
    return Seen(
        points=points,
        metres=metres,
        depth_m=depth,
        along=along,
        across=across,
        unit=per_m * axes.length_m,
        near_left=np.sum(sight * axes.leftward, axis=1) > 0,
        yaw_deg=np.rad2deg(yaw),
    )


def canonical(values: NDArray[Scalar], near_left: Flags) -> NDArray[Scalar]:
    """Return (n, 33, ...) with the near side's landmarks in the left ones' places, or undo it."""
    if near_left.all():
        return values.copy()
    keep = near_left.reshape(-1, *[1] * (values.ndim - 1))
    return np.where(keep, values, values[:, MIRRORED])


def places_in_body(seen: Seen) -> Array:
    """Return (n, 33, 2) canonical places (along, across) from the trunk's middle, trunk lengths."""
    middle = seen.points[:, [11, 12, 23, 24]].mean(axis=1, keepdims=True)
    return canonical(seen.in_body(seen.points - middle), seen.near_left)


def in_picture(seen: Seen, width: float) -> Flags:
    """Return (n,) whether enough of the body is in the picture."""
    telling = ~outside(seen, width)[:, TELLING]
    return np.asarray(telling.sum(axis=1) >= FEWEST_IN_PICTURE)


def outside(seen: Seen, width: float) -> Flags:
    """Return (n, 33) which landmarks are not in the picture."""
    x, y = seen.points[:, :, 0], seen.points[:, :, 1]
    return np.asarray((seen.depth_m <= 0) | (x < 0) | (x > width) | (y < 0) | (y > 1))

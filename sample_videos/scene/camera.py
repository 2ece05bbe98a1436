"""A pinhole camera that looks at the mat."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from sample_videos.geometry import Array, Z, rotation, unit


@dataclass(frozen=True, kw_only=True)
class Camera:
    """Stands in direction +x of `target`.

    `yaw_deg` swings it about the target, positive towards -y (the feet); `height_m` is the lens
    above the floor; `distance_m` is measured on the floor from the target; `lens_deg` is the
    vertical angle of view; `roll_deg` turns the picture clockwise.
    """

    yaw_deg: float
    height_m: float
    distance_m: float
    target: tuple[float, float, float]
    lens_deg: float
    width: int
    height: int
    roll_deg: float = 0.0

    @cached_property
    def eye(self) -> Array:
        """The world position of the lens."""
        yaw = np.deg2rad(self.yaw_deg)
        x, y, _ = self.target
        return np.array(
            [x + self.distance_m * np.cos(yaw), y - self.distance_m * np.sin(yaw), self.height_m]
        )

    @cached_property
    def view_projection(self) -> Array:
        """The 4x4 matrix from world to clip space (OpenGL: x right, y up, -1..1)."""
        near, far = 0.1, 30.0
        scale = 1 / np.tan(np.deg2rad(self.lens_deg) / 2)
        projection = np.zeros((4, 4))
        projection[0, 0] = scale * self.height / self.width
        projection[1, 1] = scale
        projection[2, 2:] = (far + near) / (near - far), 2 * far * near / (near - far)
        projection[3, 2] = -1
        roll = np.eye(4)
        roll[:3, :3] = rotation(Z, -self.roll_deg)
        return projection @ roll @ look_at(self.eye, np.array(self.target))

    def depths(self, points: Array) -> Array:
        """Return how far (...) in metres world points (..., 3) lie before the lens."""
        forward = unit(np.array(self.target) - self.eye)
        return np.asarray((points - self.eye) @ forward)

    def pixels(self, points: Array) -> Array:
        """Return the pixel positions (..., 2), x right and y down, of world points (..., 3).

        They mean nothing for points behind the lens (`depths`).
        """
        clip = (
            np.concatenate([points, np.ones((*points.shape[:-1], 1))], axis=-1)
            @ self.view_projection.T
        )
        x, y = clip[..., 0] / clip[..., 3], clip[..., 1] / clip[..., 3]
        return np.stack([(x + 1) / 2 * self.width, (1 - y) / 2 * self.height], axis=-1)

    def reach(self, points: Array) -> float:
        """Return how far the furthest of some points (n, 3) is from the middle; 1 is the rim."""
        rows = self.view_projection[[0, 1, 3]]
        x, y, depth = rows[:, :3] @ points.T + rows[:, 3:]
        return float(max(np.abs(x / depth).max(), np.abs(y / depth).max()))


def look_at(eye: Array, target: Array) -> Array:
    """Return the 4x4 view matrix of an observer at `eye`: view axis -z, the world's z upright."""
    forward = unit(target - eye)
    up = Z if abs(forward[2]) < 0.95 else np.array([0.0, 1.0, 0.01])
    right = unit(np.cross(forward, up))
    matrix = np.eye(4)
    matrix[:3, :3] = right, np.cross(right, forward), -forward
    matrix[:3, 3] = -matrix[:3, :3] @ eye
    return matrix


def orthographic(half_width: float, near: float, far: float) -> Array:
    """Return the 4x4 projection of a square parallel view."""
    return np.array(
        [
            [1 / half_width, 0.0, 0.0, 0.0],
            [0.0, 1 / half_width, 0.0, 0.0],
            [0.0, 0.0, -2 / (far - near), -(far + near) / (far - near)],
            [0.0, 0.0, 0.0, 1.0],
        ]
    )

"""Vectors, rotations and angles. World axes: z up, metres; the mat lies along y."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array: TypeAlias = NDArray[np.float64]

X = np.array([1.0, 0.0, 0.0])
Y = np.array([0.0, 1.0, 0.0])
Z = np.array([0.0, 0.0, 1.0])


def unit(vector: ArrayLike) -> Array:
    """Scale vectors (..., 3) to length 1; a zero vector stays zero."""
    values = np.asarray(vector, dtype=np.float64)
    length = np.linalg.norm(values, axis=-1, keepdims=True)
    return np.asarray(values / np.maximum(length, 1e-12))


def rotation(axis: ArrayLike, degrees: float) -> Array:
    """Return the 3x3 right-handed rotation about `axis` (Rodrigues' formula)."""
    x, y, z = unit(axis)
    cross = np.array([[0.0, -z, y], [z, 0.0, -x], [-y, x, 0.0]])
    angle = np.deg2rad(degrees)
    return np.asarray(np.eye(3) + np.sin(angle) * cross + (1 - np.cos(angle)) * cross @ cross)


def frame(direction: ArrayLike, hinge: ArrayLike) -> Array:
    """Return the matrix with columns `direction`, `hinge` made square to it, and their cross."""
    first = unit(direction)
    second = unit(np.asarray(hinge) - np.dot(hinge, first) * first)
    return np.stack([first, second, np.cross(first, second)], axis=1)


def blend_rotations(first: Array, second: Array, weight: float) -> Array:
    """Return the rotation nearest to the weighted mean of two less than 180 degrees apart."""
    u, _, v = np.linalg.svd((1 - weight) * first + weight * second)
    sign = np.sign(np.linalg.det(u @ v))
    return np.asarray(u @ np.diag([1.0, 1.0, sign]) @ v)


def bend(
    start: Array, target: Array, pole: Array, upper: float, lower: float
) -> tuple[Array, Array]:
    """Two-bone inverse kinematics: return (middle joint, end joint).

    `upper` and `lower` are the bone lengths; the middle joint bends towards the direction `pole`. A
    target out of reach is drawn in along the line from `start`, so that the limb never stretches.
    """
    line = target - start
    distance = float(
        np.clip(np.linalg.norm(line), abs(upper - lower) + 0.01, (upper + lower) * 0.998)
    )
    along = unit(line)
    cosine = (upper**2 + distance**2 - lower**2) / (2 * upper * distance)
    aside = unit(pole - np.dot(pole, along) * along)
    middle = start + upper * (cosine * along + np.sqrt(max(0.0, 1 - cosine**2)) * aside)
    return np.asarray(middle), np.asarray(start + distance * along)


def angle_deg(first: Array, corner: Array, last: Array) -> Array:
    """Return the unsigned angle, 0..180 degrees, at `corner`; points (..., 3) or (..., 2)."""
    cosine = np.sum(unit(first - corner) * unit(last - corner), axis=-1)
    return np.asarray(np.rad2deg(np.arccos(np.clip(cosine, -1, 1))))


def slope_deg(start: Array, end: Array) -> Array:
    """Return how steeply the line from `start` to `end` (..., 3) rises, -90..90 degrees."""
    line = end - start
    return np.asarray(np.rad2deg(np.arctan2(line[..., 2], np.linalg.norm(line[..., :2], axis=-1))))

"""Vectors, rotations and angles. World axes: z up, metres; the mat lies along y."""

from __future__ import annotations

import math
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array: TypeAlias = NDArray[np.float64]
Vector: TypeAlias = Array | tuple[float, float, float]

X = np.array([1.0, 0.0, 0.0])
Y = np.array([0.0, 1.0, 0.0])
Z = np.array([0.0, 0.0, 1.0])


def unit(vector: ArrayLike) -> Array:
    """Scale vectors (..., 3) to length 1; a zero vector stays zero."""
    values = np.asarray(vector, dtype=np.float64)
    if values.ndim == 1:
        return values / max(math.sqrt(values.dot(values)), 1e-12)
    size = np.linalg.norm(values, axis=-1, keepdims=True)
    return np.asarray(values / np.maximum(size, 1e-12))


def rotation(axis: Vector, degrees: float) -> Array:
    """Return the 3x3 right-handed rotation about `axis` (Rodrigues' formula)."""
    if axis is X:
        rise, sine = _rise_and_sine(degrees)
        return np.array([[1.0, 0.0, 0.0], [0.0, rise, -sine], [0.0, sine, rise]])
    if axis is Y:
        rise, sine = _rise_and_sine(degrees)
        return np.array([[rise, 0.0, sine], [0.0, 1.0, 0.0], [-sine, 0.0, rise]])
    x, y, z = _numbers(axis)
    length = max(math.sqrt(x * x + y * y + z * z), 1e-12)
    x, y, z = x / length, y / length, z / length
    angle = math.radians(degrees)
    sine, rest = math.sin(angle), 1 - math.cos(angle)
    xy, yz, zx = rest * x * y, rest * y * z, rest * z * x
    return np.array(
        [
            [1 - rest * (y * y + z * z), xy - sine * z, zx + sine * y],
            [xy + sine * z, 1 - rest * (z * z + x * x), yz - sine * x],
            [zx - sine * y, yz + sine * x, 1 - rest * (x * x + y * y)],
        ]
    )


def bent(flexion: float, side: float, twist: float) -> Array:
    """Return the rotation by three angles in degrees: about x, then about the new y and new z."""
    a, b = math.cos(math.radians(flexion)), math.sin(math.radians(flexion))
    c, d = math.cos(math.radians(side)), math.sin(math.radians(side))
    e, f = math.cos(math.radians(twist)), math.sin(math.radians(twist))
    return np.array(
        [
            [c * e, -c * f, d],
            [a * f + b * d * e, a * e - b * d * f, -b * c],
            [b * f - a * d * e, b * e + a * d * f, a * c],
        ]
    )


def _rise_and_sine(degrees: float) -> tuple[float, float]:
    angle = math.radians(degrees)
    return 1 - (1 - math.cos(angle)), math.sin(angle)


def cross(first: Vector, second: Vector) -> Array:
    """Return the cross product of two vectors (3,)."""
    a, b, c = _numbers(first)
    x, y, z = _numbers(second)
    return np.array([b * z - c * y, c * x - a * z, a * y - b * x])


def length(vector: Array) -> float:
    """Return the length of one vector (3,)."""
    x, y, z = vector.tolist()
    return math.sqrt(x * x + y * y + z * z)


def frame(direction: Vector, hinge: Vector) -> Array:
    """Return the matrix with columns `direction`, `hinge` made square to it, and their cross."""
    a, b, c = _numbers(direction)
    size = max(math.sqrt(a * a + b * b + c * c), 1e-12)
    a, b, c = a / size, b / size, c / size
    x, y, z = _numbers(hinge)
    along = x * a + y * b + z * c
    x, y, z = x - along * a, y - along * b, z - along * c
    size = max(math.sqrt(x * x + y * y + z * z), 1e-12)
    x, y, z = x / size, y / size, z / size
    return np.array([[a, x, b * z - c * y], [b, y, c * x - a * z], [c, z, a * y - b * x]])


def _numbers(vector: Vector) -> tuple[float, float, float]:
    x, y, z = vector.tolist() if isinstance(vector, np.ndarray) else vector
    return x, y, z


def blend_rotations(first: Array, second: Array, weight: float) -> Array:
    """Return the rotation nearest to the weighted mean of two less than 180 degrees apart."""
    if weight >= 1:
        return second
    turn = first.T @ second
    (a, b, c), (d, e, f), (g, h, i) = turn.tolist()
    x, y, z = h - f, c - g, d - b
    sine, cosine = math.sqrt(x * x + y * y + z * z), a + e + i - 1
    # The mean of no turn and a turn by an angle about an axis is a shorter turn about that axis.
    angle = math.atan2(weight * sine, 2 * (1 - weight) + weight * cosine)
    return first @ rotation((x, y, z), math.degrees(angle))


def bend(
    start: Array, target: Array, pole: Array, upper: float, lower: float
) -> tuple[Array, Array]:
    """Two-bone inverse kinematics: return (middle joint, end joint).

    `upper` and `lower` are the bone lengths; the middle joint bends towards the direction `pole`. A
    target out of reach is drawn in along the line from `start`, so that the limb never stretches.
    """
    sx, sy, sz = start.tolist()
    tx, ty, tz = target.tolist()
    px, py, pz = pole.tolist()
    ax, ay, az = tx - sx, ty - sy, tz - sz
    size = math.sqrt(ax * ax + ay * ay + az * az)
    distance = min(max(size, abs(upper - lower) + 0.01), (upper + lower) * 0.998)
    size = max(size, 1e-12)
    ax, ay, az = ax / size, ay / size, az / size
    cosine = (upper**2 + distance**2 - lower**2) / (2 * upper * distance)
    dot = px * ax + py * ay + pz * az
    px, py, pz = px - dot * ax, py - dot * ay, pz - dot * az
    size = max(math.sqrt(px * px + py * py + pz * pz), 1e-12)
    along, aside = upper * cosine, upper * math.sqrt(max(0.0, 1 - cosine**2)) / size
    middle = [
        sx + along * ax + aside * px,
        sy + along * ay + aside * py,
        sz + along * az + aside * pz,
    ]
    end = [sx + distance * ax, sy + distance * ay, sz + distance * az]
    return np.array(middle), np.array(end)


def angle_deg(first: Array, corner: Array, last: Array) -> Array:
    """Return the unsigned angle, 0..180 degrees, at `corner`; points (..., 3) or (..., 2)."""
    cosine = np.sum(unit(first - corner) * unit(last - corner), axis=-1)
    return np.asarray(np.rad2deg(np.arccos(np.clip(cosine, -1, 1))))


def slope_deg(start: Array, end: Array) -> Array:
    """Return how steeply the line from `start` to `end` (..., 3) rises, -90..90 degrees."""
    line = end - start
    return np.asarray(np.rad2deg(np.arctan2(line[..., 2], np.linalg.norm(line[..., :2], axis=-1))))

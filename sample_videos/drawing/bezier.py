"""Bezier curves that follow points.

Schneider, "An algorithm for automatically fitting digitized curves", Graphics Gems (1990).
"""

from __future__ import annotations

import numpy as np

from sample_videos.geometry import Array

TURN = 3
"""Over so many points a curve's direction is taken."""
NEAR_ENOUGH = 4
"""So often the points' places along the curve are mended before it is cut in two."""


def fitted(points: Array, tolerance: float) -> list[Array]:
    """Return cubic Bezier curves that pass within `tolerance` of the points (N, 2).

    Each is two control points and an end (3, 2); it begins where the one before ends.
    """
    first, last = _direction(points), _direction(points[::-1])
    return _fit(points, first, last, tolerance)


def _direction(points: Array) -> Array:
    way = points[min(TURN, len(points) - 1)] - points[0]
    return np.asarray(way / max(float(np.linalg.norm(way)), 1e-9))


def _fit(points: Array, first: Array, last: Array, tolerance: float) -> list[Array]:
    if len(points) == 2:
        reach = float(np.linalg.norm(points[1] - points[0])) / 3
        return [np.stack([points[0] + first * reach, points[1] + last * reach, points[1]])]
    ways = np.linalg.norm(np.diff(points, axis=0), axis=1)
    shares = np.concatenate([[0.0], np.cumsum(ways)]) / max(ways.sum(), 1e-9)
    for _ in range(NEAR_ENOUGH):
        curve = _least_squares(points, shares, first, last)
        gaps = ((_at(curve, shares) - points) ** 2).sum(axis=1)
        if gaps.max() <= tolerance**2:
            return [curve[1:]]
        shares = _nearer(curve, points, shares)
    split = int(np.clip(gaps.argmax(), 1, len(points) - 2))
    reach = min(TURN, split, len(points) - 1 - split)
    way = points[split - reach] - points[split + reach]
    middle = way / max(float(np.linalg.norm(way)), 1e-9)
    return _fit(points[: split + 1], first, middle, tolerance) + _fit(
        points[split:], -middle, last, tolerance
    )


def _at(curve: Array, shares: Array) -> Array:
    t = shares[:, None]
    weights = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3
    return np.asarray(sum(weight * point for weight, point in zip(weights, curve, strict=True)))


def _least_squares(points: Array, shares: Array, first: Array, last: Array) -> Array:
    """Return the curve (4, 2) with these directions at its ends that passes nearest."""
    t = shares
    near, far = 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t)
    start, end = points[0], points[-1]
    rest = points - ((1 - t) ** 3 + near)[:, None] * start - (far + t**3)[:, None] * end
    one, other = near[:, None] * first, far[:, None] * last
    matrix = np.array([[(one * one).sum(), (one * other).sum()],
                       [(one * other).sum(), (other * other).sum()]])  # fmt: skip
    size = float(np.linalg.norm(end - start))
    wanted = np.array([(one * rest).sum(), (other * rest).sum()])
    reach = np.full(2, size / 3)
    if abs(np.linalg.det(matrix)) > 1e-9:
        found = np.linalg.solve(matrix, wanted)
        if found.min() > 0.01 * size and found.max() < 3 * size:
            reach = found
    return np.stack([start, start + first * reach[0], end + last * reach[1], end])


def _nearer(curve: Array, points: Array, shares: Array) -> Array:
    """Return the shares after one step of Newton's towards the nearest places on the curve."""
    steps = 3 * np.diff(curve, axis=0)
    bends = 2 * np.diff(steps, axis=0)
    t = shares[:, None]
    gap = _at(curve, shares) - points
    way = (1 - t) ** 2 * steps[0] + 2 * t * (1 - t) * steps[1] + t**2 * steps[2]
    bend = (1 - t) * bends[0] + t * bends[1]
    below = (way**2).sum(axis=1) + (gap * bend).sum(axis=1)
    moved = shares - (gap * way).sum(axis=1) / np.where(np.abs(below) < 1e-9, np.inf, below)
    return np.asarray(np.clip(moved, 0.0, 1.0))

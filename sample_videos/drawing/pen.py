"""From chains of corners to the text of an SVG path."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from sample_videos.drawing.bezier import fitted
from sample_videos.drawing.lines import Chain
from sample_videos.geometry import Array

SMOOTHING = 2.0
"""Standard deviation of the bell curve that rounds off a chain's stairs, in tolerances."""
LEAST_SMOOTHING = 1.0
"""The least one in units."""
FINE = 3
"""SVG's own numbers, which are whole, to a unit."""
STRIDE = 0.6
"""Distance in units of the points of a rounded chain to which curves are fitted."""
SHARP_COSINE = 0.3
"""A turn by more than this angle (72 degrees) within `TURN` points is a corner of the curve."""
TURN = 3


def path(chain: Chain, scale: float, shift: Array, tolerance: float) -> str:
    """Return a chain as path data: `scale` units a dot, then shifted.

    The curves pass by the chain's rounded points within `tolerance` units.
    """
    spread = max(SMOOTHING * tolerance, LEAST_SMOOTHING) / scale
    points = rounded(chain, spread, max(round(STRIDE / scale), 1)) * scale + shift
    text = Pen().moved(points[0])
    corners = _sharp(points, chain.closed)
    for start, end in pairwise(corners):
        for curve in fitted(points[start : end + 1], tolerance):
            text.curve(curve)
    return str(text) + ("z" if chain.closed else "")


class Pen:
    """Writes path data with relative coordinates."""

    def __init__(self) -> None:
        self._text: list[str] = []
        self._verb = ""
        self._at = np.zeros(2)

    def __str__(self) -> str:
        return "".join(self._text)

    def moved(self, point: Array) -> Pen:
        """Begin at a point."""
        self._at, self._verb = _on_grid(point), "M"
        self._text.append("M" + joined(self._at))
        return self

    def curve(self, points: Array) -> None:
        """Draw a cubic Bezier curve: two control points and the end (3, 2)."""
        ways = _on_grid(points - self._at)
        numbers = joined(ways)
        again = self._verb == "c" and numbers.startswith("-")
        self._text.append(numbers if again else f"c{numbers}")
        self._verb = "c"
        self._at = self._at + ways[-1]


def _on_grid(points: Array) -> Array:
    return np.asarray(np.round(points * FINE) / FINE)


def joined(numbers: Array) -> str:
    """Return lengths in units as SVG has them, in as few characters as it allows: `15-2 3`."""
    words = [f"{round(number * FINE)}" for number in numbers.ravel().tolist()]
    return " ".join(words).replace(" -", "-")


def rounded(chain: Chain, spread: float, stride: int) -> Array:
    """Return every so many corners (N, 2), smoothed by a bell curve.

    Ends stay where they are; a closed line begins where it is straightest.
    """
    points = chain.corners
    if chain.closed:
        points = points[:-1] if np.array_equal(points[0], points[-1]) else points
    reach = min(int(3 * spread), len(points) - 1)
    bell = np.exp(-0.5 * (np.arange(-reach, reach + 1) / spread) ** 2)
    bell /= bell.sum()
    if chain.closed:
        padded = np.concatenate([points[-reach:], points, points[:reach]])
    else:
        before = 2 * points[0] - points[reach:0:-1]
        after = 2 * points[-1] - points[-2 : -reach - 2 : -1]
        padded = np.concatenate([before, points, after])
    smooth = np.stack([np.convolve(padded[:, axis], bell, "valid") for axis in (0, 1)], axis=1)
    if chain.closed:
        ring = smooth[::stride]
        ways = np.roll(ring, -TURN, axis=0) - ring
        start = int(_cosine(np.roll(ways, TURN, axis=0), ways).argmax())
        ring = np.roll(ring, -start, axis=0)
        return np.concatenate([ring, ring[:1]])
    return np.concatenate([smooth[:-1:stride], smooth[-1:]])


def _sharp(points: Array, closed: bool) -> list[int]:
    """Return the numbers of the points at which the curve may have a corner, both ends included."""
    last = len(points) - 1
    if closed and last > 2 * TURN:
        ring = points[:-1]
        before, after = np.roll(ring, TURN, axis=0), np.roll(ring, -TURN, axis=0)
        cosines = _cosine(ring - before, after - ring)
    else:
        cosines = np.ones(last)
        if last > 2 * TURN:
            middle = points[TURN:-TURN]
            cosines[TURN : last + 1 - TURN] = _cosine(
                middle - points[: -2 * TURN], points[2 * TURN :] - middle
            )
    found = [0]
    for number in range(1, last):
        around = cosines[max(number - TURN, 0) : number + TURN + 1]
        if cosines[number] < SHARP_COSINE and cosines[number] == around.min():
            found.append(number)
    return [*found, last]


def _cosine(one: Array, other: Array) -> Array:
    size = np.linalg.norm(one, axis=1) * np.linalg.norm(other, axis=1)
    return np.asarray((one * other).sum(axis=1) / np.maximum(size, 1e-9))

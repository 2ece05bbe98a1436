"""What is seen of a mesh from one direction: the nearest stuff, and where lines run."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import cv2
import numpy as np
from numpy.typing import NDArray

from sample_videos.drawing.sitter import FAR, Pieces
from sample_videos.geometry import Array

DOTS_PER_M = 640.0
FRACTION_BITS = 4
"""Bits of the fractions of a dot in which OpenCV takes corners."""
MARGIN = 4
SPECK = 80
"""Patches of fewer dots than this are taken for part of what lies around them."""
STEP_M = 0.015
"""Where the depth steps by more than this from one dot to the next, one piece lies before another.
"""
LEAST_STEP_M = 0.006
"""A line may go on through steps as small as this."""
PAIR_STEP_M = 0.025
"""The range of depths around a border that parts the near limb of a pair from the far one."""
AROUND = 5
"""Width in dots of the square that is looked at around a border of stuff."""
STUFF = FAR - 1
"""The bits that name the stuff, near or far."""

Mask = NDArray[np.bool_]
Dots = NDArray[np.uint8]


@dataclass(frozen=True, kw_only=True)
class Gaze:
    """A parallel view of the mat, whose long side lies along y.

    `yaw_deg` is 0 from +x and grows towards -y; `rise_deg` is 0 level and 90 from above; `mirrored`
    swaps left and right in the picture.
    """

    yaw_deg: float = 0.0
    rise_deg: float = 14.0
    mirrored: bool = False

    @cached_property
    def axes(self) -> Array:
        """The rows (3, 3): to the right in the picture, down in it, away from the eye."""
        yaw, rise = np.deg2rad([self.yaw_deg, self.rise_deg])
        back = np.array([np.cos(rise) * np.cos(yaw), -np.cos(rise) * np.sin(yaw), np.sin(rise)])
        right = np.array([np.sin(yaw), np.cos(yaw), 0.0])
        down = np.cross(-back, right)
        return np.stack([-right if self.mirrored else right, down, -back])

    def seen(self, points: Array) -> Array:
        """Return right, down and depth (..., 3) in metres of world points (..., 3)."""
        return np.asarray(points @ self.axes.T)


@dataclass(frozen=True)
class Sight:
    """Pictures (H, W): what is seen, and its depth in metres; dot (0, 0) is at `origin_m`."""

    stuff: Dots
    depth: Array
    origin_m: tuple[float, float]

    def borders(self, axis: int) -> tuple[Mask, Mask]:
        """Mark borders between neighbours in a row (axis 1: (H, W - 1)) or in a column (axis 0:
        (H - 1, W)) along which a line may run, and those of them that show one clearly.
        """
        here, after = (np.s_[:, :-1], np.s_[:, 1:]) if axis else (np.s_[:-1], np.s_[1:])
        one, other = self.stuff[here], self.stuff[after]
        inside, changes = (one != 0) & (other != 0), one != other
        step = np.abs(self._deep[here] - self._deep[after])
        apart = (one & STUFF) != (other & STUFF)
        pair = changes & ((self._range[here] > PAIR_STEP_M) | (self._range[after] > PAIR_STEP_M))
        free = ~(self._changing[here] | self._changing[after])
        clear = apart | pair | (free & (step > STEP_M))
        return inside & (changes | (free & (step > LEAST_STEP_M))), inside & clear

    @cached_property
    def _deep(self) -> Array:
        """The depth, 0 where the paper is."""
        return np.where(np.isfinite(self.depth), self.depth, 0.0)

    @cached_property
    def _range(self) -> Array:
        """The range of depths in the square around each dot, the paper left out."""
        square = np.ones((AROUND, AROUND), np.uint8)
        finite = np.isfinite(self.depth)
        farthest = cv2.dilate(np.where(finite, self.depth, -99.0), square)
        return np.asarray(farthest - cv2.erode(np.where(finite, self.depth, 99.0), square))

    @cached_property
    def _changing(self) -> Mask:
        """Where the stuff changes within the square around a dot."""
        square = np.ones((AROUND, AROUND), np.uint8)
        return np.asarray(cv2.dilate(self.stuff, square) != cv2.erode(self.stuff, square))


def look(pieces: Pieces, gaze: Gaze) -> Sight:
    """Draw the triangles from the farthest to the nearest."""
    corners = gaze.seen(pieces.corners)
    order = np.argsort(pieces.over_m - corners[:, :, 2].mean(axis=1), kind="stable")
    corners, stuff = corners[order], pieces.stuff[order].astype(np.uint8)
    flat = corners[:, :, :2]
    low, high = flat.min(axis=(0, 1)), flat.max(axis=(0, 1))
    origin = low - MARGIN / DOTS_PER_M
    width, height = (np.ceil((high - low) * DOTS_PER_M).astype(int) + 2 * MARGIN + 1).tolist()
    places = (flat - origin) * DOTS_PER_M
    numbers = np.full((height, width), -1, np.int32)
    for number, triangle in enumerate(np.rint(places * (1 << FRACTION_BITS)).astype(np.int32)):
        cv2.fillConvexPoly(numbers, triangle, (number,), cv2.LINE_8, FRACTION_BITS)
    seen = np.where(numbers >= 0, stuff[numbers], 0).astype(np.uint8)
    depth = _depth(numbers, places, corners[:, :, 2])
    return Sight(without_specks(seen), depth, (float(origin[0]), float(origin[1])))


def _depth(numbers: NDArray[np.int32], places: Array, depths: Array) -> Array:
    """Return each dot's depth on the plane of its triangle, within the triangle's own depths."""
    sides, rises = places[:, 1:] - places[:, :1], depths[:, 1:] - depths[:, :1]
    area = sides[:, 0, 0] * sides[:, 1, 1] - sides[:, 0, 1] * sides[:, 1, 0]
    area = np.where(np.abs(area) < 1e-6, np.inf, area)
    slope_x = (rises[:, 0] * sides[:, 1, 1] - rises[:, 1] * sides[:, 0, 1]) / area
    slope_y = (rises[:, 1] * sides[:, 0, 0] - rises[:, 0] * sides[:, 1, 0]) / area
    down, across = np.indices(numbers.shape)
    x, y = across - places[numbers, 0, 0], down - places[numbers, 0, 1]
    found = depths[numbers, 0] + slope_x[numbers] * x + slope_y[numbers] * y
    found = np.clip(found, depths.min(axis=1)[numbers], depths.max(axis=1)[numbers])
    return np.asarray(np.where(numbers >= 0, found, np.inf))


def without_specks(stuff: Dots) -> Dots:
    """Return the picture with small patches replaced by what is nearest to them."""
    smooth = cv2.medianBlur(stuff, 5)
    specks = np.zeros(stuff.shape, bool)
    for kind in np.unique(smooth):
        _, patches, sizes, _ = cv2.connectedComponentsWithStats(
            (smooth == kind).astype(np.uint8), connectivity=4
        )
        specks |= (smooth == kind) & (sizes[patches, cv2.CC_STAT_AREA] < SPECK)
    _, nearest = cv2.distanceTransformWithLabels(
        specks.astype(np.uint8), cv2.DIST_L2, 3, labelType=cv2.DIST_LABEL_PIXEL
    )
    kinds = np.zeros(int(nearest.max()) + 1, np.uint8)
    kinds[nearest[~specks]] = smooth[~specks]
    return np.asarray(kinds[nearest])

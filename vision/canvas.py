"""Shapes and text with soft edges on a picture; OpenCV draws them, in place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import cv2
import numpy as np
import numpy.typing as npt

from vision.frame import Image

Colour = tuple[int, int, int]
"""Red, green, blue, 0-255."""
Place = tuple[float, float]
"""x and y in pixels from the upper left corner."""

SHIFT: Final = 4
"""OpenCV takes places in 1/16 pixel, without which slow lines jump from pixel to pixel."""
Weights = npt.NDArray[np.float32]
Rim = tuple[npt.NDArray[np.intp], ...]
"""Rows and columns of the pixels that a box covers in part."""
KEPT: Final = 64
"""So many shapes and sizes of texts are kept for the next picture."""
LIGHT, BOLD = 400, 600
"""Weights of the typeface (Rubik, which is part of OpenCV, under the SIL Open Font License)."""


class Canvas:
    """Draws into pictures of one size, one after another; `image` is the present one.

    Attributes:
        unit: What sizes are measured in: 1/360 of the picture's shorter side, so that everything
            has the same share of a small and of a large picture.
    """

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.unit = min(width, height) / 360
        self.image: Image = np.zeros((height, width, 3), np.uint8)
        # One face for each weight: changing a face's weight forgets the glyphs drawn before.
        self._faces = {weight: cv2.FontFace("sans") for weight in (LIGHT, BOLD)}
        self._shapes: dict[tuple[int, int], tuple[Rim, Weights]] = {}
        self._sizes: dict[tuple[str, int, int], float] = {}

    def line(self, start: Place, end: Place, colour: Colour, width: float) -> None:
        """Draw a line with round ends."""
        thick = max(1, round(width * self.unit))
        cv2.line(self.image, _fine(start), _fine(end), colour, thick, cv2.LINE_AA, SHIFT)

    def lines(self, ends: Sequence[tuple[Place, Place]], colour: Colour, width: float) -> None:
        """Draw several lines of one kind with round ends: quicker than one after another."""
        if ends:
            thick = max(1, round(width * self.unit))
            fine = np.array([[_fine(start), _fine(end)] for start, end in ends], np.int32)
            cv2.polylines(self.image, list(fine), False, colour, thick, cv2.LINE_AA, SHIFT)

    def dot(self, centre: Place, radius: float, colour: Colour) -> None:
        """Draw a filled circle."""
        size = max(1, round(radius * self.unit * 2**SHIFT))
        cv2.circle(self.image, _fine(centre), size, colour, cv2.FILLED, cv2.LINE_AA, SHIFT)

    def ring(self, centre: Place, radius: float, colour: Colour, width: float) -> None:
        """Draw a circle."""
        size, thick = round(radius * self.unit * 2**SHIFT), max(1, round(width * self.unit))
        cv2.circle(self.image, _fine(centre), size, colour, thick, cv2.LINE_AA, SHIFT)

    def arc(
        self, centre: Place, radius: float, turn: tuple[float, float], colour: Colour, width: float
    ) -> None:
        """Draw part of a circle, `turn` in degrees clockwise from the right."""
        size = max(1, round(radius * self.unit * 2**SHIFT))
        thick = max(1, round(width * self.unit))
        cv2.ellipse(
            self.image,
            _fine(centre),
            (size, size),
            0,
            turn[0],
            turn[1],
            colour,
            thick,
            cv2.LINE_AA,
            SHIFT,
        )

    def card(self, corner: Place, size: Place, colour: Colour, *, opacity: float) -> None:
        """Draw a box with round corners through which the picture shines; all in pixels."""
        left, top = max(round(corner[0]), 0), max(round(corner[1]), 0)
        right, bottom = round(corner[0] + size[0]), round(corner[1] + size[1])
        area = self.image[top:bottom, left:right]
        if not area.size:
            return
        height, width = area.shape[:2]
        if (width, height) not in self._shapes:
            _make_room(self._shapes)
            covered = _rounded(width, height, round(8 * self.unit))
            rim = np.nonzero(covered < 1)
            self._shapes[width, height] = (rim, covered[rim][:, None])
        rim, covered = self._shapes[width, height]
        before = area[rim]
        paint = np.array(colour, np.float32) * opacity
        levels = np.arange(256, dtype=np.float32)[:, None] * (1 - opacity) + paint
        area[:] = cv2.LUT(area, levels.round().astype(np.uint8).reshape(1, 256, 3))
        area[rim] = np.rint(before * (1 - covered) + area[rim] * covered)

    def text_size(self, text: str, size: float, weight: int = LIGHT) -> Place:
        """Return width and height in pixels; `size` is the height of a capital in units."""
        pixels = self._pixels(size)
        key = text, pixels, weight
        if key not in self._sizes:
            _make_room(self._sizes)
            face = self._faces[weight]
            box = cv2.getTextSize((10_000, 10_000), text, (0, 0), face, pixels, weight)
            self._sizes[key] = float(box[2])
        return self._sizes[key], float(pixels)

    def text(
        self, place: Place, text: str, colour: Colour, size: float, weight: int = LIGHT
    ) -> None:
        """Write a line; `place` is the left end of its base line."""
        at = round(place[0]), round(place[1])
        face = self._faces[weight]
        cv2.putText(self.image, text, at, colour, face, self._pixels(size), weight)

    def _pixels(self, size: float) -> int:
        return max(6, round(size * self.unit))


def _fine(place: Place) -> tuple[int, int]:
    return round(place[0] * 2**SHIFT), round(place[1] * 2**SHIFT)


def _make_room(kept: dict[Any, Any]) -> None:
    if len(kept) >= KEPT:
        kept.clear()


def _rounded(width: int, height: int, radius: int) -> Weights:
    """Return how much of each pixel a box with round corners covers, 0-1."""
    radius = min(radius, width // 2, height // 2)
    x = np.abs(np.arange(width) - (width - 1) / 2) - (width / 2 - radius)
    y = np.abs(np.arange(height) - (height - 1) / 2) - (height / 2 - radius)
    away = np.hypot(x.clip(0)[None, :], y.clip(0)[:, None])
    return np.asarray(np.clip(radius - away + 0.5, 0, 1), np.float32)

"""Which part of the picture people and their shadows change: the rest need not be drawn anew."""

from __future__ import annotations

from typing import TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

from sample_videos.geometry import Array
from sample_videos.scene.camera import Camera

Strips: TypeAlias = NDArray[np.int64]
"""Top and bottom pixel (strips, 2) of what changes in each strip of the picture, from the left; an
empty one has its bottom above its top."""

STRIP_PIXELS = 32
"""Width of a strip, a divisor of the picture's width."""
MARGIN_PIXELS = 40
"""How far round a body the softer light about it is drawn."""
CELL_PIXELS = 8
FADE_CELLS = 2
"""The softer light fades out over twice so many cells of so many pixels on the way to the margin's
end."""
NEAREST_M = 0.05
"""What comes nearer to the lens than this may show anywhere."""
SHADOW_EVERY = 3
SHADOW_SHARES = np.linspace(0.15, 1, 6)
"""A shadow falls on the floor or on something on the way there."""


def changed_strips(vertices: Array, camera: Camera, light: Array) -> Strips:
    """Return what bodies with these vertices (N, 3) can change, with `light` towards the key light.

    Nothing where they are outside the picture; all of it when one of them touches the lens.
    """
    count = camera.width // STRIP_PIXELS
    nothing, everything = (np.tile(span, (count, 1)) for span in ((0, 0), (0, camera.height)))
    if not len(vertices):
        return nothing
    casters = vertices[::SHADOW_EVERY]
    falls = -light * (np.maximum(casters[:, 2:], 0) / light[2])
    ways = casters + SHADOW_SHARES[:, None, None] * falls
    points = np.concatenate([vertices, ways.reshape(-1, 3)])
    depths = camera.depths(points)
    if depths.max() < NEAREST_M:
        return nothing
    if depths.min() < NEAREST_M:
        return everything
    x, y = camera.pixels(points).T
    # One more strip on each side catches what is just outside the picture.
    column = np.clip(np.floor(x / STRIP_PIXELS) + 1, 0, count + 1).astype(np.int64)
    inside = (x > -STRIP_PIXELS) & (x < camera.width + STRIP_PIXELS)
    top, bottom = np.full(count + 2, np.inf), np.full(count + 2, -np.inf)
    np.minimum.at(top, column[inside], y[inside] - MARGIN_PIXELS)
    np.maximum.at(bottom, column[inside], y[inside] + MARGIN_PIXELS)
    top = np.minimum(top[1:-1], np.minimum(top[:-2], top[2:]))
    bottom = np.maximum(bottom[1:-1], np.maximum(bottom[:-2], bottom[2:]))
    return np.asarray(np.clip(np.stack([top, bottom], axis=1), 0, camera.height), np.int64)


def outside(strips: Strips, height: int) -> list[tuple[int, int, int, int]]:
    """Return what does not change, as rectangles: left, top, right, bottom in pixels."""
    result = []
    for number, (top, bottom) in enumerate(strips.tolist()):
        left = number * STRIP_PIXELS
        for low, high in ((0, top), (max(top, bottom), height)):
            if low < high:
                result.append((left, low, left + STRIP_PIXELS, high))
    return result


def fading(strips: Strips, height: int) -> NDArray[np.float32]:
    """Return how much of a change is shown in each pixel (H, W): 1 at a body, 0 outside."""
    cells = np.zeros((-(-height // CELL_PIXELS), len(strips)), np.uint8)
    for number, (top, bottom) in enumerate(strips.tolist()):
        cells[-(-top // CELL_PIXELS) : -(-bottom // CELL_PIXELS), number] = 255
    cells = np.repeat(cells, STRIP_PIXELS // CELL_PIXELS, axis=1)
    square = 2 * FADE_CELLS + 1, 2 * FADE_CELLS + 1
    smooth = cv2.blur(cv2.erode(cells, np.ones(square, np.uint8)), square)
    size = len(strips) * STRIP_PIXELS, cells.shape[0] * CELL_PIXELS
    full = cv2.resize(smooth, size, interpolation=cv2.INTER_LINEAR)[:height]
    return np.asarray(full, np.float32) / np.float32(255)

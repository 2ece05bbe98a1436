"""A picture that a page sends."""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np

from vision.errors import ImageError
from vision.frame import Frame
from vision.video import LOOK_PX, fitted

MOST_BYTES: Final = 2_000_000
MOST_PIXELS: Final = 4096 * 4096
START: Final = b"\xff\xd8\xff"
SIZE_MARKERS: Final = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
"""JPEG's start-of-frame markers, which hold the size; the others in the row are tables."""


def read_jpeg(data: bytes, t_ms: int) -> Frame:
    """Decode a JPEG picture, shrunk to what a landmarker needs.

    Raises:
        ImageError: It is too large, or not a JPEG picture that can be read. What the picture says
            of its own size is looked at before it is decoded.
    """
    if len(data) > MOST_BYTES:
        raise ImageError(f"a picture of {len(data)} bytes is too large")
    width, height = jpeg_size(data)
    if width * height > MOST_PIXELS:
        raise ImageError(f"a picture of {width} x {height} pixels is too large")
    try:
        image = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR_RGB)
    except cv2.error as error:
        raise ImageError("the picture is damaged") from error
    if image is None:
        raise ImageError("the picture is damaged")
    size = fitted(image.shape[1], image.shape[0], LOOK_PX)
    if size != (image.shape[1], image.shape[0]):
        image = cv2.resize(image, size, interpolation=cv2.INTER_AREA)
    return Frame(t_ms, np.asarray(image, np.uint8))


def jpeg_size(data: bytes) -> tuple[int, int]:
    """Return width and height as a JPEG picture's head says them (ISO 10918-1, annex B).

    Raises:
        ImageError: It is not a JPEG picture.
    """
    at = 2
    while data.startswith(START) and at + 9 <= len(data) and data[at] == 0xFF:
        if data[at + 1] in SIZE_MARKERS:
            height = int.from_bytes(data[at + 5 : at + 7])
            width = int.from_bytes(data[at + 7 : at + 9])
            if width and height:
                return width, height
            break
        at += 2 + int.from_bytes(data[at + 2 : at + 4])
    raise ImageError("not a JPEG picture")

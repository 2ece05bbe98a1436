"""Which way up a video is stored: its display matrix as a flip and a transposition."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import av
import numpy as np
from av.sidedata.sidedata import SideDataContainer, Type

from vision.frame import Image


@dataclass(frozen=True, slots=True)
class Orientation:
    """How to turn a stored picture upright: first transpose it, then flip it."""

    transpose: bool = False
    flip_x: bool = False
    flip_y: bool = False

    def size(self, width: int, height: int) -> tuple[int, int]:
        """Return the upright width and height of a picture stored with these; also the inverse."""
        return (height, width) if self.transpose else (width, height)

    def upright(self, image: Image) -> Image:
        """Return the picture the right way up."""
        if self.transpose:
            image = image.transpose(1, 0, 2)
        if self.flip_x:
            image = image[:, ::-1]
        if self.flip_y:
            image = image[::-1]
        return np.ascontiguousarray(image)


def orientation(frame: av.VideoFrame) -> Orientation:
    """Read the display matrix that a phone writes beside its pictures; upright without one.

    The matrix (ISO 14496-12, 6.2.2; row vectors, y down) is read by its larger terms, so that a
    mirrored picture is turned back as well as a rotated one.
    """
    data = cast(SideDataContainer, frame.side_data).get(Type.DISPLAYMATRIX)
    if data is None:
        return Orientation()
    a, b, _, c, d, *_ = np.frombuffer(data, np.int32).tolist()  # x' = ax + cy, y' = bx + dy
    if abs(b) > abs(a):
        return Orientation(transpose=True, flip_x=c < 0, flip_y=b < 0)
    return Orientation(flip_x=a < 0, flip_y=d < 0)

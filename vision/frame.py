"""One picture at one moment."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Image = npt.NDArray[np.uint8]
"""RGB, uint8, shape (height, width, 3), C-contiguous."""


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """A picture and the moment it was taken.

    Attributes:
        t_ms: Whole milliseconds since the start of the source, by the source's own clock;
            strictly increasing.
        image: The picture the right way up.
    """

    t_ms: int
    image: Image

    @property
    def height(self) -> int:
        """Height in pixels."""
        return int(self.image.shape[0])

    @property
    def width(self) -> int:
        """Width in pixels."""
        return int(self.image.shape[1])

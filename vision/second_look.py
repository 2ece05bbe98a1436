"""A second look at somebody who was just found: head and feet may have been exchanged."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np
import numpy.typing as npt

from rules.pose import Joint
from vision.frame import Frame
from vision.landmarker import Landmarker
from vision.landmarks import RawLandmarks

AFTER_MS: Final = 1000
"""How long after a body was found, once it lies where it lay and the landmarks have settled; before
what a section warms up for counts (`vision/sections.py`)."""
SAME_HIPS: Final = 0.5
"""In trunk lengths, how far the hips of two looks may lie apart where both see the same body. Of
one that was taken head to foot they were 0.1 to 0.3 off, the shoulders 1.9 (tuning clips)."""

SURE: Final = 0.9
"""Mean visibility of landmarks that need no second look: reversed ones had 0.78, right ones of the
same pictures 0.94 (tuning clips)."""


class SecondLook:
    """Follows one person; looks for them anew a second after they were found, and once only.

    A landmarker that follows a body sees only what is around it, so it never finds out that it
    holds the body the wrong way round. The newcomer takes over where it sees the same hips, the
    shoulders on the other side of them, and the landmarks better. Landmarks that are well seen are
    left alone: a new landmarker takes half a second to load.

    Args:
        make: Makes what finds the landmarks; called again for each second look.
    """

    def __init__(self, make: Callable[[], Landmarker]) -> None:
        self._make = make
        self._landmarker = make()
        self._due_ms: int | None = None
        self._found = False

    def detect(self, frame: Frame) -> RawLandmarks | None:
        """Return the landmarks, or None where nobody was found.

        Raises:
            ModelError: The model file cannot be loaded again.
            ValueError: The frame is not later than the last one.
        """
        raw = self._landmarker.detect(frame)
        if raw is not None and not self._found:
            self._due_ms = frame.t_ms + AFTER_MS
        self._found = raw is not None
        if raw is None or self._due_ms is None or frame.t_ms < self._due_ms:
            return raw
        self._due_ms = None
        return raw if raw.points[:, 2].mean() >= SURE else self._look_again(frame, raw)

    def close(self) -> None:
        """Give back what the landmarker holds."""
        self._landmarker.close()

    def _look_again(self, frame: Frame, raw: RawLandmarks) -> RawLandmarks:
        """Return the landmarks that are to be believed, and go on with what found them."""
        other = self._make()
        anew = other.detect(frame)
        if anew is None or not _reverses(anew, raw, frame.width / frame.height):
            other.close()
            return raw
        self._landmarker.close()
        self._landmarker = other
        return anew


def _reverses(anew: RawLandmarks, raw: RawLandmarks, aspect: float) -> bool:
    """Return whether new landmarks have the trunk the other way round, and are seen better."""
    if anew.points[:, 2].mean() <= raw.points[:, 2].mean():
        return False
    (new_shoulder, new_hip), (shoulder, hip) = _middles(anew, aspect), _middles(raw, aspect)
    trunk = new_shoulder - new_hip
    same = float(np.linalg.norm(new_hip - hip)) < SAME_HIPS * float(np.linalg.norm(trunk))
    return same and float(trunk @ (shoulder - hip)) < 0


def _middles(raw: RawLandmarks, aspect: float) -> npt.NDArray[np.float64]:
    """Return the middles of shoulders and of hips (2, 2), in image heights."""
    points = raw.points[:, :2] * (aspect, 1.0)
    left = points[[Joint.LEFT_SHOULDER, Joint.LEFT_HIP]]
    right = points[[Joint.RIGHT_SHOULDER, Joint.RIGHT_HIP]]
    return np.asarray((left + right) / 2, np.float64)

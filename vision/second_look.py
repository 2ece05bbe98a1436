"""A second look at somebody who was just found: head and feet may have been exchanged."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from rules.pose import Joint
from vision.frame import Frame
from vision.landmarker import Follower
from vision.landmarks import RawLandmarks

AFTER_MS: Final = 500
"""How long after a body was found. Time enough for what it found anew to settle before a section
counts (`vision/sections.py`): half a second later, landmarks were as far from those of one that
looked from the beginning as without a look (0.8 thousandths of the picture's width, 15 tuning
clips), a whole second later further (0.9)."""
SAME_HIPS: Final = 0.5
"""In trunk lengths, how far the hips of two looks may lie apart where both see the same body. Of
one that was taken head to foot they were 0.1 to 0.3 off, the shoulders 1.9 (tuning clips)."""

SURE: Final = 0.9
"""Mean visibility of landmarks that need no second look: reversed ones had 0.78, right ones of the
same pictures 0.94 (tuning clips)."""


class SecondLook:
    """Follows one person; looks for them anew soon after they were found, and once only.

    A landmarker that follows a body sees only what is around it, so it never finds out that it
    holds the body the wrong way round. What it finds anew counts at once where it has the same
    hips, the shoulders on the other side of them, and the landmarks better seen; where they are
    worse seen, it looks once more in the next picture. Landmarks that are well seen are left
    alone: nobody should be lost for it.

    Args:
        landmarker: What finds the landmarks; closed with this.
    """

    def __init__(self, landmarker: Follower) -> None:
        self._landmarker = landmarker
        self._due_ms: int | None = None
        self._found = False
        self._looked = False

    def detect(self, frame: Frame) -> RawLandmarks | None:
        """Return the landmarks, or None where nobody was found.

        Raises:
            ValueError: The frame is not later than the last one.
        """
        raw = self._landmarker.detect(frame)
        if raw is not None and not self._found:
            self._due_ms = None if self._looked else frame.t_ms + AFTER_MS
            self._looked = False
        self._found = raw is not None
        if raw is None or self._due_ms is None or frame.t_ms < self._due_ms:
            return raw
        self._due_ms = None
        return raw if raw.points[:, 2].mean() >= SURE else self._look_again(frame, raw)

    def close(self) -> None:
        """Give back what the landmarker holds."""
        self._landmarker.close()

    def _look_again(self, frame: Frame, raw: RawLandmarks) -> RawLandmarks:
        """Return the landmarks that are to be believed of this picture."""
        anew = self._landmarker.detect_anew(frame)
        if anew is None:
            # Whoever is found next is found by a look as fresh as this one.
            self._looked = True
            return raw
        if not _reverses(anew, raw, frame.width / frame.height):
            return raw
        if anew.points[:, 2].mean() > raw.points[:, 2].mean():
            return anew
        self._due_ms = frame.t_ms
        return raw


def _reverses(anew: RawLandmarks, raw: RawLandmarks, aspect: float) -> bool:
    """Return whether two looks have the trunk of one body opposite ways round."""
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

"""What MediaPipe does to its landmarks from picture to picture in VIDEO mode, for many clips.

Its pose graph filters image points with a 1 euro filter (minimum cutoff 0.05 Hz, beta 80,
derivative cutoff 1 Hz; G. Casiez, N. Roussel, D. Vogel, CHI 2012) on speeds in sizes of the region
of interest a second. So a body at rest hardly jitters, a fast movement passes, and one of some
millimetres comes late and smaller.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from sample_videos.geometry import Array

MIN_CUTOFF_HZ: Final = 0.05
BETA: Final = 80.0
DERIVATIVE_CUTOFF_HZ: Final = 1.0
REGION: Final = 2.5
"""Side of the region of interest in radii of the circle about the hips that holds the body: twice
the radius and a quarter more."""


def smooth_points(points: Array, region: Array, step_s: Array, fresh: NDArray[np.bool_]) -> Array:
    """Return points as the filter lets them through.

    Args:
        points: (clips, frames, values) in any unit of length.
        region: (clips, frames) side of the region of interest in that unit.
        step_s: (clips,) time from picture to picture.
        fresh: (clips, frames) where the body was found anew, so that the filter begins again; the
            first frame does so anyway.
    """
    result = np.empty_like(points)
    result[:, 0] = points[:, 0]
    step = step_s[:, None]
    derivative_share = _share(np.full_like(step, DERIVATIVE_CUTOFF_HZ), step)
    speed = np.zeros_like(points[:, 0])
    per_s = 1 / (region * step)
    for frame in range(1, points.shape[1]):
        new, last = points[:, frame], result[:, frame - 1]
        raw = (new - points[:, frame - 1]) * per_s[:, frame, None]
        speed += derivative_share * (raw - speed)
        share = _share(MIN_CUTOFF_HZ + BETA * np.abs(speed), step)
        result[:, frame] = last + share * (new - last)
        again = fresh[:, frame]
        if again.any():
            result[again, frame] = new[again]
            speed[again] = 0
    return result


def region_of(points: Array) -> Array:
    """Return the side (n,) of the region of interest about landmarks (n, 33, 2)."""
    hips = points[:, [23, 24]].mean(axis=1, keepdims=True)
    return np.asarray(REGION * np.linalg.norm(points - hips, axis=2).max(axis=1))


def _share(cutoff_hz: Array, step_s: Array) -> Array:
    """Return the weight of a new sample, 0..1."""
    return np.asarray(1 / (1 + 1 / (2 * np.pi * cutoff_hz * step_s)))

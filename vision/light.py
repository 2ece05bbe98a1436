"""How bright a picture is."""

from __future__ import annotations

from typing import Final

import numpy as np

from rules.framing import Light
from vision.frame import Frame

STEP: Final = 8
"""Every eighth pixel of every eighth row is enough for two percentiles."""

SHARES: Final = (5, 95)
"""Percentiles of the darkest and the lightest parts: one lamp or one black sock does not count."""


def light_of(frame: Frame) -> Light:
    """Return how bright a picture's darkest and lightest parts are, by its green, most of luma."""
    # A tenth of the time of np.percentile, which interpolates.
    greens = np.sort(frame.image[::STEP, ::STEP, 1], axis=None)
    dark, light = (greens[(greens.size - 1) * share // 100] for share in SHARES)
    return Light(dark=float(dark) / 255, light=float(light) / 255)

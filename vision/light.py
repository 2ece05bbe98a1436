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
    dark, light = np.percentile(frame.image[::STEP, ::STEP, 1], SHARES)
    return Light(dark=float(dark) / 255, light=float(light) / 255)

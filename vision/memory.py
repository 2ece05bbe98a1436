"""Giving memory back that is free but kept."""

from __future__ import annotations

import ctypes
import sys


def give_back_memory() -> None:
    """Return freed memory to the system where the C library can be told to (glibc).

    It keeps what a closed landmarker has freed: 40 landmarkers one after the other left 287 MB,
    given back after each of them 105 MB. Elsewhere nothing happens.
    """
    if sys.platform != "linux":
        return
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)

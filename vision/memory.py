"""Keeping the memory of long work small: how the C library holds what is free."""

from __future__ import annotations

import ctypes
import sys
from typing import Final

M_MMAP_THRESHOLD: Final = -3
"""`mallopt`'s name for it, from glibc's malloc.h."""
LARGE_BYTES: Final = 2 * 1024 * 1024
"""Blocks of the model are larger; the pictures of 640 pixels, of which each frame takes several,
are smaller: to get those from the system each time would cost 5 % of the speed."""


def keep_large_blocks_apart() -> None:
    """Have every large block go back to the system when it is freed.

    Left alone, glibc raises the size from which it does so up to 32 MiB as blocks are freed; the
    next ones then lie between small ones and cannot be given back, and the second model takes more
    memory than the first. Elsewhere nothing happens.
    """
    _call("mallopt", M_MMAP_THRESHOLD, LARGE_BYTES)


def give_back_memory() -> None:
    """Return freed memory to the system where the C library can be told to (glibc)."""
    _call("malloc_trim", 0)


def _call(name: str, *numbers: int) -> None:
    """Call a function of the C library if it has it."""
    if sys.platform == "linux":
        function = getattr(ctypes.CDLL(None), name, None)
        if function is not None:
            function(*numbers)

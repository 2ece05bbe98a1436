"""Memory that is free but kept."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

from vision.memory import give_back_memory


def resident_mib() -> float:
    """Memory of this process that is really there, by the Linux kernel."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))


def test_freed_memory_goes_back_to_the_system() -> None:
    """Small blocks are not returned by themselves; where nothing can be done, nothing is."""
    if sys.platform != "linux":
        give_back_memory()
        return
    small = [np.zeros(2000) for _ in range(6000)]
    keep = small[-1]
    before = resident_mib()
    del small
    give_back_memory()
    assert keep.size == 2000
    assert resident_mib() < before - 50

"""Memory that is free but kept."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np

from vision.memory import give_back_memory, keep_large_blocks_apart

ROOT = Path(__file__).parents[2]


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


ALTERNATE = """
import numpy as np
from tests.vision.test_memory import resident_mib
from vision.memory import keep_large_blocks_apart

del (grown := [np.ones(1_000_000)])[:]  # from here on glibc would keep blocks of this size
keep_large_blocks_apart()
large = [np.ones(500_000) for _ in range(32)]  # 3.8 MiB each
before = resident_mib()
del large[::2]
print(before - resident_mib())
"""


def test_large_blocks_go_back_one_by_one() -> None:
    """Every second large block is freed in a new process: none waits for its neighbour."""
    if sys.platform != "linux":
        keep_large_blocks_apart()
        return
    done = subprocess.run(
        [sys.executable, "-c", ALTERNATE], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert float(done.stdout) > 40

"""Processes that work on clips, and end when the one that started them is gone."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import Final

ORPHANED: Final = 1
"""Exit status of a worker whose parent is gone."""
ONE_THREAD: Final = {"LP_NUM_THREADS": "0", "OPENBLAS_NUM_THREADS": "1"}
"""A process of one thread for each core draws and reckons more than several threads together."""


def workers(jobs: int, clips_each: int | None = None) -> ProcessPoolExecutor:
    """Return a pool of new processes of one thread each.

    A process is replaced after `clips_each` tasks. Killing the caller ends them all, within the
    call of native code that each is in.
    """
    for name, value in ONE_THREAD.items():
        os.environ.setdefault(name, value)
    return ProcessPoolExecutor(
        jobs,
        mp_context=get_context("spawn"),
        initializer=end_with_parent,
        max_tasks_per_child=clips_each,
    )


def end_with_parent() -> None:
    """Let this process end as soon as its parent has, however that came about."""
    parent = parent_process()
    if parent is None:
        return

    def watch() -> None:
        wait([parent.sentinel])
        os._exit(ORPHANED)

    Thread(target=watch, daemon=True).start()

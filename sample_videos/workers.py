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


def workers(jobs: int, *, one_task_each: bool = False) -> ProcessPoolExecutor:
    """Return a pool of new processes of one thread each.

    With `one_task_each` every task has a process of its own. (Any other number of tasks stops a
    pool of Python 3.11 for ever: CPython issue 115634.) Killing the caller ends them all, within
    the call of native code that each is in.
    """
    for name, value in ONE_THREAD.items():
        os.environ.setdefault(name, value)
    return ProcessPoolExecutor(
        jobs,
        mp_context=get_context("spawn"),
        initializer=end_with_parent,
        max_tasks_per_child=1 if one_task_each else None,
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

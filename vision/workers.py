"""Several jobs side by side, in processes of their own or in threads."""

from __future__ import annotations

import queue
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

from vision.head_start import HeadStart
from vision.memory import keep_large_blocks_apart
from vision.worker import Job, Link, Worker

T = TypeVar("T")


class Workers:
    """As many jobs at a time as there are workers; made by `start_workers`."""

    def __init__(self, link: Link, threads: ThreadPoolExecutor, children: list[Worker]) -> None:
        self.link = link
        self._threads = threads
        self._alone = not children
        self._idle: queue.SimpleQueue[Worker] = queue.SimpleQueue()
        for child in children:
            self._idle.put(child)

    def submit(self, job: Job[T]) -> Future[T]:
        """Begin a job as soon as a worker is free."""
        return self._threads.submit(self._run, job)

    def _run(self, job: Job[T]) -> T:
        if self._alone:
            return job.run(self.link, alone=True)
        child = self._idle.get()
        try:
            return child.run(job)
        finally:
            self._idle.put(child)


@contextmanager
def start_workers(
    number: int, *, processes: bool, begun: HeadStart | None = None
) -> Iterator[Workers]:
    """Start workers and end them with the block, whatever happens in it.

    Args:
        begun: Processes that are there already; those that are not needed are ended.
    """
    keep_large_blocks_apart()
    begun = begun or HeadStart()
    link = begun.link
    children = begun.take(number if processes else 0)
    threads = ThreadPoolExecutor(number, thread_name_prefix="review")
    try:
        yield Workers(link, threads, children)
    finally:
        link.stop()
        for child in children:
            child.dismiss()
        for child in children:
            child.close()
        threads.shutdown(cancel_futures=True)

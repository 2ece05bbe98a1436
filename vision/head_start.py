"""Workers of a review that load what they need while the review itself still loads."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from vision.worker import Link, Worker

FEWEST: Final = 2
"""Every video that is looked at by several processes has at least so many."""
LOADED: Final = ("vision.find_poses", "vision.draw_part", "mediapipe.tasks.python")


class HeadStart:
    """Workers that are there before it is known how many are wanted.

    Args:
        number: How many to start at once.
        modules: Names of what each loads before its first job.

    Attributes:
        link: What all of them share.
    """

    def __init__(self, number: int = 0, modules: Sequence[str] = ()) -> None:
        self._context = multiprocessing.get_context("spawn")
        self.link = Link(self._context)
        self._modules = modules
        self._waiting = [self._start() for _ in range(number)]

    def take(self, number: int) -> list[Worker]:
        """Hand over so many; start those that are lacking, end those that are left."""
        taken, self._waiting = self._waiting[:number], self._waiting[number:]
        self.end()
        return [*taken, *(self._start() for _ in range(number - len(taken)))]

    def end(self) -> None:
        """End those that nobody has taken: they have nothing to lose."""
        for worker in self._waiting:
            worker.kill()
        for worker in self._waiting:
            worker.close()
        self._waiting = []

    def _start(self) -> Worker:
        return Worker(self._context, self.link, self._modules)


@contextmanager
def head_start(number: int = FEWEST) -> Iterator[HeadStart]:
    """Start workers; those that no review has taken end with the block."""
    begun = HeadStart(number, LOADED)
    try:
        yield begun
    finally:
        begun.end()

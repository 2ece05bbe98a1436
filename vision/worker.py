"""A process that does jobs, and what it and whoever gives it jobs say to each other."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnContext, SpawnProcess
from multiprocessing.sharedctypes import Synchronized
from multiprocessing.synchronize import Event
from typing import Any, Final, Generic, Protocol, TypeVar, cast

from vision.errors import CancelledError, WorkerError
from vision.memory import give_back_memory, keep_large_blocks_apart

T_co = TypeVar("T_co", covariant=True)
T = TypeVar("T")

STOPPED: Final = "the work was stopped"


class Link:
    """What a job tells and is told while it runs, across processes."""

    def __init__(self, context: SpawnContext) -> None:
        self._done: Synchronized[float] = context.Value("d", 0.0)
        self._stop: Event = context.Event()

    @property
    def done(self) -> float:
        """How much work all jobs have done."""
        return self._done.value

    def advance(self, work: float) -> None:
        """Report work that is done.

        Raises:
            CancelledError: The work is not wanted any more, or nobody is left to take it.
        """
        parent = multiprocessing.parent_process()
        if self._stop.is_set() or (parent is not None and not parent.is_alive()):
            raise CancelledError(STOPPED)
        with self._done.get_lock():
            self._done.value += work

    @property
    def stopped(self) -> bool:
        """Whether every job is to end."""
        return self._stop.is_set()

    def stop(self) -> None:
        """Make every job end at its next report."""
        self._stop.set()


class Job(Protocol[T_co]):
    """A piece of work; to cross over to a process, it and its result can be pickled."""

    def run(self, link: Link, *, alone: bool) -> T_co:
        """Do it. `alone` says that other cores have nothing else to do."""
        ...


@dataclass(frozen=True, slots=True)
class _Failed(Generic[T]):
    error: Exception


class Worker:
    """A process that does one job after another.

    Args:
        modules: Names of what it loads before the first job comes.
    """

    def __init__(self, context: SpawnContext, link: Link, modules: Sequence[str] = ()) -> None:
        self._link = link
        self._pipe, its = context.Pipe()
        self._process: SpawnProcess = context.Process(
            target=_serve, args=(its, link, modules), name="rugcoach-worker", daemon=True
        )
        self._process.start()
        its.close()

    def run(self, job: Job[T]) -> T:
        """Have the job done.

        Raises:
            CancelledError: The work was stopped meanwhile.
            WorkerError: The process has died.
        """
        try:
            self._pipe.send(job)
            answer = self._pipe.recv()
        except (EOFError, OSError) as error:
            if self._link.stopped:
                raise CancelledError(STOPPED) from error
            raise WorkerError("a process that reviewed the video has died") from error
        if isinstance(answer, _Failed):
            raise answer.error
        return cast(T, answer)

    def dismiss(self) -> None:
        """Let the process end by itself."""
        with suppress(OSError):
            self._pipe.send(None)

    def kill(self) -> None:
        """End the process, whatever it does; `close` comes after it."""
        self._process.kill()

    def close(self) -> None:
        """Wait for the process that was dismissed; one that does not end in time is ended."""
        self._process.join(timeout=5)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._pipe.close()
        self._process.close()


def _serve(pipe: Connection[Any, Any], link: Link, modules: Sequence[str]) -> None:
    """Do what comes through the pipe until nothing does."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent tells when to stop
    for name in modules:
        import_module(name)
    import cv2

    cv2.setNumThreads(1)
    keep_large_blocks_apart()
    with suppress(EOFError, OSError):
        while (job := pipe.recv()) is not None:
            try:
                answer = job.run(link, alone=False)
            except Exception as error:  # noqa: BLE001 - it is raised again on the other side
                answer = _Failed(error)
            pipe.send(answer)
            del job, answer
            give_back_memory()
    os._exit(0)  # nothing is left to tidy up, which would take a tenth of a second

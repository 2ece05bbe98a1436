"""Several jobs side by side, in processes of their own or in threads."""

from __future__ import annotations

import multiprocessing
import queue
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
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


class Workers:
    """As many jobs at a time as there are workers; made by `start_workers`."""

    def __init__(self, link: Link, threads: ThreadPoolExecutor, children: list[_Child]) -> None:
        self.link = link
        self._threads = threads
        self._alone = not children
        self._idle: queue.SimpleQueue[_Child] = queue.SimpleQueue()
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
def start_workers(number: int, *, processes: bool) -> Iterator[Workers]:
    """Start workers and end them with the block, whatever happens in it."""
    keep_large_blocks_apart()
    context = multiprocessing.get_context("spawn")
    link = Link(context)
    children = [_Child(context, link) for _ in range(number if processes else 0)]
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


class _Child:
    """A process that does one job after another."""

    def __init__(self, context: SpawnContext, link: Link) -> None:
        self._link = link
        self._pipe, its = context.Pipe()
        self._process: SpawnProcess = context.Process(
            target=_serve, args=(its, link), name="rugcoach-worker", daemon=True
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

    def close(self) -> None:
        """Wait for the process that was dismissed; one that does not end in time is ended."""
        self._process.join(timeout=5)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._pipe.close()
        self._process.close()


def _serve(pipe: Connection[Any, Any], link: Link) -> None:
    """Do what comes through the pipe until nothing does."""
    import cv2

    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent tells when to stop
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

"""Work that takes longer than a request: one job at a time, with progress and cancel."""

import logging
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, Protocol

from vision.errors import CancelledError, RugcoachError

log = logging.getLogger(__name__)

REMEMBERED: Final = 100
"""Ended jobs whose fate can still be asked for."""


class JobState(StrEnum):
    """How far a job has come."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def ended(self) -> bool:
        """Whether nothing will change any more."""
        return self in (JobState.DONE, JobState.FAILED, JobState.CANCELLED)


@dataclass(frozen=True, slots=True, kw_only=True)
class JobStatus:
    """A job at one moment.

    Attributes:
        progress: 0-1.
        error: Key of why it failed, or None.
        detail: The same in one line of English, for a log or an expert.
    """

    state: JobState
    progress: float = 0.0
    error: str | None = None
    detail: str | None = None


class Control(Protocol):
    """A running job's line to whoever waits for it."""

    def report(self, progress: float) -> None:
        """Tell how much is done, 0-1."""
        ...

    def cancelled(self) -> bool:
        """Whether to stop, by raising `CancelledError`."""
        ...

    def suspended(self) -> bool:
        """Whether to stop only for now, since the server does: the job is to be done later."""
        ...


Work = Callable[[str, Control], None]
"""Does the job of that id; raises `RugcoachError` where it fails for a reason a user can mend."""


class Jobs(Protocol):
    """Runs jobs, each known by its id."""

    def submit(self, job_id: str) -> None:
        """Put a job in the queue."""
        ...

    def status(self, job_id: str) -> JobStatus | None:
        """Return how far a job is, or None where it was never heard of or is long over."""
        ...

    def cancel(self, job_id: str) -> None:
        """Stop a job and wait until it has stopped; nothing happens where it is not under way."""
        ...

    def close(self) -> None:
        """Stop the running job, leave the waiting ones, and wait."""
        ...


@dataclass(slots=True, eq=False)
class _Job:
    status: JobStatus = field(default_factory=lambda: JobStatus(state=JobState.WAITING))
    stop: threading.Event = field(default_factory=threading.Event)
    suspend: threading.Event = field(default_factory=threading.Event)
    ended: threading.Event = field(default_factory=threading.Event)

    def report(self, progress: float) -> None:
        self.status = JobStatus(state=JobState.RUNNING, progress=min(max(progress, 0.0), 1.0))

    def cancelled(self) -> bool:
        return self.stop.is_set() or self.suspend.is_set()

    def suspended(self) -> bool:
        return self.suspend.is_set() and not self.stop.is_set()

    def end(self, status: JobStatus) -> None:
        self.status = status
        self.ended.set()


class ThreadJobs:
    """`Jobs` on one thread of this process, in the order in which they came."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._jobs: dict[str, _Job] = {}
        self._queue: deque[str] = deque()
        self._change = threading.Condition()
        self._closing = False
        self._thread: threading.Thread | None = None

    def submit(self, job_id: str) -> None:
        """As in `Jobs`."""
        with self._change:
            self._forget()
            self._jobs[job_id] = _Job()
            self._queue.append(job_id)
            self._change.notify()
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="jobs", daemon=True)
                self._thread.start()

    def status(self, job_id: str) -> JobStatus | None:
        """As in `Jobs`."""
        job = self._jobs.get(job_id)
        return job.status if job else None

    def cancel(self, job_id: str) -> None:
        """As in `Jobs`."""
        with self._change:
            job = self._jobs.get(job_id)
            if job is None or job.ended.is_set():
                return
            job.stop.set()
            if job_id in self._queue:
                self._queue.remove(job_id)
                job.end(JobStatus(state=JobState.CANCELLED))
        job.ended.wait()

    def close(self) -> None:
        """As in `Jobs`."""
        with self._change:
            self._closing = True
            for job in self._jobs.values():
                job.suspend.set()
            self._change.notify()
        if self._thread is not None:
            self._thread.join()

    def _forget(self) -> None:
        """Drop the oldest ended jobs."""
        ended = [job_id for job_id, job in self._jobs.items() if job.ended.is_set()]
        for job_id in ended[: max(0, len(ended) - REMEMBERED)]:
            del self._jobs[job_id]

    def _run(self) -> None:
        while True:
            with self._change:
                self._change.wait_for(lambda: self._closing or self._queue)
                if self._closing:
                    return
                job_id = self._queue.popleft()
                job = self._jobs[job_id]
                job.report(0.0)
            job.end(self._outcome(job_id, job))

    def _outcome(self, job_id: str, job: _Job) -> JobStatus:
        """Do a job, and say how it ended."""
        try:
            self._work(job_id, job)
        except CancelledError:
            return JobStatus(state=JobState.CANCELLED)
        except RugcoachError as error:
            log.info("job %s failed: %s", job_id, type(error).__name__)
            return JobStatus(state=JobState.FAILED, error=error_key(error), detail=str(error))
        except Exception:
            log.exception("job %s failed", job_id)
            return JobStatus(state=JobState.FAILED, error="internal", detail="see the log")
        return JobStatus(state=JobState.DONE, progress=1.0)


def error_key(error: RugcoachError) -> str:
    """Return `nobody_seen` for a `NobodySeenError`."""
    name = type(error).__name__.removesuffix("Error")
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in name).removeprefix("_")

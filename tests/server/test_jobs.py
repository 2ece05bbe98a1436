"""Jobs on a thread."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from server.jobs import REMEMBERED, Control, JobState, JobStatus, ThreadJobs, Work, error_key
from vision.errors import CancelledError, NobodySeenError, RugcoachError, VideoError


@contextmanager
def running(work: Work) -> Iterator[ThreadJobs]:
    jobs = ThreadJobs(work)
    try:
        yield jobs
    finally:
        jobs.close()


def ended(jobs: ThreadJobs, job_id: str) -> JobStatus:
    """Wait for a job's end."""
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        status = jobs.status(job_id)
        assert status
        if status.state.ended:
            return status
        time.sleep(0.005)
    raise AssertionError(f"{job_id} has not ended")


def until_cancelled(_: str, control: Control) -> None:
    while not control.cancelled():
        time.sleep(0.005)
    raise CancelledError("stopped")


def test_jobs_are_done_one_after_the_other() -> None:
    done: list[str] = []
    with running(lambda job_id, _: done.append(job_id)) as jobs:
        for job_id in "abc":
            jobs.submit(job_id)
        assert ended(jobs, "c") == JobStatus(state=JobState.DONE, progress=1.0)
    assert done == ["a", "b", "c"]


def test_progress_can_be_followed() -> None:
    half, go_on = threading.Event(), threading.Event()

    def work(_: str, control: Control) -> None:
        control.report(0.5)
        half.set()
        go_on.wait(5)

    with running(work) as jobs:
        jobs.submit("a")
        jobs.submit("b")
        assert half.wait(5)
        assert jobs.status("a") == JobStatus(state=JobState.RUNNING, progress=0.5)
        assert jobs.status("b") == JobStatus(state=JobState.WAITING)
        go_on.set()
        ended(jobs, "b")


def test_a_running_job_is_stopped_and_the_next_one_done() -> None:
    started = threading.Event()

    def work(job_id: str, control: Control) -> None:
        started.set()
        if job_id == "a":
            until_cancelled(job_id, control)

    with running(work) as jobs:
        jobs.submit("a")
        jobs.submit("b")
        assert started.wait(5)
        jobs.cancel("a")
        assert jobs.status("a") == JobStatus(state=JobState.CANCELLED)
        assert ended(jobs, "b").state is JobState.DONE


def test_a_waiting_job_is_never_begun() -> None:
    begun: list[str] = []

    def work(job_id: str, control: Control) -> None:
        begun.append(job_id)
        until_cancelled(job_id, control)

    with running(work) as jobs:
        jobs.submit("a")
        jobs.submit("b")
        jobs.cancel("b")
        assert jobs.status("b") == JobStatus(state=JobState.CANCELLED)
        jobs.cancel("a")
    assert begun in ([], ["a"])


def test_cancelling_what_is_over_or_unknown_changes_nothing() -> None:
    with running(lambda *_: None) as jobs:
        jobs.submit("a")
        ended(jobs, "a")
        jobs.cancel("a")
        jobs.cancel("nobody")
        assert ended(jobs, "a").state is JobState.DONE
        assert jobs.status("nobody") is None


@pytest.mark.parametrize(
    ("error", "key", "detail"),
    [
        (NobodySeenError("there is nobody"), "nobody_seen", "there is nobody"),
        (VideoError("no video"), "video", "no video"),
        (ValueError("a bug"), "internal", "see the log"),
    ],
)
def test_a_failure_has_a_key_and_the_next_job_is_done(
    error: Exception, key: str, detail: str
) -> None:
    def work(job_id: str, _: Control) -> None:
        if job_id == "a":
            raise error

    with running(work) as jobs:
        jobs.submit("a")
        jobs.submit("b")
        assert ended(jobs, "a") == JobStatus(state=JobState.FAILED, error=key, detail=detail)
        assert ended(jobs, "b").state is JobState.DONE


def test_the_end_suspends_the_running_job_and_leaves_the_waiting_ones() -> None:
    suspended: dict[str, bool] = {}
    started = threading.Event()

    def work(job_id: str, control: Control) -> None:
        started.set()
        try:
            until_cancelled(job_id, control)
        finally:
            suspended[job_id] = control.suspended()

    jobs = ThreadJobs(work)
    jobs.submit("a")
    jobs.submit("b")
    assert started.wait(5)
    jobs.close()
    assert suspended == {"a": True}
    assert jobs.status("b") == JobStatus(state=JobState.WAITING)


def test_old_jobs_are_forgotten() -> None:
    with running(lambda *_: None) as jobs:
        for number in range(REMEMBERED + 5):
            jobs.submit(str(number))
            ended(jobs, str(number))
        assert jobs.status("0") is None
        assert jobs.status(str(REMEMBERED + 4)) is not None


def test_every_error_has_a_key_of_its_own() -> None:
    kinds = RugcoachError.__subclasses__()
    assert len({error_key(kind("x")) for kind in kinds}) == len(kinds)

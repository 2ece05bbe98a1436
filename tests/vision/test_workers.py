import os
from dataclasses import dataclass
from multiprocessing import active_children

import pytest

from vision.errors import CancelledError, RugcoachError, VideoError, WorkerError
from vision.head_start import head_start
from vision.worker import Link
from vision.workers import start_workers


@dataclass(frozen=True)
class Double:
    number: int

    def run(self, link: Link, *, alone: bool) -> tuple[int, bool, int]:
        link.advance(1)
        return 2 * self.number, alone, os.getpid()


@dataclass(frozen=True)
class Fail:
    error: Exception

    def run(self, link: Link, *, alone: bool) -> None:
        del link, alone
        raise self.error


@dataclass(frozen=True)
class Die:
    def run(self, link: Link, *, alone: bool) -> None:
        del link, alone
        os._exit(3)


@dataclass(frozen=True)
class RunForEver:
    def run(self, link: Link, *, alone: bool) -> None:
        del alone
        while True:
            link.advance(0)


def test_processes_do_jobs_and_report_progress() -> None:
    with start_workers(2, processes=True) as workers:
        results = [job.result() for job in [workers.submit(Double(n)) for n in range(6)]]
        assert [result[0] for result in results] == [0, 2, 4, 6, 8, 10]
        assert not any(result[1] for result in results)
        assert os.getpid() not in {result[2] for result in results}
        assert workers.link.done == 6


def test_threads_do_the_same_jobs() -> None:
    with start_workers(2, processes=False) as workers:
        assert workers.submit(Double(4)).result() == (8, True, os.getpid())


@pytest.mark.parametrize("processes", [False, True])
def test_an_error_comes_back_as_it_was(processes: bool) -> None:
    with start_workers(1, processes=processes) as workers:
        with pytest.raises(VideoError, match="broken"):
            workers.submit(Fail(VideoError("broken"))).result()
        assert workers.submit(Double(1)).result()[0] == 2


def test_a_process_that_dies_is_an_error_of_ours() -> None:
    with start_workers(1, processes=True) as workers:
        for _ in range(2):
            with pytest.raises(WorkerError) as caught:
                workers.submit(Die()).result()
            assert isinstance(caught.value, RugcoachError)


@pytest.mark.parametrize("processes", [False, True])
def test_leaving_ends_what_is_under_way(processes: bool) -> None:
    with start_workers(1, processes=processes) as workers:
        job = workers.submit(RunForEver())
    with pytest.raises(CancelledError):
        job.result(timeout=30)


def test_workers_that_are_there_already_do_the_first_jobs() -> None:
    with head_start(1) as begun, start_workers(2, processes=True, begun=begun) as workers:
        results = [job.result() for job in [workers.submit(Double(n)) for n in range(4)]]
        assert [result[0] for result in results] == [0, 2, 4, 6]
        assert workers.link.done == begun.link.done == 4


@pytest.mark.parametrize("processes", [False, True])
def test_workers_that_nobody_needs_are_ended(processes: bool) -> None:
    before = set(active_children())
    with head_start(3) as begun:
        early = set(active_children()) - before
        assert len(early) == 3
        with start_workers(1, processes=processes, begun=begun):
            assert len(set(active_children()) & early) == int(processes)
    assert not set(active_children()) - before

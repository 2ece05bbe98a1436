"""All clips of a folder, side by side, in an order that is always the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import wait
from dataclasses import replace
from typing import Final

from server.evaluate.clips import Case
from server.evaluate.job import JudgeClip, Order, Outcome
from vision.workers import start_workers

POLL_S: Final = 0.2


def run(
    cases: Sequence[Case], order: Order, jobs: int, on_progress: Callable[[float], None]
) -> tuple[Outcome, ...]:
    """Judge every clip and return what came out, in the order of the clips.

    Args:
        jobs: How many cores to use: one for a clip, all for a clip that is alone.
        on_progress: Told how many clips' worth of work is done.

    Raises:
        RugcoachError: A process died, or the work was stopped.
    """
    if not cases:
        return ()
    if len(cases) == 1:
        order = replace(order, workers=jobs)
    number = min(jobs, len(cases))
    with start_workers(number, processes=number > 1) as pool:
        futures = [pool.submit(JudgeClip(case=case, order=order)) for case in cases]
        pending = set(futures)
        while pending:
            done, pending = wait(pending, POLL_S)
            for future in done:
                future.result()  # what went wrong is told at once
            on_progress(pool.link.done)
        return tuple(future.result() for future in futures)

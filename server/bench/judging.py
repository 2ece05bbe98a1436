"""The rules alone, on the poses of a video."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

from rules.checker import Checker
from rules.exercises import CATALOGUE
from rules.observer import Observer
from rules.pose import Pose
from rules.verdict import Phase
from server.bench import task
from vision.models import ModelName
from vision.recording import read_poses
from vision.review import review


def measure(video: str, exercise: str, model: str, recording: str, passes: int) -> dict[str, Any]:
    """Judge the poses of a video as often as `passes` says, after once that does not count.

    Returns:
        Microseconds a pose of each pass, for the chosen exercise alone (`checker_us`) and with the
        other exercises in mind (`observer_us`), and the share of poses past the ready gate.
    """
    chosen = CATALOGUE[exercise]
    review(Path(video), chosen, model=ModelName(model), poses=Path(recording))
    poses = list(read_poses(Path(recording)))
    times: dict[str, list[float]] = {"checker_us": [], "observer_us": []}
    judged = 0
    for _ in range(passes + 1):
        us, judged = _timed(Checker(chosen), poses)
        times["checker_us"].append(us)
        times["observer_us"].append(_timed(Observer(chosen, CATALOGUE.values()), poses)[0])
    counted = {key: all_passes[1:] for key, all_passes in times.items()}
    return {**counted, "poses": len(poses), "judged": judged / len(poses)}


def _timed(judge: Checker | Observer, poses: Sequence[Pose]) -> tuple[float, int]:
    """Return the microseconds a pose, and how many poses were past the ready gate."""
    began = perf_counter()
    verdicts = [judge.update(pose) for pose in poses]
    judge.finish()
    us = 1e6 * (perf_counter() - began) / len(poses)
    return us, sum(verdict.phase is not Phase.WAITING for verdict in verdicts)


if __name__ == "__main__":
    task.run(measure)

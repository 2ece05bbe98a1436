"""The rules alone, on the poses of a video."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter
from typing import Any

from rules.checker import Checker
from rules.exercises import CATALOGUE
from rules.verdict import Phase
from server.bench import task
from vision.models import ModelName
from vision.recording import read_poses
from vision.review import review


def measure(video: str, exercise: str, model: str, recording: str, passes: int) -> dict[str, Any]:
    """Return the microseconds a pose of each pass, and the share of poses past the ready gate."""
    chosen = CATALOGUE[exercise]
    review(Path(video), chosen, model=ModelName(model), poses=Path(recording))
    poses = list(read_poses(Path(recording)))
    times, judged = [], 0
    for _ in range(passes + 1):
        checker = Checker(chosen)
        began = perf_counter()
        verdicts = [checker.update(pose) for pose in poses]
        checker.finish()
        times.append(1e6 * (perf_counter() - began) / len(poses))
        judged = sum(verdict.phase is not Phase.WAITING for verdict in verdicts)
    return {"us": times[1:], "poses": len(poses), "judged": judged / len(poses)}


if __name__ == "__main__":
    task.run(measure)

"""The rules' verdicts on a stream of poses, with what a review keeps of them."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from time import perf_counter
from typing import Final

from rules.checker import Checker
from rules.exercise import Exercise
from rules.pose import Pose
from rules.verdict import Summary, Verdict

SAMPLE_MS: Final = 100


@dataclass(slots=True)
class Series:
    """The movement's signal over time, at most ten samples a second; NaN where it is unseen.

    Attributes:
        t_ms: Times in ms.
        value: In the signal's own unit.
    """

    t_ms: array[int] = field(default_factory=lambda: array("q"))
    value: array[float] = field(default_factory=lambda: array("d"))

    def add(self, t_ms: int, value: float | None) -> None:
        """Take a value if the last one is long enough ago."""
        if not self.t_ms or t_ms - self.t_ms[-1] >= SAMPLE_MS:
            self.t_ms.append(t_ms)
            self.value.append(float("nan") if value is None else value)


class Judge:
    """Runs the checker and counts as it goes."""

    def __init__(self, exercise: Exercise) -> None:
        self._checker = Checker(exercise)
        self.series = Series()
        self.frames = 0
        self.detected = 0
        self.seconds = 0.0

    def judge(self, pose: Pose) -> Verdict:
        """Return the verdict on the next pose."""
        began = perf_counter()
        verdict = self._checker.update(pose)
        self.seconds += perf_counter() - began
        self.frames += 1
        self.detected += pose.found
        self.series.add(pose.t_ms, verdict.value)
        return verdict

    def finish(self) -> Summary:
        """Return the whole."""
        began = perf_counter()
        summary = self._checker.finish()
        self.seconds += perf_counter() - began
        return summary

"""The rules' verdicts on a stream of poses, counted and timed as they come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from time import perf_counter

from rules.exercise import Exercise
from rules.exercises import CATALOGUE
from rules.lookahead import AHEAD_MS, calm_ahead
from rules.observer import Observer
from rules.pose import Pose
from rules.verdict import Summary, Verdict


class Judge:
    """Runs the rules and counts as it goes."""

    def __init__(self, exercise: Exercise, *, others: bool = True) -> None:
        """`others` says whether to notice that another exercise is done; counts do not change."""
        self.exercise = exercise
        self._others = tuple(CATALOGUE.values()) if others else ()
        self._observer = Observer(exercise, self._others)
        self.frames = 0
        self.detected = 0
        self.seconds = 0.0

    def look_ahead(self, poses: Sequence[Pose]) -> None:
        """Take the beginning of the recording, before its first pose is judged."""
        began = perf_counter()
        calm = calm_ahead(self.exercise, poses)
        self._observer = Observer(self.exercise, self._others, calm=calm)
        self.seconds += perf_counter() - began

    def judge(self, pose: Pose) -> Verdict:
        """Return the verdict on the next pose."""
        began = perf_counter()
        verdict = self._observer.update(pose)
        self.seconds += perf_counter() - began
        self.frames += 1
        self.detected += pose.found
        return verdict

    def all(self, poses: Iterable[Pose]) -> Iterator[tuple[Pose, Verdict]]:
        """Yield every pose of a recording with its verdict, after looking ahead."""
        coming = iter(poses)
        ahead: list[Pose] = []
        for pose in coming:
            ahead.append(pose)
            if pose.t_ms - ahead[0].t_ms >= AHEAD_MS:
                break
        self.look_ahead(ahead)
        for pose in chain(ahead, coming):
            yield pose, self.judge(pose)

    def finish(self) -> Summary:
        """Return the whole."""
        began = perf_counter()
        summary = self._observer.finish()
        self.seconds += perf_counter() - began
        return summary

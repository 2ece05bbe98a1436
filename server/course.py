"""One person's live exercise as it goes on, also over a line to the page that was cut."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from rules.exercise import Exercise
from rules.exercises import CATALOGUE
from rules.observer import Observer
from rules.pose import Pose
from rules.verdict import Summary, Verdict
from vision.pose_block import PoseBlock

BLOCK: Final = 256
"""Poses that are packed together: packed, one takes 2 kB of memory instead of 10."""


class Course:
    """The observer, the time it has come to, and the poses so far: in memory only, no picture."""

    def __init__(self, exercise: Exercise) -> None:
        self.exercise = exercise
        self.observer = Observer(exercise, CATALOGUE.values())
        self.t_ms = -1
        self.width: float | None = None
        self._blocks: list[PoseBlock] = []
        self._poses: list[Pose] = []

    def update(self, pose: Pose) -> Verdict:
        """Judge the next pose; a picture of another shape, as of a turned phone, begins anew."""
        if pose.width != self.width:
            self.observer.pause()
            self.width = pose.width
            self._blocks, self._poses = [], []
        self._poses.append(pose)
        if len(self._poses) == BLOCK:
            self._blocks.append(PoseBlock.of(self._poses))
            self._poses = []
        return self.observer.update(pose)

    def poses(self) -> Iterator[Pose]:
        """Return the poses in pictures of the present shape, in order."""
        for block in self._blocks:
            assert self.width is not None  # there was a pose
            yield from block.poses(self.width)
        yield from self._poses


class Finished(NamedTuple):
    """An exercise that is over, and what came out; it is kept only where the person says so."""

    course: Course
    summary: Summary

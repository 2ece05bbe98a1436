"""Someone who exercises, seen with the other exercises in mind: people choose the wrong one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from rules.checker import Checker
from rules.events import OtherExercise
from rules.exercise import Exercise
from rules.pose import Pose
from rules.posture import Trunk
from rules.signals.signal import Signal
from rules.verdict import Summary, Verdict

EVERY_MS: Final = 110
"""Each other exercise is followed at about eight poses a second, which tells the same; they take
turns, so that no pose costs much more than the one before."""

CLEARLY: Final = 2
"""So many repetitions of another exercise, and none of the chosen one, are no accident."""

CLEARLY_HELD: Final = 1
"""The same of an exercise that is held: nobody holds a posture for ten seconds by accident."""


class Observer:
    """A checker of the chosen exercise, with checkers of others beside it until that one counts.

    It takes the place of a `Checker`; the others change nothing in what is counted.
    """

    def __init__(
        self,
        exercise: Exercise,
        others: Iterable[Exercise] = (),
        *,
        calm: Mapping[Signal, float] | None = None,
    ) -> None:
        """`others` may include `exercise` itself; `calm` is as in `Checker`."""
        self.exercise = exercise
        self.fits: str | None = None
        """Key of another exercise that fits clearly better, once one does."""
        self._checker = Checker(exercise, calm=calm)
        self._others = [Checker(other) for other in others if other.key != exercise.key]
        self._due_ms: dict[Checker, int] = {}

    def update(self, pose: Pose) -> Verdict:
        """Take the next pose; see `Checker.update`."""
        trunk = Trunk.of(pose) if pose.found else None
        verdict = self._checker.update(pose, trunk)
        if verdict.count:
            self._others.clear()
        for other in self._whose_turn(pose.t_ms):
            other.update(pose, trunk)
        self.fits = self.fits or self._fitting()
        if self.fits is None or not self._others:
            return verdict
        self._others.clear()
        return replace(verdict, events=(*verdict.events, OtherExercise(pose.t_ms, self.fits)))

    def pause(self) -> None:
        """Break off what is under way; see `Checker.pause`."""
        self._checker.pause()

    def finish(self) -> Summary:
        """Close what is open and return the whole; see `Checker.finish`."""
        summary = self._checker.finish()
        return summary if summary.count else replace(summary, fits=self.fits)

    def _whose_turn(self, t_ms: int) -> list[Checker]:
        """Return the others that are to see the pose of this time."""
        if not self._due_ms:
            step_ms = EVERY_MS / max(len(self._others), 1)
            turns = enumerate(self._others)
            self._due_ms = {other: t_ms + round(turn * step_ms) for turn, other in turns}
        due = [other for other in self._others if self._due_ms[other] <= t_ms]
        self._due_ms.update(dict.fromkeys(due, t_ms + EVERY_MS))
        return due

    def _fitting(self) -> str | None:
        """Return the key of the exercise that was done clearly, the one done most, or None."""
        done = [
            other
            for other in self._others
            if other.count >= (CLEARLY_HELD if other.exercise.dose.hold_s else CLEARLY)
        ]
        return max(done, key=lambda other: other.count).exercise.key if done else None

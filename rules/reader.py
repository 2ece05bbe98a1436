"""What is read from a pose: the signals of one exercise, measured and smoothed."""

from __future__ import annotations

from rules.body import Body, UnseenError
from rules.exercise import Exercise
from rules.near import NearSide
from rules.pose import Pose, Side
from rules.signals.signal import Signal
from rules.smoothing import OneEuro


class Reader:
    """Reads poses from the side that faces the camera.

    Attributes:
        side: The side that is read; None before the first pose.
    """

    def __init__(self, exercise: Exercise) -> None:
        self._exercise = exercise
        self._near = NearSide(exercise.start.posture)
        self.side: Side | None = None
        self._filters: dict[Signal, OneEuro] = {}

    def face(self, pose: Pose, *, settled: bool) -> bool:
        """Find the side to read; return whether it is another one than before.

        Args:
            settled: Counting has begun: then it stays the same.
        """
        near = self._near.update(pose)
        if self.side is not None and (settled or near is self.side):
            return False
        self.side = near
        self.forget()
        return True

    def read(self, pose: Pose) -> tuple[dict[Signal, float], str | None]:
        """Measure and smooth each signal once.

        Returns:
            The signals that were seen, not yet divided by their scales, and the part of the body
            that hides the movement's own.
        """
        assert self.side is not None  # it was faced
        body = Body(pose, self.side)
        values: dict[Signal, float] = {}
        hidden: str | None = None
        for signal in self._exercise.signals:
            try:
                value = signal.of(body)
            except UnseenError as error:
                if signal in self._exercise.movement.signals:
                    hidden = error.part
                continue
            smooth = self._filters.get(signal)
            if smooth is None:
                smooth = self._filters[signal] = OneEuro(signal.min_cutoff, signal.beta)
            values[signal] = smooth(pose.t_ms, value)
        return values, hidden

    def forget(self) -> None:
        """Smooth nothing over from before."""
        self._filters.clear()

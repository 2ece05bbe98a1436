"""Where the neutral of a swing lies, by the swings themselves."""

from __future__ import annotations

from collections import deque
from statistics import median
from typing import Final

from rules.pose import Side
from rules.verdict import Repetition

LAST: Final = 3
"""So many swings to each side tell it: fewer follow an odd one, more a neutral that has moved."""


class Centre:
    """Half-way between the usual swings to either side.

    A neutral that was taken from a calm moment is off by what the landmarks wandered just then, by
    as much as a small swing: to one side swings look large, and to the other they are missed. Where
    both sides have been swung to, half-way between them is nearer.
    """

    def __init__(self) -> None:
        self._peaks: dict[Side, deque[float]] = {}
        self.clear()

    def clear(self) -> None:
        """Forget all swings: the person lies down anew."""
        self._peaks = {side: deque(maxlen=LAST) for side in Side}

    def add(self, swing: Repetition, peak: float) -> float | None:
        """Take a swing that is over and return where the neutral lies, None where none can tell.

        Args:
            swing: One that did not count, or showed a fault, tells nothing.
            peak: The value of the movement's signal at its peak.
        """
        if swing.side is None or not swing.counted or swing.faults:
            return None
        self._peaks[swing.side].append(peak)
        left, right = self._peaks[Side.LEFT], self._peaks[Side.RIGHT]
        return (median(left) + median(right)) / 2 if left and right else None

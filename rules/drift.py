"""Repetitions of a movement whose rest level drifts: rises and falls, each of a size of its own.

A repetition is as large as its rise from the lowest level before it, or its fall to the lowest
level after it, whichever is less: the prominence of a peak, as in topography. What drifts makes one
of the two larger and the other one smaller, and so does a return from beyond rest to rest.
"""

from __future__ import annotations

from statistics import median
from typing import Final

from rules.attempt import Attempt

LEAST_SHARE: Final = 0.45
"""Share of the person's usual size below which a rise and fall is none: a wobble at the top, the
way from a hollow back to neutral or a half repetition, a third each (tuning clips)."""

SURE_SHARE: Final = 0.5
"""The same from which it is a repetition for certain. Between the two it may be a half one or one
that was seen badly: where image motion is lost, half of the signal is."""

LOPSIDED_SHARE: Final = 0.8
"""What is too small by its rise or its fall, and as large as this by the other, may be a repetition
half of which was lost: of image motion, where a new anchor is chosen."""

FIRST: Final = 5.0
"""The usual size before there is one: tilts have 2 to 8 (tuning clips). Someone who has shifted by
more before the first one comes only part of the way back."""

SETTLED_MS: Final = 300
SETTLED_STEP: Final = 0.05
"""It is over when it has come no further down, by this much of the way, for this long."""

RISE_FROM: Final = 0.35
"""Share of the way up from which the rise itself is under way: beyond the return from a hollow."""

OWN_FROM: Final = 0.5
"""The same from which what is shown belongs to it. A lift of the hips that itself rises by a third
is over by then (tuning clips)."""


class Drift:
    """Tells when an attempt has fallen, and how large it was."""

    def __init__(self, gap: float) -> None:
        """`gap` is the progress by which it must rise again for another attempt to begin."""
        self._gap = gap
        self._sizes: list[float] = []
        """Of the attempts that reached the target."""

    def is_over(self, attempt: Attempt, t_ms: int, progress: float) -> bool:
        """Take the next moment; return whether the attempt has fallen and come to rest."""
        fall = attempt.best - progress
        if attempt.low is None and fall < LEAST_SHARE * self._usual(attempt.best):
            return False
        if attempt.low is None or progress < attempt.low - SETTLED_STEP:
            attempt.low, attempt.low_ms = progress, t_ms
        return t_ms - attempt.low_ms >= SETTLED_MS or progress > attempt.low + self._gap

    def measure(self, attempt: Attempt) -> None:
        """Give an attempt that is over its size, and the time at which its rise began."""
        rise, low = attempt.best, attempt.low
        attempt.start_ms = _last_below(attempt, RISE_FROM * rise)
        attempt.own_ms = _last_below(attempt, OWN_FROM * rise)
        if low is not None:
            attempt.larger = max(rise, rise - low)
            attempt.base = max(0.0, low)
            attempt.best = rise - attempt.base
        if attempt.best >= 1:
            self._sizes.append(attempt.best)

    def _usual(self, rise: float) -> float:
        """Return the size that a fall is measured by: of a rise, never more than is usual."""
        return min(rise, median(self._sizes) if self._sizes else FIRST)


def _last_below(attempt: Attempt, level: float) -> int:
    """Return when an attempt was last below `level` on its way up, in ms."""
    way_up = [at for at in attempt.course if at[0] <= attempt.peak_ms]
    return next((t_ms for t_ms, progress in reversed(way_up) if progress <= level), way_up[0][0])

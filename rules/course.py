"""What the course of an attempt tells when it is over."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from statistics import fmean
from typing import Final

from rules.attempt import Attempt

LOW: Final = 0.2
HIGH: Final = 0.8
"""Shares of the way between which its time is taken: clear of rest, hold and jitter."""

TOP: Final = 0.8
"""Share of its furthest progress from which a repetition is at its top."""


def quickest(course: Sequence[tuple[int, float]]) -> int:
    """Return the shortest time, in ms, from a fifth to four fifths of the way up, or down.

    Args:
        course: Times in ms and progress; it begins near rest and has one peak.
    """
    top = max(range(len(course)), key=lambda at: course[at][1])
    return round(min(_way_ms(course[top::-1]), _way_ms(course[top:])))


def lean_at_top(attempt: Attempt) -> float | None:
    """Return the mean of what tells the side at the attempt's top, None where it was not seen."""
    top = [value for progress, value in attempt.leans if progress >= TOP * attempt.best]
    return fmean(top) if top else None


def _way_ms(way: Sequence[tuple[int, float]]) -> float:
    """Return the time between two levels of a way that begins at the top, in ms."""
    best, least = way[0][1], min(progress for _, progress in way)
    high, low = (least + share * (best - least) for share in (HIGH, LOW))
    high_ms = float(way[0][0])
    for before, after in pairwise(way):
        if before[1] >= high > after[1]:
            high_ms = _crossing(before, after, high)
        if before[1] > low >= after[1]:
            return abs(_crossing(before, after, low) - high_ms)
    return math.inf  # a way of one moment


def _crossing(before: tuple[int, float], after: tuple[int, float], level: float) -> float:
    """Return when the straight line between two moments is at `level`."""
    share = (before[1] - level) / (before[1] - after[1])
    return before[0] + share * (after[0] - before[0])

"""Middle and spread of what was measured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which `share` (0-1) of the values lie, interpolated linearly.

    Raises:
        ValueError: There are no values, or the share is not within 0 to 1.
    """
    if not values:
        raise ValueError("no values to take a percentile of")
    if not 0 <= share <= 1:
        raise ValueError(f"a share is 0 to 1, not {share}")
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """Several measurements of the same: the middle one, the lowest and the highest."""

    middle: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Spread:
        """Return the spread of at least one value."""
        return cls(middle=median(values), low=min(values), high=max(values))


def ratios(values: Sequence[float], against: Sequence[float]) -> list[float]:
    """Return the ratio of each round; of the middles where they were not measured in rounds."""
    if len(values) == len(against):
        return [value / other for value, other in zip(values, against, strict=True)]
    return [median(values) / median(against)]

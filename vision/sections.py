"""How a video is cut into sections that can be looked at side by side."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

WARM_UP_MS: Final = 2000
"""How long a landmarker that starts in the middle looks before its landmarks count. After one
second they differ from those of one that looked from the beginning by no more than both of them
tremble (docs/decisions.md)."""

LONGEST_MS: Final = 60_000
SHORTEST_MS: Final = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """From `start_ms` up to and without `end_ms`; looked at from `warm_ms` on."""

    warm_ms: int
    start_ms: int
    end_ms: int

    @property
    def work_ms(self) -> int:
        """How much of the video is looked at for it."""
        return self.end_ms - self.warm_ms


def cut(start_ms: int, end_ms: int) -> tuple[Section, ...]:
    """Cut a stretch of a video into an even number of sections that are equally much work.

    The cut depends on the stretch alone, not on the machine: what comes out is the same whether
    one process does all sections or each has its own. A stretch that is not worth it stays whole.
    """
    length = end_ms - start_ms
    if length < 2 * SHORTEST_MS:
        return (Section(warm_ms=start_ms, start_ms=start_ms, end_ms=end_ms),)
    number = 2 * -(-length // (2 * LONGEST_MS))
    each = (length - WARM_UP_MS) / number
    bounds = [start_ms + WARM_UP_MS + round(each * index) for index in range(number)]
    bounds = [start_ms, *bounds[1:], end_ms]
    return tuple(
        Section(warm_ms=max(start_ms, first - WARM_UP_MS), start_ms=first, end_ms=last)
        for first, last in pairwise(bounds)
    )


def parts(section: Section, longest_ms: int) -> tuple[tuple[int, int], ...]:
    """Return the equal parts of a section, none longer than `longest_ms`, as (start, end)."""
    length = section.end_ms - section.start_ms
    number = max(1, -(-length // longest_ms))
    bounds = [section.start_ms + length * index // number for index in range(number + 1)]
    return tuple(pairwise(bounds))

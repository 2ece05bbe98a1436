"""Faults that one repetition alone cannot show."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rules.text import Text
from rules.verdict import Repetition


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesFault:
    """A fault that shows in the newest of several repetitions, by those before it.

    Attributes:
        shown_by: Told all attempts so far, the newest last and never an empty sequence, it returns
            in how many of the last ones the fault shows; 0 where the newest does not show it.
        looks_at: As in `Fault`.
    """

    key: str
    shown_by: Callable[[Sequence[Repetition]], int]
    say: Text
    looks_at: Text
    source: str


def in_a_row(
    times: int, shows: Callable[[Repetition, Repetition | None], bool]
) -> Callable[[Sequence[Repetition]], int]:
    """Return how many of the last repetitions show something, 0 while they are fewer than `times`.

    An attempt that does not count ends the row.

    Args:
        times: At least 1.
        shows: Told a repetition that counted and the attempt before it, if there is one.
    """

    def shown_by(attempts: Sequence[Repetition]) -> int:
        row = 0
        befores = (None, *attempts[:-1])
        for this, before in zip(reversed(attempts), reversed(befores), strict=True):
            if not this.counted or not shows(this, before):
                break
            row += 1
        return row if row >= times else 0

    return shown_by


def same_side(times: int) -> Callable[[Sequence[Repetition]], int]:
    """Return how many of the last repetitions went to the side of the one before.

    0 while fewer than `times` in a row went to one side. An attempt to the other side that did not
    count, being small for instance, ends the row: the person did change sides.
    """

    def as_before(this: Repetition, before: Repetition | None) -> bool:
        return before is not None and before.counted and this.side is before.side

    return in_a_row(times - 1, as_before)

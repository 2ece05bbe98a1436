"""Which of two lists of stretches of time belong together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rules.verdict import FaultSpan
from rules.verdict import Repetition as Attempt
from server.evaluate.truth import Fault, Repetition, Span

SLACK_S: Final = 0.5
"""A fault that was named matches a true one when they overlap with this much slack."""


def said_span(said: Attempt | FaultSpan) -> Span:
    """Return when something happened by the program."""
    return said.start_ms / 1000, said.end_ms / 1000


def true_span(true: Repetition | Fault) -> Span:
    """Return when something truly happened."""
    return true.start_s, true.end_s


def overlap_s(a: Span, b: Span) -> float:
    """Return for how long two stretches overlap; below 0 the gap between them."""
    return min(a[1], b[1]) - max(a[0], b[0])


def matches(span: Span, others: Sequence[Span], slack_s: float = SLACK_S) -> bool:
    """Return whether a stretch overlaps one of the others, with slack."""
    return any(overlap_s(span, other) >= -slack_s for other in others)


def pair_up(true: Sequence[Span], said: Sequence[Span]) -> tuple[tuple[int, int], ...]:
    """Return pairs of indices that overlap, each index in one pair at most.

    The longest overlaps come first; where two are equally long, the earlier ones.
    """
    overlaps = sorted(
        (-overlap_s(one, other), i, j)
        for i, one in enumerate(true)
        for j, other in enumerate(said)
        if overlap_s(one, other) > 0
    )
    pairs: dict[int, int] = {}
    for _, i, j in overlaps:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return tuple(sorted(pairs.items()))


def inside(t_s: float, spans: Sequence[Span]) -> bool:
    """Return whether a moment lies in one of the stretches."""
    return any(start_s <= t_s <= end_s for start_s, end_s in spans)


def joined(spans: Sequence[Span], gap_s: float) -> tuple[tuple[Span, float], ...]:
    """Return stretches with those joined that follow within `gap_s`, and how long each truly lasts.

    The gaps between joined stretches are not in the length.
    """
    found: list[tuple[Span, float]] = []
    for start_s, end_s in sorted(spans):
        if found and start_s - found[-1][0][1] <= gap_s:
            (first_s, last_s), length_s = found[-1]
            found[-1] = (first_s, max(last_s, end_s)), length_s + end_s - start_s
        else:
            found.append(((start_s, end_s), end_s - start_s))
    return tuple(found)

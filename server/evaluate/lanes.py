"""What happened in a clip and what the program said happened, as bars over time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rules.advice import reason_text
from rules.exercise import Exercise
from rules.text import Language
from rules.verdict import Repetition as Attempt
from server.evaluate.fault_score import FaultScore
from server.evaluate.matching import said_span, true_span
from server.evaluate.score import Score
from server.evaluate.truth import Repetition, Span


@dataclass(frozen=True, kw_only=True, slots=True)
class Bar:
    """A stretch of time.

    Attributes:
        words: What it is, to be read when it is pointed at.
        hollow: Whether it does not count.
        wrong: Whether truth and program differ in it.
    """

    span: Span
    words: str
    hollow: bool = False
    wrong: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Lane:
    """One kind of thing: what is true above, what was said below."""

    name: str
    true: tuple[Bar, ...]
    said: tuple[Bar, ...]


def lanes(score: Score) -> tuple[Lane, ...]:
    """Return the lanes of a clip that have a bar."""
    made = [_repetitions(score), *_holds(score)]
    made += [_fault(key, part) for key, part in (score.faults or {}).items()]
    if score.faults is None:
        made += _other_faults(score)
    return tuple(lane for lane in made if lane.true or lane.said)


def spans_of(t_s: NDArray[np.float64], flags: NDArray[np.bool_]) -> tuple[Span, ...]:
    """Return the stretches in which a flag is set, each up to the first moment without it."""
    if not len(t_s):
        return ()
    edges = np.flatnonzero(np.diff(np.concatenate([[False], flags, [False]]).astype(np.int8)))
    last = len(t_s) - 1
    return tuple(
        (float(t_s[start]), float(t_s[min(end, last)]))
        for start, end in zip(edges[::2], edges[1::2], strict=True)
    )


def _repetitions(score: Score) -> Lane:
    true = {r.number: r for r in score.truth.repetitions or ()}
    said = {r.number: r for r in score.judged.summary.repetitions}
    pairs = [
        (true[one] if one is not None else None, said[other] if other is not None else None)
        for one, other in score.matched
    ]
    return Lane(
        name="repetitions",
        true=tuple(_true_bar(one, other) for one, other in pairs if one is not None),
        said=tuple(_said_bar(score.exercise, *pair) for pair in pairs if pair[1] is not None),
    )


def _true_bar(one: Repetition, other: Attempt | None) -> Bar:
    words = f"true repetition {one.number}{f', {one.side}' if one.side else ''}"
    return Bar(
        span=true_span(one),
        words=words if one.counted else f"{words}, does not count",
        hollow=not one.counted,
        wrong=one.counted and (other is None or not other.counted),
    )


def _said_bar(exercise: Exercise, one: Repetition | None, other: Attempt | None) -> Bar:
    assert other is not None  # only attempts become bars
    words = f"attempt {other.number}{f', {other.side}' if other.side else ''}"
    if other.reason is not None:
        words += f", not counted: {reason_text(exercise, other.reason).in_(Language.EN)}"
    return Bar(
        span=said_span(other),
        words=f"{words} ({100 * other.progress:.0f} % of the way)",
        hollow=not other.counted,
        wrong=other.counted and (one is None or not one.counted),
    )


def _holds(score: Score) -> Iterator[Lane]:
    if not score.exercise.dose.hold_s:
        return
    trace = score.judged.trace
    yield Lane(
        name="on target",
        true=tuple(
            Bar(span=span, words=f"true hold of {span[1] - span[0]:.1f} s")
            for span in score.truth.holds or ()
        ),
        said=tuple(
            Bar(span=span, words=f"on target for {span[1] - span[0]:.1f} s")
            for span in spans_of(trace.t_s, trace.holding)
        ),
    )


def _fault(key: str, part: FaultScore) -> Lane:
    true = [(fault, False) for fault in part.found]
    true += [(fault, True) for fault in (*part.missed, *part.unjudged)]
    said = [(fault, False) for fault in part.named] + [(fault, True) for fault in part.false]
    return Lane(
        name=key,
        true=tuple(
            Bar(span=true_span(fault), words=f"true {key}", wrong=wrong) for fault, wrong in true
        ),
        said=tuple(
            Bar(span=said_span(fault), words=f"{key} was named", wrong=wrong)
            for fault, wrong in said
        ),
    )


def _other_faults(score: Score) -> Iterator[Lane]:
    """Yield what was named where nobody says what is there."""
    faults = score.judged.summary.faults
    for key in dict.fromkeys(fault.key for fault in faults):
        bars = (Bar(span=said_span(f), words=f"{key} was named") for f in faults if f.key == key)
        yield Lane(name=key, true=(), said=tuple(bars))

"""What went wrong in a clip, in words and with the moment at which to look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np

from rules.advice import ADVICE, not_judged_text, reason_text
from rules.exercise import Exercise
from rules.movement import Swing
from rules.text import Language
from rules.verdict import Repetition
from server.evaluate.hold_score import HOLD_OFF_S
from server.evaluate.matching import inside, overlap_s, said_span, true_span
from server.evaluate.score import OURS, Score
from server.evaluate.truth import Repetition as TrueRepetition
from server.evaluate.truth import Span

MOSTLY: Final = 0.5
"""Share of a stretch from which what the program did then is why it saw nothing."""


class Kind(StrEnum):
    """What kind of failure."""

    NOT_JUDGED = "not_judged"
    WRONG_COUNT = "wrong_count"
    IDLE_COUNT = "idle_count"
    HOLD = "hold"
    MISSED_FAULT = "missed_fault"
    FALSE_FAULT = "false_fault"
    UNJUDGED_FAULT = "unjudged_fault"


TITLES: Final = {
    Kind.NOT_JUDGED: "not judged",
    Kind.WRONG_COUNT: "wrong count",
    Kind.IDLE_COUNT: "counted outside the exercise",
    Kind.HOLD: "hold",
    Kind.MISSED_FAULT: "missed fault",
    Kind.FALSE_FAULT: "false fault",
    Kind.UNJUDGED_FAULT: "fault not judged",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Failure:
    """One thing that went wrong.

    Attributes:
        at_s: The moment that shows it best.
        words: What and, as far as the program can tell, why.
        fault: Key of the fault that it is about, or None.
    """

    kind: Kind
    at_s: float
    words: str
    fault: str | None = None


def failures(score: Score) -> tuple[Failure, ...]:
    """Return everything that went wrong in a clip, in order of time.

    In a view that the exercise does not allow, only a wrong count is.
    """
    found = [*_count(score), *_idle(score)]
    if score.required_view:
        found += [*_holds(score), *_faults(score)]
    return tuple(sorted(found, key=lambda failure: failure.at_s))


def _count(score: Score) -> Iterator[Failure]:
    truth = score.truth
    if truth.near_miss and not score.judged.summary.count:
        return
    if score.reason is not None:
        if not score.required_view:
            return
        why = not_judged_text(score.exercise, score.reason).in_(Language.EN).rstrip(".")
        true = "" if truth.count is None else f" The true count is {truth.count}."
        at_s = _middle(score)
        yield Failure(kind=Kind.NOT_JUDGED, at_s=at_s, words=f"{why[0].upper()}{why[1:]}.{true}")
        return
    if not score.off(OURS):
        return
    said = score.tallies[OURS].count
    details = [*_unmatched(score)]
    at_s = details[0][0] if details else _middle(score)
    words = [f"Counted {said} instead of {truth.count}.", *(text for _, text in details)]
    yield Failure(kind=Kind.WRONG_COUNT, at_s=at_s, words=" ".join(words))


def _unmatched(score: Score) -> Iterator[tuple[float, str]]:
    """Yield, with its moment, every repetition that is counted here and not there."""
    true = {r.number: r for r in score.truth.repetitions or ()}
    said = {r.number: r for r in score.judged.summary.repetitions}
    for one, other in score.matched:
        theirs = None if one is None else true[one]
        ours = None if other is None else said[other]
        if ours is not None and ours.counted and (theirs is None or not theirs.counted):
            head = f"Attempt {ours.number} ({_when(said_span(ours))}) counted"
            why = "there is none" if theirs is None else "the true one does not count"
            yield ours.peak_ms / 1000, f"{head}: {why}."
        elif theirs is not None and theirs.counted and (ours is None or not ours.counted):
            yield _peak(theirs), _why_not(score, theirs, ours)


def _why_not(score: Score, true: TrueRepetition, said: Repetition | None) -> str:
    span = true_span(true)
    head = f"True repetition {true.number} ({_when(span)}) did not count:"
    if said is not None:
        reason = reason_text(score.exercise, said.reason or "not_far_enough").in_(Language.EN)
        way = f" ({100 * said.progress:.0f} % of the way)" if said.progress < 1 else ""
        return f"{head} {reason.rstrip('.')}{way}."
    return f"{head} {_nothing_seen(score, span)}."


def _nothing_seen(score: Score, span: Span) -> str:
    """Say why there was no attempt of its own in a stretch."""
    trace = score.judged.trace
    for attempt in score.judged.summary.repetitions:
        if overlap_s(said_span(attempt), span) > MOSTLY * (span[1] - span[0]):
            return f"it was taken for a part of attempt {attempt.number}"
    during = (trace.t_s >= span[0]) & (trace.t_s <= span[1])
    if not during.any():
        return "no picture was judged then"
    if trace.waiting[during].mean() >= MOSTLY:
        said = Counter(trace.advice[i] for i in np.flatnonzero(during & trace.waiting))
        advice = said.most_common(1)[0][0]
        return f"the program still waited: {_advice(score.exercise, advice)}"
    progress = trace.progress[during]
    if not np.isfinite(progress).any():
        return "the movement was out of sight"
    swings = isinstance(score.exercise.movement, Swing)
    reached = np.nanmax(np.abs(progress) if swings else progress)
    return f"no attempt was seen, at most {100 * reached:.0f} % of the way"


def _advice(exercise: Exercise, key: str | None) -> str:
    """Return what was said to someone who waits."""
    limits = {limit.key: limit.say for limit in exercise.start.limits}
    texts = ADVICE | limits
    return texts[key].in_(Language.EN).rstrip(".") if key in texts else "it had just begun"


def _idle(score: Score) -> Iterator[Failure]:
    active = score.truth.active
    if active is None or score.truth.near_miss:
        return
    for at_s in score.tallies[OURS].moments_s:
        if not inside(at_s, active):
            words = f"Counted at {at_s:.1f} s, before or after the exercise."
            yield Failure(kind=Kind.IDLE_COUNT, at_s=at_s, words=words)


def _holds(score: Score) -> Iterator[Failure]:
    if score.reason is not None:
        return
    for hold in score.holds:
        at_s = sum(hold.span) / 2
        where = f"The hold of {hold.true_s:.1f} s ({_when(hold.span)})"
        if hold.said_s is None:
            yield Failure(kind=Kind.HOLD, at_s=at_s, words=f"{where} was not seen.")
        elif abs(hold.said_s - hold.true_s) > HOLD_OFF_S:
            words = f"{where} was timed {hold.said_s:.1f} s."
            yield Failure(kind=Kind.HOLD, at_s=at_s, words=words)


def _faults(score: Score) -> Iterator[Failure]:
    reasons = {part.key: part.reason for part in score.judged.summary.not_judged}
    for key, part in (score.faults or {}).items():
        for fault in part.missed:
            span = true_span(fault)
            words = f"{key} ({_when(span)}) was not named."
            if key not in score.exercise.fault_texts:
                words = f"{key} ({_when(span)}) is not known to the program."
            yield Failure(kind=Kind.MISSED_FAULT, at_s=sum(span) / 2, words=words, fault=key)
        for named in part.false:
            words = f"{key} ({_when(said_span(named))}) was named and is not there."
            at_s = (named.start_ms + named.end_ms) / 2000
            yield Failure(kind=Kind.FALSE_FAULT, at_s=at_s, words=words, fault=key)
        for fault in part.unjudged if score.reason is None else ():
            span = true_span(fault)
            why = not_judged_text(score.exercise, reasons[key]).in_(Language.EN).rstrip(".")
            words = f"{key} ({_when(span)}) was not judged: {why}."
            yield Failure(kind=Kind.UNJUDGED_FAULT, at_s=sum(span) / 2, words=words, fault=key)


def _middle(score: Score) -> float:
    """Return the peak of the first true repetition, else the middle of the clip."""
    repetitions = score.truth.repetitions
    return _peak(repetitions[0]) if repetitions else score.judged.duration_s / 2


def _peak(true: TrueRepetition) -> float:
    return (true.start_s + true.end_s) / 2 if true.peak_s is None else true.peak_s


def _when(span: Span) -> str:
    return f"{span[0]:.1f} to {span[1]:.1f} s"

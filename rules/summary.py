"""The whole of a set: what counted, what did not, what was not judged, and how sure that is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from statistics import median
from typing import Final

from rules.drift import SURE_SHARE
from rules.exercise import Exercise
from rules.fault import Effect
from rules.faultwatch import FaultWatch
from rules.movement import Swing
from rules.pose import Side
from rules.unsure import unsure_holds
from rules.verdict import FaultSpan, NotJudged, Repetition, Summary

OBSCURED_SHARE: Final = 0.15
"""Share of the attempts from which hidden ones make the count worthless. One in a set of ten, or
one fidget in a pause, leaves it standing: what was counted was counted with certainty."""

OBSCURED_TIME: Final = 0.4
"""The same as a share of their time: six hidden swings looked like one that took two thirds of it
(rendered tuning clip)."""

ALONE: Final = 1
"""Counted repetitions that prove nothing where the rest level drifts: what unrest, breath or lost
image motion passes off as one comes alone (tuning clips)."""

HALF_SWINGS: Final = 2
"""So many counted swings of about half the usual size make a count worthless where the neutral
wanders: nobody can tell them from half repetitions. A single one is unrest as often as not (tuning
clips)."""

DOUBTED_SHARE: Final = 0.7
"""Share of the counted repetitions beyond which what may be another movement is one. A fault that
was meant shows in half of them, knees that rock without a tilt in nearly all (tuning clips)."""


def summarise(
    exercise: Exercise,
    *,
    count: int,
    repetitions: Sequence[Repetition],
    watches: Iterable[FaultWatch],
    late_faults: Iterable[FaultSpan],
    late_not_judged: Sequence[NotJudged],
    doubts: Mapping[str, int],
    waited_ms: Mapping[str, int],
    missed: bool,
    calm_ms: int,
    judged_ms: int,
    lost_ms: int,
) -> Summary:
    """Put together what a checker has gathered.

    Confidence is the share of the time since counting could first begin in which the movement was
    seen, times the share of the faults that were judged (at least half of it stays when none
    was); 0 where the count itself was not judged.

    Args:
        late_faults: Faults that showed only when a repetition was over; nobody knows of them where
            it is not sure that there were any.
        late_not_judged: Faults over several repetitions that could not be judged.
        doubts: How many counted repetitions may be another movement, by the key that says so.
        waited_ms: Time spent before counting could begin, by the advice given in it.
        missed: Whether repetitions were done before counting could begin.
        calm_ms: When they last lay calmly at rest.
        judged_ms: Time in which the movement was seen and judged.
        lost_ms: Time after counting could begin in which it was not.
    """
    watched = [watch for watch in watches if not watch.fault.guard]
    spans = [span for watch in watched for span in watch.spans]
    not_judged = [why for watch in watched if (why := watch.not_judged()) is not None]
    not_judged += late_not_judged
    judgeable = len(watched) + len(exercise.series_faults)
    unjudged_faults = len(not_judged) / judgeable if judgeable else 0.0
    doubted = _doubted(repetitions, doubts)
    why_no_count = doubted or _count_not_judged(
        exercise, repetitions, waited_ms, missed, calm_ms, judged_ms
    )
    if why_no_count is None:
        spans += late_faults
    else:
        not_judged.insert(0, NotJudged(key="count", reason=why_no_count))
    seen = judged_ms / (judged_ms + lost_ms) if judged_ms else 0.0
    ranges = [repetition.range for repetition in repetitions if repetition.counted]
    return Summary(
        exercise=exercise.key,
        count=0 if doubted else count,
        repetitions=tuple(repetitions),
        faults=tuple(sorted(spans, key=lambda span: (span.start_ms, span.key))),
        not_judged=tuple(not_judged),
        range=median(ranges) if ranges else None,
        lost_ms=lost_ms,
        confidence=0.0 if why_no_count else seen * (1 - unjudged_faults / 2),
    )


def _count_not_judged(
    exercise: Exercise,
    repetitions: Sequence[Repetition],
    waited_ms: Mapping[str, int],
    missed: bool,
    calm_ms: int,
    judged_ms: int,
) -> str | None:
    """Return the key of the reason why the count says nothing, or None where it stands."""
    if judged_ms == 0:
        return Counter(waited_ms).most_common(1)[0][0] if waited_ms else "no_body"
    if missed:
        return "hold_still"
    why = _obscured(exercise, repetitions)
    why = why or unsure_holds(exercise, repetitions, waited_ms, calm_ms)
    if why is not None or not exercise.movement.smallest:
        return why
    usual = [repetition.progress for repetition in repetitions if repetition.counted]
    if usual and median(usual) < exercise.movement.sure:
        return "too_small"
    small = sum(repetition.reason == "too_small" for repetition in repetitions)
    if exercise.movement.drifts:
        # The first ones were counted before it was known what is usual.
        small += sum(size < SURE_SHARE * median(usual) for size in usual)
        return "too_small" if small or not repetitions or len(usual) == ALONE else None
    if _half_swings(exercise, repetitions) >= HALF_SWINGS:
        return "too_small"
    nothing = len(usual) == 0 and len(repetitions) == small
    return "too_small" if nothing or small > len(usual) else None


def _half_swings(exercise: Exercise, repetitions: Sequence[Repetition]) -> int:
    """Return how many counted swings are about half as large as is usual to their side.

    What showed a fault is left out: a leg that is drawn up goes further than any that is not. 0
    where the neutral is known well enough to tell.
    """
    if not (isinstance(exercise.movement, Swing) and exercise.movement.wanders):
        return 0
    clean = [each for each in repetitions if each.counted and not each.faults]
    sizes = [[each.progress for each in clean if each.side is side] for side in Side]
    return sum(size < SURE_SHARE * median(usual) for usual in sizes for size in usual)


def _obscured(exercise: Exercise, repetitions: Sequence[Repetition]) -> str | None:
    """Return the key of the fault that hid too many repetitions, or None."""
    keys = {fault.key for fault in exercise.faults if fault.effect is Effect.OBSCURE}
    hidden = [repetition for repetition in repetitions if repetition.reason in keys]
    many = len(hidden) >= OBSCURED_SHARE * len(repetitions)
    long = _lasting_ms(hidden) >= OBSCURED_TIME * _lasting_ms(repetitions)
    if not hidden or not (many or long):
        return None
    return Counter(repetition.reason for repetition in hidden).most_common(1)[0][0]


def _lasting_ms(repetitions: Sequence[Repetition]) -> int:
    return sum(repetition.end_ms - repetition.start_ms for repetition in repetitions)


def _doubted(repetitions: Sequence[Repetition], doubts: Mapping[str, int]) -> str | None:
    """Return the key for which the counted repetitions may be another movement, or None."""
    counted = sum(repetition.counted for repetition in repetitions)
    return next((key for key, n in doubts.items() if n > DOUBTED_SHARE * counted), None)

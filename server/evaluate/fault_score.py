"""The true faults of a clip, and what the program named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rules.exercise import Exercise
from rules.verdict import FaultSpan, Summary
from server.evaluate.matching import matches, said_span, true_span
from server.evaluate.truth import Fault, Truth


@dataclass(frozen=True, kw_only=True, slots=True)
class FaultScore:
    """One fault in one clip.

    Attributes:
        found, missed, unjudged: The true ones: named; not named; not named where the program said
            that it could not judge this.
        named, false: What the program named: truly there; not there.
        judged: Whether the program could judge this fault in this clip.
    """

    found: tuple[Fault, ...]
    missed: tuple[Fault, ...]
    unjudged: tuple[Fault, ...]
    named: tuple[FaultSpan, ...]
    false: tuple[FaultSpan, ...]
    judged: bool


def match_faults(
    exercise: Exercise, truth: Truth, summary: Summary
) -> Mapping[str, FaultScore] | None:
    """Return the score of every fault of the exercise, and of true ones that it does not know.

    None where the truth does not say, and on near misses: of another movement a fault may well
    be named.
    """
    if truth.faults is None or truth.near_miss:
        return None
    guards = {fault.key for fault in exercise.faults if fault.guard}
    keys = [key for key in exercise.fault_texts if key not in guards]
    keys += [fault.key for fault in truth.faults if fault.key not in keys]
    closed = {part.key for part in summary.not_judged}
    return {
        key: _match_fault(
            [fault for fault in truth.faults if fault.key == key],
            [fault for fault in summary.faults if fault.key == key],
            judged=not closed & {key, "count"},
        )
        for key in dict.fromkeys(keys)
    }


def _match_fault(true: list[Fault], said: list[FaultSpan], *, judged: bool) -> FaultScore:
    true_spans = [true_span(fault) for fault in true]
    said_spans = [said_span(fault) for fault in said]
    found = tuple(f for f, span in zip(true, true_spans, strict=True) if matches(span, said_spans))
    rest = tuple(fault for fault in true if fault not in found)
    named = tuple(f for f, span in zip(said, said_spans, strict=True) if matches(span, true_spans))
    return FaultScore(
        found=found,
        missed=rest if judged else (),
        unjudged=() if judged else rest,
        named=named,
        false=tuple(fault for fault in said if fault not in named),
        judged=judged,
    )

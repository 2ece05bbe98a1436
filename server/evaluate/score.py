"""One clip's verdict held against its truth."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from rules.exercise import Exercise
from rules.verdict import Repetition
from server.evaluate.baselines import Tally
from server.evaluate.clips import Case
from server.evaluate.fault_score import FaultScore, match_faults
from server.evaluate.hold_score import Hold, match_holds
from server.evaluate.job import Judged
from server.evaluate.matching import (
    inside,
    overlap_s,
    pair_up,
    said_span,
    true_span,
)
from server.evaluate.trace import active_moments
from server.evaluate.truth import Truth

OURS: Final = "rugcoach"
"""The program itself among the ways to count."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Score:
    """One clip.

    Attributes:
        reason: Why the count was not judged, or None where it was.
        tallies: What each way of counting counted, the program's own first.
        matched: Numbers of the true repetition and of the attempt that overlap; each of them
            alone where nothing matches, with None.
        sides: How many matched repetitions have a side, and how many of them the right one.
        holds: The true holds; empty where the exercise has none, or nobody says.
        faults: By key; None where the truth does not say, and on near misses.
        idle_s: Time outside of which the exercise or its start posture is shown.
        seen, looked: Pictures with a person and all, in the active time.
    """

    case: Case
    exercise: Exercise
    judged: Judged
    reason: str | None
    tallies: Mapping[str, Tally]
    matched: tuple[tuple[int | None, int | None], ...]
    sides: tuple[int, int]
    holds: tuple[Hold, ...]
    faults: Mapping[str, FaultScore] | None
    idle_s: float
    seen: int
    looked: int

    @property
    def truth(self) -> Truth:
        """What the clip shows."""
        return self.case.truth

    @property
    def required_view(self) -> bool:
        """Whether the camera stands where the exercise allows."""
        return self.truth.view is None or self.truth.view.required

    def off(self, method: str) -> int | None:
        """Return a way's count less the true one; None where either is unknown."""
        count = self.tallies[method].count
        return None if count is None or self.truth.count is None else count - self.truth.count

    def idle_counts(self, method: str) -> int:
        """Return how often a way counted outside the active time, each swing for itself."""
        active = self.truth.active
        if active is None:
            return 0
        return sum(not inside(t_s, active) for t_s in self.tallies[method].moments_s)


def score(case: Case, exercise: Exercise, judged: Judged) -> Score:
    """Hold a verdict against the truth."""
    truth, summary = case.truth, judged.summary
    reasons = {part.key: part.reason for part in summary.not_judged}
    counted = tuple(r.peak_ms / 1000 for r in summary.repetitions if r.counted)
    mine = Tally(count=None if "count" in reasons else summary.count, moments_s=counted)
    active = active_moments(truth, judged.trace)
    return Score(
        case=case,
        exercise=exercise,
        judged=judged,
        reason=reasons.get("count"),
        tallies={OURS: mine, **judged.baselines},
        matched=match_repetitions(truth, summary.repetitions),
        sides=_sides(truth, summary.repetitions),
        holds=match_holds(exercise, truth, summary),
        faults=match_faults(exercise, truth, summary),
        idle_s=_idle_s(truth, judged.duration_s),
        seen=int((judged.trace.found & active).sum()),
        looked=int(active.sum()) if judged.frames else truth.frames or 0,
    )


def match_repetitions(
    truth: Truth, attempts: Iterable[Repetition]
) -> tuple[tuple[int | None, int | None], ...]:
    """Return which attempt is which true repetition, in order of time."""
    true, said = truth.repetitions or (), tuple(attempts)
    pairs = pair_up([true_span(r) for r in true], [said_span(r) for r in said])
    found: list[tuple[float, int | None, int | None]] = []
    found += [(true[i].start_s, true[i].number, said[j].number) for i, j in pairs]
    matched, used = {i for i, _ in pairs}, {j for _, j in pairs}
    found += [(r.start_s, r.number, None) for i, r in enumerate(true) if i not in matched]
    found += [(r.start_ms / 1000, None, r.number) for j, r in enumerate(said) if j not in used]
    return tuple((one, other) for _, one, other in sorted(found, key=lambda row: row[0]))


def _sides(truth: Truth, attempts: tuple[Repetition, ...]) -> tuple[int, int]:
    true = {r.number: r.side for r in truth.repetitions or ()}
    said = {r.number: r.side for r in attempts}
    both = [
        (true[one], said[other])
        for one, other in match_repetitions(truth, attempts)
        if one is not None and other is not None and true[one] is not None
    ]
    return len(both), sum(one == other for one, other in both)


def _idle_s(truth: Truth, duration_s: float) -> float:
    if truth.active is None:
        return 0.0
    whole = (0.0, truth.duration_s or duration_s)
    return max(0.0, whole[1] - sum(max(0.0, overlap_s(span, whole)) for span in truth.active))

"""Many scores added up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

from server.evaluate.score import OURS, Score


@dataclass(frozen=True, kw_only=True, slots=True)
class Counts:
    """What one way of counting reached; every list has one number a clip.

    Attributes:
        clips: Clips of the exercise, near misses apart, whose true count is known.
        judged: Those of them whose count was judged.
        exact, off_by_one: Of these, those with the true count, and with one more or one less.
        relative_error: Mean of |count - true| / max(true, 1) over these; None without any.
        near_misses, near_miss_s: Clips of other movements, and how long they last.
        near_miss_counts: How often it counted in them.
        idle_s, idle_counts: The same outside the active time of the other clips.
    """

    clips: int
    judged: int
    exact: int
    off_by_one: int
    relative_error: float | None
    near_misses: int
    near_miss_s: float
    near_miss_counts: int
    idle_s: float
    idle_counts: int


@dataclass(frozen=True, kw_only=True, slots=True)
class FaultTotals:
    """One fault of one exercise.

    Attributes:
        true: True ones; `found` of them were named, `missed` not, and of `unjudged` the program
            said that it could not judge this.
        named: What the program named and is there; `false` what is not there.
        clips, judged_clips: Clips whose faults are known, and those where it could be judged.
    """

    true: int
    found: int
    missed: int
    unjudged: int
    named: int
    false: int
    clips: int
    judged_clips: int

    @property
    def precision(self) -> float | None:
        """Share of what was named that is there; None where nothing was named."""
        return share(self.named, self.named + self.false)

    @property
    def recall(self) -> float | None:
        """Share of the judged true ones that were named; None where there is none."""
        return share(self.found, self.found + self.missed)

    @property
    def f1(self) -> float | None:
        """Harmonic mean of both; 0 where what there is was missed and nothing right was named."""
        if self.precision is None and self.recall is None:
            return None
        precision, recall = self.precision or 0.0, self.recall or 0.0
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Measures:
    """Everything else; None where nothing was compared.

    Attributes:
        holds, holds_found: True holds, and those that the program saw.
        hold_error_s: Mean absolute error of these.
        signals: What the movement is measured by, with its unit.
        signal_error: Mean absolute error of it in its unit, over all compared pictures.
        sides, sides_right: Matched repetitions with a side, and those to the right one.
        detected: Share of the active pictures in which a person was found.
        landmark_error: Mean distance of twelve joints from the truth in % of the body's height.
        swapped: Share of the pairs of joints that fit better with left and right exchanged.
        landmark_fps, rules_fps: Pictures a second on one core; of landmarks only those that were
            looked for now.
    """

    holds: int
    holds_found: int
    hold_error_s: float | None
    signals: tuple[tuple[str, str], ...]
    signal_error: float | None
    sides: int
    sides_right: int
    detected: float | None
    landmark_error: float | None
    swapped: float | None
    landmark_fps: float | None
    rules_fps: float | None


def share(part: float, whole: float) -> float | None:
    """Return a quotient, None of nothing."""
    return part / whole if whole else None


def counts(scores: Iterable[Score], method: str = OURS) -> Counts:
    """Return what a way of counting reached."""
    scores = tuple(scores)
    known = [s for s in scores if not s.truth.near_miss and s.truth.count is not None]
    judged = [(off, s) for s in known if (off := s.off(method)) is not None]
    errors = [abs(off) / max(s.truth.count or 0, 1) for off, s in judged]
    near = [s for s in scores if s.truth.near_miss]
    return Counts(
        clips=len(known),
        judged=len(judged),
        exact=sum(off == 0 for off, _ in judged),
        off_by_one=sum(abs(off) == 1 for off, _ in judged),
        relative_error=fmean(errors) if errors else None,
        near_misses=len(near),
        near_miss_s=sum(s.judged.duration_s for s in near),
        near_miss_counts=sum(s.tallies[method].count or 0 for s in near),
        idle_s=sum(s.idle_s for s in scores if not s.truth.near_miss),
        idle_counts=sum(s.idle_counts(method) for s in scores if not s.truth.near_miss),
    )


def wrong(scores: Iterable[Score]) -> int:
    """Return how many counts are neither true nor not judged."""
    return sum((off := s.off(OURS)) is not None and off != 0 for s in scores)


def fault_totals(scores: Sequence[Score], key: str) -> FaultTotals:
    """Return one fault's totals over clips of one exercise."""
    parts = [s.faults[key] for s in scores if s.faults is not None and key in s.faults]
    found = sum(len(part.found) for part in parts)
    missed = sum(len(part.missed) for part in parts)
    unjudged = sum(len(part.unjudged) for part in parts)
    return FaultTotals(
        true=found + missed + unjudged,
        found=found,
        missed=missed,
        unjudged=unjudged,
        named=sum(len(part.named) for part in parts),
        false=sum(len(part.false) for part in parts),
        clips=len(parts),
        judged_clips=sum(part.judged for part in parts),
    )


def fault_keys(scores: Iterable[Score]) -> tuple[str, ...]:
    """Return the keys of all faults that clips of one exercise tell of, as they are declared."""
    return tuple(dict.fromkeys(key for s in scores for key in s.faults or ()))


def measures(scores: Iterable[Score]) -> Measures:
    """Return everything else."""
    scores = tuple(scores)
    holds = [hold for s in scores for hold in s.holds]
    errors = [hold.error_s for hold in holds if hold.error_s is not None]
    landmarks = [s.judged.landmarks for s in scores if s.judged.landmarks is not None]
    compared = [s for s in scores if s.judged.signal is not None]
    signals = [s.judged.signal for s in compared if s.judged.signal is not None]
    measured = dict.fromkeys(
        (s.exercise.movement.signal.name, s.exercise.movement.signal.unit) for s in compared
    )
    looked = [s.judged for s in scores if s.judged.landmark_s]
    return Measures(
        holds=len(holds),
        holds_found=len(errors),
        hold_error_s=fmean(errors) if errors else None,
        signals=tuple(measured),
        signal_error=share(sum(f.error_sum for f in signals), sum(f.frames for f in signals)),
        sides=sum(s.sides[0] for s in scores),
        sides_right=sum(s.sides[1] for s in scores),
        detected=share(sum(s.seen for s in scores), sum(s.looked for s in scores)),
        landmark_error=share(sum(f.error_sum for f in landmarks), sum(f.points for f in landmarks)),
        swapped=share(sum(f.swapped for f in landmarks), sum(f.pairs for f in landmarks)),
        landmark_fps=share(sum(j.frames for j in looked), sum(j.landmark_s or 0 for j in looked)),
        rules_fps=share(
            sum(s.judged.frames for s in scores), sum(s.judged.rules_s for s in scores)
        ),
    )

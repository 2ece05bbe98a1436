"""The book of attempts: which repetitions counted, which did not, and why."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Set as AbstractSet
from dataclasses import replace
from statistics import median
from typing import Final

from rules.attempt import Attempt
from rules.course import lean_at_top, quickest
from rules.cycle import HOLD_TOLERANCE_MS, SMALL_ATTEMPT
from rules.drift import LEAST_SHARE, LOPSIDED_SHARE, SURE_SHARE
from rules.events import Event, Rep, SetDone
from rules.exercise import Exercise
from rules.fault import Effect
from rules.pose import Side
from rules.sides import Sides
from rules.verdict import FaultSpan, NotJudged, Repetition

SEEN_SHARE: Final = 0.5
"""Faults over several repetitions are judged when the side was seen in this share of them."""

USUAL_SWING: Final = 0.45
"""A swing below this share of the usual one to its side does not count: a third of the way is no
swing."""

NEARLY_BACK: Final = 0.6
"""Share of its furthest progress below which a swing is on its way back."""

USUAL_FROM: Final = 2
"""So many swings to a side tell what is usual."""


def _span(key: str, repetition: Repetition) -> FaultSpan:
    """Return the fault that lasts for a whole repetition."""
    return FaultSpan(
        key=key,
        start_ms=repetition.start_ms,
        end_ms=repetition.end_ms,
        repetition=repetition.number,
    )


def _leans(repetition: Repetition) -> bool:
    """Whether its side was looked for."""
    return repetition.counted and repetition.lean is not None


class Ledger:
    """All attempts of one person at one exercise."""

    def __init__(self, exercise: Exercise) -> None:
        self.exercise = exercise
        self.repetitions: list[Repetition] = []
        self._count = 0
        self.late_faults: list[FaultSpan] = []
        """Faults that showed only when a repetition was over."""
        self._shown: dict[str, list[FaultSpan]] = defaultdict(list)
        self._swung: Side | None = None
        """The side of a swing that waits for the one to the other side."""
        self._sides = None if exercise.sides is None else Sides(exercise.sides)
        self.doubts: Counter[str] = Counter()
        """How many counted repetitions may be another movement, by the key that says so."""
        self._doubting = {f.key for f in exercise.faults if f.effect is Effect.DOUBT}
        self._guards = {fault.key for fault in exercise.faults if fault.guard}

    @property
    def count(self) -> int:
        """Repetitions, holds or pairs of swings that counted so far."""
        return self._count

    def forget(self) -> None:
        """The person lies down anew: what was learnt of the sides no longer holds."""
        if self._sides is not None:
            self._sides.clear()

    def count_one(self, t_ms: int, side: Side | None) -> list[Event]:
        """Count one more; say so when a set is full with it.

        A swing makes a pair with the next one to the other side; a second one to the same side
        takes the first one's place.
        """
        if side is not None and self._swung in (None, side):
            self._swung = side
            return []
        self._swung = None
        self._count += 1
        if self._count % self.exercise.dose.reps == 0:
            return [SetDone(t_ms, self._count)]
        return []

    def close(
        self,
        attempt: Attempt,
        t_ms: int,
        *,
        rest: float,
        faults: AbstractSet[str],
        broken_by: str | None = None,
    ) -> tuple[frozenset[str], list[Event]]:
        """Judge an attempt that is over; one that hardly began is forgotten.

        Args:
            attempt: What is known of it.
            t_ms: When it ended.
            rest: The rest level of the movement's signal.
            faults: Keys of the faults and guards shown in it.
            broken_by: What broke it off (`lost`, `left_position`, `unfinished`), or None. A
                movement that drifts and has already fallen is over all the same, and so is a swing
                that was on its way back when the recording ended.

        Returns:
            The keys of the faults that show only now, and the events.
        """
        if attempt.best < self._least(attempt) or self._too_brief(attempt):
            return frozenset(), []
        reason = self._reason(attempt, faults, broken_by)
        set_done: list[Event] = []
        if reason is None and not attempt.hold_done:
            set_done = self.count_one(t_ms, attempt.side)
        repetition = Repetition(
            number=len(self.repetitions) + 1,
            start_ms=attempt.start_ms,
            peak_ms=attempt.peak_ms,
            end_ms=t_ms,
            side=attempt.side,
            counted=reason is None,
            reason=reason,
            held_ms=round(attempt.longest_ms),
            range=abs(attempt.peak_value - rest) * attempt.best / (attempt.best + attempt.base),
            progress=attempt.best,
            quickest_ms=quickest(attempt.course),
            lean=lean_at_top(attempt),
            faults=frozenset(faults - self._guards),
        )
        repetition = self._with_side(repetition)
        self.repetitions.append(repetition)
        if repetition.counted:
            self.doubts.update(faults & self._doubting)
        late = self._late(repetition) | self._late_in_series()
        ended = Rep(
            t_ms=t_ms,
            number=repetition.number,
            counted=repetition.counted,
            reason=reason,
            count=self.count,
            side=repetition.side,
        )
        return late, [ended, *set_done]

    def _late(self, repetition: Repetition) -> frozenset[str]:
        """List the faults that this repetition showed as a whole; return what to say now."""
        said: set[str] = set()
        for fault in self.exercise.repetition_faults:
            if not fault.shown_by(repetition):
                continue
            spans = self._shown[fault.key]
            spans.append(_span(fault.key, repetition))
            if len(spans) >= fault.least:
                said.add(fault.key)
                self.late_faults += spans if len(spans) == fault.least else spans[-1:]
        return frozenset(said)

    def _with_side(self, repetition: Repetition) -> Repetition:
        """Return the repetition with its side; the one before may get to know its own."""
        if self._sides is None or repetition.lean is None or not repetition.counted:
            return repetition
        side, before = self._sides.tell(repetition.lean)
        if before is not None:
            at = max(n for n, each in enumerate(self.repetitions) if _leans(each))
            self.repetitions[at] = replace(self.repetitions[at], side=before)
        return replace(repetition, side=side)

    def _late_in_series(self) -> frozenset[str]:
        """List the faults that the last repetitions showed together; return what to say now."""
        said: set[str] = set()
        for fault in self.exercise.series_faults:
            shown = fault.shown_by(self.repetitions)
            said |= {fault.key} if shown else set()
            for each in self.repetitions[len(self.repetitions) - shown :]:
                span = _span(fault.key, each)
                if span not in self.late_faults:
                    self.late_faults.append(span)
        return frozenset(said)

    def not_judged(self) -> list[NotJudged]:
        """Return the faults over several repetitions for which too few showed a side."""
        counted = [each for each in self.repetitions if each.counted]
        seen = sum(each.lean is not None for each in counted)
        if self._sides is None or not counted or seen >= SEEN_SHARE * len(counted):
            return []
        return [NotJudged(key=fault.key, reason="unseen") for fault in self.exercise.series_faults]

    def _least(self, attempt: Attempt) -> float:
        """Return the progress from which a movement such as this is an attempt at all."""
        movement = self.exercise.movement
        least = SMALL_ATTEMPT if movement.smallest else movement.attempt
        if not movement.drifts or attempt.larger >= LOPSIDED_SHARE * self._usual():
            return least
        return max(least, LEAST_SHARE * self._usual())

    def _usual(self) -> float:
        """Return the size of the person's usual repetition, 0 before there is one."""
        sizes = [repetition.progress for repetition in self.repetitions if repetition.counted]
        return median(sizes) if sizes else 0.0

    def _too_brief(self, attempt: Attempt) -> bool:
        """Return whether an attempt was over sooner than the movement can be."""
        (begin_ms, _), (end_ms, _) = attempt.course[0], attempt.course[-1]
        return end_ms - begin_ms < 1000 * self.exercise.movement.least_s

    def _reason(
        self, attempt: Attempt, faults: AbstractSet[str], broken_by: str | None
    ) -> str | None:
        """Return why an attempt does not count, or None where it does."""
        if attempt.hold_done:
            return None
        for fault in self.exercise.faults:
            if not fault.effect.counts and fault.key in faults:
                return fault.key
        hold_ms = 1000 * self.exercise.dose.hold_s
        if attempt.best >= 1 and hold_ms and attempt.longest_ms >= hold_ms - HOLD_TOLERANCE_MS:
            return None
        if broken_by is not None and not self._came_back(attempt, broken_by):
            return broken_by
        if self._far_below_usual(attempt):
            return "not_far_enough"
        if self.exercise.movement.drifts and attempt.best < SURE_SHARE * self._usual():
            return "too_small"
        if attempt.best < 1:
            return "too_small" if self.exercise.movement.smallest else "not_far_enough"
        return "hold_too_short" if hold_ms else None

    def _came_back(self, attempt: Attempt, broken_by: str) -> bool:
        """Return whether an attempt was as good as over when it was broken off."""
        if attempt.low is not None:
            return True
        nearly = attempt.course[-1][1] < NEARLY_BACK * attempt.best
        return attempt.side is not None and broken_by == "unfinished" and nearly

    def _far_below_usual(self, attempt: Attempt) -> bool:
        """Return whether a swing is small beside those to the same side without a fault.

        A leg that is drawn up, for instance, goes further than any that is not.
        """
        usual = [
            repetition.progress
            for repetition in self.repetitions
            if repetition.counted and not repetition.faults and repetition.side is attempt.side
        ]
        if attempt.side is None or len(usual) < USUAL_FROM:
            return False
        return attempt.best < USUAL_SWING * median(usual)

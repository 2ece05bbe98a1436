"""The book of attempts: which repetitions counted, which did not, and why."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from statistics import median
from typing import Final

from rules.cycle import ATTEMPT, HOLD_TOLERANCE_MS, SMALL_ATTEMPT, Attempt
from rules.events import Event, Rep, SetDone
from rules.exercise import Effect, Exercise, Swing
from rules.pose import Side
from rules.verdict import FaultSpan, Repetition

LOW: Final = 0.2
HIGH: Final = 0.8
"""Shares of the way between which its time is taken: clear of rest, hold and jitter."""

USUAL_SHARE: Final = 0.45
"""Where the rest level drifts, a movement below this share of the person's usual one is no attempt:
a wobble at the top, or the way from a hollow back to neutral (tuning clips: 0.33)."""


def quickest(course: Sequence[tuple[int, float]]) -> int:
    """Return the shortest time, in ms, from a fifth to four fifths of the way up, or down.

    Args:
        course: Times in ms and progress; it begins near rest and has one peak.
    """
    top = max(range(len(course)), key=lambda at: course[at][1])
    return round(min(_way_ms(course[top::-1]), _way_ms(course[top:])))


def _way_ms(way: Sequence[tuple[int, float]]) -> float:
    """Return the time between two levels of a way that begins at the top, in ms."""
    best, least = way[0][1], min(progress for _, progress in way)
    high, low = (least + share * (best - least) for share in (HIGH, LOW))
    high_ms = float(way[0][0])
    for before, after in pairwise(way):
        if before[1] >= high > after[1]:
            high_ms = _crossing(before, after, high)
        if before[1] > low >= after[1]:
            return abs(_crossing(before, after, low) - high_ms)
    return math.inf  # a way of one moment


def _crossing(before: tuple[int, float], after: tuple[int, float], level: float) -> float:
    """Return when the straight line between two moments is at `level`."""
    share = (before[1] - level) / (before[1] - after[1])
    return before[0] + share * (after[0] - before[0])


class Ledger:
    """All attempts of one person at one exercise."""

    def __init__(self, exercise: Exercise) -> None:
        self.exercise = exercise
        self.repetitions: list[Repetition] = []
        self.late_faults: list[FaultSpan] = []
        """Faults that showed only when a repetition was over."""
        self._shown: dict[str, list[FaultSpan]] = defaultdict(list)
        self._counted: dict[Side | None, int] = defaultdict(int)
        self._guards = {fault.key for fault in exercise.faults if fault.guard}

    @property
    def count(self) -> int:
        """Repetitions, holds or pairs of swings that counted so far."""
        if isinstance(self.exercise.movement, Swing):
            return min(self._counted[Side.LEFT], self._counted[Side.RIGHT])
        return self._counted[None]

    def count_one(self, t_ms: int, side: Side | None) -> list[Event]:
        """Count one more; say so when a set is full with it."""
        before = self.count
        self._counted[side] += 1
        if self.count > before and self.count % self.exercise.dose.reps == 0:
            return [SetDone(t_ms, self.count)]
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
                movement that drifts and has already fallen is over all the same.

        Returns:
            The keys of the faults that show only now, and the events.
        """
        if attempt.best < self._least():
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
            range=abs(attempt.peak_value - rest),
            progress=attempt.best,
            quickest_ms=quickest(attempt.course),
            faults=frozenset(faults - self._guards),
        )
        self.repetitions.append(repetition)
        late = self._late(repetition)
        ended = Rep(
            t_ms=t_ms,
            number=repetition.number,
            counted=repetition.counted,
            reason=reason,
            count=self.count,
            side=attempt.side,
        )
        return late, [ended, *set_done]

    def _late(self, repetition: Repetition) -> frozenset[str]:
        """List the faults that this repetition showed as a whole; return what to say now."""
        said: set[str] = set()
        for fault in self.exercise.repetition_faults:
            if not fault.shown_by(repetition):
                continue
            spans = self._shown[fault.key]
            spans.append(
                FaultSpan(
                    key=fault.key,
                    start_ms=repetition.start_ms,
                    end_ms=repetition.end_ms,
                    repetition=repetition.number,
                )
            )
            if len(spans) >= fault.least:
                said.add(fault.key)
                self.late_faults += spans if len(spans) == fault.least else spans[-1:]
        return frozenset(said)

    def _least(self) -> float:
        """Return the progress from which a movement is an attempt at all."""
        movement = self.exercise.movement
        least = SMALL_ATTEMPT if movement.smallest else ATTEMPT
        if not movement.drifts:
            return least
        usual = [repetition.progress for repetition in self.repetitions if repetition.counted]
        return max(least, USUAL_SHARE * median(usual)) if usual else least

    def _reason(
        self, attempt: Attempt, faults: AbstractSet[str], broken_by: str | None
    ) -> str | None:
        """Return why an attempt does not count, or None where it does."""
        if attempt.hold_done:
            return None
        for fault in self.exercise.faults:
            if fault.effect is Effect.VOID and fault.key in faults:
                return fault.key
        hold_ms = 1000 * self.exercise.dose.hold_s
        if attempt.best >= 1 and hold_ms and attempt.longest_ms >= hold_ms - HOLD_TOLERANCE_MS:
            return None
        if broken_by is not None and attempt.low is None:
            return broken_by
        if attempt.best < 1:
            return "too_small" if self.exercise.movement.smallest else "not_far_enough"
        return "hold_too_short" if hold_ms else None

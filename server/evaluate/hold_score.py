"""The true holds of a clip, and what the program timed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from rules.cycle import GRACE_MS
from rules.exercise import Exercise
from rules.fault import Effect
from rules.verdict import Summary
from server.evaluate.matching import joined, matches, pair_up, said_span, true_span
from server.evaluate.truth import Span, Truth

HOLD_OFF_S: Final = 0.2
"""A hold that is timed worse than this is a failure."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Hold:
    """A true hold.

    Attributes:
        span: From its beginning to its end, short breaks included.
        true_s: How long it lasted, without them.
        said_s: How long the program says, or None where it saw none then.
    """

    span: Span
    true_s: float
    said_s: float | None

    @property
    def error_s(self) -> float | None:
        """How far off the program is, never negative."""
        return None if self.said_s is None else abs(self.said_s - self.true_s)


def match_holds(exercise: Exercise, truth: Truth, summary: Summary) -> tuple[Hold, ...]:
    """Return the true holds with what the program measured.

    A break that the rules bridge does not part a hold. Holds in which a fault stops the clock are
    left out: the truth does not stop it. Where the count is not judged, nor are the holds.
    """
    if not exercise.dose.hold_s or truth.holds is None or truth.near_miss:
        return ()
    pausing = {fault.key for fault in exercise.faults if fault.effect is Effect.PAUSE_HOLD}
    pauses = [true_span(f) for f in truth.faults or () if f.key in pausing]
    true = [hold for hold in joined(truth.holds, GRACE_MS / 1000) if not matches(hold[0], pauses)]
    judged = all(part.key != "count" for part in summary.not_judged)
    said = [attempt for attempt in summary.repetitions if judged and attempt.held_ms]
    pairs = dict(pair_up([span for span, _ in true], [said_span(attempt) for attempt in said]))
    return tuple(
        Hold(
            span=span,
            true_s=true_s,
            said_s=said[pairs[index]].held_ms / 1000 if index in pairs else None,
        )
        for index, (span, true_s) in enumerate(true)
    )

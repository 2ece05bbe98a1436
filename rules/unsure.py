"""Holds of which nobody can tell whether they counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from rules.exercise import Exercise
from rules.verdict import Repetition

NEAR_TARGET: Final = 0.07
"""So near the target, as a share of the way, nobody can tell whether it was reached: angles are
measured with an error of 3 to 5 degrees, the ways are 18 to 60. Holds that were counted wrongly
came to 0.93 to 1.05, half repetitions to 0.9 at most (simulated tuning clips)."""

BEYOND_MS: Final = 3000
"""Whoever is in the start posture, seen as they should be, and stays beyond their rest for so long
is holding. In tuning clips that were counted rightly it was 1.6 s at most, where a hold was missed
4.6 and 24 s."""

AT_THE_LIMIT: Final = "at_the_limit"


def unsure_holds(
    exercise: Exercise,
    repetitions: Sequence[Repetition],
    waited_ms: Mapping[str, int],
    calm_ms: int,
) -> str | None:
    """Return the key of the reason why a count of holds says nothing, or None where it stands.

    It says nothing where a hold was missed before counting could begin, and where as many holds as
    counted are in doubt: by a hair far enough or not, or broken off on target when the body was
    lost or seemed to leave its position. Who does so and does not come back has got up.

    Args:
        waited_ms: Time spent before counting could begin, by the advice given in it.
        calm_ms: When they last lay calmly at rest.
    """
    if not exercise.dose.hold_s:
        return None
    if waited_ms.get("not_at_rest", 0) >= BEYOND_MS:
        return "not_at_rest"
    counted = sum(repetition.counted for repetition in repetitions)
    doubts = [why for each in repetitions if (why := _doubt(each, calm_ms)) is not None]
    return doubts[0] if doubts and len(doubts) >= counted else None


def _doubt(repetition: Repetition, calm_ms: int) -> str | None:
    """Return why nobody can tell whether a repetition counted, or None."""
    broken_off = repetition.reason in ("lost", "left_position") and repetition.end_ms < calm_ms
    if broken_off and repetition.progress >= 1:
        return "lost"
    near = abs(repetition.progress - 1) <= NEAR_TARGET
    missed = repetition.reason in ("not_far_enough", "hold_too_short")
    return AT_THE_LIMIT if near and missed else None

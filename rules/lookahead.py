"""The rest level of someone who is filmed in the middle of the exercise.

Someone who exercises live must hold the start posture before anything counts. A recording may begin
in the middle of a movement; then the start posture is looked for between the repetitions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from rules.checker import Checker
from rules.cycle import GRACE_MS
from rules.events import Ready
from rules.exercise import Exercise
from rules.gate import SETTLE_MS
from rules.movement import Swing
from rules.pose import Pose
from rules.scale import scaled
from rules.signals.signal import Signal
from rules.verdict import Verdict

AHEAD_MS: Final = 20_000
"""How far a review looks ahead. Two repetitions, a hold included, are over by then."""

SHORT_CALM_S: Final = 0.3
"""Someone who goes from one repetition to the next rests for about so long between."""

LOWEST: Final = 10
"""One in so many moments of the beginning may lie further below the rest level than half of the
way to the target; where more do, it is no rest level."""

ELSEWHERE: Final = frozenset({"no_body", "unseen", "wrong_posture", "wrong_view"})
"""Advice to someone who is not exercising yet, and so cannot be in the middle of it."""


def calm_ahead(exercise: Exercise, poses: Sequence[Pose]) -> Mapping[Signal, float] | None:
    """Return the calm moment (`Checker.calm`) of someone who is in the middle of a movement.

    None where the recording begins with someone who comes, who takes up the posture, or who rests:
    the ready gate is right for them. None where no rest is found, and where the rest level drifts:
    it is taken anew at every repetition then. None of swings: their neutral is passed in the midst
    of movement, and calm moments lie at either end.

    Args:
        poses: The beginning of a recording, in order; what comes after `AHEAD_MS` is left out.
    """
    if exercise.movement.drifts or isinstance(exercise.movement, Swing):
        return None
    shown = [pose for pose in poses if pose.t_ms - poses[0].t_ms < AHEAD_MS]
    misled = False
    for calm_s in (exercise.movement.calm_s, SHORT_CALM_S):
        checker = Checker(exercise, calm_s=calm_s)
        verdicts = [checker.update(pose) for pose in shown]
        before = _before_ready(verdicts)
        if before is None:
            continue
        calm = checker.calm
        if calm is None or _came_from_elsewhere(before):
            return None
        movement = exercise.movement
        rest = scaled(calm, calm)[movement.signal]
        seen = sorted(movement.progress(v, rest) for v in _values(verdicts))
        if seen[len(seen) // LOWEST] < -movement.attempt:
            misled = True  # the calm moment was at the target
            continue
        moved = max((movement.progress(v, rest) for v in _values(before)), default=0.0)
        return calm if misled or moved >= movement.attempt else None
    return None


def _values(verdicts: list[Verdict]) -> list[float]:
    return [verdict.value for verdict in verdicts if verdict.value is not None]


def _before_ready(verdicts: list[Verdict]) -> list[Verdict] | None:
    """Return the verdicts after the landmarks have settled and before counting could begin."""
    if not verdicts:
        return None
    first_ms = verdicts[0].t_ms
    for number, verdict in enumerate(verdicts):
        if any(isinstance(event, Ready) for event in verdict.events):
            return [one for one in verdicts[:number] if one.t_ms - first_ms >= SETTLE_MS]
    return None


def _came_from_elsewhere(verdicts: list[Verdict]) -> bool:
    """Whether the person was away, or in another posture, for longer than a slip."""
    since: int | None = None
    for verdict in verdicts:
        if verdict.advice not in ELSEWHERE:
            since = None
            continue
        since = verdict.t_ms if since is None else since
        if verdict.t_ms - since > GRACE_MS:
            return True
    return False

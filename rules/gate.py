"""The ready gate: nothing counts before the start posture was held still in the right view."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from rules.calm import Calm
from rules.exercise import Exercise
from rules.movement import Movement, Swing
from rules.scale import scaled
from rules.signals.signal import Signal
from rules.swings import Swings

SETTLE_MS: Final = 1500
"""Landmarks drift by up to 12 pixels in the first 1.5 s after a body is found (measured)."""


def _stillness(exercise: Exercise) -> dict[Signal, float]:
    """Return by how much each signal that matters may move in a calm moment."""
    still = {fault.signal: fault.still for fault in exercise.faults if math.isfinite(fault.still)}
    return still | {exercise.movement.signal: exercise.movement.still}


MISSED_TURNS: Final = 4
"""How often the movement turned back by all of its way while nobody was ready: two repetitions that
nobody counted."""

MISSED_S: Final = 20.0
"""In so long a time."""


def _way(movement: Movement | Swing) -> float:
    """Return how far the movement's signal goes in the smallest repetition, in its unit."""
    if isinstance(movement, Swing):
        return max(movement.left, movement.right)
    if movement.travel is not None:
        return abs(movement.travel)
    assert movement.target is not None  # one of the two is given
    return min(abs(movement.target - rest) for rest in (movement.rest_low, movement.rest_high))


def _quickest_s(movement: Movement | Swing) -> float:
    """Return the least time between two turns: a repetition has two of them, a swing one."""
    return movement.least_s if isinstance(movement, Swing) else movement.least_s / 2


class Gate:
    """Says what keeps someone from beginning, and takes the rest level when nothing does."""

    def __init__(self, exercise: Exercise, calm_s: float | None = None) -> None:
        """`calm_s` is how long to hold still; by default as the exercise's movement wants it."""
        self.exercise = exercise
        self.waited_ms: dict[str, int] = defaultdict(int)
        """Time spent waiting, by the advice given in it."""
        self.missed = False
        """Whether repetitions were done before counting could begin. Someone who only fidgets does
        none: what is counted afterwards is all there was."""
        self._calm = Calm(_stillness(exercise), calm_s or exercise.movement.calm_s)
        movement = exercise.movement
        self._turns = Swings(_way(movement), MISSED_S, _quickest_s(movement))

    def reset(self) -> None:
        """Begin anew: the body was lost, or is seen from its other side."""
        self._calm.clear()
        self._turns.clear()

    def wait(self, dt_ms: int, advice: str) -> None:
        """Note that `advice` was given for `dt_ms`."""
        self.waited_ms[advice] += max(dt_ms, 1)

    def update(
        self,
        t_ms: int,
        dt_ms: int,
        found_ms: int,
        astray: str | None,
        values: Mapping[Signal, float],
    ) -> tuple[str | None, dict[Signal, float] | None]:
        """Take a moment of waiting.

        Args:
            t_ms: Its time; `dt_ms` after the last one.
            found_ms: When the body was found.
            astray: What to say to someone in another posture or view, or None.
            values: The signals seen, the movement's own among them where `astray` is None; not
                divided by their scales, as are the levels that are returned.

        Returns:
            The advice to give, or None and the person's rest level of every signal.
        """
        settled = t_ms - found_ms >= SETTLE_MS
        if astray is None and settled:
            value = scaled(values, values)[self.exercise.movement.signal]
            self.missed |= self._turns.add(t_ms, value) >= MISSED_TURNS
        advice = astray or self._limit_broken(values)
        if advice is not None:
            self._calm.clear()
            self.wait(dt_ms, advice)
            return advice, None
        rest = self._calm.add(t_ms, values) if settled else None
        if rest is None:
            self.wait(dt_ms, "hold_still")
            return "hold_still", None
        return None, rest

    def settle(
        self, t_ms: int, values: Mapping[Signal, float], *, resting: bool
    ) -> dict[Signal, float] | None:
        """Return a new rest level when someone who is `resting` was still again, else None."""
        if not resting or self._limit_broken(values) is not None:
            self._calm.clear()
            return None
        return self._calm.add(t_ms, values)

    def _limit_broken(self, values: Mapping[Signal, float]) -> str | None:
        now = scaled(values, values)
        for limit in self.exercise.start.limits:
            value = now.get(limit.signal)
            if value is not None and not limit.holds(value):
                return limit.key
        movement = self.exercise.movement
        if not movement.rest_low <= now[movement.signal] <= movement.rest_high:
            return "not_at_rest"
        return None

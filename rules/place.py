"""Whether someone is in the posture, and seen from the side, in which an exercise is done."""

from __future__ import annotations

from typing import Final

from rules.cycle import LEAVE_REST
from rules.exercise import Exercise
from rules.moment import Moment
from rules.pose import Pose, Side
from rules.posture import Posture, Trunk, posture_of
from rules.view import view_of

UPRIGHT_MS: Final = 5000
"""For so long a repetition may go on in a body that is upright. A slow sit-up is above the limit
for 4 s; who sits for longer has got up."""

BEGINS_MS: Final = 1000
"""For so long after the start posture a movement may look like a posture that it passes through and
still begin: a chest that turns quickly lies on its side before the trunk has come up."""

BEGINS: Final = 1.5
"""Largest progress at which it still does; from further on, another posture was taken up."""


class Place:
    """Tells the posture and the view of one person that an exercise is not done in."""

    def __init__(self, exercise: Exercise) -> None:
        self._start = exercise.start
        self._views = exercise.views
        self._in_start_ms = 0

    def astray(
        self,
        pose: Pose,
        trunk: Trunk,
        near: Side | None,
        moment: Moment,
        *,
        under_way: bool,
    ) -> str | None:
        """Return the advice for someone in another posture or view, None for who is in place.

        The camera stands still: in the midst of a movement, which turns the body, no view is told.

        Args:
            moment: How far the movement has come.
            under_way: Whether a repetition has begun.
        """
        posture = posture_of(pose, trunk, near)
        if posture is self._start.posture:
            self._in_start_ms = pose.t_ms
        elif not self._passes(posture, pose.t_ms, moment, under_way=under_way):
            return "wrong_posture"
        if under_way or moment.reach > LEAVE_REST:
            return None
        return None if view_of(pose, trunk, self._start.posture) in self._views else "wrong_view"

    def _passes(self, posture: Posture, t_ms: int, moment: Moment, *, under_way: bool) -> bool:
        """Whether a repetition goes on, or begins, away from the start posture."""
        if posture not in self._start.passes or moment.reach <= LEAVE_REST:
            return False
        begins = moment.reach <= BEGINS and t_ms - self._in_start_ms <= BEGINS_MS
        if not (under_way or begins):
            return False
        held = all(
            limit.holds(moment.values[limit.signal])
            for limit in self._start.limits
            if limit.throughout and limit.signal in moment.values
        )
        sits = posture is Posture.UPRIGHT and t_ms - self._in_start_ms > UPRIGHT_MS
        return held and not sits

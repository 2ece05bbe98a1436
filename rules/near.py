"""Which side of the body is read: the one that faces the camera, or the upper one."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Final

from rules.pose import Joint, Pose, Side
from rules.posture import Posture

_SEEN: Final = (
    (Joint.LEFT_ELBOW, Joint.RIGHT_ELBOW),
    (Joint.LEFT_WRIST, Joint.RIGHT_WRIST),
    (Joint.LEFT_KNEE, Joint.RIGHT_KNEE),
    (Joint.LEFT_ANKLE, Joint.RIGHT_ANKLE),
)
_STACKED: Final = (
    (Joint.LEFT_SHOULDER, Joint.RIGHT_SHOULDER),
    (Joint.LEFT_HIP, Joint.RIGHT_HIP),
)
NEAR_SECONDS: Final = 1.5
"""Time constant over which the two sides are compared."""


class NearSide:
    """The side that is read: the one that faces the camera, or lies on top, for a while now."""

    __slots__ = ("_lead", "_lead_of", "_t_ms")

    def __init__(self, posture: Posture) -> None:
        """`posture` is the one in which the exercise starts."""
        on_its_side = posture is Posture.SIDE_LYING
        self._lead_of: Callable[[Pose], float] = _higher if on_its_side else _better_seen
        self._lead = 0.0
        self._t_ms: int | None = None

    def update(self, pose: Pose) -> Side:
        """Take the next pose with a person in it and return the side that leads so far."""
        lead = self._lead_of(pose)
        if self._t_ms is None:
            self._lead = lead
        else:
            share = 1 - math.exp(-(pose.t_ms - self._t_ms) / 1000 / NEAR_SECONDS)
            self._lead += share * (lead - self._lead)
        self._t_ms = pose.t_ms
        return Side.LEFT if self._lead >= 0 else Side.RIGHT


def _better_seen(pose: Pose) -> float:
    """Return how much better the left arm and leg are seen than the right ones."""
    return sum(
        pose.points[left].visibility - pose.points[right].visibility for left, right in _SEEN
    )


def _higher(pose: Pose) -> float:
    """Return how much higher the left shoulder and hip are than the right ones.

    Of someone who lies on a side, chest to the camera, both sides are seen alike.
    """
    return sum(pose.points[right].y - pose.points[left].y for left, right in _STACKED)

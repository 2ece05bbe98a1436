"""A pose read like anatomy: `body.hip` is the hip of the side that faces the camera."""

from __future__ import annotations

from typing import Final

from rules.pose import Joint, Point, Pose, Side

NEAR_VISIBLE: Final = 0.5
"""Least visibility (0-1) of a landmark on the near side."""

FAR_VISIBLE: Final = 0.3
"""Least visibility of one on the far side: hidden knees and ankles still lie within 5 to 16 px of
the truth at 0.4 to 0.7 (measured on rendered clips)."""


class UnseenError(Exception):
    """A signal needs a part of the body that the camera does not see; `part` names it."""

    def __init__(self, part: str) -> None:
        super().__init__(part)
        self.part = part


class _Part:
    """One landmark of the side a body is seen from, as an attribute."""

    def __init__(self, part: str) -> None:
        self.part = part
        self.left = Joint[f"LEFT_{part.upper()}"]
        self.right = Joint[f"RIGHT_{part.upper()}"]

    def __get__(self, body: Body, owner: type[Body]) -> Point:
        point = body.pose.points[self.left if body.side is Side.LEFT else self.right]
        if point.visibility < body.limit:
            raise UnseenError(self.part)
        return point


class Body:
    """A pose with a person in it, seen from one side.

    Every part raises `UnseenError` where its visibility is below the limit.
    """

    __slots__ = ("limit", "pose", "side")

    def __init__(self, pose: Pose, side: Side, limit: float = NEAR_VISIBLE) -> None:
        self.pose = pose
        self.side = side
        self.limit = limit

    @property
    def far(self) -> Body:
        """The same pose read from the other side."""
        return Body(self.pose, self.side.other, FAR_VISIBLE)

    eye = _Part("eye")
    ear = _Part("ear")
    shoulder = _Part("shoulder")
    elbow = _Part("elbow")
    wrist = _Part("wrist")
    index = _Part("index")
    hip = _Part("hip")
    knee = _Part("knee")
    ankle = _Part("ankle")
    heel = _Part("heel")
    foot_index = _Part("foot_index")

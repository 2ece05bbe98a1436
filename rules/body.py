"""A pose read like anatomy: `body.hip` is the hip of the side that faces the camera."""

from __future__ import annotations

from typing import Final

from rules.pose import Joint, Point, Pose, Side

VISIBLE: Final = 0.2
"""Least visibility (0-1) of a landmark. Hidden far knees and ankles at 0.4 to 0.7 and near hands on
the knees at 0.4 still lie within 5 to 16 px of the truth; what is guessed has 0.05 to 0.15
(tuning clips)."""


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
        if point.visibility < VISIBLE:
            raise UnseenError(self.part)
        return point


class Body:
    """A pose with a person in it, seen from one side.

    Every part raises `UnseenError` where its visibility is below the limit.
    """

    __slots__ = ("pose", "side")

    def __init__(self, pose: Pose, side: Side) -> None:
        self.pose = pose
        self.side = side

    @property
    def far(self) -> Body:
        """The same pose read from the other side."""
        return Body(self.pose, self.side.other)

    @property
    def nose(self) -> Point:
        """The nose, which belongs to both sides."""
        point = self.pose.points[Joint.NOSE]
        if point.visibility < VISIBLE:
            raise UnseenError("nose")
        return point

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

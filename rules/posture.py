"""Which way the body lies, which side of it faces the camera, and from where it is seen."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rules.geometry import angle, distance, middle, slope
from rules.pose import Joint, Point, Pose, Side


class Posture(StrEnum):
    """How the body is placed, whatever its limbs do."""

    SUPINE = "supine"
    PRONE = "prone"
    SIDE_LYING = "side_lying"
    HANDS_AND_KNEES = "hands_and_knees"
    PROPPED = "propped"
    """The trunk level or nearly so, high over straight or bent arms: a plank, a push-up."""
    UPRIGHT = "upright"
    """Sitting, standing, walking, or getting up."""


class View(StrEnum):
    """Where the camera stands, by the angle between the picture and the body's long axis."""

    SIDE = "side"
    """Up to about 35 degrees."""
    OBLIQUE = "oblique"
    END = "end"
    """From the head or the feet."""


UPRIGHT_DEG: Final = 50.0
"""Slope of the trunk from which a body is upright. A full sit-up reaches 70 to 90 degrees."""

SIDE_RATIO: Final = 0.6
"""Largest length of the shoulder line along the body, in trunk lengths, in a side view. Shoulders
are about 0.7 trunk lengths apart, so this is a yaw of about 40 degrees; the landmarks of a side
view at 0 to 25 degrees show 0 to 0.4 (tuning clips)."""

END_RATIO: Final = 1.2
"""The same from which the camera stands at the head or the feet: a yaw of about 60 degrees."""

STACKED_RATIO: Final = 0.62
"""Shoulder line square to the body, in trunk lengths, from which one shoulder is above the other:
side-lying. A camera 1.2 m high and 2 m away sees 0.37 of someone on the back."""

ARMS_UNDER_RATIO: Final = 0.6
"""Height of the shoulders over the wrists, in trunk lengths, from which the arms carry the trunk.
On hands and knees and in a push-up it is 0.9 to 1.1, in a trunk lift that is far too high 0.5."""

KNEES_UNDER_RATIO: Final = 0.45
"""Height of the hips over the knees, in trunk lengths, from which the knees carry them."""

FEET_UNDER_RATIO: Final = 0.7
"""Height of the hips over the ankles, in trunk lengths, from which someone stands or squats with
the trunk bent forward. Lying down it is below 0.3."""

_PAIRS: Final = (
    (Joint.LEFT_ELBOW, Joint.RIGHT_ELBOW),
    (Joint.LEFT_WRIST, Joint.RIGHT_WRIST),
    (Joint.LEFT_KNEE, Joint.RIGHT_KNEE),
    (Joint.LEFT_ANKLE, Joint.RIGHT_ANKLE),
)
NEAR_SECONDS: Final = 1.5
"""Time constant over which the visibility of the two sides is compared."""


@dataclass(frozen=True, slots=True)
class Trunk:
    """The middles of both sides, and the lower ones of some pairs, in image heights."""

    nose: Point
    ear: Point
    shoulder: Point
    wrist: Point
    hip: Point
    knee: Point
    ankle: Point
    heel: Point
    toe: Point
    lower_wrist: Point
    lower_knee: Point
    length: float
    """From shoulder to hip; never 0."""

    @classmethod
    def of(cls, pose: Pose) -> Trunk:
        """Read the middles from a pose with a person in it."""
        points = pose.points

        def both(left: Joint) -> Point:
            return middle(points[left], points[left + 1])

        def lower(left: Joint) -> Point:
            return max(points[left], points[left + 1], key=lambda point: point.y)

        shoulder, hip = both(Joint.LEFT_SHOULDER), both(Joint.LEFT_HIP)
        return cls(
            nose=points[Joint.NOSE],
            ear=both(Joint.LEFT_EAR),
            shoulder=shoulder,
            wrist=both(Joint.LEFT_WRIST),
            hip=hip,
            knee=both(Joint.LEFT_KNEE),
            ankle=both(Joint.LEFT_ANKLE),
            heel=both(Joint.LEFT_HEEL),
            toe=both(Joint.LEFT_FOOT_INDEX),
            lower_wrist=lower(Joint.LEFT_WRIST),
            lower_knee=lower(Joint.LEFT_KNEE),
            length=max(distance(shoulder, hip), 1e-6),
        )


def view_of(pose: Pose, trunk: Trunk) -> View:
    """Return from where a lying body is seen, by how far the shoulders lie apart along it."""
    apart, _ = _shoulder_line(pose, trunk)
    if apart <= SIDE_RATIO:
        return View.SIDE
    return View.OBLIQUE if apart <= END_RATIO else View.END


def _shoulder_line(pose: Pose, trunk: Trunk) -> tuple[float, float]:
    """Return the shoulder line's lengths along the body and square to it, in trunk lengths."""
    left, right = pose.points[Joint.LEFT_SHOULDER], pose.points[Joint.RIGHT_SHOULDER]
    axis_x = (trunk.shoulder.x - trunk.hip.x) / trunk.length
    axis_y = (trunk.shoulder.y - trunk.hip.y) / trunk.length
    x, y = (left.x - right.x) / trunk.length, (left.y - right.y) / trunk.length
    return abs(x * axis_x + y * axis_y), abs(x * axis_y - y * axis_x)


def posture_of(pose: Pose, trunk: Trunk, near: Side | None) -> Posture:
    """Return how the body is placed.

    Face, feet and knees vote on which way a lying body faces, and so does the near side: someone
    on the back with the head to the left of the picture shows the right side.
    """
    if abs(slope(trunk.hip, trunk.shoulder)) > UPRIGHT_DEG:
        return Posture.UPRIGHT
    # One arm and one knee are enough to carry a body that stretches the others out.
    arm_under = (trunk.lower_wrist.y - trunk.shoulder.y) / trunk.length > ARMS_UNDER_RATIO
    knee_under = (trunk.lower_knee.y - trunk.hip.y) / trunk.length > KNEES_UNDER_RATIO
    if arm_under and knee_under:
        return Posture.HANDS_AND_KNEES
    if (trunk.wrist.y - trunk.shoulder.y) / trunk.length > ARMS_UNDER_RATIO:
        return Posture.PROPPED
    if (trunk.ankle.y - trunk.hip.y) / trunk.length > FEET_UNDER_RATIO:
        return Posture.UPRIGHT
    _, across = _shoulder_line(pose, trunk)
    if across > STACKED_RATIO:
        return Posture.SIDE_LYING
    return Posture.SUPINE if _faces_up(trunk, near) > 0 else Posture.PRONE


def _faces_up(trunk: Trunk, near: Side | None) -> float:
    """Return a vote: above 0 for on the back, below for on the belly."""
    unit = trunk.length
    votes = _clip((trunk.ear.y - trunk.nose.y) / (0.12 * unit))
    votes += _clip((trunk.heel.y - trunk.toe.y) / (0.12 * unit))
    if angle(trunk.hip, trunk.knee, trunk.ankle) < 150:
        upper = max(trunk.hip.y, trunk.ankle.y) - trunk.knee.y
        votes += 2 * _clip(upper / (0.3 * unit))
    if near is not None:
        head_left = trunk.shoulder.x < trunk.hip.x
        votes += 1 if head_left == (near is Side.RIGHT) else -1
    return votes


def _clip(value: float) -> float:
    return max(-1.0, min(1.0, value))


class NearSide:
    """Which side faces the camera: the one whose arm and leg have been seen better for a while."""

    __slots__ = ("_lead", "_t_ms")

    def __init__(self) -> None:
        self._lead = 0.0
        self._t_ms: int | None = None

    def update(self, pose: Pose) -> Side:
        """Take the next pose with a person in it and return the side seen better so far."""
        lead = sum(
            pose.points[left].visibility - pose.points[right].visibility for left, right in _PAIRS
        )
        if self._t_ms is None:
            self._lead = lead
        else:
            share = 1 - math.exp(-(pose.t_ms - self._t_ms) / 1000 / NEAR_SECONDS)
            self._lead += share * (lead - self._lead)
        self._t_ms = pose.t_ms
        return Side.LEFT if self._lead >= 0 else Side.RIGHT

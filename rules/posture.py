"""Which way the body lies."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rules.geometry import angle, clip, distance, middle, slope
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


UPRIGHT_DEG: Final = 50.0
"""Slope of the trunk from which a body is upright. A full sit-up reaches 70 to 90 degrees."""

FORESHORTENED_DEG: Final = 65.0
"""The same where arms and knees are under the trunk. A camera 1.3 m high and 60 degrees from the
side sees a trunk on hands and knees at up to 59 degrees (tuning clips); who kneels upright has 75
and more."""

STACKED_RATIO: Final = 0.7
"""Shoulder line and hip line together, square to the body, in trunk lengths, from which one side
lies on the other. On a side it is 0.8 to 1.5, with the upper shoulder turned back too; on the back
or the belly up to 0.5, seen from 1.2 m (tuning clips)."""

STACKED_DEG: Final = 45.0
"""Slope of the hip line from which one hip is above the other. On a side it is 65 degrees and more,
half rolled onto the back 38 (tuning clips); on hands and knees, seen obliquely, it is level."""

END_ON_RATIO: Final = 1.5
"""Length of the shoulder line, in lengths of the trunk as it is seen, from which the trunk points
at the camera: a yaw of about 65 degrees. From the side it is 0 to 0.7, of someone who stands and
faces the camera 0.5 to 1.2, on hands and knees from the head end 2.5 to 7 (tuning clips)."""

ARMS_UNDER_RATIO: Final = 0.6
"""Height of the shoulders over the wrists, in trunk lengths, from which the arms carry the trunk.
On hands and knees and in a push-up it is 0.9 to 1.1, in a trunk lift that is far too high 0.5. Seen
from an end it is in shoulder widths: on hands and knees 1.3 to 1.8 (tuning clips)."""

KNEES_UNDER_RATIO: Final = 0.45
"""Height of the hips over the knees, in trunk lengths, from which the knees carry them."""

FEET_UP_RATIO: Final = 0.35
"""Height of the ankles over the hips, in trunk lengths, from which the feet lie on something and
the arms carry nothing. With the lower legs on a chair it is 0.6 to 0.9 (tuning clips)."""

FEET_UNDER_RATIO: Final = 0.7
"""Height of the hips over the ankles, in trunk lengths, from which someone stands or squats with
the trunk bent forward. Lying down it is below 0.3."""


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


def shoulder_line(pose: Pose, trunk: Trunk) -> tuple[float, float]:
    """Return the shoulder line's lengths along the body and square to it, in trunk lengths."""
    return _line(Joint.LEFT_SHOULDER, pose, trunk)


def _line(pair: Joint, pose: Pose, trunk: Trunk) -> tuple[float, float]:
    """Return the same of any pair of joints, given by its left one."""
    left, right = pose.points[pair], pose.points[pair + 1]
    axis_x = (trunk.shoulder.x - trunk.hip.x) / trunk.length
    axis_y = (trunk.shoulder.y - trunk.hip.y) / trunk.length
    x, y = (left.x - right.x) / trunk.length, (left.y - right.y) / trunk.length
    return abs(x * axis_x + y * axis_y), abs(x * axis_y - y * axis_x)


def is_end_on(pose: Pose, trunk: Trunk) -> bool:
    """Return whether a body is seen from the head or the feet, on its side apart."""
    return math.hypot(*shoulder_line(pose, trunk)) > END_ON_RATIO


def posture_of(pose: Pose, trunk: Trunk, near: Side | None) -> Posture:
    """Return how the body is placed.

    Face, feet and knees vote on which way a lying body faces, and so does the near side: someone
    on the back with the head to the left of the picture shows the right side.
    """
    steep = abs(slope(trunk.hip, trunk.shoulder))
    if steep <= UPRIGHT_DEG and _stacked(pose, trunk):
        return Posture.SIDE_LYING
    if is_end_on(pose, trunk):
        return _end_on(pose, trunk)
    # One arm and one knee are enough to carry a body that stretches the others out.
    arm_under = (trunk.lower_wrist.y - trunk.shoulder.y) / trunk.length > ARMS_UNDER_RATIO
    knee_under = (trunk.lower_knee.y - trunk.hip.y) / trunk.length > KNEES_UNDER_RATIO
    if arm_under and knee_under and steep <= FORESHORTENED_DEG:
        return Posture.HANDS_AND_KNEES
    if steep > UPRIGHT_DEG:
        return Posture.UPRIGHT
    feet_up = (trunk.hip.y - trunk.ankle.y) / trunk.length > FEET_UP_RATIO
    if (trunk.wrist.y - trunk.shoulder.y) / trunk.length > ARMS_UNDER_RATIO and not feet_up:
        return Posture.PROPPED
    if (trunk.ankle.y - trunk.hip.y) / trunk.length > FEET_UNDER_RATIO:
        return Posture.UPRIGHT
    return Posture.SUPINE if _faces_up(trunk, near) > 0 else Posture.PRONE


def _end_on(pose: Pose, trunk: Trunk) -> Posture:
    """Return how a body is placed whose trunk points at the camera and slopes as if upright.

    The camera looks down on it: it sees the belly of someone on the back, with the left shoulder
    to the right of a head that lies up in the picture.
    """
    left, right = pose.points[Joint.LEFT_SHOULDER], pose.points[Joint.RIGHT_SHOULDER]
    up_x, up_y = trunk.shoulder.x - trunk.hip.x, trunk.shoulder.y - trunk.hip.y
    if up_x * (left.y - right.y) > up_y * (left.x - right.x):
        return Posture.SUPINE
    width = distance(left, right)
    arm_under = trunk.lower_wrist.y - trunk.shoulder.y > ARMS_UNDER_RATIO * width
    knee_under = trunk.lower_knee.y - trunk.hip.y > KNEES_UNDER_RATIO * width
    return Posture.HANDS_AND_KNEES if arm_under and knee_under else Posture.PRONE


def _stacked(pose: Pose, trunk: Trunk) -> bool:
    """Return whether one side of the body lies on the other; the hips do while the chest turns."""
    points = pose.points
    left, right = points[Joint.LEFT_HIP], points[Joint.RIGHT_HIP]
    if abs(slope(left, right)) <= STACKED_DEG:
        return False
    _, shoulders = _line(Joint.LEFT_SHOULDER, pose, trunk)
    _, hips = _line(Joint.LEFT_HIP, pose, trunk)
    return shoulders + hips > STACKED_RATIO


def _faces_up(trunk: Trunk, near: Side | None) -> float:
    """Return a vote: above 0 for on the back, below for on the belly."""
    unit = trunk.length
    votes = clip((trunk.ear.y - trunk.nose.y) / (0.12 * unit))
    votes += clip((trunk.heel.y - trunk.toe.y) / (0.12 * unit))
    if angle(trunk.hip, trunk.knee, trunk.ankle) < 150:
        upper = max(trunk.hip.y, trunk.ankle.y) - trunk.knee.y
        votes += 2 * clip(upper / (0.3 * unit))
    if near is not None:
        head_left = trunk.shoulder.x < trunk.hip.x
        votes += 1 if head_left == (near is Side.RIGHT) else -1
    return votes

"""From where the body is seen."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from rules.geometry import clip, share_along, slope
from rules.pose import Joint, Pose
from rules.posture import Posture, Trunk, is_end_on, shoulder_line


class View(StrEnum):
    """Where the camera stands, by the angle between the picture and the body's long axis."""

    SIDE = "side"
    """Up to about 35 degrees."""
    OBLIQUE = "oblique"
    END = "end"
    """From the head or the feet."""
    BEHIND_OBLIQUE = "behind_oblique"
    """On hands and knees, from behind and beside: about 30 to 65 degrees from the side."""
    CHEST_HEAD = "chest_head"
    """Facing the chest of someone who lies on a side, moved towards the head."""
    CHEST = "chest"
    """Facing the chest straight, or moved towards the feet."""
    BACK = "back"
    """Facing the back of someone who lies on a side."""


SIDE_RATIO: Final = 0.6
"""Largest length of the shoulder line along the body, in trunk lengths, in a side view. Shoulders
are about 0.7 trunk lengths apart, so this is a yaw of about 40 degrees; the landmarks of a side
view at 0 to 25 degrees show 0 to 0.4 (tuning clips)."""

HEADWARD_SLOPE_DEG: Final = -8.0
HEADWARD_KNEES: Final = -0.25
HEADWARD_NOSE: Final = (-0.07, -0.05)
"""What the landmarks of someone who lies on a side show as the camera moves towards the head: the
trunk slopes down to the shoulders by 2 to 21 degrees, the knees lie up to 0.5 trunk lengths nearer
to the feet than the hips, the nose at least 0.09 nearer to the feet than the ears. From straight
before the chest it is 0 degrees, -0.25 and 0.04, from 25 degrees towards the feet -9 degrees, -0.4
and 0 (rendered tuning clips)."""

BESIDE_RATIO: Final = 0.38
"""Shoulders apart in the picture's width, in widths of the trunk from shoulder to hip, up to which
hands and knees are seen from the side: an angle of about 20 degrees, at which perspective gives a
third of it. At 45 to 60 degrees the landmarks show 0.48 to 1.0 (tuning clips)."""

STRAIGHT_RATIO: Final = 2.5
"""The same from which they are seen from straight behind, an angle of about 75 degrees. Swings of
the hips take it to 2.1 at 60 degrees (tuning clips)."""


def view_of(pose: Pose, trunk: Trunk, posture: Posture) -> View:
    """Return from where a body in this posture is seen."""
    if posture is Posture.SIDE_LYING:
        return _on_a_side(pose, trunk)
    if is_end_on(pose, trunk):
        return View.END
    if posture is Posture.HANDS_AND_KNEES:
        return _on_hands_and_knees(pose, trunk)
    return _lying(pose, trunk)


def _on_a_side(pose: Pose, trunk: Trunk) -> View:
    """Tell by how hips and head lie; the chest is seen where the head lies on the upper side."""
    left, right = pose.points[Joint.LEFT_HIP], pose.points[Joint.RIGHT_HIP]
    right_up = right.y < left.y
    head_right = trunk.shoulder.x > trunk.hip.x
    if right_up != head_right:
        return View.BACK
    return View.CHEST_HEAD if _headward(trunk) > 0 else View.CHEST


def _headward(trunk: Trunk) -> float:
    """Return a vote: above 0 for a camera that is nearer to the head than to the feet."""
    knees = share_along(trunk.knee, trunk.hip, trunk.shoulder)
    nose = share_along(trunk.nose, trunk.hip, trunk.shoulder)
    nose -= share_along(trunk.ear, trunk.hip, trunk.shoulder)
    middle, step = HEADWARD_NOSE
    votes = clip(slope(trunk.hip, trunk.shoulder) / HEADWARD_SLOPE_DEG)
    votes += clip(knees / HEADWARD_KNEES)
    return votes + clip((nose - middle) / step)


def _on_hands_and_knees(pose: Pose, trunk: Trunk) -> View:
    """Tell by the widths of shoulders and trunk; from behind the left shoulder is on the left."""
    left, right = pose.points[Joint.LEFT_SHOULDER], pose.points[Joint.RIGHT_SHOULDER]
    across, along = right.x - left.x, abs(trunk.shoulder.x - trunk.hip.x)
    if abs(across) <= BESIDE_RATIO * along:
        return View.SIDE
    if abs(across) > STRAIGHT_RATIO * along:
        return View.END
    return View.BEHIND_OBLIQUE if across > 0 else View.OBLIQUE


def _lying(pose: Pose, trunk: Trunk) -> View:
    """Tell by how far the shoulders lie apart along the body."""
    apart, _ = shoulder_line(pose, trunk)
    return View.SIDE if apart <= SIDE_RATIO else View.OBLIQUE

"""How the two feet lie against each other on straight legs; left and right are the person's own.

Lengths are in percent of the leg, which is the way from the middle of the hips to the middle of
the ankles in the picture. Along the body is the line from the middle of the shoulders to the middle
of the ankles.
"""

from __future__ import annotations

from rules.body import Body
from rules.geometry import angle, distance, middle, rise, share_along
from rules.pose import Point, Side
from rules.signals.signal import Signal
from rules.text import Text


def _sides(body: Body) -> tuple[Body, Body]:
    """Return the body read from its left and from its right."""
    return Body(body.pose, Side.LEFT), Body(body.pose, Side.RIGHT)


def _line(left: Body, right: Body) -> tuple[Point, Point, float]:
    """Return the ends of the line along the body, and the length of the leg; never 0."""
    shoulder, ankle = middle(left.shoulder, right.shoulder), middle(left.ankle, right.ankle)
    leg = distance(middle(left.hip, right.hip), ankle)
    return shoulder, ankle, max(leg, 1e-6)


def _leg_difference(body: Body) -> float:
    left, right = _sides(body)
    shoulder, ankle, leg = _line(left, right)
    pairs = (
        (left.ankle, right.ankle),
        (left.heel, right.heel),
        (left.foot_index, right.foot_index),
    )
    further = sum(
        share_along(one, shoulder, ankle) - share_along(other, shoulder, ankle)
        for one, other in pairs
    )
    return 100 * further * distance(shoulder, ankle) / (len(pairs) * leg)


leg_difference = Signal(
    name="leg_difference",
    unit="% leg",
    label=Text(nl="verschil tussen de benen", en="difference of the legs"),
    joints=("ankle",),
    of=_leg_difference,
    min_cutoff=0.6,
    beta=0.04,
)
"""How much further down the left foot lies than the right one, along the body: the mean of ankle,
heel and toes. The toes are the steadiest of the three at rest (range 1.0 against 2.0 in 25 s of
lying still), the heels and ankles follow best (tuning clips)."""


def _feet_apart(body: Body) -> float:
    left, right = _sides(body)
    shoulder, ankle, leg = _line(left, right)
    return 100 * (rise(left.ankle, shoulder, ankle) - rise(right.ankle, shoulder, ankle)) / leg


foot_lift = Signal(
    name="foot_lift",
    unit="% leg",
    label=Text(nl="voet van de vloer", en="foot off the floor"),
    joints=("ankle",),
    of=_feet_apart,
    beta=0.1,
)
"""Height of the left ankle over the right one in the picture, square to the body."""

feet_apart = Signal(
    name="feet_apart",
    unit="% leg",
    label=Text(nl="ruimte tussen de voeten", en="space between the feet"),
    joints=("ankle",),
    of=lambda body: abs(_feet_apart(body)),
    beta=0.1,
)
"""How far the ankles lie apart in the picture, square to the body; never negative."""


def _ankle_angle(body: Body) -> float:
    return angle(body.knee, body.ankle, body.foot_index)


def _ankle_difference(body: Body) -> float:
    left, right = _sides(body)
    return _ankle_angle(left) - _ankle_angle(right)


ankle_difference = Signal(
    name="ankle_difference",
    unit="deg",
    label=Text(nl="verschil tussen de enkels", en="difference of the ankles"),
    joints=("knee", "ankle", "foot_index"),
    of=_ankle_difference,
)
"""How much wider knee-ankle-toes is open on the left than on the right."""


def _knee_angle(body: Body) -> float:
    return angle(body.hip, body.knee, body.ankle)


bent_knee = Signal(
    name="bent_knee",
    unit="deg",
    label=Text(nl="gebogen knie", en="bent knee"),
    joints=("hip", "knee", "ankle"),
    of=lambda body: min(_knee_angle(body), _knee_angle(body.far)),
)
"""Hip-knee-ankle of the leg that is bent more: 180 with both straight."""

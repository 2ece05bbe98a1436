"""Angles and places of hips, knees and feet."""

from __future__ import annotations

from rules.body import Body, UnseenError
from rules.geometry import angle, distance, rise, slope
from rules.signals.signal import Signal, torso, with_far
from rules.text import Text


def _hip_angle(body: Body) -> float:
    return angle(body.shoulder, body.hip, body.knee)


hip_angle = Signal(
    name="hip_angle",
    unit="deg",
    label=Text(nl="heuphoek", en="hip angle"),
    joints=("shoulder", "hip", "knee"),
    of=lambda body: with_far(_hip_angle, body),
)
"""Shoulder-hip-knee, the mean of both sides: 180 with trunk and thigh in one line."""

DRAWN_UP_DEG = 85.0
"""Hip angle below which a knee is drawn up: 35 to 79 degrees, a planted foot shows 98 and more
(rendered tuning clips and pictures)."""


def _one_knee_up(body: Body) -> float:
    near, far = _hip_angle(body), _hip_angle(body.far)
    return abs(near - far) if min(near, far) < DRAWN_UP_DEG else 0.0


one_knee_up = Signal(
    name="one_knee_up",
    unit="deg",
    label=Text(nl="verschil tussen de heupen", en="difference of the hips"),
    joints=("knee",),
    of=_one_knee_up,
)
"""How much more one hip is bent than the other, where one knee is drawn up; else 0."""

knee_angle = Signal(
    name="knee_angle",
    unit="deg",
    label=Text(nl="kniehoek", en="knee angle"),
    joints=("hip", "knee", "ankle"),
    of=lambda body: angle(body.hip, body.knee, body.ankle),
)
"""Hip-knee-ankle of the near side: 180 with the leg straight."""

trunk_length = Signal(
    name="trunk_length",
    unit="image heights",
    label=Text(nl="lengte van de romp", en="length of the trunk"),
    joints=("shoulder", "hip"),
    of=torso,
)
"""From near shoulder to near hip."""

knees_height = Signal(
    name="knees_height",
    unit="torsos",
    label=Text(nl="hoogte van de knieën", en="height of the knees"),
    joints=("knee",),
    of=lambda body: -with_far(lambda side: side.knee.y, body),
    scale=trunk_length,
    beta=1.0,
)
"""Mean height of both knees in the picture, which the hips do not change; only changes of it mean
anything."""

leg_slope = Signal(
    name="leg_slope",
    unit="deg",
    label=Text(nl="beenhoek", en="leg angle"),
    joints=("hip", "ankle"),
    of=lambda body: slope(body.hip, body.ankle),
)
"""Hip to ankle over the picture's horizontal; positive with the foot above the hip."""

thigh_slope = Signal(
    name="thigh_slope",
    unit="deg",
    label=Text(nl="bovenbeenhoek", en="thigh angle"),
    joints=("hip", "knee"),
    of=lambda body: with_far(lambda side: slope(side.knee, side.hip), body),
)
"""Knee to hip over the picture's horizontal, the mean of both sides; positive: hip up."""

hip_over_line = Signal(
    name="hip_over_line",
    unit="torsos",
    label=Text(nl="heup van de grond", en="hip off the floor"),
    joints=("shoulder", "hip", "ankle"),
    of=lambda body: rise(body.hip, body.shoulder, body.ankle) / torso(body),
    beta=1.0,
)
"""Height of the hip over the line from shoulder to ankle."""

foot_reach = Signal(
    name="foot_reach",
    unit="torsos",
    label=Text(nl="voet van de heup", en="foot from the hip"),
    joints=("hip", "ankle"),
    of=lambda body: distance(body.hip, body.ankle) / torso(body),
    beta=1.0,
)
"""How far the foot is from the hip."""

foot_height = Signal(
    name="foot_height",
    unit="torsos",
    label=Text(nl="voethoogte", en="foot height"),
    joints=("hip", "ankle"),
    of=lambda body: (body.hip.y - body.ankle.y) / torso(body),
    beta=1.0,
)
"""Height of the ankle over the hip in the picture; positive above it."""


def _higher_shank(body: Body) -> float:
    near = slope(body.knee, body.ankle)
    try:
        return max(near, slope(body.far.knee, body.far.ankle))
    except UnseenError:
        return near


shank_slope = Signal(
    name="shank_slope",
    unit="deg",
    label=Text(nl="onderbeenhoek", en="lower leg angle"),
    joints=("knee", "ankle"),
    of=_higher_shank,
)
"""Knee to ankle over the picture's horizontal, of the leg where it is larger; positive: foot up."""

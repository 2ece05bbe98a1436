"""Measures of a body: each a named, pure function with a unit.

Lengths are in torsos (near shoulder to near hip), the unit that every body carries along.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rules.body import Body, UnseenError
from rules.geometry import angle, distance, middle, rise, share_along, slope, turn
from rules.pose import Point
from rules.text import Text


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Signal:
    """A measure of a body.

    Attributes:
        unit: `deg`, `torsos` or `% torso`.
        label: What a person would call it.
        joints: Parts of the near side to mark in a picture; of three, the vertex in the middle.
        of: The measure; raises `UnseenError` where a part it needs is hidden.
        min_cutoff, beta: Of its One Euro filter, in Hz and in Hz per unit a second.
    """

    name: str
    unit: str
    label: Text
    joints: tuple[str, ...]
    of: Callable[[Body], float]
    min_cutoff: float = 1.5
    beta: float = 0.05


def torso(body: Body) -> float:
    """Return the near trunk's length in image heights; never 0."""
    return max(distance(body.shoulder, body.hip), 1e-6)


def _with_far(of: Callable[[Body], float], body: Body) -> float:
    """Return the mean of both sides, or the near side alone where the far one is hidden."""
    near = of(body)
    try:
        return (near + of(body.far)) / 2
    except UnseenError:
        return near


def _hip_angle(body: Body) -> float:
    return angle(body.shoulder, body.hip, body.knee)


hip_angle = Signal(
    name="hip_angle",
    unit="deg",
    label=Text(nl="heuphoek", en="hip angle"),
    joints=("shoulder", "hip", "knee"),
    of=lambda body: _with_far(_hip_angle, body),
)
"""Shoulder-hip-knee, the mean of both sides: 180 with trunk and thigh in one line."""

hip_difference = Signal(
    name="hip_difference",
    unit="deg",
    label=Text(nl="verschil tussen de heupen", en="difference of the hips"),
    joints=("knee",),
    of=lambda body: abs(_hip_angle(body) - _hip_angle(body.far)),
)
"""How much more one hip is bent than the other, never negative."""

knee_angle = Signal(
    name="knee_angle",
    unit="deg",
    label=Text(nl="kniehoek", en="knee angle"),
    joints=("hip", "knee", "ankle"),
    of=lambda body: angle(body.hip, body.knee, body.ankle),
)
"""Hip-knee-ankle of the near side: 180 with the leg straight."""

trunk_slope = Signal(
    name="trunk_slope",
    unit="deg",
    label=Text(nl="romphoek", en="trunk angle"),
    joints=("hip", "shoulder"),
    of=lambda body: slope(
        _middle_with_far(body, lambda side: side.hip),
        _middle_with_far(body, lambda side: side.shoulder),
    ),
)
"""Hip to shoulder over the picture's horizontal, middles of both sides; positive: shoulder up."""

leg_slope = Signal(
    name="leg_slope",
    unit="deg",
    label=Text(nl="beenhoek", en="leg angle"),
    joints=("hip", "ankle"),
    of=lambda body: slope(body.hip, body.ankle),
)
"""Hip to ankle over the picture's horizontal; positive with the foot above the hip."""


def _middle_with_far(body: Body, part: Callable[[Body], Point]) -> Point:
    """Return the middle of both sides' part, or the near one where the far one is hidden."""
    near = part(body)
    try:
        return middle(near, part(body.far))
    except UnseenError:
        return near


head_height = Signal(
    name="head_height",
    unit="torsos",
    label=Text(nl="hoofd", en="head"),
    joints=("ear",),
    of=lambda body: (body.hip.y - body.ear.y) / torso(body),
    beta=1.0,
)
"""Height of the ear over the hip in the picture; positive above it.

Over the shoulder it would miss half of a lifted head, since the shoulders come up with it.
"""

head_over_hands = Signal(
    name="head_over_hands",
    unit="torsos",
    label=Text(nl="hoofd boven de handen", en="head over hands"),
    joints=("ear", "wrist"),
    of=lambda body: (body.wrist.y - body.ear.y) / torso(body),
    beta=1.0,
)
"""Height of the ear over the wrist in the picture; positive above it."""


def _neck_extension(body: Body) -> float:
    turned = _upward(body) * turn(body.hip, body.shoulder, body.ear)
    return turned - NECK_WITH_TRUNK * trunk_slope.of(body)


NECK_WITH_TRUNK = 1.2
"""Degrees by which the way hip-shoulder-ear turns for each degree of a trunk lift with the neck in
line, since the upper back bends between hip and shoulder (tuning clips)."""

neck_extension = Signal(
    name="neck_extension",
    unit="deg",
    label=Text(nl="nekhoek", en="neck angle"),
    joints=("hip", "shoulder", "ear"),
    of=_neck_extension,
)
"""How far the way from hip over shoulder to ear turns upwards in the picture, in degrees, beyond
what a trunk lift brings with it."""


def _upward(body: Body) -> float:
    """Return the sign that makes a turn towards the picture's top positive."""
    return -1.0 if body.shoulder.x > body.hip.x else 1.0


hands_from_shins = Signal(
    name="hands_from_shins",
    unit="torsos",
    label=Text(nl="handen van de knieën", en="hands from the knees"),
    joints=("wrist", "knee"),
    of=lambda body: _distance_to_line(body.wrist, body.knee, body.ankle) / torso(body),
    beta=1.0,
)
"""Distance of the wrist from the line from knee to ankle, its ends included; 0 on it."""


def _distance_to_line(point: Point, start: Point, end: Point) -> float:
    share = min(1.0, max(0.0, share_along(point, start, end)))
    foot = Point(
        start.x + share * (end.x - start.x),
        start.y + share * (end.y - start.y),
        point.visibility,
    )
    return distance(point, foot)


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

hands_from_head = Signal(
    name="hands_from_head",
    unit="torsos",
    label=Text(nl="handen van het hoofd", en="hands from the head"),
    joints=("wrist", "ear"),
    of=lambda body: distance(body.wrist, body.ear) / torso(body),
    beta=1.0,
)
"""Distance from wrist to ear."""

hands_ahead = Signal(
    name="hands_ahead",
    unit="torsos",
    label=Text(nl="handen voorbij het hoofd", en="hands beyond the head"),
    joints=("wrist", "ear"),
    of=lambda body: (
        share_along(body.wrist, body.hip, body.shoulder)
        - share_along(body.ear, body.hip, body.shoulder)
    ),
    beta=1.0,
)
"""How far the wrist lies beyond the ear along the line from hip to shoulder."""


def _pelvic_tilt(body: Body) -> float:
    shoulder, ankle = body.shoulder, body.ankle
    reach = max(distance(shoulder, ankle), 1e-6)
    trunk = _with_far(lambda side: distance(side.shoulder, side.hip), body)
    by_landmarks = -(trunk / reach + share_along(body.hip, shoulder, ankle)) / 2
    flow = body.pose.flow
    if flow is None:
        return 100 * by_landmarks
    moved_x, moved_y = flow.pelvis_x - flow.thorax_x, flow.pelvis_y - flow.thorax_y
    along = moved_x * (shoulder.x - ankle.x) + moved_y * (shoulder.y - ankle.y)
    return 100 * (by_landmarks + along / (reach * reach))


pelvic_tilt = Signal(
    name="pelvic_tilt",
    unit="% reach",
    label=Text(nl="bekkenkanteling", en="pelvic tilt"),
    joints=("hip",),
    of=_pelvic_tilt,
    min_cutoff=1.0,
    beta=0.5,
)
"""How far the pelvis has slid towards the shoulder: two independent measures added up, each in % of
the shoulder-ankle distance.

One is the mean of two landmark measures, the shortening of shoulder-hip (both sides) and the place
of the near hip between shoulder and ankle; the other is image motion of the pelvis against the
thorax along the body. A tilt of 10 degrees is about 1.5 % in each. Motion across the body, which
follows the breath, is left out. Without image motion half of the signal is missing, and what was
near the limit of seeing is then below it.
"""

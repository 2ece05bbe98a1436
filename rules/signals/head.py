"""Where the head is, and how the neck bends."""

from __future__ import annotations

import math
from typing import NamedTuple, Self

from rules.body import Body, UnseenError
from rules.geometry import distance, rise, share_along, turn
from rules.pose import Joint, Point
from rules.signals.hands import hands_ahead
from rules.signals.sideways import body_scale
from rules.signals.signal import Signal, middle_with_far, torso
from rules.signals.trunk import trunk_slope
from rules.text import Text

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


def _face(body: Body) -> float:
    """Return the slope of the way from ear to nose, forward and up positive, in degrees."""
    forward = -_upward(body) * (body.nose.x - body.ear.x)
    return math.degrees(math.atan2(body.ear.y - body.nose.y, forward))


def _upward(body: Body) -> float:
    """Return the sign that makes a turn towards the picture's top positive."""
    return -1.0 if body.shoulder.x > body.hip.x else 1.0


hands_follow = Signal(
    name="hands_follow",
    unit="torsos",
    label=Text(nl="handen bij het hoofd", en="hands with the head"),
    joints=("ear", "wrist"),
    of=lambda body: hands_ahead.of(body) - head_over_hands.of(body),
    beta=1.0,
)
"""How far the wrist lies beyond the ear along the trunk, less how far it lies below it: about 0
with the hands under the forehead, less when the head leaves them, more when it is thrown back."""

FACE_SHARE = 0.5
DEG_PER_TORSO = 200.0

head_back = Signal(
    name="head_back",
    unit="deg",
    label=Text(nl="hoofd achterover", en="head thrown back"),
    joints=("ear", "nose", "wrist"),
    of=lambda body: FACE_SHARE * _face(body) + DEG_PER_TORSO * hands_follow.of(body),
)
"""How far the head is thrown back, in degrees: half of the slope of the face, and the way of hands
that lie against it. The landmarks of the face alone are off by 20 degrees, hidden by the hands.

Only of someone whose hands are on the forehead."""

head_over_shoulders = Signal(
    name="head_over_shoulders",
    unit="body widths",
    label=Text(nl="hoofd boven de schouders", en="head over the shoulders"),
    joints=("ear", "shoulder"),
    of=lambda body: (
        middle_with_far(body, lambda side: side.shoulder).y
        - middle_with_far(body, lambda side: side.ear).y
    ),
    scale=body_scale,
    beta=5.0,
)
"""Height of the ears over the shoulders in the picture, middles of both sides."""


FACE_UP_DEG = 90.0
"""Turn from the trunk to the way from ear to nose of someone on the back who looks straight up."""

HAND_BESIDE_HEAD = 0.2
"""How far beyond the shoulders, in trunk lengths, a hand lies that holds the head; crossed on the
chest or beside the body it is below 0."""

BESIDE_FACE = 0.5
"""Weight of what goes with a turn of the face: each of these alone is off by 20 degrees or more."""


class _Head(NamedTuple):
    """How the head stands to the trunk, in degrees, up in the picture positive: the ways from ear
    to nose, from shoulder to nose and from shoulder to ear against that from hip to shoulder.

    Middles of both sides.
    """

    hip: Point
    shoulder: Point
    face: float
    chin: float
    ear: float

    @classmethod
    def of(cls, body: Body) -> Self:
        hip = middle_with_far(body, lambda side: side.hip)
        shoulder = middle_with_far(body, lambda side: side.shoulder)
        ear = middle_with_far(body, lambda side: side.ear)
        nose = body.pose.points[Joint.NOSE]
        ahead = Point(shoulder.x + nose.x - ear.x, shoulder.y + nose.y - ear.y, 1.0)
        ways = (_upward(body) * turn(hip, shoulder, end) for end in (ahead, nose, ear))
        return cls(hip, shoulder, *ways)


FURTHEST_BACK_DEG = 120.0
"""No face is thrown back further; one that seems to be looks down, beyond half a turn."""


def _neck_extension(body: Body) -> float:
    head = _Head.of(body)
    face = head.face - 360 if head.face > FURTHEST_BACK_DEG else head.face
    return face + head.chin + head.ear


neck_extension = Signal(
    name="neck_extension",
    unit="deg",
    label=Text(nl="hoofd achterover", en="head thrown back"),
    joints=("ear", "nose", "shoulder"),
    of=_neck_extension,
)
"""How far the head is thrown back, in degrees: the turns of the face, of the nose and of the ear
from the trunk's line, added up, since the landmarks of the face alone are off by 10 to 20 degrees.
About -110 with the neck in line. Of someone whose face lies on the mat it is a guess."""


def _neck_pull(body: Body) -> float:
    hip, shoulder, face, chin, _ = _Head.of(body)
    face = math.degrees(math.remainder(math.radians(face - FACE_UP_DEG), math.tau))
    lift = 100 * _hand_lift(body, hip, shoulder)
    return face + BESIDE_FACE * (chin + lift + trunk_slope.of(body))


def _hand_lift(body: Body, hip: Point, shoulder: Point) -> float:
    """Return how far the hand beside the head is over the trunk's line, in trunk lengths."""
    try:
        wrist = body.wrist
    except UnseenError:
        return 0.0
    beside = (share_along(wrist, hip, shoulder) - 1) / HAND_BESIDE_HEAD
    over = rise(wrist, hip, shoulder) / max(distance(hip, shoulder), 1e-6)
    return min(1.0, max(0.0, beside)) * max(0.0, over)


neck_pull = Signal(
    name="neck_pull",
    unit="deg",
    label=Text(nl="kin naar de borst", en="chin to the chest"),
    joints=("ear", "nose", "shoulder"),
    of=_neck_pull,
)
"""How far the head is drawn forward, in degrees: the turn of the face from square to the trunk
towards the chest, and half of what goes with it. That is the turn of the way from the hips over the
shoulders to the nose; the lift of a hand that holds the head off the trunk's line, a degree for
each hundredth of the trunk; and the trunk's slope, since a face that follows it looks ahead.

Middles of both sides: the near ear and shoulder alone move by 50 degrees with a turn of the chest.
Elbows hide half of the face, so each part alone is far off: of 186 tops of crunches of 50 bodies
the way to the nose alone told 26 of 30 pulled necks at the price of 12 others, all parts 26 and no
other (rendered tuning clips and pictures).
"""

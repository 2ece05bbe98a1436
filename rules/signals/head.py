"""Where the head is, and how the neck bends."""

from __future__ import annotations

import math

from rules.body import Body
from rules.geometry import turn
from rules.pose import Joint
from rules.signals.sideways import body_scale
from rules.signals.signal import Signal, middle_with_far, torso
from rules.signals.trunk import trunk_slope
from rules.text import Text

NECK_WITH_TRUNK = 1.2
"""Degrees by which the way hip-shoulder-ear turns for each degree of a trunk lift with the neck in
line, since the upper back bends between hip and shoulder (tuning clips)."""

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


FACE_DOWN_DEG = -75.0
"""Slope of the way from ear to nose, forward and up positive, below which someone looks at the
floor. The landmarks of a face that lies on hands or mat are 20 to 40 degrees off there; of a raised
one they show -98 to -57 in a good trunk lift, -69 to -38 with the head thrown back, where truly it
is -73 and -36 (rendered tuning clips)."""

FACE_SHARE = 0.5
"""Weight of the face against the neck: each alone is off by 10 degrees or so."""


def _neck_extension(body: Body) -> float:
    turned = _upward(body) * turn(body.hip, body.shoulder, body.ear)
    return (
        turned
        - NECK_WITH_TRUNK * trunk_slope.of(body)
        + FACE_SHARE * max(_face(body), FACE_DOWN_DEG)
    )


def _face(body: Body) -> float:
    """Return the slope of the way from ear to nose, forward and up positive, in degrees."""
    forward = -_upward(body) * (body.nose.x - body.ear.x)
    return math.degrees(math.atan2(body.ear.y - body.nose.y, forward))


def _upward(body: Body) -> float:
    """Return the sign that makes a turn towards the picture's top positive."""
    return -1.0 if body.shoulder.x > body.hip.x else 1.0


neck_extension = Signal(
    name="neck_extension",
    unit="deg",
    label=Text(nl="nekhoek", en="neck angle"),
    joints=("hip", "shoulder", "ear"),
    of=_neck_extension,
)
"""How far the head is bent back, in degrees: the way from hip over shoulder to ear turns upwards in
the picture, beyond what a trunk lift brings with it, and half of what the face is raised.

Only its change from a rest with the face on the hands means anything."""

face_to_trunk = Signal(
    name="face_to_trunk",
    unit="deg",
    label=Text(nl="gezicht en romp", en="face and trunk"),
    joints=("nose", "ear"),
    of=lambda body: _face(body) - trunk_slope.of(body),
)
"""Slope of the way from ear to nose less that of the trunk: -90 for a face square to the trunk,
towards 0 with the head thrown back. Of someone whose face lies on the mat it is a guess."""

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


def _chin_bend(body: Body) -> float:
    hip = middle_with_far(body, lambda side: side.hip)
    shoulder = middle_with_far(body, lambda side: side.shoulder)
    nose = body.pose.points[Joint.NOSE]
    return _upward(body) * turn(hip, shoulder, nose)


chin_bend = Signal(
    name="chin_bend",
    unit="deg",
    label=Text(nl="kin naar de borst", en="chin to the chest"),
    joints=("hip", "shoulder", "nose"),
    of=_chin_bend,
)
"""How far the way from the hips over the shoulders to the nose turns towards the picture's top, in
degrees, middles of both sides: 90 with the nose straight above the shoulders of a flat trunk.

Of all ways to see a chin on the chest it is the steadiest when the trunk rises or turns; the near
ear and shoulder move by 50 degrees with a turn of the chest (tuning clips).
"""

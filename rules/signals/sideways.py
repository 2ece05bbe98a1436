"""Where hips and shoulders are, from left to right, of someone on hands and knees seen from behind.

Places are those of the picture's width; positive is towards the person's own left, whichever side
the camera stands on and whether or not the picture is mirrored. Lengths are in `body_scale`.
"""

from __future__ import annotations

import math

from rules.body import Body
from rules.geometry import distance, middle
from rules.pose import Joint, Point
from rules.signals.signal import Signal
from rules.text import Text

TRUNK_SHARE = 0.75
"""Width of the shoulders in lengths of the trunk."""


def _middle(body: Body, part: str) -> Point:
    near: Point = getattr(body, part)
    far: Point = getattr(body.far, part)
    return middle(near, far)


def _leftward(body: Body) -> float:
    """Return 1 where the person's left is to the right of the picture, else -1."""
    points = body.pose.points
    wide = sum(
        points[joint].x - points[joint + 1].x for joint in (Joint.LEFT_SHOULDER, Joint.LEFT_HIP)
    )
    return math.copysign(1.0, wide)


def _body_scale(body: Body) -> float:
    trunk = distance(_middle(body, "shoulder"), _middle(body, "hip"))
    return max(distance(body.shoulder, body.far.shoulder), TRUNK_SHARE * trunk, 1e-6)


body_scale = Signal(
    name="body_scale",
    unit="image heights",
    label=Text(nl="lichaamsmaat", en="size of the body"),
    joints=("shoulder", "hip"),
    of=_body_scale,
)
"""Width of the shoulders or three quarters of the trunk, whichever shows longer."""


def _hips_aside(body: Body) -> float:
    return _leftward(body) * (_middle(body, "hip").x - _middle(body, "shoulder").x)


hips_aside = Signal(
    name="hips_aside",
    unit="body widths",
    label=Text(nl="bekken opzij", en="pelvis to the side"),
    joints=("shoulder", "hip"),
    of=_hips_aside,
    scale=body_scale,
    beta=5.0,
)
"""The middle of the hips against the middle of the shoulders."""

hips_over_knees = Signal(
    name="hips_over_knees",
    unit="body widths",
    label=Text(nl="bekken boven de knieën", en="pelvis over the knees"),
    joints=("hip", "knee"),
    of=lambda body: _leftward(body) * (_middle(body, "hip").x - _middle(body, "knee").x),
    scale=body_scale,
    beta=5.0,
)
"""The middle of the hips against the middle of the knees."""

hips_swung = Signal(
    name="hips_swung",
    unit="body widths",
    label=Text(nl="bekken opzij", en="pelvis to the side"),
    joints=("shoulder", "hip", "knee"),
    of=lambda body: (hips_aside.of(body) + hips_over_knees.of(body)) / 2,
    scale=body_scale,
    beta=5.0,
)
"""The mean of both: of shoulders that sway along, the landmarks go further than they do."""

shoulders_aside = Signal(
    name="shoulders_aside",
    unit="body widths",
    label=Text(nl="schouders opzij", en="shoulders to the side"),
    joints=("shoulder",),
    of=lambda body: _leftward(body) * _middle(body, "shoulder").x,
    scale=body_scale,
    beta=5.0,
)
"""The middle of the shoulders in the picture; only changes of it mean anything."""

shoulder_height = Signal(
    name="shoulder_height",
    unit="body widths",
    label=Text(nl="schouders boven de handen", en="shoulders over the hands"),
    joints=("shoulder", "wrist"),
    of=lambda body: body.wrist.y - _middle(body, "shoulder").y,
    scale=body_scale,
    beta=5.0,
)
"""Height of the middle of the shoulders over the near hand in the picture."""

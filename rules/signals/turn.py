"""How far the upper side of someone who lies on the other side is turned back.

Here the near side is the upper one and the far side the lower one. Towards the head, in the
picture, is also backwards, since the camera stands before the chest and nearer to the head.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from rules.body import Body, UnseenError
from rules.geometry import distance, middle, share_along
from rules.pose import Point
from rules.signals.signal import Signal, torso
from rules.text import Text

DEG_PER_TORSO = 100.0
"""What a torso of the upper hip's way towards the head is worth in degrees of the hip line's lean:
rolling hips show 0.09 to 0.14 torsos and 15 to 18 degrees, a turn of the chest alone up to 0.06
torsos and 14 degrees, but never both (rendered tuning clips)."""

LEAST_HIP_LEAN_DEG = -15.0
"""Lean of the hip line below which the landmarks of the hips cannot be right: towards the feet,
on a side, it is 12 degrees at most."""

STACKED_LEAN_DEG = 60.0
"""Lean of the hip line beyond which one hip does not lie on the other: turns show -25 to 40, hips
that roll along by 40 degrees 45 at most (tuning clips)."""

UPRIGHT_LEAN_DEG = 30.0
"""Lean of the shoulder line up to which the knees can be compared. Someone who lies calmly on a
side shows 10 degrees at most; where it was 39, the landmarks of the knees were exchanged."""


def _trunk(body: Body) -> tuple[Point, Point]:
    """Return the middles of hips and shoulders, which a turn of the chest hardly moves."""
    return middle(body.hip, body.far.hip), middle(body.shoulder, body.far.shoulder)


def _trunk_length(body: Body) -> float:
    return max(distance(*_trunk(body)), 1e-6)


def _headwards(body: Body) -> float:
    """Return the sign of the picture's x that points towards the head."""
    return 1.0 if body.shoulder.x + body.far.shoulder.x > body.hip.x + body.far.hip.x else -1.0


def _lean(body: Body, part: Callable[[Body], Point]) -> float:
    """Return by how much the way from the lower to the upper part leans towards the head, deg."""
    lower, upper = part(body.far), part(body)
    return math.degrees(math.atan2(_headwards(body) * (upper.x - lower.x), lower.y - upper.y))


def _hip(body: Body) -> Point:
    return body.hip


def _shoulder(body: Body) -> Point:
    return body.shoulder


def _chest_turn(body: Body) -> float:
    if abs(_lean(body, _hip)) > STACKED_LEAN_DEG:
        raise UnseenError("hip")
    return _lean(body, _shoulder)


chest_turn = Signal(
    name="chest_turn",
    unit="picture deg",
    label=Text(nl="draai van de borst", en="turn of the chest"),
    joints=("shoulder",),
    of=_chest_turn,
    rough=True,
)
"""Lean of the shoulder line towards the head: 0 upright in the picture, 25 to 40 more than at rest
for a chest that is turned by 50 to 65 degrees. It says small, enough or large and no degrees.
Unseen where one hip does not lie on the other: the body rolls over, or the landmarks of both sides
are exchanged for a moment."""

shoulder_sink = Signal(
    name="shoulder_sink",
    unit="torsos",
    label=Text(nl="bovenste schouder", en="upper shoulder"),
    joints=("shoulder", "hip"),
    of=lambda body: (body.shoulder.y - body.hip.y) / _trunk_length(body),
    beta=1.0,
)
"""How much lower the upper shoulder is than the upper hip."""


def _arm_in_the_air(body: Body) -> float:
    shoulder, wrist = body.shoulder, body.wrist
    back = _headwards(body) * (wrist.x - shoulder.x)
    return min(back, shoulder.y - wrist.y) / torso(body)


arm_in_the_air = Signal(
    name="arm_in_the_air",
    unit="torsos",
    label=Text(nl="arm in de lucht", en="arm in the air"),
    joints=("shoulder", "wrist"),
    of=_arm_in_the_air,
    beta=1.0,
)
"""How far the upper hand is both behind and above its shoulder: the lesser of the two. A chest that
does not turn leaves the arm there; one that does brings the hand down to the floor."""


def _hip_roll(body: Body) -> float:
    lean = _lean(body, _hip)
    if lean < LEAST_HIP_LEAN_DEG:
        raise UnseenError("hip")
    return lean + DEG_PER_TORSO * share_along(body.hip, body.far.hip, body.far.shoulder)


hip_roll = Signal(
    name="hip_roll",
    unit="picture deg",
    label=Text(nl="heupen draaien mee", en="hips roll along"),
    joints=("hip",),
    of=_hip_roll,
)
"""How far the upper hip has rolled back: the lean of the hip line towards the head, and the way of
the upper hip towards the head, added up. Unseen where the landmarks cannot be right."""


def _knee_height(body: Body) -> float:
    return (body.far.knee.y - body.knee.y) / torso(body)


top_knee_height = Signal(
    name="top_knee_height",
    unit="torsos",
    label=Text(nl="bovenste knie", en="upper knee"),
    joints=("knee",),
    of=_knee_height,
    beta=1.0,
)
"""How much higher in the picture the upper knee is than the lower one; it rises as it opens."""


def _drawn_up(body: Body) -> float:
    """Return how far the knee lies beyond its hip towards the head, in trunk lengths."""
    hips, shoulders = _trunk(body)
    return share_along(body.knee, hips, shoulders) - share_along(body.hip, hips, shoulders)


def _top_knee_ahead(body: Body) -> float:
    if abs(_lean(body, _shoulder)) > UPRIGHT_LEAN_DEG:
        raise UnseenError("knee")
    return _drawn_up(body) - _drawn_up(body.far)


top_knee_ahead = Signal(
    name="top_knee_ahead",
    unit="torsos",
    label=Text(nl="bovenste knie hoger", en="upper knee higher"),
    joints=("knee", "hip"),
    of=_top_knee_ahead,
    beta=1.0,
)
"""How much further the upper knee is drawn up than the lower one, each from its own hip. Unseen
where the landmarks of a calm body cannot be right."""

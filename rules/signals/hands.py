"""Where the hands are."""

from __future__ import annotations

from rules.geometry import distance, rise, share_along
from rules.pose import Point
from rules.signals.signal import Signal, torso
from rules.text import Text


def _distance_to_line(point: Point, start: Point, end: Point) -> float:
    share = min(1.0, max(0.0, share_along(point, start, end)))
    foot = Point(
        start.x + share * (end.x - start.x),
        start.y + share * (end.y - start.y),
        point.visibility,
    )
    return distance(point, foot)


hands_from_shins = Signal(
    name="hands_from_shins",
    unit="torsos",
    label=Text(nl="handen van de knieën", en="hands from the knees"),
    joints=("wrist", "knee"),
    of=lambda body: _distance_to_line(body.wrist, body.knee, body.ankle) / torso(body),
    beta=1.0,
)
"""Distance of the wrist from the line from knee to ankle, its ends included; 0 on it."""

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


hand_over_hip = Signal(
    name="hand_over_hip",
    unit="torsos",
    label=Text(nl="hand boven de heup", en="hand over the hip"),
    joints=("wrist", "hip"),
    of=lambda body: (
        (rise(body.wrist, body.shoulder, body.ankle) - rise(body.hip, body.shoulder, body.ankle))
        / torso(body)
    ),
    beta=1.0,
)
"""Height of the wrist over the hip, square to the line from shoulder to ankle, + above it."""

"""Leg lengthening, its faults and what looks like it, by made-up people."""

from __future__ import annotations

import math

from rules.pose import Side
from tests.rules.bodies import Mover, Posable, Tempo
from tests.rules.stick import ON_THE_BACK, Stick
from tests.rules.swinging import PAIR, swinging

SEEN = ON_THE_BACK.seen(yaw=8.0, height=1.2, away=2.4)
LEG = ("hip", "knee", "ankle", "heel", "foot_index")
FOOT = ("ankle", "heel", "foot_index")
HITCH_M = 0.016


def hitched(swing: float, start: Stick = SEEN) -> Stick:
    """The left leg longer by a swing of 1, the right one by -1."""
    shift = HITCH_M * swing
    longer = start.moved(*LEG, side=Side.LEFT, by=(-shift, 0.0, 0.0))
    return longer.moved(*LEG, side=Side.RIGHT, by=(shift, 0.0, 0.0))


def shorter(swing: float) -> Side:
    return Side.RIGHT if swing > 0 else Side.LEFT


def knee_bends(swing: float) -> Posable:
    """The shorter leg is drawn up by its knee."""
    body, side, share = hitched(swing), shorter(swing), abs(swing)
    body = body.moved("knee", side=side, by=(0.02 * share, 0.0, 0.11 * share))
    return body.moved(*FOOT, side=side, by=(0.05 * share, 0.0, 0.0))


def foot_lifts(swing: float) -> Posable:
    body, side, share = hitched(swing), shorter(swing), abs(swing)
    body = body.moved("knee", side=side, by=(0.0, 0.0, 0.08 * share))
    return body.moved(*FOOT, side=side, by=(0.0, 0.0, 0.16 * share))


def pumped(body: Stick, swing: float) -> Stick:
    """The toes of the longer leg go down, those of the shorter one come up."""
    away = 0.08 * swing
    body = body.moved("foot_index", side=Side.LEFT, by=(-away, 0.0, -abs(away) / 3))
    return body.moved("foot_index", side=Side.RIGHT, by=(away, 0.0, -abs(away) / 3))


def feet_pumping(swing: float) -> Posable:
    return pumped(hitched(swing), swing)


def pumping_only(swing: float) -> Posable:
    """The landmarks of ankles and heels go along with the feet."""
    return pumped(hitched(1.5 * swing), swing)


def hands_off_pelvis(swing: float) -> Posable:
    return hitched(swing).moved("wrist", "index", by=(-0.05, 0.16, -0.17))


def leg_drawn_up(swing: float) -> Posable:
    body, share = SEEN, abs(swing)
    body = body.moved("knee", side=shorter(swing), by=(0.16 * share, 0.0, 0.35 * share))
    return body.moved(*FOOT, side=shorter(swing), by=(0.36 * share, 0.0, 0.0))


def leg_raised(swing: float) -> Posable:
    angle = math.radians(34 * abs(swing))
    body = SEEN
    for part, length in (("knee", 0.42), ("ankle", 0.84), ("heel", 0.87), ("foot_index", 0.9)):
        by = (length * (1 - math.cos(angle)), 0.0, length * math.sin(angle))
        body = body.moved(part, side=shorter(swing), by=by)
    return body


def breathing(swing: float) -> Posable:
    return hitched(0.2 * swing)


def small(swing: float) -> Posable:
    """A hitch that is nearly as large as what can be seen."""
    return hitched(0.3 * swing)


def turned_to_the_feet(swing: float) -> Posable:
    return hitched(swing, ON_THE_BACK.seen(yaw=55.0, height=1.0, away=2.4))


TEMPO = PAIR
GOOD: Mover = swinging(hitched)
FAULTS: dict[str, tuple[Mover, Tempo]] = {
    "knee_bends": (swinging(knee_bends), TEMPO),
    "foot_lifts": (swinging(foot_lifts), TEMPO),
    "feet_pumping": (swinging(feet_pumping), TEMPO),
    "hands_off_pelvis": (swinging(hands_off_pelvis), TEMPO),
    "one_side_only": (swinging(hitched, sides=(1, 1)), TEMPO),
}
NEAR_MISSES: dict[str, Mover] = {
    "feet_pumping": swinging(pumping_only),
    "knee_bends": swinging(leg_drawn_up),
    "leg_lifts": swinging(leg_raised),
    "deep_breathing": swinging(breathing),
}

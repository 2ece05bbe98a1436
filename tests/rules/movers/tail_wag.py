"""Tail wag, its faults and what looks like it, by made-up people."""

from __future__ import annotations

from dataclasses import replace

from rules.pose import Side
from tests.rules.bodies import Mover, Posable, Tempo
from tests.rules.stick import ON_HANDS_AND_KNEES, Stick
from tests.rules.swinging import PAIR, swinging

SEEN = ON_HANDS_AND_KNEES.seen(yaw=52.0, height=1.0, away=2.8)
HEAD = ("nose", "eye", "ear")
CHEST = (*HEAD, "shoulder")
SWING_M = 0.07


def wagged(swing: float, start: Stick = SEEN) -> Stick:
    """The hips aside, to the left by a swing of 1."""
    return start.moved("hip", by=(0.0, SWING_M * swing, 0.0))


def trunk_moves(swing: float) -> Posable:
    return wagged(swing).moved(*CHEST, "hip", by=(0.0, 0.09 * swing, 0.0))


def arms_bend(swing: float) -> Posable:
    return wagged(swing).moved(*CHEST, by=(0.0, 0.0, -0.12 * min(1.0, 3 * abs(swing))))


def bird_dog(swing: float) -> Posable:
    """One arm goes forward and the other leg back."""
    share = abs(swing)
    arm = Side.LEFT if swing > 0 else Side.RIGHT
    body = wagged(swing).moved("wrist", "index", side=arm, by=(0.5 * share, 0.0, 0.5 * share))
    body = body.moved("knee", side=arm.other, by=(-0.42 * share, 0.0, 0.44 * share))
    feet = ("ankle", "heel", "foot_index")
    return body.moved(*feet, side=arm.other, by=(-0.42 * share, 0.0, 0.44 * share))


def cat_cow(swing: float) -> Posable:
    return wagged(swing).moved(*HEAD, by=(0.0, 0.0, -0.12 * swing))


def rocking(swing: float) -> Posable:
    return SEEN.moved(*CHEST, "hip", by=(0.07 * swing, 0.0, 0.0))


def small(swing: float) -> Posable:
    return wagged(0.3 * swing)


def seen_from(yaw: float, height: float = 1.0) -> Mover:
    """Return a good mover with the camera at another place."""
    return swinging(lambda swing: wagged(swing, replace(SEEN, yaw=yaw, height=height)))


TEMPO = PAIR
QUICK = Tempo(up=0.6, hold=0.0, down=0.6, rest=0.6)
GOOD: Mover = swinging(wagged)
FAULTS: dict[str, tuple[Mover, Tempo]] = {
    "trunk_moves": (swinging(trunk_moves), TEMPO),
    "arms_bend": (swinging(arms_bend), TEMPO),
    "too_fast": (swinging(wagged, tempo=QUICK), QUICK),
    "one_side_only": (swinging(wagged, sides=(-1, -1)), TEMPO),
}
NEAR_MISSES: dict[str, Mover] = {
    "bird_dog": swinging(bird_dog),
    "cat_cow": swinging(cat_cow),
    "rocking": swinging(rocking),
}

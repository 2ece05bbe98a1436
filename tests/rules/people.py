"""What made-up people do: one mover for each exercise and each of its faults and near misses."""

from __future__ import annotations

import math
from dataclasses import replace

from tests.rules.bodies import Figure, Mover, Tempo, between, prone
from tests.rules.movers import (
    abdominal_crunch,
    corkscrew,
    leg_lengthening,
    oblique_crunch,
    tail_wag,
)
from tests.rules.movers import belly_stretch as belly_stretch_movers

HOLD = Tempo(hold=10.6, rest=3.0)
CALM = Tempo()


def knees_to_chest(share: float, _number: int, _t_s: float) -> Figure:
    hip, knee = between(120, 45, share), between(60, 50, share)
    return Figure(hips=(hip, hip), knees=(knee, knee))


def head_lifted(share: float, number: int, t_s: float) -> Figure:
    return replace(knees_to_chest(share, number, t_s), neck=40 * share)


def one_knee_only(share: float, number: int, t_s: float) -> Figure:
    both = knees_to_chest(share, number, t_s)
    return replace(both, hips=(both.hips[0], 120), knees=(both.knees[0], 60))


def other_knee_only(share: float, number: int, t_s: float) -> Figure:
    both = knees_to_chest(share, number, t_s)
    return replace(both, hips=(120, both.hips[1]), knees=(60, both.knees[1]))


def hands_off_knees(share: float, number: int, t_s: float) -> Figure:
    return replace(knees_to_chest(share, number, t_s), hand="ahead")


def bouncing(share: float, _number: int, t_s: float) -> Figure:
    bounce = 8 * math.sin(2 * math.pi * t_s) if share == 1 else 0.0
    hip, knee = between(120, 42, share) + bounce, between(60, 50, share)
    return Figure(hips=(hip, hip), knees=(knee, knee))


def sit_up(share: float, _number: int, _t_s: float) -> Figure:
    hip = between(120, 50, share)
    return Figure(trunk=45 * share, hips=(hip, hip))


def crunch(share: float, _number: int, _t_s: float) -> Figure:
    hip = between(120, 92, share)
    return Figure(trunk=28 * share, hips=(hip, hip))


def bridge(share: float, _number: int, _t_s: float) -> Figure:
    hip = between(120, 165, share)
    return Figure(trunk=-25 * share, hips=(hip, hip), hip_rise=0.12 * share, hand="floor")


def trunk_lift(share: float, _number: int, _t_s: float) -> Figure:
    return replace(prone(), trunk=11 * share)


def low_trunk_lift(share: float, _number: int, _t_s: float) -> Figure:
    return replace(prone(), trunk=4 * share)


def arms_push(share: float, _number: int, _t_s: float) -> Figure:
    return replace(prone(), trunk=16 * share, hand="left_on_floor")


def too_high(share: float, _number: int, _t_s: float) -> Figure:
    return replace(prone(), trunk=31 * share)


def legs_lifted(share: float, number: int, t_s: float) -> Figure:
    return replace(trunk_lift(share, number, t_s), leg_up=14 * share)


def neck_back(share: float, number: int, t_s: float) -> Figure:
    return replace(trunk_lift(share, number, t_s), neck=32 * share)


def belly_stretch(share: float, _number: int, t_s: float) -> Figure:
    """The hands, calm under the forehead at first, are stretched forward before the first rise."""
    return replace(prone(), trunk=20 * share, hand="forehead" if t_s < 3 else "ahead")


def superman(share: float, _number: int, t_s: float) -> Figure:
    """The arms are stretched before the first rise and lifted with the trunk and the legs."""
    hand = "forehead" if t_s < 3 else "stretched"
    return replace(prone(), trunk=11 * share, leg_up=3 * share, hand=hand)


def push_up(share: float, _number: int, _t_s: float) -> Figure:
    return replace(prone(), trunk=16 * share, leg_up=-16 * share, hip_rise=0.1 * share)


def pelvic_tilt(share: float, _number: int, _t_s: float) -> Figure:
    return Figure(hip_shift=0.006 * share, hand="floor", flow=True)


def feet_sliding(share: float, _number: int, _t_s: float) -> Figure:
    return Figure(foot_shift=0.12 * share, hand="floor", flow=True)


def small_pelvic_tilt(share: float, _number: int, _t_s: float) -> Figure:
    return Figure(hip_shift=0.002 * share, hand="floor", flow=True)


def hips_lifted(share: float, number: int, t_s: float) -> Figure:
    return replace(pelvic_tilt(share, number, t_s), hip_rise=0.05 * share)


def knees_moving(share: float, number: int, t_s: float) -> Figure:
    return replace(pelvic_tilt(share, number, t_s), knee_drop=0.07 * share)


TEMPO = {"knees_to_chest": HOLD, "trunk_lift": CALM, "pelvic_tilt": Tempo(up=1.6, down=1.6)}
GOOD: dict[str, Mover] = {
    "knees_to_chest": knees_to_chest,
    "trunk_lift": trunk_lift,
    "pelvic_tilt": pelvic_tilt,
}
FAULTS: dict[tuple[str, str], tuple[Mover, Tempo]] = {
    ("knees_to_chest", "head_lifted"): (head_lifted, HOLD),
    ("knees_to_chest", "one_knee_only"): (one_knee_only, HOLD),
    ("knees_to_chest", "hands_off_knees"): (hands_off_knees, HOLD),
    ("knees_to_chest", "bouncing"): (bouncing, HOLD),
    ("knees_to_chest", "hold_too_short"): (knees_to_chest, replace(HOLD, hold=4.0)),
    ("trunk_lift", "arms_push"): (arms_push, CALM),
    ("trunk_lift", "too_high"): (too_high, CALM),
    ("trunk_lift", "legs_lifted"): (legs_lifted, CALM),
    ("trunk_lift", "neck_back"): (neck_back, CALM),
    ("trunk_lift", "too_fast"): (trunk_lift, Tempo(up=0.4, hold=0.1, down=0.4)),
    ("pelvic_tilt", "hips_lifted"): (hips_lifted, TEMPO["pelvic_tilt"]),
    ("pelvic_tilt", "jerky"): (pelvic_tilt, Tempo(up=0.25, hold=1.5, down=0.25)),
    ("pelvic_tilt", "knees_moving"): (knees_moving, TEMPO["pelvic_tilt"]),
}
NEAR_MISSES: dict[tuple[str, str], Mover] = {
    ("knees_to_chest", "sit_up"): sit_up,
    ("knees_to_chest", "crunch"): crunch,
    ("knees_to_chest", "bridge"): bridge,
    ("trunk_lift", "push_up"): push_up,
    ("trunk_lift", "belly_stretch"): belly_stretch,
    ("trunk_lift", "superman"): superman,
    ("pelvic_tilt", "bridge"): bridge,
    ("pelvic_tilt", "feet_sliding"): feet_sliding,
}

for _moves in (
    abdominal_crunch,
    belly_stretch_movers,
    corkscrew,
    leg_lengthening,
    oblique_crunch,
    tail_wag,
):
    _key = _moves.__name__.rsplit(".", 1)[1]
    TEMPO[_key], GOOD[_key] = _moves.TEMPO, _moves.GOOD
    FAULTS |= {(_key, fault): shown for fault, shown in _moves.FAULTS.items()}
    NEAR_MISSES |= {(_key, name): mover for name, mover in _moves.NEAR_MISSES.items()}

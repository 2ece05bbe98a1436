"""Made-up people with the lower legs on a chair who curl up."""

from __future__ import annotations

from dataclasses import replace

from tests.rules.bodies import Figure, Mover, Tempo, between, on_chair


def crunch(share: float, _number: int, _t_s: float) -> Figure:
    return replace(on_chair(), trunk=26 * share)


def not_high_enough(share: float, _number: int, _t_s: float) -> Figure:
    return replace(on_chair(), trunk=6 * share)


def sit_up(share: float, _number: int, _t_s: float) -> Figure:
    return replace(on_chair(), trunk=72 * share)


def neck_pulled(share: float, number: int, t_s: float) -> Figure:
    return replace(crunch(share, number, t_s), neck=110 * share)


def knees_drawn_in(share: float, number: int, t_s: float) -> Figure:
    hip = between(90, 56, share)
    return replace(crunch(share, number, t_s), hips=(hip, hip))


def far_knee_drawn_in(share: float, number: int, t_s: float) -> Figure:
    return replace(crunch(share, number, t_s), hips=(90, between(90, 56, share)))


def legs_stretched_up(share: float, _number: int, _t_s: float) -> Figure:
    knee = between(90, 165, share)
    return replace(on_chair(), knees=(knee, knee))


def head_lift(share: float, _number: int, _t_s: float) -> Figure:
    return replace(on_chair(), neck=40 * share, trunk=1.5 * share)


def bridge(share: float, _number: int, _t_s: float) -> Figure:
    return replace(on_chair(), trunk=-16 * share, hip_rise=0.09 * share)


def arm_reach(share: float, _number: int, _t_s: float) -> Figure:
    return replace(on_chair(), hand="knees" if share > 0.5 else "floor", trunk=2 * share)


TEMPO = Tempo()
GOOD: Mover = crunch
FAULTS: dict[str, tuple[Mover, Tempo]] = {
    "not_high_enough": (not_high_enough, TEMPO),
    "sit_up": (sit_up, TEMPO),
    "neck_pulled": (neck_pulled, TEMPO),
    "legs_out_of_place": (knees_drawn_in, TEMPO),
    "too_fast": (crunch, Tempo(up=0.4, hold=0.1, down=0.4)),
}
NEAR_MISSES: dict[str, Mover] = {
    "head_lift": head_lift,
    "bridge": bridge,
    "arm_reach": arm_reach,
    "legs_lifting": legs_stretched_up,
}

"""The belly stretch, its faults and its near misses."""

from __future__ import annotations

from dataclasses import replace

from tests.rules.bodies import Figure, Mover, Tempo, prone

TEMPO = Tempo(hold=10.6, rest=3.0)
STRETCHED_S = 3.0
"""Until then the arms are stretched forward, whatever comes."""


def _up(trunk: float, hand: str = "ahead", t_s: float = 0.0) -> Figure:
    return replace(prone(), trunk=trunk, hand="ahead" if t_s < STRETCHED_S else hand)


def belly_stretch(share: float, _number: int, _t_s: float) -> Figure:
    return _up(28 * share)


def hips_lifted(share: float, _number: int, _t_s: float) -> Figure:
    return replace(_up(32 * share), hip_rise=0.08 * share, leg_up=-14 * share)


def hands_not_forward(share: float, _number: int, t_s: float) -> Figure:
    return _up(28 * share, "under", t_s)


def neck_back(share: float, _number: int, _t_s: float) -> Figure:
    return replace(_up(28 * share), neck=45 * share)


def push_up(share: float, _number: int, _t_s: float) -> Figure:
    return replace(_up(40 * share), hip_rise=0.13 * share, leg_up=-18 * share)


def plank(share: float, _number: int, t_s: float) -> Figure:
    up = _up(53 * share, "under", t_s)
    return replace(up, hip_rise=0.14 * share, leg_up=-25 * share)


def trunk_lift(share: float, _number: int, t_s: float) -> Figure:
    """Much too high, the hands brought under the forehead first."""
    return _up(30 * share, "forehead", t_s)


GOOD: Mover = belly_stretch
FAULTS: dict[str, tuple[Mover, Tempo]] = {
    "hips_lifted": (hips_lifted, TEMPO),
    "hands_not_forward": (hands_not_forward, TEMPO),
    "neck_back": (neck_back, TEMPO),
    "hold_too_short": (belly_stretch, replace(TEMPO, hold=4.0)),
}
NEAR_MISSES: dict[str, Mover] = {"push_up": push_up, "plank": plank, "trunk_lift": trunk_lift}

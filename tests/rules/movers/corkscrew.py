"""The corkscrew, its faults and its near misses."""

from __future__ import annotations

from dataclasses import replace

from tests.rules.bodies import Mover, Tempo, between
from tests.rules.side_lying import OnASide

TEMPO = Tempo(up=1.6, hold=10.6, down=1.6, rest=3.0)


def corkscrew(share: float, _number: int, _t_s: float) -> OnASide:
    return OnASide(turn=66 * share, arm=between(-35, 185, share))


def knees_dropped(share: float, number: int, t_s: float) -> OnASide:
    return replace(corkscrew(share, number, t_s), knee_up=0.28 * share)


def top_knee_not_higher(share: float, number: int, t_s: float) -> OnASide:
    return replace(corkscrew(share, number, t_s), top_knee=-0.14)


def hips_roll_along(share: float, _number: int, _t_s: float) -> OnASide:
    return OnASide(turn=50 * share, roll=42 * share, arm=between(-35, 185, share))


def arm_only(share: float, _number: int, _t_s: float) -> OnASide:
    """The arm draws its shoulder along by as much as landmarks show."""
    return OnASide(turn=22 * share, arm=between(-35, 132, share))


def rolling_over(share: float, _number: int, _t_s: float) -> OnASide:
    return OnASide(turn=80 * share, roll=80 * share)


GOOD: Mover = corkscrew
FAULTS: dict[str, tuple[Mover, Tempo]] = {
    "knees_dropped": (knees_dropped, TEMPO),
    "top_knee_not_higher": (top_knee_not_higher, TEMPO),
    "hips_roll_along": (hips_roll_along, TEMPO),
    "arm_only": (arm_only, TEMPO),
    "hold_too_short": (corkscrew, replace(TEMPO, hold=4.0)),
}
NEAR_MISSES: dict[str, Mover] = {"arm_swing": arm_only, "rolling_over": rolling_over}

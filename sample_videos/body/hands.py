"""Hands: where a posture sends them, as a mean of places."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
from operator import attrgetter

import numpy as np

from sample_videos.body import places_on_body as body
from sample_videos.body import places_on_floor as floor
from sample_videos.body.grip import Arm, Build, Grip
from sample_videos.body.leg_angles import NAMES, SIDES
from sample_videos.body.posture import Posture
from sample_videos.body.skeleton import Placement
from sample_videos.geometry import Array, X, Y, Z, length, unit

Place = Callable[[Arm], Grip]

BOTH: dict[str, Place] = {
    "hands_beside": floor.beside,
    "hands_on_knees": body.on_knees,
    "hands_on_pelvis": body.on_pelvis,
    "hands_at_forehead": body.at_forehead,
    "hands_where_forehead_was": floor.where_forehead_was,
    "hands_under_shoulders": floor.under_shoulders,
    "hands_forward": floor.forward,
    "hands_crossed": body.crossed,
    "hands_behind_head": body.behind_head,
}
"""Places by the posture's field for both hands."""
SINGLE: dict[str, Place] = {
    "hand_beside": floor.beside,
    "hand_before": floor.before,
    "hand_open": floor.opened,
    "hand_ahead": body.ahead,
    "hand_under_head": floor.under_head,
}
"""Places by the posture's field for one hand, after `left_` or `right_`."""
PLACES = BOTH | SINGLE
STAY, STAYS = "hands_stay", "hand_stays"
"""The place of the start posture, for both hands and for one."""
LEAST_SHARE = 1e-6
FOR_BOTH, FOR_ONE = (*BOTH, STAY), (*SINGLE, STAYS)
_VALUES = attrgetter(*FOR_BOTH)
_OWN_VALUES = {side: attrgetter(*(f"{NAMES[side]}_{name}" for name in FOR_ONE)) for side in SIDES}


@dataclass(frozen=True)
class Hands:
    """The hands of one person in one motion: its start posture and where that placed the body."""

    build: Build
    posture: Posture
    start: Placement
    _staying: dict[str, Grip] = field(default_factory=dict, compare=False)

    def grip(self, posture: Posture, now: Placement, side: str) -> Grip:
        """Return the mean of the places by the posture's shares; on the way a hand rises in an arc.

        Raises:
            ValueError: when the posture sends the hand nowhere, or the start posture only says that
                it stays.
        """
        arm = Arm(self.build, now, self.start, side, self._headward, self._frontward)
        grips = [
            (share, self._stays(side) if name in (STAY, STAYS) else PLACES[name](arm))
            for name, share in shares(posture, side).items()
        ]
        return mean(grips, arm, posture.hands_lift)

    @cached_property
    def _headward(self) -> Array:
        line = self.start.middle("upperarm01") - self.start.middle("upperleg01")
        return unit(line * Y)

    @cached_property
    def _frontward(self) -> Array:
        return unit(self.start.turn("spine01") @ -Y * (X + Y))

    def _stays(self, side: str) -> Grip:
        if side not in self._staying:
            if {STAY, STAYS} & shares(self.posture, side).keys():
                raise ValueError("the start posture has to say where a hand is that stays")
            self._staying[side] = self.grip(self.posture, self.start, side)
        return self._staying[side]


def shares(posture: Posture, side: str) -> dict[str, float]:
    """Return how much each place has of this hand; they sum to 1.

    Raises:
        ValueError: when the posture sends the hand nowhere.
    """
    both, own = (
        {
            name: share
            for name, share in zip(names, values(posture), strict=True)
            if share > LEAST_SHARE
        }
        for names, values in ((FOR_BOTH, _VALUES), (FOR_ONE, _OWN_VALUES[side]))
    )
    total, single = sum(both.values()), sum(own.values())
    if not both and not own:
        raise ValueError(f"the posture gives the {NAMES[side]} hand no place")
    if not own:
        return {name: share / total for name, share in both.items()}
    rest = max(0.0, 1 - single) if both else 0.0
    scale = 1 / (single + rest)
    result = {
        name: rest * scale * share / total for name, share in both.items() if rest > LEAST_SHARE
    }
    return result | {name: share * scale for name, share in own.items()}


def mean(grips: list[tuple[float, Grip]], arm: Arm, lift_m: float) -> Grip:
    """Return the weighted mean of grips, `lift_m` higher."""
    if len(grips) == 1:
        return replace(grips[0][1], wrist=grips[0][1].wrist + lift_m * Z)
    over = [(share, one) for share, one in grips if one.swings]
    under = [(share, one) for share, one in grips if not one.swings]
    if over and under:
        return _swung(_mean(under, arm), _mean(over, arm), sum(s for s, _ in over), arm, lift_m)
    found = _mean(grips, arm)
    return replace(found, wrist=found.wrist + lift_m * Z)


def _mean(grips: list[tuple[float, Grip]], arm: Arm) -> Grip:
    total = sum(share for share, _ in grips)
    grips = [(share / total, one) for share, one in grips]
    spread = 1 - max(share for share, _ in grips)
    arc = np.sin(np.pi * min(spread, 0.5)) * (0.10 * Z + 0.06 * arm.outward)
    return Grip(
        sum((share * one.wrist for share, one in grips), np.zeros(3)) + arc,
        unit(sum((share * one.elbow for share, one in grips), np.zeros(3))),
        unit(sum((share * one.fingers for share, one in grips), np.zeros(3))),
        unit(sum((share * one.palm for share, one in grips), np.zeros(3))),
        sliding=sum(share * one.sliding for share, one in grips),
    )


def _swung(near: Grip, far: Grip, share: float, arm: Arm, lift_m: float) -> Grip:
    """Return the grip of an arm `share` of the way in a swing over the shoulder.

    The arm turns evenly from the one place to the direction outwards from the chest and on to the
    other; the fingers follow it.
    """
    shoulder = arm.shoulder
    outward = unit(shoulder - arm.now.middle("upperarm01"))
    first, last = near.wrist - shoulder, far.wrist - shoulder
    up, down = (math.acos(float(np.clip(unit(way) @ outward, -1, 1))) for way in (first, last))
    turned = share * (up + down)
    if turned < up:
        direction = _slerp(unit(first), outward, turned / up)
    else:
        direction = _slerp(outward, unit(last), (turned - up) / down)
    reach = (1 - share) * length(first) + share * length(last)
    bow = math.sin(math.pi * share)
    chest = arm.now.turn("spine01") @ -Y
    return Grip(
        shoulder + reach * direction + lift_m * Z,
        unit((1 - share) * near.elbow + share * far.elbow - bow * arm.headward),
        unit((1 - share) * near.fingers + share * far.fingers + 2 * bow * direction),
        unit((1 - share) * near.palm + share * far.palm + bow * chest),
        sliding=(1 - share) * near.sliding + share * far.sliding,
    )


def _slerp(first: Array, last: Array, share: float) -> Array:
    """Return the direction `share` of the way between two, turning evenly."""
    angle = math.acos(float(np.clip(first @ last, -1, 1)))
    if angle < 1e-6:
        return last
    return np.asarray(
        (math.sin((1 - share) * angle) * first + math.sin(share * angle) * last) / math.sin(angle)
    )

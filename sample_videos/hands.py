"""Places where hands go: where the wrist is, where the elbow points, how the palm lies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from sample_videos.geometry import Array, X, Z, unit
from sample_videos.person import Person
from sample_videos.posture import Posture
from sample_videos.room import MAT_TOP_M
from sample_videos.skeleton import Placement

PALM_TO_WRIST_M = 0.03
"""Height of the wrist joint above a surface on which the palm lies."""


@dataclass(frozen=True)
class Grip:
    """World vectors: the wrist, and the directions of the elbow, the fingers and the palm."""

    wrist: Array
    elbow: Array
    fingers: Array
    palm: Array


@dataclass(frozen=True)
class Arm:
    """What a place needs to know: the body placed now and at the start, and which arm this is."""

    person: Person
    now: Placement
    start: Placement
    side: str

    @property
    def outward(self) -> Array:
        """The world direction from the spine to this arm, level with the floor."""
        line = self.now.at("upperarm01" + self.side) - self.now.middle("upperarm01")
        return unit(line * np.array([1.0, 1.0, 0.0]))

    @property
    def headward(self) -> Array:
        """The world direction along the mat from the hips to the shoulders at the start."""
        line = self.start.middle("upperarm01") - self.start.middle("upperleg01")
        return unit(line * np.array([0.0, 1.0, 0.0]))

    @property
    def reach_m(self) -> float:
        """Length of the stretched arm from shoulder to wrist."""
        bones = self.person.skeleton
        return bones.length("upperarm01.L", "lowerarm01.L") + bones.length(
            "lowerarm01.L", "wrist.L"
        )


def beside(arm: Arm) -> Grip:
    """On the floor beside the body, palm down."""
    shoulder = arm.start.at("upperarm01" + arm.side)
    wrist = np.array([shoulder[0], shoulder[1], MAT_TOP_M + PALM_TO_WRIST_M])
    wrist += 0.10 * arm.outward - 0.94 * arm.reach_m * arm.headward
    return Grip(wrist, unit(0.8 * arm.outward + 0.3 * Z), -arm.headward, -Z)


def on_knees(arm: Arm) -> Grip:
    """On the front of the knee, as far as the arm reaches: on the thigh, or past the knee."""
    hip = arm.now.at("upperleg01" + arm.side)
    knee = arm.now.at("lowerleg01" + arm.side)
    ankle = arm.now.at("foot" + arm.side)
    shoulder = arm.now.at("upperarm01" + arm.side)
    along_thigh, along_shin = unit(knee - hip), unit(ankle - knee)
    places = np.linspace(0.3, 1.16, 173)
    corner = np.clip((places - 0.85) / 0.3, 0, 1)[:, None]
    on_thigh = hip + places[:, None] * (knee - hip)
    on_shin = knee + (places[:, None] - 1) * (ankle - knee)
    centre = np.where(places[:, None] < 1, on_thigh, on_shin)
    front = unit((1 - corner) * np.cross(along_thigh, X) + corner * np.cross(along_shin, X))
    wrists = centre + front * np.interp(places, [0.3, 1.0], [0.11, 0.085])[:, None]
    reachable = np.flatnonzero(np.linalg.norm(wrists - shoulder, axis=1) <= 0.97 * arm.reach_m)
    chosen = int(reachable[-1]) if len(reachable) else 0
    fingers = unit(
        (1 - corner[chosen]) * along_thigh + corner[chosen] * (0.4 * along_shin - 0.8 * arm.outward)
    )
    elbow = unit(arm.outward - 0.35 * Z)
    return Grip(wrists[chosen] + 0.01 * arm.outward, elbow, fingers, -front[chosen])


def on_pelvis(arm: Arm) -> Grip:
    """On the front of the hip bones; the hand rides on the pelvis."""
    pelvis = arm.now.turn("root")
    hip = arm.now.at("upperleg01" + arm.side)
    wrist = hip + pelvis @ np.array([0.0, -0.115, 0.10]) + 0.05 * arm.outward
    fingers = unit(pelvis @ np.array([0.0, 0.0, -0.7]) - 0.8 * arm.outward)
    return Grip(wrist, unit(arm.outward - 0.2 * Z), fingers, pelvis @ np.array([0.0, 1.0, 0.0]))


def _forehead(arm: Arm, placement: Placement) -> Grip:
    head = placement.turn("head")
    eyes = arm.person.vertices[np.unique(arm.person.group("-eye"))].mean(axis=0)
    rest = eyes + np.array([0.0, -0.055, 0.045]) - arm.person.skeleton.at("head")
    wrist = placement.at("head") + head @ rest + 0.085 * arm.outward
    wrist[2] = max(wrist[2], MAT_TOP_M + PALM_TO_WRIST_M)
    elbow = unit(arm.outward - 0.25 * Z)
    return Grip(
        wrist, elbow, unit(0.25 * arm.headward - arm.outward), head @ np.array([0.0, -1.0, 0.0])
    )


def at_forehead(arm: Arm) -> Grip:
    """Back of the hands under the forehead, elbows wide; the hands travel with the head."""
    return _forehead(arm, arm.now)


def where_forehead_was(arm: Arm) -> Grip:
    """Flat on the floor where the forehead lay at the start; there they stay."""
    grip = _forehead(arm, arm.start)
    return Grip(grip.wrist, grip.elbow, grip.fingers, -Z)


def under_shoulders(arm: Arm) -> Grip:
    """Flat on the floor outside where the shoulders were at the start, elbows back."""
    shoulder = arm.start.at("upperarm01" + arm.side)
    wrist = np.array([shoulder[0], shoulder[1], MAT_TOP_M + PALM_TO_WRIST_M + 0.02])
    wrist += 0.10 * arm.outward - 0.04 * arm.headward
    return Grip(wrist, unit(0.5 * arm.outward + 0.3 * Z - arm.headward), arm.headward, -Z)


PLACES: dict[str, Callable[[Arm], Grip]] = {
    "hands_beside": beside,
    "hands_on_knees": on_knees,
    "hands_on_pelvis": on_pelvis,
    "hands_at_forehead": at_forehead,
    "hands_where_forehead_was": where_forehead_was,
    "hands_under_shoulders": under_shoulders,
}


def grip(posture: Posture, arm: Arm) -> Grip:
    """Return the mean of the places by the posture's shares; on the way the hands rise in an arc.

    Raises:
        ValueError: when the posture sends the hands nowhere.
    """
    shares = {name: getattr(posture, name) for name in PLACES if getattr(posture, name) > 1e-6}
    if not shares:
        raise ValueError("the posture gives the hands no place")
    total = sum(shares.values())
    grips = [(share / total, PLACES[name](arm)) for name, share in shares.items()]
    spread = 1 - max(share for share, _ in grips)
    arc = np.sin(np.pi * min(spread, 0.5)) * (0.10 * Z + 0.06 * arm.outward)
    return Grip(
        sum((share * one.wrist for share, one in grips), posture.hands_lift * Z) + arc,
        unit(sum((share * one.elbow for share, one in grips), np.zeros(3))),
        unit(sum((share * one.fingers for share, one in grips), np.zeros(3))),
        unit(sum((share * one.palm for share, one in grips), np.zeros(3))),
    )

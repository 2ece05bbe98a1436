"""Places of hands on the floor, by where the body lay at the start."""

from __future__ import annotations

import numpy as np

from sample_videos.body.grip import LYING_WRIST_M, STANDING_WRIST_M, Arm, Grip
from sample_videos.body.places_on_body import forehead
from sample_videos.geometry import Z, unit

LOW_SHOULDER_M, HIGH_SHOULDER_M = 0.25, 0.40
"""Heights of the shoulder of one who lies on the belly, and of one on hands and knees."""
WIDEST_OPEN_DEG = 40.0
"""How far an arm opens behind the line of the shoulders."""
_OPEN = np.deg2rad(np.linspace(-20.0, WIDEST_OPEN_DEG, 61))[:, None]
COSINES, SINES = np.cos(_OPEN), np.sin(_OPEN)
"""Of the directions (61, 1) in which an open arm may lie."""


def beside(arm: Arm) -> Grip:
    """On the floor beside the body, palm down."""
    shoulder = arm.start.at("upperarm01" + arm.side)
    wrist = np.array([shoulder[0], shoulder[1], LYING_WRIST_M])
    wrist += 0.10 * arm.outward - 0.94 * arm.reach_m * arm.headward
    return Grip(wrist, unit(0.8 * arm.outward + 0.3 * Z), -arm.headward, -Z)


def where_forehead_was(arm: Arm) -> Grip:
    """Flat on the floor where the forehead lay at the start; there they stay."""
    grip = forehead(arm, arm.start)
    return Grip(grip.wrist, grip.elbow, grip.fingers, -Z)


def under_shoulders(arm: Arm) -> Grip:
    """Flat on the floor under where the shoulders were at the start; there they stay.

    Of one who lies on the belly a little outside them, elbows back; on hands and knees so far ahead
    that the arm is almost straight.
    """
    shoulder = arm.start.at("upperarm01" + arm.side)
    kneels = float(np.interp(shoulder[2], [LOW_SHOULDER_M, HIGH_SHOULDER_M], [0.0, 1.0]))
    wrist = np.array([shoulder[0], shoulder[1], STANDING_WRIST_M])
    ahead = np.sqrt(max((0.97 * arm.reach_m) ** 2 - (shoulder[2] - wrist[2]) ** 2, 0.0))
    back = 0.04 - kneels * (0.04 + min(ahead, 0.15))
    wrist += (0.10 - 0.08 * kneels) * arm.outward - back * arm.headward
    elbow = unit(0.5 * arm.outward + 0.3 * Z - arm.headward)
    return Grip(wrist, elbow, arm.headward, -Z, sliding=kneels)


def forward(arm: Arm) -> Grip:
    """Flat on the floor before the head, at the width of the shoulders; there they stay, and slide
    back as far as the arms are too short.
    """
    shoulder = arm.start.at("upperarm01" + arm.side)
    wrist = np.array([shoulder[0], shoulder[1], STANDING_WRIST_M])
    wrist += 0.03 * arm.outward + 0.86 * arm.reach_m * arm.headward
    return Grip(wrist, unit(arm.outward + 0.3 * Z), arm.headward, -Z, sliding=1.0)


def before(arm: Arm) -> Grip:
    """On the floor before the chest as it was at the start: of one who lies on the side."""
    shoulders = arm.start.middle("upperarm01")
    wrist = np.array([shoulders[0], shoulders[1], LYING_WRIST_M])
    upper = arm.start.at("upperarm01" + arm.side)[2] > shoulders[2]
    wrist += 0.40 * arm.frontward + (-0.10 if upper else 0.06) * arm.headward
    elbow = Z - 0.4 * arm.headward if upper else 0.3 * Z - arm.headward
    fingers = unit(arm.frontward + 0.5 * arm.headward)
    return Grip(wrist, unit(elbow), fingers, -Z if upper else Z)


def under_head(arm: Arm) -> Grip:
    """Palm up under the cheek of one who lies on the side, the elbow before the chest."""
    head = arm.now.at("head")
    wrist = np.array([head[0], head[1], LYING_WRIST_M])
    wrist += 0.07 * arm.frontward
    elbow = unit(arm.frontward - 0.15 * arm.headward - 0.2 * Z)
    return Grip(wrist, elbow, unit(0.8 * arm.headward - 0.6 * arm.frontward), Z)


def opened(arm: Arm) -> Grip:
    """Behind the back, on the floor if the chest is turned far enough: the arm opened wide."""
    shoulder = arm.shoulder
    chest = arm.now.turn("spine01")
    outward = unit(shoulder - arm.now.middle("upperarm01"))
    back = unit(chest @ np.array([0.0, 1.0, 0.12]))
    height = LYING_WRIST_M
    lines = unit(COSINES * outward + SINES * back + 0.2 * arm.headward)
    wrists = shoulder + 0.95 * arm.reach_m * lines
    above = np.flatnonzero(wrists[:, 2] >= height)
    wrist = wrists[int(above[-1]) if len(above) else 0].copy()
    wrist[2] = max(wrist[2], height)
    palm = unit(chest @ np.array([0.0, -1.0, 0.0]) + 0.3 * Z)
    return Grip(wrist, unit(0.6 * back - Z), unit(wrist - shoulder), palm, swings=True)

"""Places of hands on the body and in the air: they travel with it."""

from __future__ import annotations

import numpy as np

from sample_videos.body.grip import LYING_WRIST_M, STANDING_WRIST_M, Arm, Grip
from sample_videos.body.skeleton import Placement
from sample_videos.geometry import X, Z, cross, unit

ALONG_LEG = np.linspace(0.3, 1.16, 173)[:, None]
"""Places on the front of the leg, in thighs from the hip to the knee and on down the shank."""
AT_CORNER = np.clip((ALONG_LEG - 0.85) / 0.3, 0, 1)
"""How far each place lies on the shank's side of the bent knee."""
HAND_M = 0.18
"""Length of a hand."""
HALF_THICKNESS_M = np.interp(ALONG_LEG, [0.3, 1.0], [0.11, 0.085])


def on_knees(arm: Arm) -> Grip:
    """On the front of the knee, as far as the arm reaches: on the thigh, or past the knee."""
    hip = arm.now.at("upperleg01" + arm.side)
    knee = arm.now.at("lowerleg01" + arm.side)
    ankle = arm.now.at("foot" + arm.side)
    shoulder = arm.shoulder
    along_thigh, along_shin = unit(knee - hip), unit(ankle - knee)
    on_thigh = hip + ALONG_LEG * (knee - hip)
    on_shin = knee + (ALONG_LEG - 1) * (ankle - knee)
    centre = np.where(ALONG_LEG < 1, on_thigh, on_shin)
    front = unit((1 - AT_CORNER) * cross(along_thigh, X) + AT_CORNER * cross(along_shin, X))
    wrists = centre + front * HALF_THICKNESS_M
    reachable = np.flatnonzero(np.linalg.norm(wrists - shoulder, axis=1) <= 0.97 * arm.reach_m)
    chosen = int(reachable[-1]) if len(reachable) else 0
    fingers = unit(
        (1 - AT_CORNER[chosen]) * along_thigh
        + AT_CORNER[chosen] * (0.4 * along_shin - 0.8 * arm.outward)
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


def forehead(arm: Arm, placement: Placement) -> Grip:
    """Before the forehead of a placement; the palm lies on it."""
    head = placement.turn("head")
    wrist = placement.at("head") + head @ arm.build.forehead + 0.085 * arm.outward
    wrist[2] = max(wrist[2], LYING_WRIST_M)
    elbow = unit(arm.outward - 0.25 * Z)
    return Grip(
        wrist, elbow, unit(0.25 * arm.headward - arm.outward), head @ np.array([0.0, -1.0, 0.0])
    )


def at_forehead(arm: Arm) -> Grip:
    """Back of the hands under the forehead, elbows wide; the hands travel with the head."""
    return forehead(arm, arm.now)


def crossed(arm: Arm) -> Grip:
    """Crossed on the chest, each hand below the other shoulder; they travel with the chest."""
    chest = arm.now.turn("spine01")
    place = np.array([-0.09 * arm.sign, -0.115 if arm.sign > 0 else -0.14, -0.08])
    wrist = arm.now.middle("upperarm01") + chest @ place
    elbow = chest @ unit(np.array([0.9 * arm.sign, -0.3, -0.8]))
    fingers = chest @ unit(np.array([-0.65 * arm.sign, 0.2, 0.7]))
    return Grip(wrist, elbow, fingers, chest @ np.array([0.0, 1.0, -0.2]))


def behind_head(arm: Arm) -> Grip:
    """Fingers at the back of the head, elbows wide; the hands travel with the head."""
    head, chest = arm.now.turn("head"), arm.now.turn("spine01")
    wrist = arm.now.at("head") + head @ np.array([0.125 * arm.sign, 0.045, 0.065])
    elbow = chest @ unit(np.array([arm.sign, -0.15, 0.25]))
    fingers = head @ unit(np.array([-0.8 * arm.sign, 0.45, 0.25]))
    return Grip(wrist, elbow, fingers, head @ unit(np.array([-0.5 * arm.sign, -0.8, 0.0])))


def ahead(arm: Arm) -> Grip:
    """Stretched in line with the trunk beyond the head, free in the air, never in the mat."""
    shoulder = arm.shoulder
    along = unit(arm.now.middle("upperarm01") - arm.now.middle("upperleg01"))
    wrist = shoulder + 0.96 * arm.reach_m * along + 0.03 * arm.outward
    wrist[2] = max(wrist[2], STANDING_WRIST_M)
    room = (wrist[2] - STANDING_WRIST_M) / HAND_M
    fingers = np.array([along[0], along[1], max(along[2], -room)])
    return Grip(wrist, unit(arm.outward + 0.3 * Z), unit(fingers), -Z)

"""On the back, knees bent: flatten the lower back, then hollow it.

Kinematics as measured for the observability study: the pelvis turns about the hips; flattening
moves the hips 0.9 mm a degree towards the head and 0.25 mm up, hollowing 0.4 mm a degree the other
way; the chest stays.
"""

from __future__ import annotations

from sample_videos.acting.motion import Motion, Script
from sample_videos.body.posing import Support
from sample_videos.body.posture import Posture
from sample_videos.signals import Signal

FLATTEN_M_PER_DEG = 0.0009
HOLLOW_M_PER_DEG = 0.0004
RISE_M_PER_DEG = 0.00025

START = Posture(neck=6, left_planted=1, right_planted=1, foot_reach=0.52, hands_beside=1)
START_HANDS_ON_PELVIS = START.but(hands_beside=0, hands_on_pelvis=1)


def tilted(start: Posture, degrees: float, travel: float = 1.0) -> Posture:
    """Return `start` tilted, + flattens the back; `travel` multiplies the way of the hips."""
    slide = FLATTEN_M_PER_DEG if degrees > 0 else HOLLOW_M_PER_DEG
    return start.plus(
        pelvis_pitch=-degrees,
        spine=degrees,
        hips_along=travel * slide * degrees,
        hips_up=RISE_M_PER_DEG * degrees,
    )


def cycle(script: Script, start: Posture, degrees: float, travel: float) -> None:
    """Flatten, hollow, back to the middle; a short pause at each end. 3.2 to 5 s."""
    vary, part = script.vary, script.random.uniform(0.8, 1.15)
    with script.repetition():
        script.move(tilted(start, vary(degrees), travel), vary(part * 1.2))
        script.stay(vary(0.25))
        script.move(tilted(start, -vary(degrees), travel), vary(part * 1.7))
        script.stay(vary(0.2))
        script.move(start, vary(part * 0.9))
    script.stay(vary(0.3))


def good_1(script: Script) -> None:
    """Eight relaxed cycles, hands beside the body."""
    for _ in range(8):
        cycle(script, START, 11, 1.3)


def good_2(script: Script) -> None:
    """Six relaxed cycles, hands on the pelvis."""
    for _ in range(6):
        cycle(script, START_HANDS_ON_PELVIS, 12, 1.6)


def hips_lifted(script: Script) -> None:
    """Five cycles; in the second and the fourth the hips leave the mat: a small bridge, no tilt."""
    for number in range(5):
        if number in (1, 3):
            with script.repetition(counts=False):
                lifted = tilted(START, 12, 1.3).plus(hips_up=0.075, hips_along=-0.005)
                script.move(lifted, script.vary(1.3))
                middle = script.now_s
                script.stay(script.vary(0.7))
                script.fault("hips_lifted", middle - 0.65, script.now_s + 0.65)
                script.move(START, script.vary(1.3))
            script.stay(script.vary(0.5))
        else:
            cycle(script, START, 11, 1.3)


def jerky(script: Script) -> None:
    """Six cycles; the third, fourth and fifth are thrown into, with a tremble after each stop."""
    for number in range(6):
        if number not in (2, 3, 4):
            cycle(script, START, 11, 1.3)
            continue
        begin = script.now_s
        with script.repetition():
            for degrees in (13.0, -12.0):
                script.move(tilted(START, degrees, 1.4), 0.22)
                for swing in (4.0, -3.0, 2.5, -2.0, 1.0, 0.0):
                    script.move(tilted(START, degrees - swing, 1.4), script.vary(0.11))
                script.stay(script.vary(0.7))
            script.move(START, 0.22)
        script.fault("jerky", begin, script.now_s)
        script.stay(script.vary(0.6))


def knees_moving(script: Script) -> None:
    """Six cycles; from the third to the fifth the knees fall open and close again."""
    for number in range(6):
        wobble = number in (2, 3, 4)
        if not wobble:
            cycle(script, START, 11, 1.3)
            continue
        begin = script.now_s
        with script.repetition():
            script.move(tilted(START, 11, 1.3).plus(knee_spread=32), script.vary(1.2))
            script.move(tilted(START, -10, 1.3).plus(knee_spread=-2), script.vary(1.7))
            script.move(START, script.vary(0.9))
        script.fault("knees_moving", begin + 0.4, script.now_s - 0.4)
        script.stay(script.vary(0.3))


SUPPORT = Support(contact=("root", "spine"), anchor="spine01", chest_pinned=True)
MOTION = Motion(
    exercise="pelvic_tilt",
    support=SUPPORT,
    start=START,
    signal=Signal.HIP_TRAVEL,
    kinds={
        "good-1": good_1,
        "hips_lifted": hips_lifted,
        "jerky": jerky,
        "knees_moving": knees_moving,
    },
)
HANDS_ON_PELVIS = Motion(
    exercise="pelvic_tilt",
    support=SUPPORT,
    start=START_HANDS_ON_PELVIS,
    signal=Signal.HIP_TRAVEL,
    kinds={"good-2": good_2},
)
MOTIONS = (MOTION, HANDS_ON_PELVIS)

"""What looks like an exercise on the back or on the side and is none: nothing may count."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sample_videos.acting.motion import Motion, Script
from sample_videos.body.posture import Posture
from sample_videos.motions import (
    corkscrew,
    knees_to_chest,
    leg_lengthening,
    near_misses,
    pelvic_tilt,
)
from sample_videos.motions.near_misses import deep_breathing

HUGGING_START = knees_to_chest.START
READY_TO_BRIDGE = HUGGING_START.but(hands_on_knees=0, hands_beside=1)
BRIDGED = READY_TO_BRIDGE.but(pelvis_pitch=-124, spine=24, neck=13)
CURLED = HUGGING_START.but(pelvis_pitch=-86, spine=34, neck=20, hands_on_knees=0, hands_crossed=1)
READY_TO_CURL = HUGGING_START.but(hands_on_knees=0, hands_crossed=1)

ON_THE_BACK = corkscrew.START.but(
    pelvis_roll=4, spine=4, neck=4, neck_twist=6, chest_resting=0, head_resting=1, left_resting=0,
    right_spread=0, left_planted=1, right_planted=1, foot_reach=0.45,
    left_hand_under_head=0, right_hand_before=0, hands_crossed=1,
)  # fmt: skip
KNEES_LOW = corkscrew.START.but(left_hip=52, right_hip=48, left_knee=74, right_knee=66)


def feet_pumping(script: Script) -> None:
    """The feet go up and down in turn, the legs stay."""
    for number in range(10):
        up, down = ("left", "right") if number % 2 == 0 else ("right", "left")
        degrees = script.vary(26)
        pumped = leg_lengthening.START.plus(
            **{f"{up}_ankle": -degrees, f"{down}_ankle": 0.7 * degrees}
        )
        script.move(pumped, script.vary(0.9))
        script.stay(script.vary(0.3))
    script.move(leg_lengthening.START, script.vary(0.8))


def leg_lifts(script: Script) -> None:
    """Six times one straight leg rises from the floor, left and right in turn."""
    for number in range(6):
        side = "left" if number % 2 == 0 else "right"
        lifted = leg_lengthening.START.but(
            **{f"{side}_resting": 0.0, f"{side}_hip": script.vary(34)}
        )
        script.move(lifted, script.vary(1.2))
        script.stay(script.vary(0.7))
        script.move(leg_lengthening.START, script.vary(1.2))
        script.stay(script.vary(0.5))


def knee_bends(script: Script) -> None:
    """Six times one foot slides up to the seat and down again, left and right in turn."""
    for number in range(6):
        side = "left" if number % 2 == 0 else "right"
        bent = leg_lengthening.START.but(**{f"{side}_planted": 1.0}, foot_reach=script.vary(0.62))
        script.move(bent, script.vary(1.5))
        script.stay(script.vary(0.6))
        script.move(leg_lengthening.START, script.vary(1.5))
        script.stay(script.vary(0.5))


def arm_swing(script: Script) -> None:
    """Five times the upper arm swings to the back and stays a little; the chest stays."""
    for _ in range(5):
        script.move(corkscrew.turned(corkscrew.START, script.vary(6)), script.vary(1.5))
        script.stay(script.vary(2.0))
        script.move(corkscrew.START, script.vary(1.5))
        script.stay(script.vary(0.8))


def rolling_over(script: Script) -> None:
    """Three times from the side to the back and over again, chest and pelvis in one."""
    for _ in range(3):
        script.move(ON_THE_BACK, script.vary(2.2))
        script.stay(script.vary(4.0))
        script.move(corkscrew.START, script.vary(2.2))
        script.stay(script.vary(2.0))


def settling(script: Script) -> None:
    """From the back onto the side; shuffles, draws the knees up, lays the upper arm anew."""
    script.move(KNEES_LOW, script.vary(2.4))
    script.stay(script.vary(1.0))
    for along in (0.02, -0.015, 0.01):
        script.move(KNEES_LOW.plus(hips_along=along / 2, hips_up=0.012), script.vary(0.5))
        script.move(KNEES_LOW.plus(hips_along=along), script.vary(0.5))
    script.move(corkscrew.START, script.vary(1.8))
    script.stay(script.vary(1.2))
    for degrees in (10, -4):
        script.move(
            corkscrew.START.but(spine_twist=-degrees, right_hand_before=0.4, hands_crossed=0.6),
            script.vary(0.9),
        )
        script.stay(script.vary(0.6))
    script.move(corkscrew.START, script.vary(1.0))
    script.stay(3.0)


def bridge(script: Script) -> None:
    """The hands leave the knees for the floor; then four glute bridges."""
    script.move(READY_TO_BRIDGE, script.vary(1.2))
    script.stay(script.vary(0.6))
    for _ in range(4):
        script.move(BRIDGED, script.vary(1.5))
        script.stay(script.vary(1.4))
        script.move(READY_TO_BRIDGE, script.vary(1.5))
        script.stay(script.vary(0.8))


def crunch(script: Script) -> None:
    """The arms cross on the chest; then five crunches, shoulder blades off the floor."""
    script.move(READY_TO_CURL, script.vary(1.2))
    script.stay(script.vary(0.6))
    for _ in range(5):
        script.move(CURLED, script.vary(1.1))
        script.stay(script.vary(0.7))
        script.move(READY_TO_CURL, script.vary(1.2))
        script.stay(script.vary(0.6))


def knee_rocking(script: Script) -> None:
    """Both bent knees sway to the left and to the right, six times each; the feet stay."""
    for number in range(12):
        aside = script.vary(20) * (1 if number % 2 == 0 else -1)
        rocked = pelvic_tilt.START.plus(knees_aside=aside, pelvis_roll=0.15 * aside)
        script.move(rocked, script.vary(1.3))
        script.stay(script.vary(0.15))
    script.move(pelvic_tilt.START, script.vary(1.0))


def foot_sliding(script: Script) -> None:
    """The feet slide away by half a shank and back, five times."""
    for _ in range(5):
        script.move(pelvic_tilt.START.plus(foot_reach=script.vary(0.2)), script.vary(1.5))
        script.stay(script.vary(0.4))
        script.move(pelvic_tilt.START, script.vary(1.5))
        script.stay(script.vary(0.6))


def _near_miss(
    name: str,
    exercise: Motion,
    show: Callable[[Script], None],
    opening: Posture | None = None,
) -> Motion:
    return replace(exercise, opening=opening, viewpoints={}, kinds={f"near_miss-{name}": show})


MOTIONS = (
    _near_miss("feet_pumping", leg_lengthening.MOTION, feet_pumping),
    _near_miss("leg_lifts", leg_lengthening.MOTION, leg_lifts),
    _near_miss("knee_bends", leg_lengthening.MOTION, knee_bends),
    _near_miss("deep_breathing", leg_lengthening.MOTION, deep_breathing),
    _near_miss("arm_swing", corkscrew.MOTION, arm_swing),
    _near_miss("rolling_over", corkscrew.MOTION, rolling_over),
    _near_miss("settling", corkscrew.MOTION, settling, ON_THE_BACK),
    replace(
        _near_miss("bridge", knees_to_chest.MOTION, bridge), support=near_misses.ON_THE_SHOULDERS
    ),
    replace(_near_miss("crunch", knees_to_chest.MOTION, crunch), support=near_misses.ON_THE_SEAT),
    _near_miss("knee_rocking", pelvic_tilt.MOTION, knee_rocking),
    _near_miss("foot_sliding", pelvic_tilt.MOTION, foot_sliding),
)

"""What looks like an exercise and is none: nothing in these clips may count."""

from __future__ import annotations

from sample_videos.acting.motion import Breathing, Motion, Script
from sample_videos.body.posing import Support
from sample_videos.body.posture import Posture
from sample_videos.motions import knees_to_chest, pelvic_tilt, trunk_lift

# The flexion of the planted legs only tells where the thighs are when the seat is put down.
SAT_UP = knees_to_chest.START.but(pelvis_pitch=-36, spine=34, neck=16, left_hip=90, right_hip=90)
HALF_UP = knees_to_chest.START.but(pelvis_pitch=-62, spine=40, neck=20, left_hip=60, right_hip=60)

BRIDGED = pelvic_tilt.START.but(pelvis_pitch=-125, spine=24, neck=13)

SITTING = knees_to_chest.START.but(
    pelvis_pitch=-14, spine=26, neck=6, foot_reach=0.66, left_hip=80, right_hip=80
)
LEANING = SITTING.but(pelvis_pitch=-55, spine=44, neck=22, left_hip=60, right_hip=60)
LYING_FAR = knees_to_chest.START.but(foot_reach=0.66, hands_on_knees=0, hands_beside=1)
LYING_NEAR = LYING_FAR.but(foot_reach=0.46)

PRONE = trunk_lift.START.but(hands_at_forehead=0, hands_under_shoulders=1, neck=-14)
TOES_TUCKED = PRONE.but(left_ankle=12, right_ankle=12)
PUSHED_UP = TOES_TUCKED.but(pelvis_pitch=70, left_hip=0, right_hip=0, left_ankle=-6, right_ankle=-6)


def sit_up(script: Script) -> None:
    """Four sit-ups: the hip closes as in knees to chest, but the trunk comes to the thighs."""
    for _ in range(4):
        script.move(HALF_UP, script.vary(0.9))
        script.move(SAT_UP, script.vary(0.9))
        script.stay(script.vary(1.2))
        script.move(HALF_UP, script.vary(0.9))
        script.move(knees_to_chest.START, script.vary(1.0))
        script.stay(script.vary(1.2))


def moving_into_position(script: Script) -> None:
    """From sitting: lies down, shuffles, draws the feet in, lays the hands here and there."""
    script.move(LEANING, script.vary(1.8))
    script.move(LYING_FAR, script.vary(1.8))
    script.stay(script.vary(0.8))
    for along in (0.03, -0.02, 0.02):
        script.move(LYING_FAR.but(hips_along=along / 2, hips_up=0.035), script.vary(0.5))
        script.move(LYING_FAR.but(hips_along=along), script.vary(0.5))
    script.move(LYING_NEAR, script.vary(1.6))
    script.stay(script.vary(1.5))
    script.move(knees_to_chest.START, script.vary(1.3))
    script.stay(script.vary(2.5))
    script.move(LYING_NEAR, script.vary(1.3))
    script.stay(script.vary(1.0))


def bridge(script: Script) -> None:
    """Four glute bridges."""
    for _ in range(4):
        script.move(BRIDGED, script.vary(1.5))
        script.stay(script.vary(1.0))
        script.move(pelvic_tilt.START, script.vary(1.5))
        script.stay(script.vary(1.0))


def deep_breathing(script: Script) -> None:
    """Lying still, the belly rises by 15 mm with every breath."""
    script.breathing = Breathing(belly_m=0.015, rate_hz=float(script.random.uniform(0.18, 0.25)))
    script.stay(22)


def push_up(script: Script) -> None:
    """Tucks the toes, then four push-ups with a straight body."""
    script.move(TOES_TUCKED, script.vary(0.8))
    script.stay(script.vary(0.6))
    for _ in range(4):
        script.move(PUSHED_UP, script.vary(1.1))
        script.stay(script.vary(0.6))
        script.move(TOES_TUCKED, script.vary(1.1))
        script.stay(script.vary(0.6))
    script.move(PRONE, script.vary(0.8))


def _near_miss(
    name: str, exercise: Motion, support: Support, start: Posture, opening: Posture | None = None
) -> Motion:
    return Motion(
        exercise=exercise.exercise,
        support=support,
        start=start,
        opening=opening,
        signal=exercise.signal,
        kinds={f"near_miss-{name}": KINDS[name]},
    )


KINDS = {
    "sit_up": sit_up,
    "moving_into_position": moving_into_position,
    "bridge": bridge,
    "deep_breathing": deep_breathing,
    "push_up": push_up,
}
ON_THE_SEAT = Support(contact=("root", "spine", "upperleg"), anchor="upperleg01")
ON_THE_SHOULDERS = Support(contact=("spine01", "spine02", "clavicle"), anchor="spine01")
ON_THE_TOES = Support(contact=("root", "spine", "upperleg", "lowerleg", "foot"), anchor="foot")

MOTIONS = (
    _near_miss("sit_up", knees_to_chest.MOTION, ON_THE_SEAT, knees_to_chest.START),
    _near_miss("moving_into_position", knees_to_chest.MOTION, ON_THE_SEAT, LYING_NEAR, SITTING),
    _near_miss("bridge", pelvic_tilt.MOTION, ON_THE_SHOULDERS, pelvic_tilt.START),
    _near_miss("deep_breathing", pelvic_tilt.MOTION, pelvic_tilt.SUPPORT, pelvic_tilt.START),
    _near_miss("push_up", trunk_lift.MOTION, ON_THE_TOES, PRONE),
)

"""What is done with the legs on a chair and is no crunch: nothing in these clips may count."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sample_videos.acting.motion import Motion, Script
from sample_videos.body.posing import Support
from sample_videos.body.posture import Posture
from sample_videos.motions import abdominal_crunch, oblique_crunch
from sample_videos.motions.abdominal_crunch import KNEES_DRAWN_IN, LEGS_OFF, LEGS_STRETCHED_UP
from sample_videos.motions.near_misses import deep_breathing

START = abdominal_crunch.START
HANDS_ON_THIGHS = START.but(hands_crossed=0, hands_on_knees=1)
ARMS_BESIDE = abdominal_crunch.LYING.but(hands_beside=1, head_resting=1)
BRIDGED = ARMS_BESIDE.but(pelvis_pitch=-121, spine=22, neck=12)

# The body lies 0.45 m further from the chair, the feet stand on the floor before it.
BEFORE_THE_CHAIR = ARMS_BESIDE.but(
    hips_along=0.45,
    left_planted=1,
    right_planted=1,
    left_pinned=0,
    right_pinned=0,
    foot_reach=-0.10,
)
KNEES_HIGH = BEFORE_THE_CHAIR.but(
    left_planted=0, right_planted=0, left_hip=112, right_hip=112, left_knee=106, right_knee=106
)
HEELS_ON_THE_EDGE = KNEES_HIGH.but(left_hip=64, right_hip=64, left_knee=58, right_knee=58)


def head_lift(script: Script) -> None:
    """Only the head comes up, straight, then turned to either side; the shoulders stay."""
    for turn in (0.0, 0.0, 24.0, -24.0, 0.0):
        lifted = START.but(head_resting=0, neck=script.vary(42), neck_twist=turn)
        script.move(lifted, script.vary(0.9))
        script.stay(script.vary(1.0))
        script.move(START, script.vary(1.0))
        script.stay(script.vary(0.8))


def arm_reach(script: Script) -> None:
    """The hands go up the thighs towards the knees and back to the chest; the trunk stays."""
    for _ in range(5):
        script.move(HANDS_ON_THIGHS, script.vary(1.0))
        script.stay(script.vary(0.8))
        script.move(START, script.vary(1.1))
        script.stay(script.vary(0.8))


def legs_lifting(script: Script) -> None:
    """The legs leave the chair and come back: both drawn in, both stretched up, each alone."""
    right_only = {name: value for name, value in KNEES_DRAWN_IN.items() if "right" in name}
    left_only = {name: value for name, value in KNEES_DRAWN_IN.items() if "left" in name}
    for legs in (
        LEGS_OFF | KNEES_DRAWN_IN,
        LEGS_OFF | LEGS_STRETCHED_UP,
        {"right_pinned": 0.0} | right_only,
        {"left_pinned": 0.0} | left_only,
    ):
        script.move(START.but(**legs), script.vary(1.2))
        script.stay(script.vary(0.8))
        script.move(START, script.vary(1.3))
        script.stay(script.vary(0.8))


def bridge(script: Script) -> None:
    """Four glute bridges, the lower legs on the chair."""
    for _ in range(4):
        script.move(BRIDGED, script.vary(1.4))
        script.stay(script.vary(1.0))
        script.move(ARMS_BESIDE, script.vary(1.4))
        script.stay(script.vary(0.9))


def legs_onto_chair(script: Script) -> None:
    """From the floor before it the legs go onto the chair, and the body shuffles up; then back."""
    script.move(KNEES_HIGH, script.vary(1.6))
    script.move(HEELS_ON_THE_EDGE, script.vary(1.1))
    script.stay(script.vary(0.6))
    shuffle(script, HEELS_ON_THE_EDGE, ARMS_BESIDE)
    script.stay(script.random.uniform(4.0, 6.0))
    shuffle(script, ARMS_BESIDE, HEELS_ON_THE_EDGE)
    script.move(KNEES_HIGH, script.vary(1.1))
    script.move(BEFORE_THE_CHAIR, script.vary(1.6))
    script.stay(script.vary(1.0))


def shuffle(script: Script, start: Posture, end: Posture) -> None:
    """Go from one posture to another by three small lifts of the hips."""
    for step in range(3):
        between = Posture.mixed(start, end, (step + 0.5) / 3)
        script.move(between.plus(hips_up=0.03), script.vary(0.5))
        script.move(Posture.mixed(start, end, (step + 1) / 3), script.vary(0.5))
        script.stay(script.vary(0.3))


ON_THE_BACK = Support(contact=("root", "spine", "clavicle"), anchor="spine01")


def _near_misses(exercise: Motion) -> tuple[Motion, ...]:
    def near_miss(name: str, show: Callable[[Script], None], start: Posture = START) -> Motion:
        return replace(exercise, start=start, viewpoints={}, kinds={f"near_miss-{name}": show})

    return (
        near_miss("deep_breathing", deep_breathing),
        near_miss("head_lift", head_lift),
        near_miss("arm_reach", arm_reach),
        near_miss("legs_lifting", legs_lifting),
        replace(near_miss("bridge", bridge, ARMS_BESIDE), support=ON_THE_BACK),
        replace(
            near_miss("legs_onto_chair", legs_onto_chair, ARMS_BESIDE), opening=BEFORE_THE_CHAIR
        ),
    )


MOTIONS = (*_near_misses(abdominal_crunch.MOTION), *_near_misses(oblique_crunch.MOTION))

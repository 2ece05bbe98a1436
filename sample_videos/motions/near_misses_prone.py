"""Face down, looks like an exercise and is none: nothing in these clips may count."""

from __future__ import annotations

from collections.abc import Callable

from sample_videos.acting.motion import Motion, Script
from sample_videos.body.posing import Support
from sample_videos.body.posture import Posture
from sample_videos.motions import belly_stretch, near_misses, tail_wag, trunk_lift

ALL_FOURS = tail_wag.START
CAT = ALL_FOURS.plus(pelvis_pitch=-26, spine=46, neck=24, chest_up=0.03)
COW = ALL_FOURS.plus(pelvis_pitch=16, spine=-34, neck=-22, chest_up=-0.04)

PRONE = near_misses.PRONE.but(head_resting=1, left_resting=1, right_resting=1)
TOES_TUCKED = near_misses.TOES_TUCKED
ON_THE_HANDS = near_misses.PUSHED_UP.but(pelvis_pitch=74)

AT_FOREHEAD = trunk_lift.START.but(left_resting=1, right_resting=1)
"""How trunk_lift begins, the feet on the mat."""
STRETCHED = AT_FOREHEAD.but(
    hands_at_forehead=0, left_hand_ahead=1, right_hand_ahead=1, neck=-10, head_resting=1
)
SUPERMAN = STRETCHED.plus(spine=-24, left_hip=-16, right_hip=-16).but(
    head_resting=0, left_resting=0, right_resting=0
)


def rocked(cm: float) -> Posture:
    """Return hands and knees with the trunk moved towards the head."""
    return ALL_FOURS.plus(hips_along=cm / 100, chest_along=cm / 100)


def pointing(side: str) -> Posture:
    """Return a bird dog: this arm stretched forward, the leg of the other side back."""
    leg = "right" if side == "left" else "left"
    return ALL_FOURS.but(
        **{f"{side}_hand_ahead": 1, f"{leg}_kneeling": 0, f"{leg}_hip": -8, f"{leg}_knee": 4}
    )


def cat_cow(script: Script) -> None:
    """Five times the back is rounded, then hollowed."""
    for _ in range(5):
        for posture in (CAT, COW):
            script.move(posture, script.vary(1.6))
            script.stay(script.vary(0.5))
    script.move(ALL_FOURS, script.vary(1.2))


def bird_dog(script: Script) -> None:
    """Six times an arm and the other leg are stretched, left and right in turn."""
    for side in ("left", "right") * 3:
        script.move(pointing(side), script.vary(1.5))
        script.stay(script.vary(1.4))
        script.move(ALL_FOURS, script.vary(1.5))
        script.stay(script.vary(0.6))


def rocking(script: Script) -> None:
    """Six times the trunk goes forward over the hands and back towards the heels."""
    for _ in range(6):
        script.move(rocked(script.vary(7, 0.15)), script.vary(1.2))
        script.stay(script.vary(0.2))
        script.move(rocked(-script.vary(9, 0.15)), script.vary(1.6))
        script.stay(script.vary(0.2))
    script.move(ALL_FOURS, script.vary(1.0))


def push_up(script: Script) -> None:
    """Draws the hands in under the shoulders, four push-ups, stretches the arms again."""
    script.move(PRONE, script.vary(1.5))
    script.move(TOES_TUCKED, script.vary(0.8))
    script.stay(script.vary(0.6))
    for _ in range(4):
        script.move(ON_THE_HANDS, script.vary(1.1))
        script.stay(script.vary(0.6))
        script.move(TOES_TUCKED, script.vary(1.1))
        script.stay(script.vary(0.6))
    script.move(PRONE, script.vary(0.8))
    script.move(belly_stretch.START, script.vary(1.5))


def plank(script: Script) -> None:
    """Pushes up on straight arms with a straight body and stays for more than ten seconds."""
    script.move(PRONE, script.vary(1.5))
    script.move(TOES_TUCKED, script.vary(0.8))
    script.move(ON_THE_HANDS, script.vary(1.4))
    script.stay(script.random.uniform(11.0, 14.0))
    script.move(TOES_TUCKED, script.vary(1.4))
    script.stay(script.vary(0.6))
    script.move(belly_stretch.START, script.vary(1.5))


def superman(script: Script) -> None:
    """Stretches the arms ahead, then four times lifts arms, trunk and legs together."""
    script.move(STRETCHED, script.vary(1.5))
    script.stay(script.vary(0.8))
    for _ in range(4):
        script.move(SUPERMAN, script.vary(1.1))
        script.stay(script.vary(1.2))
        script.move(STRETCHED, script.vary(1.1))
        script.stay(script.vary(1.2))
    script.move(AT_FOREHEAD, script.vary(1.5))


def stretching(script: Script) -> None:
    """Puts the arms forward, comes up high on the hands and stays there, twice."""
    script.move(belly_stretch.START, script.vary(1.5))
    script.stay(script.vary(0.8))
    for _ in range(2):
        script.move(belly_stretch.up(), script.vary(2.0))
        script.stay(script.random.uniform(6.0, 10.5))
        script.move(belly_stretch.START, script.vary(2.0))
        script.stay(script.vary(2.0))
    script.move(AT_FOREHEAD, script.vary(1.5))


def _near_miss(
    name: str,
    exercise: Motion,
    script: Callable[[Script], None],
    support: Support | None = None,
    start: Posture | None = None,
) -> Motion:
    """Return a near miss that begins as the exercise does, seen from where it is seen."""
    return Motion(
        exercise=exercise.exercise,
        support=support or exercise.support,
        start=start or exercise.start,
        signal=exercise.signal,
        viewpoint=exercise.viewpoint,
        reflects=exercise.reflects,
        kinds={f"near_miss-{name}": script},
    )


MOTIONS = (
    _near_miss("cat_cow", tail_wag.MOTION, cat_cow),
    _near_miss("bird_dog", tail_wag.MOTION, bird_dog),
    _near_miss("rocking", tail_wag.MOTION, rocking),
    _near_miss("push_up", belly_stretch.MOTION, push_up, near_misses.ON_THE_TOES),
    _near_miss("plank", belly_stretch.MOTION, plank, near_misses.ON_THE_TOES),
    _near_miss("superman", trunk_lift.MOTION, superman, start=AT_FOREHEAD),
    _near_miss("belly_stretch", trunk_lift.MOTION, stretching, start=AT_FOREHEAD),
)

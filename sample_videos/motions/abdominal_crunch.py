"""On the back, the lower legs on a chair: curl up until the shoulder blades leave the floor.

A degree of flexion of the spine raises the line from hips to shoulders by 0.70 degrees, measured on
the five exported bodies; a degree of pelvic tilt, which presses the lower back to the floor, lowers
it by one.
"""

from __future__ import annotations

from collections.abc import Callable

from sample_videos.acting.motion import Motion, Script
from sample_videos.body.posing import Support
from sample_videos.body.posture import Posture
from sample_videos.scene.viewpoint import Viewpoint
from sample_videos.signals import Signal
from sample_videos.truth import Side

SLOPE_PER_SPINE_DEG = 0.70
TILT_SHARE = 0.12
"""Degrees of pelvic tilt for each degree of flexion of the spine."""

LYING = Posture(
    neck=6, left_hip=88, right_hip=88, left_knee=92, right_knee=92, left_ankle=4, right_ankle=4,
    leg_abduction=-1, left_pinned=1, right_pinned=1,
)  # fmt: skip
"""The shanks slope a little down to the heels, so that calves and heels both touch the seat."""
START = LYING.but(hands_crossed=1, head_resting=1)
START_HANDS_BEHIND_HEAD = LYING.but(hands_behind_head=1, neck=9)
START_HANDS_BESIDE = LYING.but(
    hands_beside=1, head_resting=1, left_hip=72, right_hip=72, left_knee=76, right_knee=76
)
"""The hips somewhat flatter than 90 degrees, which the leaflet allows."""

LEGS_OFF = dict(left_pinned=0.0, right_pinned=0.0)
KNEES_DRAWN_IN = dict(left_hip=122.0, right_hip=122.0, left_knee=98.0, right_knee=98.0)
LEGS_STRETCHED_UP = dict(left_hip=80.0, right_hip=80.0, left_knee=14.0, right_knee=14.0)


def raised(start: Posture, slope_deg: float, neck: float = 0.0) -> Posture:
    """Return `start` with the line from hips to shoulders raised by so much.

    `neck` bends the neck forward, beyond what it is when the body lies flat.
    """
    spine = slope_deg / (SLOPE_PER_SPINE_DEG - TILT_SHARE)
    lying = start.but(head_resting=0)
    return lying.plus(spine=spine, pelvis_pitch=-TILT_SHARE * spine, neck=neck)


def sat_up(start: Posture) -> Posture:
    """Return the trunk upright over the hips."""
    return start.but(head_resting=0).plus(pelvis_pitch=47, spine=34, neck=10)


def crunch(
    script: Script,
    start: Posture,
    top: Posture,
    *,
    counts: bool = True,
    side: Side | None = None,
    pace: float = 1.0,
) -> tuple[float, float]:
    """Curl up, stay, go down, rest; return when the top begins and ends.

    `pace` below 1 is slower.
    """
    between = script.random.uniform
    with script.repetition(counts, side):
        script.move(top, between(1.0, 1.35) / pace)
        begin = script.now_s
        script.stay(between(0.4, 0.9))
        end = script.now_s
        script.move(start, between(1.0, 1.4) / pace)
    script.stay(between(0.6, 1.2))
    return begin, end


def good(script: Script, start: Posture, repetitions: int) -> None:
    """Calm crunches of 17 to 31 degrees."""
    slope = script.random.uniform(18.5, 28.5)
    for _ in range(repetitions):
        crunch(script, start, raised(start, script.vary(slope)))


def with_fault(script: Script, key: str, start: Posture, tops: list[Posture]) -> None:
    """Two good crunches, one with the fault for each of `tops`, a good one."""
    good(script, start, 2)
    for top in tops:
        begin, end = crunch(script, start, top)
        script.fault(key, begin - 0.6, end + 0.6)
    good(script, start, 1)


def good_1(script: Script) -> None:
    """Seven good crunches, the arms crossed on the chest."""
    good(script, START, 7)


def good_2(script: Script) -> None:
    """Six good crunches, the hands behind the head."""
    good(script, START_HANDS_BEHIND_HEAD, 6)


def good_3(script: Script) -> None:
    """Six good crunches, the arms beside the body, the hips flatter."""
    good(script, START_HANDS_BESIDE, 6)


def not_high_enough(script: Script) -> None:
    """Two good crunches; then four in which the head comes up and the shoulder blades do not."""
    good(script, START, 2)
    for _ in range(4):
        top = raised(START, script.random.uniform(4.0, 7.5), neck=12)
        begin, end = crunch(script, START, top, counts=False, pace=1.2)
        script.fault("not_high_enough", begin - 0.5, end + 0.5)
    good(script, START, 1)


def sit_up(script: Script) -> None:
    """Two good crunches; then three in which the whole trunk comes up."""
    start = START_HANDS_BESIDE
    good(script, start, 2)
    for _ in range(3):
        begin, end = crunch(script, start, sat_up(start), pace=0.8)
        script.fault("sit_up", begin - 0.7, end + 0.7)
    good(script, start, 1)


def neck_pulled(script: Script) -> None:
    """Two good crunches; then three with the chin drawn to the chest by the hands."""
    start = START_HANDS_BEHIND_HEAD
    tops = [
        raised(start, script.random.uniform(17, 25), neck=script.vary(54, 0.06)) for _ in range(3)
    ]
    with_fault(script, "neck_pulled", start, tops)


def legs_out_of_place(script: Script) -> None:
    """Two good crunches; then the legs leave the chair, drawn in or stretched up, and come back."""
    kinds: list[dict[str, float]] = [KNEES_DRAWN_IN, LEGS_STRETCHED_UP, KNEES_DRAWN_IN]
    tops = [raised(START, script.random.uniform(18, 26)).but(**LEGS_OFF, **kind) for kind in kinds]
    with_fault(script, "legs_out_of_place", START, tops)


def too_fast(script: Script) -> None:
    """Two good crunches; then five that take less than a second each."""
    good(script, START, 2)
    for _ in range(5):
        begin = script.now_s
        with script.repetition():
            script.move(raised(START, script.random.uniform(18, 26)), script.vary(0.4))
            script.move(START, script.vary(0.42))
        script.fault("too_fast", begin, script.now_s)
        script.stay(script.random.uniform(0.25, 0.5))
    good(script, START, 1)


SUPPORT = Support(contact=("root", "spine"), anchor="upperleg01")
FEET_END = Viewpoint(
    yaw_deg=(65.0, 90.0), height_m=(0.6, 1.3), distance_m=(2.3, 2.9), required=False
)


def _motion(start: Posture, kinds: dict[str, Callable[[Script], None]]) -> Motion:
    return Motion(
        exercise="abdominal_crunch",
        support=SUPPORT,
        start=start,
        signal=Signal.TRUNK_SLOPE,
        half_fault="not_high_enough",
        kinds=kinds,
        viewpoints={"wrong_view-feet": FEET_END},
        props=("chair",),
    )


MOTION = _motion(
    START,
    {
        "good-1": good_1,
        "not_high_enough": not_high_enough,
        "legs_out_of_place": legs_out_of_place,
        "too_fast": too_fast,
        "wrong_view-feet": good_1,
    },
)
HANDS_BEHIND_HEAD = _motion(START_HANDS_BEHIND_HEAD, {"good-2": good_2, "neck_pulled": neck_pulled})
HANDS_BESIDE = _motion(START_HANDS_BESIDE, {"good-3": good_3, "sit_up": sit_up})
MOTIONS = (MOTION, HANDS_BEHIND_HEAD, HANDS_BESIDE)

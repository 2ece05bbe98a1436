"""On the belly, hands under the forehead: lift the trunk just clear of the mat."""

from __future__ import annotations

from sample_videos.acting.motion import Motion, Script
from sample_videos.body.posing import Support
from sample_videos.body.posture import Posture
from sample_videos.signals import Signal

START = Posture(
    pelvis_pitch=90, neck=-2, left_ankle=66, right_ankle=66, left_hip=2, right_hip=2,
    left_knee=2, right_knee=2, leg_abduction=4, hands_at_forehead=1,
)  # fmt: skip


def lifted(spine: float, neck: float = -3.0) -> Posture:
    """Return the top of a lift: degrees of extension of the spine, of flexion of the neck."""
    return START.plus(spine=-spine, neck=neck)


def lift(script: Script, top: Posture, *, bottom: Posture = START) -> tuple[float, float]:
    """Rise, stay, go down, rest; return when the top begins and ends."""
    vary = script.vary
    with script.repetition():
        script.move(top, script.random.uniform(1.0, 1.3))
        begin = script.now_s
        script.stay(script.random.uniform(0.8, 1.4))
        end = script.now_s
        script.move(bottom, script.random.uniform(1.0, 1.3))
    script.stay(vary(1.4, 0.25))
    return begin, end


def good(script: Script, repetitions: int) -> None:
    """Calm lifts of 8 to 14 degrees of trunk slope."""
    for _ in range(repetitions):
        lift(script, lifted(script.vary(21, 0.15)))


def with_fault(
    script: Script, key: str, top: Posture, good_first: int = 1, faulty: int = 3
) -> None:
    """Good lifts, faulty ones, then one good one."""
    good(script, good_first)
    for _ in range(faulty):
        begin, end = lift(script, top)
        script.fault(key, begin - 0.6, end + 0.6)
    good(script, 1)


def good_1(script: Script) -> None:
    """Six good lifts."""
    good(script, 6)


def good_2(script: Script) -> None:
    """Six more good lifts."""
    good(script, 6)


def arms_push(script: Script) -> None:
    """The hands stay on the floor and push while the head leaves them."""
    with_fault(script, "arms_push", lifted(25).but(hands_at_forehead=0, hands_where_forehead_was=1))


def too_high(script: Script) -> None:
    """The trunk rises to about 30 degrees."""
    with_fault(script, "too_high", lifted(46, neck=2))


def legs_lifted(script: Script) -> None:
    """The straight legs rise with the trunk."""
    with_fault(script, "legs_lifted", lifted(21).plus(left_hip=-15, right_hip=-15))


def neck_back(script: Script) -> None:
    """The head is thrown back."""
    with_fault(script, "neck_back", lifted(21, neck=-42))


def too_fast(script: Script) -> None:
    """Good lifts, then four that take less than a second each."""
    good(script, 2)
    for _ in range(4):
        begin = script.now_s
        with script.repetition():
            script.move(lifted(script.vary(21)), 0.42)
            script.move(START, 0.42)
        script.fault("too_fast", begin, script.now_s)
        script.stay(script.vary(0.8))
    good(script, 1)


MOTION = Motion(
    exercise="trunk_lift",
    support=Support(contact=("root", "spine05", "upperleg", "lowerleg"), anchor="upperleg01"),
    start=START,
    signal=Signal.TRUNK_SLOPE,
    kinds={
        "good-1": good_1,
        "good-2": good_2,
        "arms_push": arms_push,
        "too_high": too_high,
        "legs_lifted": legs_lifted,
        "neck_back": neck_back,
        "too_fast": too_fast,
    },
)

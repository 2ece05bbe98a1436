"""On the back, both knees drawn to the chest and held there with the hands."""

from __future__ import annotations

from sample_videos.acting.motion import Motion, Script
from sample_videos.body.posing import Support
from sample_videos.body.posture import Posture
from sample_videos.signals import Signal

HOLD_LIMIT_DEG = 60.0
"""A hold lasts while the true near-side hip angle (shoulder, hip, knee) is below this."""
HOLD_S = 10.0

START = Posture(neck=6, left_planted=1, right_planted=1, foot_reach=0.44, hands_on_knees=1)
FREE = dict(left_planted=0.0, right_planted=0.0, leg_abduction=6.0)
HELD = START.but(
    pelvis_pitch=-102, spine=14, left_hip=124, right_hip=124, left_knee=136, right_knee=136,
    left_ankle=20, right_ankle=20, **FREE,
)  # fmt: skip
HEAD_LIFTED = HELD.plus(neck=36, spine=12, left_hip=-6, right_hip=-6)
LEFT_KNEE_ONLY = HELD.but(
    pelvis_pitch=-95, spine=6, left_hip=132, right_planted=1, right_hip=0, right_knee=0
)
RIGHT_KNEE_ONLY = HELD.but(
    pelvis_pitch=-95, spine=6, right_hip=132, left_planted=1, left_hip=0, left_knee=0
)
HANDS_ON_FLOOR = HELD.but(
    hands_on_knees=0, hands_beside=1, pelvis_pitch=-98, spine=9, left_hip=128, right_hip=128
)
BOUNCED_OUT = HELD.but(pelvis_pitch=-98, spine=9, left_hip=120, right_hip=120)
BOUNCED_IN = HELD.plus(left_hip=2, right_hip=2)


def repetition(
    script: Script, held: Posture, hold_s: float, counts: bool = True
) -> tuple[float, float]:
    """Draw up, hold, put the feet down, rest. Return when the hold begins and ends."""
    vary = script.vary
    with script.repetition(counts):
        script.move(held, vary(1.8))
        begin = script.now_s
        script.stay(hold_s)
        end = script.now_s
        script.move(START, vary(1.8))
    script.stay(script.random.uniform(3.0, 4.5))
    return begin, end


def long_hold(script: Script) -> float:
    """Return a time to hold that counts, seconds on the spot."""
    return float(script.random.uniform(10.0, 10.7))


def good_1(script: Script) -> None:
    """Two good holds."""
    for _ in range(2):
        repetition(script, HELD, long_hold(script))


def good_2(script: Script) -> None:
    """Three good holds."""
    for _ in range(3):
        repetition(script, HELD, long_hold(script))


def head_lifted(script: Script) -> None:
    """The first hold is good, in the second the head is lifted all the time."""
    repetition(script, HELD, long_hold(script))
    begin, end = repetition(script, HEAD_LIFTED, long_hold(script))
    script.fault("head_lifted", begin - 0.9, end + 0.9)


def one_knee_only(script: Script) -> None:
    """First the left, then the right knee comes up, while the other foot stays on the floor."""
    for one_knee in (LEFT_KNEE_ONLY, RIGHT_KNEE_ONLY):
        begin, end = repetition(script, one_knee, script.random.uniform(6, 7), counts=False)
        script.fault("one_knee_only", begin - 0.9, end + 0.9)


def hands_off_knees(script: Script) -> None:
    """The first hold is good, in the second the hands lie on the floor."""
    repetition(script, HELD, long_hold(script))
    begin, end = repetition(script, HANDS_ON_FLOOR, long_hold(script))
    script.fault("hands_off_knees", begin - 0.9, end + 0.9)


def hold_too_short(script: Script) -> None:
    """Three holds of 4 to 5 seconds."""
    for _ in range(3):
        begin, end = repetition(script, HELD, script.random.uniform(3.6, 4.4))
        script.fault("hold_too_short", begin, end + 0.5)


def bouncing(script: Script) -> None:
    """The first hold is good; in the second the knees spring to and fro once a second."""
    repetition(script, HELD, long_hold(script))
    with script.repetition():
        script.move(HELD, script.vary(1.8))
        begin = script.now_s
        for _ in range(10):
            script.move(BOUNCED_OUT, script.vary(0.5))
            script.move(BOUNCED_IN, script.vary(0.5))
        script.fault("bouncing", begin, script.now_s)
        script.move(START, script.vary(1.8))
    script.stay(script.random.uniform(3.0, 4.5))


MOTION = Motion(
    exercise="knees_to_chest",
    support=Support(contact=("root", "spine"), anchor="spine01"),
    start=START,
    signal=Signal.HIP_ANGLE,
    hold_s=HOLD_S,
    hold_limit=HOLD_LIMIT_DEG,
    half_share=(0.72, 0.8),  # before that the feet are still on the mat
    kinds={
        "good-1": good_1,
        "good-2": good_2,
        "head_lifted": head_lifted,
        "one_knee_only": one_knee_only,
        "hands_off_knees": hands_off_knees,
        "hold_too_short": hold_too_short,
        "bouncing": bouncing,
    },
)

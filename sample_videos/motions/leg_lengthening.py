"""On the back, legs straight: the left leg longer by a tilt of the pelvis, then the right one.

Kinematics as measured for the observability study: the pelvis turns about its front-back axis, its
middle stays, the chest stays, the spine between bends to an S. Hips, knees and feet go along the
body with it, about 1.5 cm a leg.
"""

from __future__ import annotations

from sample_videos.acting.motion import Motion, Script
from sample_videos.body.posing import Support
from sample_videos.body.posture import Posture
from sample_videos.scene.viewpoint import Viewpoint
from sample_videos.signals import Signal
from sample_videos.truth import Side

SMALLEST_TILT_DEG, LARGEST_TILT_DEG = 6.0, 9.5
"""Tilt of the pelvis in a good swing: 1.2 to 2 cm a leg, 3 to 4.7 % of the leg apart."""

FLAT = Posture(
    neck=4, head_resting=1, left_knee=3, right_knee=3, left_ankle=24, right_ankle=24,
    leg_abduction=5, left_resting=1, right_resting=1, hands_beside=1,
)  # fmt: skip
START = FLAT.but(hands_beside=0, hands_on_pelvis=1)
SIDES: tuple[Side, Side] = ("left", "right")


def hitched(start: Posture, side: Side, degrees: float) -> Posture:
    """Return `start` with the leg of this side longer by a tilt of the pelvis."""
    tilt = -degrees if side == "left" else degrees
    return start.plus(pelvis_side=tilt, spine_side=tilt)


def own_tilt(script: Script) -> float:
    """Return how far this person tilts the pelvis, in degrees."""
    return float(script.random.uniform(SMALLEST_TILT_DEG, LARGEST_TILT_DEG))


def other(side: Side) -> Side:
    """Return the other side."""
    return "right" if side == "left" else "left"


def swing(
    script: Script, side: Side, longer: Posture, start: Posture = START
) -> tuple[float, float]:
    """Make one leg longer, wait, come back, in 2.6 to 3.8 s. Return when the end of the way is
    reached and left.
    """
    vary, part = script.vary, script.random.uniform(0.85, 1.2)
    with script.repetition(side=side):
        script.move(longer, vary(part * 1.25))
        begin = script.now_s
        script.stay(vary(0.4, 0.2))
        end = script.now_s
        script.move(start, vary(part * 1.15))
    script.stay(vary(0.25, 0.2))
    return begin, end


def pair(script: Script, first: Side, degrees: float, start: Posture = START) -> None:
    """Swing to one side, then to the other, with a moment in the middle."""
    for side in (first, other(first)):
        swing(script, side, hitched(start, side, script.vary(degrees)), start)


def through(script: Script, first: Side, degrees: float, pairs: int) -> None:
    """Swing from end to end, not stopping in the middle."""
    vary, side = script.vary, first
    part = script.random.uniform(0.9, 1.15)
    begin = script.now_s
    script.move(hitched(START, side, vary(degrees)), vary(part * 1.2))
    for _ in range(2 * pairs - 1):
        script.stay(vary(0.35, 0.2))
        leave = script.now_s
        script.move(hitched(START, other(side), vary(degrees)), vary(part * 2.1))
        middle = (leave + script.now_s) / 2
        script.mark(begin, middle, side=side)
        begin, side = middle, other(side)
    script.stay(vary(0.35, 0.2))
    script.move(START, vary(part * 1.2))
    script.mark(begin, script.now_s, side=side)


def good_1(script: Script) -> None:
    """Five pairs, the left leg longer first, a moment in the middle each time."""
    degrees = own_tilt(script)
    for _ in range(5):
        pair(script, "left", degrees)
        script.stay(script.vary(0.3))


def good_2(script: Script) -> None:
    """Six pairs, the right leg longer first, from end to end, with a rest half-way."""
    degrees = own_tilt(script)
    for _ in range(2):
        through(script, "right", degrees, pairs=3)
        script.stay(script.vary(0.6))


def faulty(script: Script, key: str, side: Side, longer: Posture) -> None:
    """Make one swing that shows a fault from half-way out to half-way back."""
    begin, end = swing(script, side, longer)
    script.fault(key, begin - 0.6, end + 0.6)


def knee_bends(script: Script) -> None:
    """One good pair, two in which the shorter leg is drawn up by bending its knee, a good one."""
    degrees = own_tilt(script)
    pair(script, "left", degrees)
    for _ in range(2):
        for side in SIDES:
            longer, bent = hitched(START, side, 3.0), other(side)
            drawn_up = {f"{bent}_planted": script.vary(0.22, 0.15)}
            longer = longer.but(**drawn_up, foot_reach=0.62)
            faulty(script, "knee_bends", side, longer)
    pair(script, "left", degrees)


def one_side_only(script: Script) -> None:
    """One good pair; then four times the left leg, never the right one."""
    degrees = own_tilt(script)
    pair(script, "left", degrees)
    begin = script.now_s
    for _ in range(4):
        swing(script, "left", hitched(START, "left", script.vary(degrees)))
        script.stay(script.vary(0.4))
    script.fault("one_side_only", begin + 0.5, script.now_s - 0.5)


def hands_off_pelvis(script: Script) -> None:
    """Two good pairs; then the hands go to the floor for two more."""
    degrees = own_tilt(script)
    for _ in range(2):
        pair(script, "right", degrees)
    begin = script.now_s
    script.move(FLAT, script.vary(1.2))
    script.stay(script.vary(0.5))
    for _ in range(2):
        pair(script, "right", degrees, FLAT)
    script.fault("hands_off_pelvis", begin + 0.6, script.now_s + 0.6)
    script.move(START, script.vary(1.2))


def feet_pumping(script: Script) -> None:
    """One good pair; in the next two the feet pump, up on the shorter side; a good pair."""
    degrees = own_tilt(script)
    pair(script, "left", degrees)
    for _ in range(2):
        for side in SIDES:
            ankle = script.vary(24)
            longer = hitched(START, side, script.vary(7.0)).plus(
                **{f"{side}_ankle": ankle, f"{other(side)}_ankle": -ankle}
            )
            faulty(script, "feet_pumping", side, longer)
    pair(script, "left", degrees)


def foot_lifts(script: Script) -> None:
    """One good pair; in the next two the shorter leg leaves the floor, straight; a good pair."""
    degrees = own_tilt(script)
    pair(script, "right", degrees)
    for _ in range(2):
        for side in SIDES:
            longer = hitched(START, side, script.vary(degrees))
            up = other(side)
            longer = longer.but(**{f"{up}_resting": 0.0, f"{up}_hip": script.vary(11)})
            faulty(script, "foot_lifts", side, longer)
    pair(script, "right", degrees)


def seen_from_the_feet(script: Script) -> None:
    """Four good pairs that the camera cannot judge."""
    degrees = own_tilt(script)
    for _ in range(4):
        pair(script, "left", degrees)


SUPPORT = Support(contact=("root", "spine"), anchor="spine01", chest_pinned=True)
VIEWPOINT = Viewpoint(yaw_deg=(0.0, 20.0), height_m=(1.1, 1.3), distance_m=(2.0, 2.8))
FROM_THE_FEET = Viewpoint(
    yaw_deg=(75.0, 100.0), height_m=(0.6, 1.1), distance_m=(2.2, 2.8), required=False
)
MOTION = Motion(
    exercise="leg_lengthening",
    support=SUPPORT,
    start=START,
    signal=Signal.LEG_DIFFERENCE,
    pairs=True,
    viewpoint=VIEWPOINT,
    viewpoints={"wrong_view-feet": FROM_THE_FEET},
    kinds={
        "good-1": good_1,
        "good-2": good_2,
        "knee_bends": knee_bends,
        "one_side_only": one_side_only,
        "hands_off_pelvis": hands_off_pelvis,
        "feet_pumping": feet_pumping,
        "foot_lifts": foot_lifts,
        "wrong_view-feet": seen_from_the_feet,
    },
)

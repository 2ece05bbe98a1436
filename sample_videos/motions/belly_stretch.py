"""On the belly, arms stretched forward: come up with the trunk and stay, the pelvis on the mat."""

from __future__ import annotations

from sample_videos.acting.motion import Motion, Script
from sample_videos.body.posing import Support
from sample_videos.body.posture import Posture
from sample_videos.motions import trunk_lift
from sample_videos.scene.viewpoint import Viewpoint
from sample_videos.signals import Signal

HOLD_LIMIT_DEG = 20.0
"""A hold lasts while the true trunk slope is above this."""
HOLD_S = 10.0

START = trunk_lift.START.but(
    hands_at_forehead=0, hands_forward=1, neck=-10, head_resting=1, left_resting=1, right_resting=1
)
UNDER_SHOULDERS = START.but(hands_forward=0, hands_under_shoulders=1)

HEAD = Viewpoint(
    yaw_deg=(-100.0, -78.0), height_m=(0.4, 1.0), distance_m=(2.2, 2.8), required=False
)
"""Before the head: the trunk is seen end on."""


def up(spine: float = 45.0, neck: float = 10.0, start: Posture = START) -> Posture:
    """Return the top: degrees of extension of the spine, of flexion of the neck."""
    return start.plus(spine=-spine, neck=neck).but(head_resting=0)


HIPS_LIFTED = START.but(
    pelvis_pitch=64, spine=-8, neck=2, head_resting=0, left_hip=0, right_hip=0, left_knee=26,
    right_knee=26, left_resting=-0.6, right_resting=-0.6,
)  # fmt: skip
"""Pushed up onto the knees: thighs and trunk in one line, the hips 10 cm higher.

The resting below 0 is none before the knees bend so far that a leg would lie down another way.
"""


def hold(
    script: Script, top: Posture, hold_s: float, *, bottom: Posture = START
) -> tuple[float, float]:
    """Come up, stay, go down, rest; return when the hold begins and ends."""
    vary = script.vary
    with script.repetition():
        script.move(top, vary(2.0))
        begin = script.now_s
        script.stay(hold_s)
        end = script.now_s
        script.move(bottom, vary(2.0))
    script.stay(script.random.uniform(3.0, 4.5))
    return begin, end


def long_hold(script: Script) -> float:
    """Return a time to hold that counts, seconds on the spot."""
    return float(script.random.uniform(10.0, 10.7))


def good_hold(script: Script) -> None:
    """Hold a trunk slope of 23 to 31 degrees for more than ten seconds."""
    hold(script, up(script.vary(45, 0.07)), long_hold(script))


def good_1(script: Script) -> None:
    """Two good holds."""
    for _ in range(2):
        good_hold(script)


def good_2(script: Script) -> None:
    """Three good holds."""
    for _ in range(3):
        good_hold(script)


def hips_lifted(script: Script) -> None:
    """The first hold is good, in the second the pelvis leaves the mat."""
    good_hold(script)
    begin, end = hold(script, HIPS_LIFTED, long_hold(script))
    script.fault("hips_lifted", begin - 1.0, end + 1.0)


def hands_not_forward(script: Script) -> None:
    """The first hold is good; for the second the hands are put down beside the chest."""
    good_hold(script)
    script.move(UNDER_SHOULDERS, script.vary(1.5))
    begin = script.now_s - 0.7
    script.stay(script.vary(1.2))
    hold(script, up(45, 10, UNDER_SHOULDERS), long_hold(script), bottom=UNDER_SHOULDERS)
    script.move(START, script.vary(1.5))
    script.fault("hands_not_forward", begin, script.now_s - 0.7)


def hold_too_short(script: Script) -> None:
    """Three holds of 4 to 5 seconds."""
    for _ in range(3):
        begin, end = hold(script, up(script.vary(45, 0.07)), script.random.uniform(3.6, 4.4))
        script.fault("hold_too_short", begin, end + 0.5)


def neck_back(script: Script) -> None:
    """The first hold is good, in the second the head is thrown back."""
    good_hold(script)
    begin, end = hold(script, up(45, neck=-46), long_hold(script))
    script.fault("neck_back", begin - 1.0, end + 1.0)


MOTION = Motion(
    exercise="belly_stretch",
    support=Support(contact=("root", "spine05", "upperleg", "lowerleg"), anchor="upperleg01"),
    start=START,
    signal=Signal.TRUNK_SLOPE,
    hold_s=HOLD_S,
    hold_limit=HOLD_LIMIT_DEG,
    hold_below=False,
    viewpoints={"wrong_view-head": HEAD},
    kinds={
        "good-1": good_1,
        "good-2": good_2,
        "hips_lifted": hips_lifted,
        "hands_not_forward": hands_not_forward,
        "hold_too_short": hold_too_short,
        "neck_back": neck_back,
        "wrong_view-head": good_1,
    },
)

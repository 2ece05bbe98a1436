"""On the side, knees drawn up high, the upper one higher: turn the upper shoulder to the floor.

Written for lying on the left side, the chest towards the camera; odd seeds show the mirror image.
Kinematics close to those of the observability study: hips flexed by 92 and 117 degrees, the pelvis
stays on its side, the chest turns by about 60 degrees and stays there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sample_videos.acting.motion import Motion, Script
from sample_videos.body.posing import Support
from sample_videos.body.posture import Posture
from sample_videos.scene.viewpoint import Viewpoint
from sample_videos.signals import Signal

HOLD_S = 10.0
HOLD_LIMIT_DEG = 25.0
"""A hold lasts while the chest is turned by more than this against the pelvis."""

ON_THE_SIDE = Posture(
    pelvis_roll=90, spine=12, neck=10, chest_resting=1, head_resting=0.6, leg_abduction=0,
    left_resting=1, right_spread=-16, left_ankle=15, right_ankle=15,
    left_hand_under_head=1, right_hand_before=1,
)  # fmt: skip
START = ON_THE_SIDE.but(left_hip=92, left_knee=95, right_hip=117, right_knee=102)
ARM_STRETCHED = START.but(head_resting=0.5, left_hand_under_head=0, left_hand_ahead=1)
TOP_KNEE_LOWER = ON_THE_SIDE.but(
    left_hip=110, left_knee=104, right_hip=84, right_knee=86, right_abduction=-10
)
KNEE_FALLEN_OPEN: Mapping[str, float] = dict(right_hip=105, right_abduction=-49, right_spread=14)
"""The upper knee 28 cm higher, its foot where it was."""


def turned(start: Posture, degrees: float, arm_open: float = 1.0) -> Posture:
    """Return `start` with the upper shoulder turned back by so much, the head going along.

    The upper arm opens to the floor behind, or lies on the chest where `arm_open` is 0.
    """
    return start.but(
        spine_twist=-degrees,
        neck_twist=-0.4 * degrees,
        right_hand_before=0,
        right_hand_open=arm_open,
        hands_crossed=1 - arm_open,
    )


def hold(
    script: Script, held: Posture, hold_s: float, start: Posture = START, counts: bool = True
) -> tuple[float, float]:
    """Turn back, hold, turn forward again, rest. Return when the hold begins and ends."""
    vary = script.vary
    with script.repetition(counts):
        script.move(held, vary(2.4))
        begin = script.now_s
        script.stay(hold_s)
        end = script.now_s
        script.move(start, vary(2.2))
    script.stay(script.random.uniform(3.0, 4.5))
    return begin, end


def long_hold(script: Script) -> float:
    """Return a time to hold that counts, seconds on the spot."""
    return float(script.random.uniform(10.0, 10.7))


def full_turn(script: Script) -> float:
    """Return the degrees of a good turn."""
    return float(script.random.uniform(50.0, 66.0))


def good_1(script: Script) -> None:
    """Two good holds, the arm opening to the floor behind."""
    for _ in range(2):
        hold(script, turned(START, full_turn(script)), long_hold(script))


def good_2(script: Script) -> None:
    """Three good holds, the lower arm stretched under the head, the upper hand on the chest."""
    for _ in range(3):
        held = turned(ARM_STRETCHED, full_turn(script), arm_open=0)
        hold(script, held, long_hold(script), ARM_STRETCHED)


def with_fault(script: Script, key: str, held: Posture) -> None:
    """Make a good hold, then one with the fault all the time."""
    hold(script, turned(START, full_turn(script)), long_hold(script))
    begin, end = hold(script, held, long_hold(script))
    script.fault(key, begin - 1.0, end + 1.0)


def knees_dropped(script: Script) -> None:
    """The first hold is good; in the second the upper knee falls open, its foot stays."""
    opened = turned(START, full_turn(script)).but(**KNEE_FALLEN_OPEN)
    with_fault(script, "knees_dropped", opened)


def top_knee_not_higher(script: Script) -> None:
    """The upper knee lies lower than the other for the first hold; then it is drawn up."""
    hold(script, turned(TOP_KNEE_LOWER, full_turn(script)), long_hold(script), TOP_KNEE_LOWER)
    script.fault("top_knee_not_higher", 0.0, script.now_s)
    script.move(START, script.vary(1.4))
    script.stay(script.random.uniform(3.0, 4.0))
    hold(script, turned(START, full_turn(script)), long_hold(script))


def hips_roll_along(script: Script) -> None:
    """The first hold is good; in the second the pelvis rolls back, too, by 40 degrees."""
    degrees = script.vary(40)
    knees_stay = dict(left_spread=0.75 * degrees, right_spread=-0.75 * degrees)
    rolled = turned(START, 35).plus(pelvis_roll=-degrees, **knees_stay)
    with_fault(script, "hips_roll_along", rolled)


def arm_only(script: Script) -> None:
    """The first hold is good; in the second only the arm opens, the chest stays."""
    hold(script, turned(START, full_turn(script)), long_hold(script))
    begin, end = hold(script, turned(START, 7), long_hold(script), counts=False)
    script.fault("arm_only", begin - 1.0, end + 1.0)


def hold_too_short(script: Script) -> None:
    """Three holds of 3 to 4 seconds."""
    for _ in range(3):
        held = turned(START, full_turn(script))
        begin, end = hold(script, held, script.random.uniform(3.0, 4.0))
        script.fault("hold_too_short", begin, end + 0.5)


SUPPORT = Support(contact=("root", "spine05", "upperleg"), anchor="upperleg01")
VIEWPOINT = Viewpoint(yaw_deg=(-50.0, -20.0), height_m=(0.8, 1.3), distance_m=(2.0, 2.8))
FROM_THE_BACK = Viewpoint(
    yaw_deg=(160.0, 200.0), height_m=(0.8, 1.3), distance_m=(2.0, 2.8), required=False
)


def _motion(
    kinds: Mapping[str, Callable[[Script], None]],
    start: Posture = START,
    opening: Posture | None = None,
) -> Motion:
    return Motion(
        exercise="corkscrew",
        support=SUPPORT,
        start=start,
        opening=opening,
        signal=Signal.SHOULDER_TURN,
        hold_s=HOLD_S,
        hold_limit=HOLD_LIMIT_DEG,
        hold_below=False,
        viewpoint=VIEWPOINT,
        viewpoints={"wrong_view-back": FROM_THE_BACK},
        reflects=True,
        kinds=kinds,
    )


MOTIONS = (
    _motion(
        {
            "good-1": good_1,
            "knees_dropped": knees_dropped,
            "hips_roll_along": hips_roll_along,
            "arm_only": arm_only,
            "hold_too_short": hold_too_short,
            "wrong_view-back": good_1,
        }
    ),
    _motion({"good-2": good_2}, start=ARM_STRETCHED),
    _motion({"top_knee_not_higher": top_knee_not_higher}, opening=TOP_KNEE_LOWER),
)
MOTION = MOTIONS[0]

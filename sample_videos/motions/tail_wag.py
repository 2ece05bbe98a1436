"""On hands and knees: swing the pelvis to the left and to the right, the trunk still.

As a dog wags: the pelvis turns and the lower back bends to the side it swings to, so that the chest
stays where it is. The hips go about 1 cm aside for every 2 degrees.
"""

from __future__ import annotations

from sample_videos.acting.motion import Motion, Script
from sample_videos.body.posing import Support
from sample_videos.body.posture import Posture
from sample_videos.scene.viewpoint import Viewpoint
from sample_videos.signals import Signal
from sample_videos.truth import Side

TURN_DEG_PER_CM = 2.1
"""Turn of the pelvis, and bend of the spine, that leave the chest in place when the hips swing."""

START = Posture(
    pelvis_pitch=90, left_hip=90, right_hip=90, left_knee=90, right_knee=90, left_ankle=66,
    right_ankle=66, leg_abduction=1, left_kneeling=1, right_kneeling=1, neck=-12,
    hands_under_shoulders=1,
)  # fmt: skip
ARMS_BENT = START.plus(pelvis_pitch=13, chest_up=-0.115, neck=-6)
"""The chest 11 cm lower, the thighs still upright."""

BEHIND = Viewpoint(yaw_deg=(45.0, 60.0), height_m=(0.8, 1.3), distance_m=(2.4, 3.2))
"""Obliquely behind: the back of the head and both knees show."""
FRONT = Viewpoint(
    yaw_deg=(-100.0, -80.0), height_m=(0.4, 0.9), distance_m=(2.2, 2.8), required=False
)
"""Before the head: the hips are hidden behind the shoulders."""


def swung(cm: float, start: Posture = START, *, trunk_cm: float = 0.0) -> Posture:
    """Return `start` with the hips `cm` to the person's left of the shoulders, - to the right.

    `trunk_cm` is how far the shoulders go along.
    """
    return start.plus(
        hips_aside=(cm + trunk_cm) / 100,
        chest_aside=trunk_cm / 100,
        pelvis_side=TURN_DEG_PER_CM * cm,
        spine_side=TURN_DEG_PER_CM * cm,
    )


def other(side: Side) -> Side:
    """Return the other side."""
    return "right" if side == "left" else "left"


def either(script: Script) -> Side:
    """Return the side to begin with."""
    return "left" if script.random.random() < 0.5 else "right"


def swing(
    script: Script,
    side: Side,
    cm: float,
    *,
    out_s: float = 0.95,
    start: Posture = START,
    trunk_cm: float = 0.0,
) -> None:
    """Go to one side, stay a moment, come back to the middle. About 2 s."""
    vary, sign = script.vary, 1 if side == "left" else -1
    with script.repetition(side=side):
        script.move(swung(sign * vary(cm), start, trunk_cm=sign * trunk_cm), vary(out_s))
        script.stay(vary(0.12))
        script.move(start, vary(out_s))
    script.stay(vary(0.1))


def pairs(script: Script, number: int, cm: float = 7.0, *, first: Side = "left") -> None:
    """Swing to either side in turn."""
    for _ in range(number):
        swing(script, first, cm)
        swing(script, other(first), cm)
        script.stay(script.vary(0.25))


def flowing(script: Script, number: int, cm: float, seconds: float, *, first: Side) -> None:
    """Swing from side to side without a stop in the middle; `seconds` from one end to the other."""
    side, begin = first, script.now_s
    out = script.vary(0.6 * seconds)
    for count in range(1, 2 * number + 1):
        script.move(swung((1 if side == "left" else -1) * script.vary(cm, 0.12)), out)
        script.stay(script.vary(0.06))
        last = count == 2 * number
        out = script.vary((0.6 if last else 1.0) * seconds)
        end = script.now_s + (out if last else out / 2)
        script.mark(begin, end, side=side)
        begin, side = end, other(side)
    script.move(START, out)


def good_1(script: Script) -> None:
    """Five calm pairs with a moment's stop in the middle."""
    pairs(script, 5, first=either(script))


def good_2(script: Script) -> None:
    """Seven calm pairs that flow from side to side, some smaller than others, with two stops."""
    first = either(script)
    for number in (2, 3, 2):
        flowing(script, number, 6.6, 1.6, first=first)
        script.stay(script.vary(0.4))


def trunk_moves(script: Script) -> None:
    """Two good pairs, then three in which the shoulders sway 7 cm along, then a good one."""
    first = either(script)
    pairs(script, 2, first=first)
    begin = script.now_s
    for side in (first, other(first)) * 3:
        swing(script, side, 6.2, trunk_cm=7.0, out_s=1.05)
    script.fault("trunk_moves", begin + 0.5, script.now_s - 0.5)
    pairs(script, 1, first=first)


def one_side_only(script: Script) -> None:
    """Two good pairs, then five swings to the same side."""
    first = either(script)
    pairs(script, 2, first=first)
    swing(script, first, 7.0)
    begin = script.now_s
    for _ in range(4):
        swing(script, first, 7.0)
    script.fault("one_side_only", begin + 0.4, script.now_s - 0.4)


def too_fast(script: Script) -> None:
    """Two good pairs, five hasty ones of less than 1.3 s, a good one."""
    first = either(script)
    pairs(script, 2, first=first)
    begin = script.now_s
    flowing(script, 3, 6.8, 0.55, first=first)
    script.stay(script.vary(0.3))
    flowing(script, 2, 6.8, 0.55, first=first)
    script.fault("too_fast", begin, script.now_s)
    script.stay(script.vary(0.8))
    pairs(script, 1, first=first)


def arms_bend(script: Script) -> None:
    """Two good pairs; then the elbows give way and the chest stays low for three; a good one."""
    first = either(script)
    pairs(script, 2, first=first)
    script.move(ARMS_BENT, script.vary(1.0))
    begin = script.now_s - 0.5
    for side in (first, other(first)) * 3:
        swing(script, side, 6.8, start=ARMS_BENT)
    script.move(START, script.vary(1.0))
    script.fault("arms_bend", begin, script.now_s - 0.5)
    script.stay(script.vary(0.4))
    pairs(script, 1, first=first)


SUPPORT = Support(contact=("lowerleg",), anchor="upperleg01", chest_pinned=True)
MOTION = Motion(
    exercise="tail_wag",
    support=SUPPORT,
    start=START,
    signal=Signal.PELVIS_ASIDE,
    viewpoint=BEHIND,
    viewpoints={"wrong_view-front": FRONT},
    pairs=True,
    reflects=True,
    kinds={
        "good-1": good_1,
        "good-2": good_2,
        "trunk_moves": trunk_moves,
        "one_side_only": one_side_only,
        "too_fast": too_fast,
        "arms_bend": arms_bend,
        "wrong_view-front": good_1,
    },
)

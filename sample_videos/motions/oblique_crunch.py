"""On the back, the lower legs on a chair: curl up askew, to the right and to the left in turn.

The side of a repetition is the one to which the chest turns: "right" when the left shoulder goes to
the right knee. As measured for the observability study, trunk slopes of 15 to 30 degrees with the
chest turned by 20 to 30 degrees.
"""

from __future__ import annotations

from collections.abc import Callable

from sample_videos.acting.motion import Motion, Script
from sample_videos.body.posture import Posture
from sample_videos.motions import abdominal_crunch
from sample_videos.motions.abdominal_crunch import (
    START,
    START_HANDS_BEHIND_HEAD,
    crunch,
    raised,
)
from sample_videos.scene.viewpoint import Viewpoint
from sample_videos.signals import Signal
from sample_videos.truth import Side

OTHER: dict[Side, Side] = {"left": "right", "right": "left"}


def turned(posture: Posture, side: Side, degrees: float) -> Posture:
    """Return `posture` with the chest turned to a side, bent a little to it; the head follows."""
    leftwards = degrees if side == "left" else -degrees
    return posture.plus(
        spine_twist=leftwards, spine_side=0.2 * leftwards, neck_twist=0.15 * leftwards
    )


def top_of(script: Script, start: Posture, side: Side) -> Posture:
    """Return the top of a good repetition: 18 to 28 degrees up, turned by 22 to 30."""
    slope, turn = script.random.uniform(18, 28), script.random.uniform(22, 30)
    return turned(raised(start, slope), side, turn)


def alternating(script: Script, start: Posture, first: Side, repetitions: int) -> Side:
    """Do good crunches to one side and the other in turn; return the side that comes next."""
    side = first
    for _ in range(repetitions):
        crunch(script, start, top_of(script, start, side), side=side)
        side = OTHER[side]
    return side


def drawn_side(script: Script) -> Side:
    """Return the side of the first repetition."""
    return "left" if script.random.random() < 0.5 else "right"


def good_1(script: Script) -> None:
    """Eight good crunches, the arms crossed on the chest."""
    alternating(script, START, drawn_side(script), 8)


def good_2(script: Script) -> None:
    """Six good crunches, the hands behind the head."""
    alternating(script, START_HANDS_BEHIND_HEAD, drawn_side(script), 6)


def no_rotation(script: Script) -> None:
    """Two good crunches, four straight ones, two good ones."""
    side = alternating(script, START, drawn_side(script), 2)
    for _ in range(4):
        top = raised(START, script.random.uniform(18, 28))
        begin, end = crunch(script, START, top)
        script.fault("no_rotation", begin - 0.6, end + 0.6)
    alternating(script, START, side, 2)


def same_side_again(script: Script) -> None:
    """Two good crunches; then four to the side of the second one, and one to the other."""
    start = START_HANDS_BEHIND_HEAD
    other = alternating(script, start, drawn_side(script), 2)
    side = OTHER[other]
    for _ in range(4):
        begin, end = crunch(script, start, top_of(script, start, side), side=side)
        script.fault("same_side_again", begin - 0.6, end + 0.6)
    alternating(script, start, other, 1)


def neck_pulled(script: Script) -> None:
    """Two good crunches; then three with the chin drawn to the chest by the hands, a good one."""
    start = START_HANDS_BEHIND_HEAD
    side = alternating(script, start, drawn_side(script), 2)
    for _ in range(3):
        top = top_of(script, start, side).plus(neck=script.vary(54, 0.06))
        begin, end = crunch(script, start, top, side=side)
        script.fault("neck_pulled", begin - 0.6, end + 0.6)
        side = OTHER[side]
    alternating(script, start, side, 1)


def legs_out_of_place(script: Script) -> None:
    """Two good crunches; then the knee comes to the shoulder, or both legs leave the chair."""
    side = alternating(script, START, drawn_side(script), 2)
    for both in (False, False, True, True):
        legs = {"left", "right"} if both else {side}
        changes = {f"{leg}_{joint}": value for leg in legs for joint, value in DRAWN_IN.items()}
        top = top_of(script, START, side).but(**changes)
        begin, end = crunch(script, START, top, side=side)
        script.fault("legs_out_of_place", begin - 0.6, end + 0.6)
        side = OTHER[side]
    alternating(script, START, side, 1)


DRAWN_IN = {"pinned": 0.0, "hip": 124.0, "knee": 98.0}

SQUARE = Viewpoint(yaw_deg=(-20.0, 20.0), height_m=(0.8, 1.3), distance_m=(2.2, 2.9))


def _motion(start: Posture, kinds: dict[str, Callable[[Script], None]]) -> Motion:
    return Motion(
        exercise="oblique_crunch",
        support=abdominal_crunch.SUPPORT,
        start=start,
        signal=Signal.TRUNK_SLOPE,
        kinds=kinds,
        viewpoint=SQUARE,
        viewpoints={"wrong_view-feet": abdominal_crunch.FEET_END},
        props=("chair",),
    )


MOTION = _motion(
    START,
    {
        "good-1": good_1,
        "no_rotation": no_rotation,
        "legs_out_of_place": legs_out_of_place,
        "wrong_view-feet": good_1,
    },
)
HANDS_BEHIND_HEAD = _motion(
    START_HANDS_BEHIND_HEAD,
    {"good-2": good_2, "same_side_again": same_side_again, "neck_pulled": neck_pulled},
)
MOTIONS = (MOTION, HANDS_BEHIND_HEAD)

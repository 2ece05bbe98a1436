"""How well a body is followed, and what is said of it at rest, by how it truly lies."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from rules.exercises import CATALOGUE
from server.evaluate.body_sheets import posture_sheet, tracking_sheet, view_sheet
from server.evaluate.evaluation import Evaluation
from server.evaluate.landmark_fit import compare
from server.evaluate.start_fit import NOBODY, StartFit, start_fit
from server.evaluate.trace import LIMBS, Followed, follow
from server.evaluate.tracking import Tracking, seen_only, tracking
from server.evaluate.true_frames import TrueFrames, read_true_frames
from server.evaluate.true_place import Place, TruePosture, true_postures, true_view
from server.evaluate.truth import Repetition, Truth, TruthError, View
from tests.evaluate.made import made_score, record, summary, trace
from tests.rules.bodies import frames
from tests.rules.people import CALM, trunk_lift

NAMES = tuple(joint.name.lower() for joint in LIMBS)
HEIGHT = 360
BODY_PX = 300.0
SIDE = View(yaw_deg=5.0)


def lying(belly: tuple[float, float, float], **places: tuple[float, float]) -> dict[str, Any]:
    """Return joints in metres: `places` are (x, z) of the middles, the head at +x.

    Args:
        belly: Which way it faces; the left of a pair lies square to it and to the x axis.
    """
    left = 0.15 * np.cross((1.0, 0.0, 0.0), belly)
    joints = {}
    for part, (x, z) in places.items():
        joints[f"left_{part}"] = np.array([x, 0.0, z]) + left
        joints[f"right_{part}"] = np.array([x, 0.0, z]) - left
    return joints


UP, DOWN, ASIDE = (0.0, 0.0, 1.0), (0.0, 0.0, -1.0), (0.0, 1.0, 0.0)
FLAT = {"shoulder": (0.5, 0.1), "wrist": (0.0, 0.1), "hip": (0.0, 0.1), "knee": (-0.4, 0.1),
        "ankle": (-0.8, 0.1)}  # fmt: skip
BENT = FLAT | {"knee": (-0.3, 0.5), "ankle": (-0.4, 0.1)}
CHAIR = FLAT | {"knee": (0.0, 0.5), "ankle": (-0.4, 0.5)}
FOURS = {"shoulder": (0.5, 0.5), "wrist": (0.5, 0.0), "hip": (0.0, 0.45), "knee": (0.0, 0.05),
         "ankle": (-0.4, 0.05)}  # fmt: skip
PLANK = FOURS | {"hip": (0.0, 0.4), "knee": (-0.4, 0.25), "ankle": (-0.8, 0.1)}
STANDING = {"shoulder": (0.01, 1.4), "wrist": (0.0, 0.8), "hip": (0.0, 0.9), "knee": (0.0, 0.5),
            "ankle": (0.0, 0.1)}  # fmt: skip


@pytest.mark.parametrize(
    ("belly", "places", "posture"),
    [
        (UP, FLAT, TruePosture.FLAT),
        (UP, BENT, TruePosture.KNEES_BENT),
        (UP, CHAIR, TruePosture.FEET_RAISED),
        (DOWN, FLAT, TruePosture.PRONE),
        (ASIDE, FLAT, TruePosture.RIGHT_SIDE),
        ((0.0, -1.0, 0.0), FLAT, TruePosture.LEFT_SIDE),
        (DOWN, FOURS, TruePosture.HANDS_AND_KNEES),
        (DOWN, PLANK, TruePosture.PROPPED),
        (ASIDE, STANDING, TruePosture.UPRIGHT),
    ],
)
def test_the_true_posture_follows_from_the_joints_in_space(
    belly: tuple[float, float, float],
    places: dict[str, tuple[float, float]],
    posture: TruePosture,
) -> None:
    joints = lying(belly, **places)
    nobody = np.full((len(joints), 3), np.nan)
    metres = np.stack([np.array(list(joints.values())), nobody])
    true = TrueFrames(
        t_ms=np.array([0, 100]),
        joint_names=tuple(joints),
        pixels=metres[:, :, :2],
        signals={},
        metres=metres,
    )
    assert true_postures(true) == (posture, None)


@pytest.mark.parametrize(
    ("yaw_deg", "posture", "words"),
    [
        (-35.0, TruePosture.PRONE, "side"),
        (40.0, TruePosture.FLAT, "half side, feet"),
        (-40.0, TruePosture.FLAT, "half side, head"),
        (95.0, TruePosture.FLAT, "feet end"),
        (-80.0, TruePosture.PRONE, "head end"),
        (0.0, TruePosture.LEFT_SIDE, "chest"),
        (-30.0, TruePosture.RIGHT_SIDE, "chest, headward"),
        (170.0, TruePosture.LEFT_SIDE, "back"),
    ],
)
def test_the_true_view_follows_from_yaw_and_posture(
    yaw_deg: float, posture: TruePosture, words: str
) -> None:
    assert true_view(View(yaw_deg=yaw_deg), posture) == words


def test_a_view_that_was_not_measured_is_told_in_its_own_words() -> None:
    assert true_view(View(words="above"), None) == "above"
    assert true_view(View(), None) == true_view(None, None) == ""


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Followed:
    path = tmp_path_factory.mktemp("poses") / "lift.poses.npz"
    return follow(record(path, frames(trunk_lift, 2, tempo=CALM)), CATALOGUE["trunk_lift"])


def truth(**facts: Any) -> Truth:
    told: dict[str, Any] = {"version": 2, "clip": "a", "exercise": "trunk_lift", "count": 2}
    return Truth(**told | {"body_px": BODY_PX, "view": SIDE} | facts)


def lying_still(followed: Followed) -> TrueFrames:
    """Return a truth that is where the landmarks are, of a body that lies prone."""
    joints = lying(DOWN, **FLAT, elbow=(0.2, 0.1))
    number = len(followed.limbs)
    return TrueFrames(
        t_ms=followed.trace.t_ms,
        joint_names=NAMES,
        pixels=followed.limbs * HEIGHT,
        signals={},
        metres=np.array([[joints[name] for name in NAMES]] * number),
    )


def followed_as(followed: Followed, limbs: Any) -> Tracking:
    true = lying_still(followed)
    other = replace(followed, limbs=limbs)
    compared = compare(truth(), true, other)
    assert compared is not None
    (found,) = tracking(truth(), true, compared).items()
    assert found[0] == Place("prone", "side")
    return found[1]


def test_a_body_that_is_followed_well_is_neither_lost_nor_swapped_nor_jumps(
    followed: Followed,
) -> None:
    number = len(followed.limbs)
    part = followed_as(followed, followed.limbs)
    assert (part.pictures, part.steps, part.points) == (number, number - 1, 12 * number)
    assert part.sided > 0
    assert part.lost == part.swapped == part.jumps == 0
    assert part.error_sum == pytest.approx(0)


def test_a_body_that_is_not_found_is_lost(followed: Followed) -> None:
    limbs = followed.limbs.copy()
    limbs[10:20] = np.nan
    part = followed_as(followed, limbs)
    assert (part.lost, part.steps) == (10, len(limbs) - 12)


def test_sides_that_are_exchanged_are_swapped_and_no_jump(followed: Followed) -> None:
    limbs = followed.limbs.copy()
    limbs[10:20] = limbs[10:20].reshape(10, 6, 2, 2)[:, :, ::-1].reshape(10, 12, 2)
    part = followed_as(followed, limbs)
    assert (part.swapped, part.jumps) == (10, 0)


def test_half_a_trunk_between_two_pictures_is_a_jump_where_the_body_does_not_move(
    followed: Followed,
) -> None:
    limbs = followed.limbs.copy()
    limbs[10:20] += (0.16 * BODY_PX / HEIGHT, 0.0)
    assert followed_as(followed, limbs).jumps == 2
    limbs = followed.limbs.copy()
    limbs[10:20] += (0.14 * BODY_PX / HEIGHT, 0.0)
    assert followed_as(followed, limbs).jumps == 0


def test_where_nobody_was_ever_found_every_true_picture_is_lost(
    followed: Followed, tmp_path: Path
) -> None:
    nothing = follow(record(tmp_path / "no.poses.npz", []), CATALOGUE["trunk_lift"])
    true = lying_still(followed)
    compared = compare(truth(), true, nothing)
    assert compared is not None
    part = tracking(truth(), true, compared)[Place("prone", "side")]
    assert part.lost == part.pictures == len(followed.limbs)
    assert seen_only(truth(frames=7), nothing.trace) == {
        Place("", "side"): Tracking(pictures=7, lost=7)
    }
    assert seen_only(truth(), nothing.trace) == {}


def test_without_true_joints_only_loss_in_the_active_time_is_told() -> None:
    found = np.ones(100, np.bool_)
    found[:15] = False
    told = seen_only(truth(active=((1.0, 9.0),), view=View(words="above")), trace(10, found=found))
    assert told == {Place("", "above"): Tracking(pictures=81, lost=5)}


def test_at_rest_the_posture_and_view_that_are_said_are_counted(followed: Followed) -> None:
    moving = (Repetition(number=1, start_s=3.0, end_s=30.0),)
    told = truth(repetitions=moving, active=((1.0, 60.0),))
    (found,) = start_fit(told, lying_still(followed), followed).items()
    place, part = found
    rest = int(((followed.trace.t_s >= 1.0) & (followed.trace.t_s < 2.5)).sum())
    late = int((followed.trace.t_s > 30.5).sum())
    assert (place, part.pictures) == (Place("prone", "side"), rest + late)
    assert part.postures == {"prone": part.pictures}
    assert part.views == {"side": part.pictures}
    assert not part.told


def test_near_misses_and_unknown_repetitions_tell_nothing_of_rest(followed: Followed) -> None:
    true = lying_still(followed)
    assert start_fit(truth(repetitions=(), near_miss=True), true, followed) == {}
    assert start_fit(truth(), true, followed) == {}


def test_joints_in_space_that_do_not_fit_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.truth.npz"
    arrays: dict[str, Any] = {
        "t_ms": np.array([0]),
        "joint_names": np.array(["left_hip"]),
        "pixels": np.zeros((1, 1, 2)),
        "signal_names": np.array(["a"]),
        "signals": np.array([[1.0]]),
    }
    np.savez(path, metres=np.zeros((1, 1, 3)), **arrays)
    assert read_true_frames(path).metres is not None
    np.savez(path, metres=np.zeros((1, 2, 3)), **arrays)
    with pytest.raises(TruthError, match=r"a\.truth\.npz: metres do not fit"):
        read_true_frames(path)


def evaluated(**judged: Any) -> Evaluation:
    return Evaluation(
        folder="clips", model="full", missing=(), broken=(), seconds=1.0,
        scores=(made_score(summary("trunk_lift"), judged=judged),),
    )  # fmt: skip


def test_the_tables_say_each_posture_once_and_all_together() -> None:
    sheet = tracking_sheet(
        evaluated(
            tracking={
                Place("upright", "side"): Tracking(pictures=10, lost=10),
                Place("prone", "side"): Tracking(
                    pictures=100, lost=1, sided=50, swapped=5, steps=80, jumps=2, points=900,
                    error_sum=1800.0,
                ),
                Place("prone", "head end"): Tracking(pictures=90),
            }
        )
    )  # fmt: skip
    assert sheet.rows == (
        ("prone", "head end", "90", "0.0 %", "–", "–", "–"),
        ("", "side", "100", "1.0 %", "10.0 %", "25.0", "2.00 %"),
        ("upright", "side", "10", "100.0 %", "–", "–", "–"),
        ("all", "", "200", "5.5 %", "10.0 %", "25.0", "2.00 %"),
    )


def test_what_was_said_of_nobody_has_no_column() -> None:
    starts = {
        Place("on the left side", "chest"): StartFit(
            pictures=8,
            postures=Counter({"on the left side": 6, "prone": 1, NOBODY: 1}),
            views=Counter({"chest": 7, NOBODY: 1}),
            told=Counter({"wrong_posture": 2}),
        )
    }
    said = posture_sheet(evaluated(starts=starts))
    assert said.columns[3:] == ("prone", "left", "nobody", "told")
    assert said.rows == (("on the left side", "chest", "8", "12", "75", "12", "25"),)
    views = view_sheet(evaluated(starts=starts))
    assert views.rows == (("on the left side", "chest", "8", "88", "12", "."),)

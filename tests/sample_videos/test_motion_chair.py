from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

import numpy as np
import pytest

from sample_videos import signals
from sample_videos.acting.act import BONE_JOINTS
from sample_videos.acting.motion import Motion, Performance
from sample_videos.body import person
from sample_videos.body.posing import Poser
from sample_videos.body.posture import Posture
from sample_videos.body.support import Support
from sample_videos.geometry import Array
from sample_videos.motions import abdominal_crunch, near_misses_chair, oblique_crunch
from sample_videos.motions.abdominal_crunch import START, raised

MOTIONS = (*abdominal_crunch.MOTIONS, *oblique_crunch.MOTIONS, *near_misses_chair.MOTIONS)
KINDS = [
    pytest.param(motion, kind, id=f"{motion.exercise}-{kind}")
    for motion in MOTIONS
    for kind in motion.kinds
]
GOOD = [
    pytest.param(motion, kind, id=f"{motion.exercise}-{kind}")
    for motion in MOTIONS
    for kind in motion.kinds
    if kind.startswith("good")
]
NEAR_MISSES = [
    pytest.param(motion, kind, id=f"{motion.exercise}-{kind}")
    for motion in near_misses_chair.MOTIONS
    for kind in motion.kinds
]
Measured = dict[str, Array]


@cache
def poser(support: Support, start: Posture, name: str) -> Poser:
    return Poser(person.mix({name: 1.0}), support, start)


def poser_of(motion: Motion, name: str = "adult_woman") -> Poser:
    return poser(motion.support, motion.start, name)


def show(motion: Motion, kind: str) -> Performance:
    return motion.perform(kind, np.random.default_rng(5))


def measured(motion: Motion, postures: Sequence[Posture], name: str = "adult_woman") -> Measured:
    """Return the true signals in the start posture and then in these."""
    who = poser_of(motion, name)
    placements = [who.start_placement, *(who.placement(posture) for posture in postures)]
    found = [who.person.joints(placement) for placement in placements]
    joints = {joint: np.array([one[joint] for one in found]) for joint in who.person.joint_names}
    for joint, bone in BONE_JOINTS.items():
        for side, suffix in (("left", ".L"), ("right", ".R")):
            heads = [placement.at(bone + suffix) for placement in placements]
            joints[f"bone_{side}_{joint}"] = np.array(heads)
    pitches = [motion.start.pelvis_pitch, *(posture.pelvis_pitch for posture in postures)]
    return signals.measure(joints, "left", np.array(pitches))


def tops(performance: Performance) -> list[Posture]:
    """Return the posture in the middle of each repetition."""
    times = [(one.start_s + one.end_s) / 2 for one in performance.windows]
    return [performance.planned(time) for time in times]


def rises(motion: Motion, postures: Sequence[Posture], name: str = "adult_woman") -> Array:
    slope = measured(motion, postures, name)["trunk_slope_deg"]
    return np.asarray(slope[1:] - slope[0])


def motion_with(exercise: str, kind: str) -> Motion:
    return next(one for one in MOTIONS if one.exercise == exercise and kind in one.kinds)


@pytest.mark.parametrize(("motion", "kind"), KINDS)
def test_a_kind_ends_as_it_begins_and_shows_what_its_name_says(motion: Motion, kind: str) -> None:
    performance = show(motion, kind)
    assert performance.postures[-1] == performance.postures[0] == (motion.opening or motion.start)
    assert 14 < performance.duration_s < 60
    plain = kind.startswith(("good", "near_miss", "wrong_view"))
    assert {fault.key for fault in performance.faults} == (set() if plain else {kind})
    assert (not performance.windows) == kind.startswith("near_miss")
    faulty = len(performance.faults)
    assert plain or len(performance.windows) >= faulty + 3


@pytest.mark.parametrize("name", ["adult_woman", "heavy_man", "old_woman"])
@pytest.mark.parametrize(("motion", "kind"), GOOD)
def test_good_crunches_raise_the_trunk_by_15_to_35_degrees(
    motion: Motion, kind: str, name: str
) -> None:
    found = rises(motion, tops(show(motion, kind))[:2], name)
    assert found.min() > 15
    assert found.max() < 35


@pytest.mark.parametrize(("motion", "kind"), NEAR_MISSES)
def test_the_trunk_stays_down_in_near_misses(motion: Motion, kind: str) -> None:
    performance = show(motion, kind)
    times = np.linspace(0, performance.duration_s, 14)
    slope = measured(motion, [performance.planned(time) for time in times])["trunk_slope_deg"]
    assert slope.max() < 5


def faulty_tops(motion: Motion, kind: str) -> list[Posture]:
    performance = show(motion, kind)
    return [performance.planned((fault.start_s + fault.end_s) / 2) for fault in performance.faults]


@pytest.mark.parametrize("name", ["adult_woman", "old_woman", "tall_slim"])
def test_a_crunch_not_high_enough_leaves_the_shoulder_blades_on_the_mat(name: str) -> None:
    motion = motion_with("abdominal_crunch", "not_high_enough")
    found = rises(motion, faulty_tops(motion, "not_high_enough"), name)
    assert found.min() > 2
    assert found.max() < 9
    assert not any(one.counts for one in show(motion, "not_high_enough").windows[2:6])


def test_a_sit_up_brings_the_trunk_upright() -> None:
    motion = motion_with("abdominal_crunch", "sit_up")
    assert rises(motion, faulty_tops(motion, "sit_up")).min() > 60


@pytest.mark.parametrize("exercise", ["abdominal_crunch", "oblique_crunch"])
def test_a_pulled_neck_bends_15_degrees_further_than_a_good_one(exercise: str) -> None:
    motion = motion_with(exercise, "neck_pulled")
    pulled = measured(motion, faulty_tops(motion, "neck_pulled"))["neck_angle_deg"][1:]
    good = measured(motion, tops(show(motion, "good-2")))["neck_angle_deg"][1:]
    assert pulled.min() > good.max() + 10
    assert pulled.mean() > good.mean() + 15


@pytest.mark.parametrize("exercise", ["abdominal_crunch", "oblique_crunch"])
def test_legs_out_of_place_leave_the_chair_and_good_ones_stay_on_it(exercise: str) -> None:
    motion = motion_with(exercise, "legs_out_of_place")
    who = poser_of(motion)
    for postures, low, high in (
        (faulty_tops(motion, "legs_out_of_place"), 0.10, 1.0),
        (tops(show(motion, "good-1"))[:2], 0.0, 0.001),
    ):
        for posture in postures:
            placed = who.placement(posture)
            way = max(
                float(np.linalg.norm(placed.at(ankle) - who.start_placement.at(ankle)))
                for ankle in ("foot.L", "foot.R")
            )
            assert low <= way <= high


def test_too_fast_ones_take_less_than_a_second_and_good_ones_more_than_two() -> None:
    performance = show(abdominal_crunch.MOTION, "too_fast")
    spans = [one.end_s - one.start_s for one in performance.windows]
    assert max(spans[2:7]) < 1 < 2 < min(*spans[:2], *spans[7:])


@pytest.mark.parametrize("kind", ["good-1", "good-2"])
def test_good_oblique_crunches_turn_the_chest_to_their_side_and_alternate(kind: str) -> None:
    motion = motion_with("oblique_crunch", kind)
    performance = show(motion, kind)
    turns = measured(motion, tops(performance))["trunk_turn_deg"][1:]
    sides = [one.side for one in performance.windows]
    assert sides == ["left" if turn > 0 else "right" for turn in turns]
    assert np.abs(turns).min() > 15
    assert all(first != second for first, second in pairwise(sides))


def test_a_turn_to_the_right_brings_the_left_shoulder_to_the_right_knee() -> None:
    start = oblique_crunch.MOTION.start
    who = poser_of(oblique_crunch.MOTION)
    straight, turned = (
        who.person.joints(who.placement(posture))
        for posture in (raised(start, 22), oblique_crunch.turned(raised(start, 22), "right", 26))
    )
    ways = [
        float(np.linalg.norm(one["left_shoulder"] - one["right_knee"]))
        for one in (straight, turned)
    ]
    assert ways[1] < ways[0] - 0.03
    assert turned["left_shoulder"][2] > turned["right_shoulder"][2] + 0.08


def test_without_rotation_the_chest_stays_straight_and_no_side_is_told() -> None:
    motion = motion_with("oblique_crunch", "no_rotation")
    turns = measured(motion, faulty_tops(motion, "no_rotation"))["trunk_turn_deg"]
    assert np.abs(turns).max() < 3
    assert [one.side for one in show(motion, "no_rotation").windows[2:6]] == [None] * 4


def test_same_side_again_goes_on_to_the_side_of_the_second_repetition() -> None:
    motion = motion_with("oblique_crunch", "same_side_again")
    sides = [one.side for one in show(motion, "same_side_again").windows]
    assert sides[0] != sides[1]
    assert sides[2:6] == [sides[1]] * 4
    turns = measured(motion, faulty_tops(motion, "same_side_again"))["trunk_turn_deg"][1:]
    assert (np.sign(turns) == (1 if sides[1] == "left" else -1)).all()


def test_the_start_has_hips_and_knees_at_about_ninety_degrees() -> None:
    found = measured(abdominal_crunch.MOTION, [START])
    assert found["hip_angle_near_deg"][0] == pytest.approx(90, abs=10)
    assert found["knee_angle_near_deg"][0] == pytest.approx(90, abs=10)
    assert found["thigh_slope_near_deg"][0] > 75

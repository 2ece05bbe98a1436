from __future__ import annotations

import numpy as np
import pytest

from sample_videos import catalogue, person
from sample_videos.motion import Motion
from sample_videos.motions import knees_to_chest, pelvic_tilt, trunk_lift
from sample_videos.person import Person
from sample_videos.posing import Poser
from sample_videos.room import MAT_TOP_M
from sample_videos.skeleton import Placement


@pytest.fixture(scope="module")
def woman() -> Person:
    return person.mix({"adult_woman": 0.8, "heavy_man": 0.2})


def height_of(body: Person, placement: Placement, *bones: str) -> float:
    """Return the height in metres of the lowest skin of some bones."""
    return float(body.posed(placement, body.vertices_of(*bones))[:, 2].min())


def test_a_mixed_body_is_as_tall_as_the_mix_of_its_bodies(woman: Person) -> None:
    alone = [person.mix({name: 1.0}).height_m for name in ("adult_woman", "heavy_man")]
    assert woman.height_m == pytest.approx(0.8 * alone[0] + 0.2 * alone[1], abs=0.02)


def test_shares_that_do_not_sum_to_one_are_refused() -> None:
    with pytest.raises(ValueError, match="sum to 1"):
        person.mix({"adult_man": 0.5})


def test_joints_lie_in_the_body_and_left_is_left(woman: Person) -> None:
    rest = woman.skeleton.place({"root": np.eye(3)}, woman.skeleton.at("root"))
    joints = woman.joints(rest)
    for joint, bone in (("hip", "upperleg01.L"), ("knee", "lowerleg01.L"), ("ankle", "foot.L")):
        assert np.linalg.norm(joints[f"left_{joint}"] - rest.at(bone)) < 0.06
    assert joints["left_shoulder"][0] > 0 > joints["right_shoulder"][0]
    assert joints["nose"][2] > joints["left_shoulder"][2] > joints["left_hip"][2]


def test_planted_feet_stand_flat_on_the_mat(woman: Person) -> None:
    poser = Poser(woman, pelvic_tilt.SUPPORT, pelvic_tilt.START)
    for posture in (pelvic_tilt.START, pelvic_tilt.tilted(pelvic_tilt.START, 12, 1.6)):
        placement = poser.placement(posture)
        assert height_of(woman, placement, "foot") == pytest.approx(MAT_TOP_M, abs=0.012)
        assert placement.turn("foot.L") == pytest.approx(np.eye(3), abs=1e-9)


def test_flattening_by_ten_degrees_slides_the_hips_nine_millimetres_and_leaves_the_chest(
    woman: Person,
) -> None:
    poser = Poser(woman, pelvic_tilt.SUPPORT, pelvic_tilt.START)
    still = poser.placement(pelvic_tilt.START)
    flat = poser.placement(pelvic_tilt.tilted(pelvic_tilt.START, 10))
    way = flat.middle("upperleg01") - still.middle("upperleg01")
    assert way[1] == pytest.approx(0.009, abs=1e-6)
    assert way[2] == pytest.approx(0.0025, abs=1e-6)
    assert flat.at("spine01") == pytest.approx(still.at("spine01"), abs=1e-9)
    assert flat.turn("spine01") == pytest.approx(still.turn("spine01"), abs=1e-9)


def test_hands_hold_the_knees(woman: Person) -> None:
    poser = Poser(woman, knees_to_chest.MOTION.support, knees_to_chest.START)
    held = poser.placement(knees_to_chest.HELD)
    for side in (".L", ".R"):
        assert np.linalg.norm(held.at("wrist" + side) - held.at("lowerleg01" + side)) < 0.16


def test_hands_stay_on_the_floor_when_the_arms_push(woman: Person) -> None:
    poser = Poser(woman, trunk_lift.MOTION.support, trunk_lift.START)
    still = poser.placement(trunk_lift.START)
    top = trunk_lift.lifted(25).but(hands_at_forehead=0, hands_where_forehead_was=1)
    pushed = poser.placement(top)
    assert pushed.at("wrist.L") == pytest.approx(still.at("wrist.L"), abs=0.005)
    assert pushed.at("head")[2] > still.at("head")[2] + 0.15


@pytest.mark.parametrize(
    ("motion", "kind"),
    [
        pytest.param(motion, kind, id=f"{motion.exercise}-{kind}")
        for motion, kind in catalogue.KINDS
    ],
)
def test_no_limb_goes_through_the_mat(woman: Person, motion: Motion, kind: str) -> None:
    poser = Poser(woman, motion.support, motion.start)
    performance = motion.perform(kind, np.random.default_rng(3))
    skin = np.arange(0, len(woman.vertices), 7)
    for time in np.linspace(0, performance.duration_s, 40):
        placement = poser.placement(performance.planned(time))
        assert woman.posed(placement, skin)[:, 2].min() > MAT_TOP_M - 0.05
        assert np.all([placement.at(bone)[2] > 0 for bone in placement.skeleton.bones])

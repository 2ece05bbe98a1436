from __future__ import annotations

import numpy as np
import pytest

from sample_videos import catalogue
from sample_videos.acting.motion import Motion
from sample_videos.body import person
from sample_videos.body.person import Person
from sample_videos.body.posing import Poser
from sample_videos.body.posture import Posture
from sample_videos.body.skeleton import Placement
from sample_videos.body.support import Support
from sample_videos.geometry import angle_deg
from sample_videos.motions import knees_to_chest, pelvic_tilt, trunk_lift
from sample_videos.scene.room import MAT_TOP_M

Posing = tuple[Support, Posture, Posture]

ON_THE_BACK = Support(contact=("root", "spine"), anchor="spine01", chest_pinned=True)
ON_THE_SIDE = Support(contact=("root", "spine05", "upperleg"), anchor="upperleg01")
ON_ALL_FOURS = Support(contact=("lowerleg",), anchor="upperleg01", chest_pinned=True)
ON_THE_SEAT = Support(contact=("root", "spine05"), anchor="upperleg01")
FLAT = Posture(head_resting=1, left_resting=1, right_resting=1, left_knee=3, hands_on_pelvis=1)
PRONE = Posture(
    pelvis_pitch=90, left_ankle=60, right_ankle=60, left_resting=1, right_resting=1,
    hands_forward=1,
)  # fmt: skip
SIDEWAYS = Posture(
    pelvis_roll=90, spine=12, neck=10, left_hip=95, right_hip=112, left_knee=95, right_knee=100,
    leg_abduction=0, left_resting=1, right_spread=-12, chest_resting=1, head_resting=1,
    left_hand_before=1, right_hand_before=1,
)  # fmt: skip
ALL_FOURS = Posture(
    pelvis_pitch=90, left_hip=90, right_hip=90, left_knee=90, right_knee=90, left_ankle=64,
    right_ankle=64, leg_abduction=0, left_kneeling=1, right_kneeling=1, hands_under_shoulders=1,
)  # fmt: skip
CALVES_UP = Posture(
    left_hip=88, right_hip=88, left_knee=88, right_knee=88, left_pinned=1, right_pinned=1,
    hands_behind_head=1,
)  # fmt: skip
POSTURES = [
    pytest.param((ON_THE_BACK, FLAT, FLAT.plus(pelvis_side=6, spine_side=6)), id="on the back"),
    pytest.param(
        (ON_THE_SIDE, SIDEWAYS, SIDEWAYS.but(spine_twist=-40, right_hand_before=0.4,
         right_hand_open=0.6)), id="on the side",
    ),
    pytest.param(
        (ON_ALL_FOURS, ALL_FOURS, ALL_FOURS.plus(hips_aside=0.05, right_hand_ahead=1)),
        id="on hands and knees",
    ),
    pytest.param(
        (ON_THE_SEAT, CALVES_UP, CALVES_UP.plus(spine=20, spine_twist=15, knees_aside=8)),
        id="calves on a chair",
    ),
]  # fmt: skip


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


@pytest.mark.parametrize("side", ["left", "right"])
def test_hitching_a_hip_shortens_its_leg_as_the_hip_rises_and_leaves_the_chest(
    woman: Person, side: str
) -> None:
    poser = Poser(woman, ON_THE_BACK, FLAT)
    turn = 7.0 if side == "left" else -7.0
    hitched = poser.placement(FLAT.plus(pelvis_side=turn, spine_side=turn))
    still = poser.placement(FLAT)
    way = {name: hitched.at("foot" + name) - still.at("foot" + name) for name in (".L", ".R")}
    short, long = (".L", ".R") if side == "left" else (".R", ".L")
    hips = still.at("upperleg01.L") - still.at("upperleg01.R")
    rise = float(np.linalg.norm(hips) / 2 * np.sin(np.deg2rad(7)))
    assert 0.012 < rise < 0.016
    assert way[short][1] == pytest.approx(rise, abs=0.0005)
    assert way[long][1] == pytest.approx(-rise, abs=0.0005)
    assert max(abs(one[0]) for one in way.values()) < 0.002
    assert hitched.at("spine01") == pytest.approx(still.at("spine01"), abs=1e-9)
    assert hitched.turn("spine01") == pytest.approx(still.turn("spine01"), abs=0.002)


@pytest.mark.parametrize("body", ["adult_man", "heavy_man", "old_woman"])
def test_straight_legs_at_rest_lie_on_the_mat_whatever_the_build(body: str) -> None:
    one = person.mix({body: 1.0})
    for start in (FLAT, PRONE):
        placement = Poser(one, ON_THE_BACK, start).placement(start)
        assert height_of(one, placement, "lowerleg", "foot") == pytest.approx(MAT_TOP_M, abs=0.015)


@pytest.mark.parametrize("twist", [0.0, -60.0])
def test_one_who_lies_on_the_side_rests_knee_hip_chest_and_head_on_the_mat(
    woman: Person, twist: float
) -> None:
    placement = Poser(woman, ON_THE_SIDE, SIDEWAYS).placement(SIDEWAYS.but(spine_twist=twist))
    for bone in ("lowerleg01.L", "upperleg01.L"):
        assert height_of(woman, placement, bone) == pytest.approx(MAT_TOP_M, abs=0.02)
    chest = height_of(woman, placement, "spine01", "spine02", "clavicle", "upperarm01.L")
    assert MAT_TOP_M - 0.04 < chest < MAT_TOP_M + 0.02
    assert MAT_TOP_M - 0.02 < height_of(woman, placement, "head") < MAT_TOP_M + 0.06


def test_a_twist_lowers_the_upper_shoulder_below_the_upper_hip(woman: Person) -> None:
    poser = Poser(woman, ON_THE_SIDE, SIDEWAYS)
    still = poser.placement(SIDEWAYS)
    turned = poser.placement(SIDEWAYS.but(spine_twist=-60.0))
    assert still.at("upperarm01.R")[2] > still.at("upperleg01.R")[2]
    assert turned.at("upperarm01.R")[2] < turned.at("upperleg01.R")[2] - 0.05
    assert turned.at("upperleg01.R") == pytest.approx(still.at("upperleg01.R"), abs=0.001)


@pytest.mark.parametrize("body", ["adult_man", "heavy_man", "old_woman"])
def test_on_hands_and_knees_the_arms_are_almost_straight_whatever_the_build(body: str) -> None:
    one = person.mix({body: 1.0})
    placement = Poser(one, ON_ALL_FOURS, ALL_FOURS).placement(ALL_FOURS)
    shoulder, elbow, wrist = (
        placement.at(bone) for bone in ("upperarm01.L", "lowerarm01.L", "wrist.L")
    )
    assert angle_deg(shoulder, elbow, wrist) > 145
    assert height_of(one, placement, "wrist.L", "finger") == pytest.approx(MAT_TOP_M, abs=0.02)
    assert height_of(one, placement, "lowerleg", "foot") == pytest.approx(MAT_TOP_M, abs=0.02)
    thigh = placement.at("upperleg01.L") - placement.at("lowerleg01.L")
    assert thigh[2] > 0.99 * np.linalg.norm(thigh)


def test_the_pelvis_swings_aside_while_hands_knees_and_chest_stay(woman: Person) -> None:
    poser = Poser(woman, ON_ALL_FOURS, ALL_FOURS)
    still = poser.placement(ALL_FOURS)
    left = poser.placement(ALL_FOURS.plus(hips_aside=0.07, pelvis_side=15, spine_side=15))
    for bone in ("wrist.L", "wrist.R", "spine01"):
        assert left.at(bone) == pytest.approx(still.at(bone), abs=1e-6)
    for bone in ("lowerleg01.L", "lowerleg01.R", "foot.L", "foot.R"):
        assert left.at(bone) == pytest.approx(still.at(bone), abs=0.012)
    way = left.middle("upperleg01") - still.middle("upperleg01")
    assert way[0] == pytest.approx(0.07, abs=1e-6)
    assert -0.02 < way[2] < 0


def test_one_leg_leaves_the_mat_while_the_other_kneels(woman: Person) -> None:
    poser = Poser(woman, ON_ALL_FOURS, ALL_FOURS)
    still = poser.placement(ALL_FOURS)
    out = poser.placement(
        ALL_FOURS.but(left_kneeling=0, left_hip=0, left_knee=3, right_hand_ahead=1)
    )
    assert out.at("lowerleg01.R") == pytest.approx(still.at("lowerleg01.R"), abs=0.002)
    assert out.at("foot.L")[2] > still.at("upperleg01.L")[2] - 0.1
    assert out.at("wrist.R")[2] > out.at("upperarm01.R")[2] - 0.05
    assert out.at("wrist.L") == pytest.approx(still.at("wrist.L"), abs=1e-6)


def test_ankles_on_a_chair_stay_while_the_trunk_curls_and_twists(woman: Person) -> None:
    poser = Poser(woman, ON_THE_SEAT, CALVES_UP)
    still = poser.placement(CALVES_UP)
    curled = poser.placement(CALVES_UP.plus(spine=40, spine_twist=20, pelvis_pitch=4))
    for side in (".L", ".R"):
        assert curled.at("foot" + side) == pytest.approx(still.at("foot" + side), abs=1e-6)
        assert curled.turn("foot" + side) == pytest.approx(still.turn("foot" + side), abs=1e-9)
    assert curled.middle("upperarm01")[2] > still.middle("upperarm01")[2] + 0.12


@pytest.mark.parametrize("posture", POSTURES)
def test_the_mirrored_posture_is_the_mirror_image(woman: Person, posture: Posing) -> None:
    support, start, target = posture
    shown = Poser(woman, support, start).placement(target)
    mirrored = Poser(woman, support, start.reflected()).placement(target.reflected())
    for bone in ("head", "wrist", "lowerarm01", "upperleg01", "lowerleg01", "foot"):
        for side, other in (("", ""),) if bone == "head" else ((".L", ".R"), (".R", ".L")):
            expected = shown.at(bone + side) * np.array([-1.0, 1.0, 1.0])
            assert mirrored.at(bone + other) == pytest.approx(expected, abs=0.004)


@pytest.mark.parametrize(
    ("motion", "kind"),
    [pytest.param(motion, kind, id=name) for name, (motion, kind) in catalogue.KINDS.items()],
)
def test_no_limb_goes_through_the_mat(woman: Person, motion: Motion, kind: str) -> None:
    poser = Poser(woman, motion.support, motion.start)
    performance = motion.perform(kind, np.random.default_rng(3))
    skin = np.arange(0, len(woman.vertices), 7)
    for time in np.linspace(0, performance.duration_s, 15):
        placement = poser.placement(performance.planned(time))
        assert woman.posed(placement, skin)[:, 2].min() > MAT_TOP_M - 0.05
        assert np.all([placement.at(bone)[2] > 0 for bone in placement.skeleton.bones])

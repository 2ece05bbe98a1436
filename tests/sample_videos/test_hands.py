from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from sample_videos.body import person
from sample_videos.body.arms import LOWEST_ELBOW_M
from sample_videos.body.grip import LYING_WRIST_M, STANDING_WRIST_M
from sample_videos.body.hands import BOTH, SINGLE, STAY, STAYS, shares
from sample_videos.body.person import Person
from sample_videos.body.posing import Poser
from sample_videos.body.posture import NAMES, Posture
from sample_videos.body.skeleton import Placement
from sample_videos.body.support import Support
from sample_videos.geometry import Array

ON_THE_BACK = Support(contact=("root", "spine"), anchor="spine01")
ON_THE_BELLY = Support(contact=("root", "spine05", "upperleg"), anchor="upperleg01")
ON_THE_SIDE = Support(contact=("root", "spine05", "upperleg"), anchor="upperleg01")
BACK = Posture(hands_beside=1)
BELLY = Posture(pelvis_pitch=90, hands_forward=1)
SIDE = Posture(
    pelvis_roll=90, left_hip=95, right_hip=112, left_knee=95, right_knee=100, chest_resting=1,
    left_hand_before=1, right_hand_before=1,
)  # fmt: skip


@pytest.fixture(scope="module")
def man() -> Person:
    return person.mix({"adult_man": 0.9, "tall_slim": 0.1})


def wrists(placement: Placement) -> Array:
    """Return both wrists (2, 3), the left one first."""
    return np.array([placement.at("wrist.L"), placement.at("wrist.R")])


def test_every_place_of_a_hand_is_a_field_of_the_posture() -> None:
    fields = {*BOTH, STAY}
    for name in (*SINGLE, STAYS):
        fields |= {f"left_{name}", f"right_{name}"}
    assert fields == {name for name in NAMES if "hand" in name} - {"hands_lift"}


@pytest.mark.parametrize(
    ("posture", "left", "right"),
    [
        (Posture(hands_beside=1), {"hands_beside": 1}, {"hands_beside": 1}),
        (
            Posture(hands_beside=1, hands_crossed=3),
            {"hands_beside": 0.25, "hands_crossed": 0.75},
            {"hands_beside": 0.25, "hands_crossed": 0.75},
        ),
        (
            Posture(hands_beside=1, right_hand_ahead=1),
            {"hands_beside": 1},
            {"hand_ahead": 1},
        ),
        (
            Posture(hands_beside=0.5, left_hand_open=0.3),
            {"hands_beside": 0.7, "hand_open": 0.3},
            {"hands_beside": 1},
        ),
        (
            Posture(left_hand_open=0.3, left_hand_before=0.6, right_hand_before=0.2),
            {"hand_open": 1 / 3, "hand_before": 2 / 3},
            {"hand_before": 1},
        ),
    ],
)
def test_a_hands_own_places_replace_those_of_both_by_as_much_as_they_sum_to(
    posture: Posture, left: dict[str, float], right: dict[str, float]
) -> None:
    assert shares(posture, ".L") == pytest.approx(left)
    assert shares(posture, ".R") == pytest.approx(right)


def test_a_hand_without_a_place_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="the right hand no place"):
        shares(Posture(left_hand_before=1), ".R")


def test_a_start_that_only_says_the_hands_stay_is_refused(man: Person) -> None:
    with pytest.raises(ValueError, match="start posture has to say"):
        Poser(man, ON_THE_BACK, Posture(hands_stay=1)).placement(Posture(hands_stay=1))


def test_hands_that_stay_are_where_the_start_sent_them(man: Person) -> None:
    poser = Poser(man, ON_THE_BACK, BACK)
    still = wrists(poser.placement(BACK))
    moved = poser.placement(BACK.but(spine=25, hands_beside=0, hands_stay=1, right_hand_ahead=1))
    assert moved.at("wrist.L") == pytest.approx(still[0], abs=0.01)
    assert np.linalg.norm(moved.at("wrist.R") - still[1]) > 0.5


def test_hands_forward_stay_on_the_floor_and_slide_back_when_the_arms_are_too_short(
    man: Person,
) -> None:
    poser = Poser(man, ON_THE_BELLY, BELLY)
    start, low, high = (
        wrists(poser.placement(BELLY.plus(spine=-extension))) for extension in (0, 15, 70)
    )
    assert start[:, 2] == pytest.approx(STANDING_WRIST_M)
    assert low == pytest.approx(start, abs=1e-6)
    assert high[:, 2] == pytest.approx(STANDING_WRIST_M, abs=1e-6)
    assert (high[:, 1] > start[:, 1] + 0.03).all()
    assert abs(start[0, 0] - start[1, 0]) == pytest.approx(0.44, abs=0.08)


def test_crossed_hands_travel_with_the_chest(man: Person) -> None:
    poser = Poser(man, ON_THE_BACK, BACK.but(hands_beside=0, hands_crossed=1))
    for spine in (0, 40):
        placement = poser.placement(poser.start.plus(spine=spine))
        chest = placement.turn("spine01").T
        left = chest @ (placement.at("wrist.L") - placement.middle("upperarm01"))
        right = chest @ (placement.at("wrist.R") - placement.middle("upperarm01"))
        assert left[0] < -0.05 < 0.05 < right[0]
        assert max(left[1], right[1]) < -0.1


def test_hands_behind_the_head_travel_with_it(man: Person) -> None:
    poser = Poser(man, ON_THE_BACK, BACK.but(hands_beside=0, hands_behind_head=1))
    for neck in (0, 30):
        placement = poser.placement(poser.start.plus(spine=30, neck=neck))
        for side in (".L", ".R"):
            assert np.linalg.norm(placement.at("wrist" + side) - placement.at("head")) < 0.2


def test_hands_before_the_chest_lie_on_the_floor_on_the_side_the_chest_faces(man: Person) -> None:
    placement = Poser(man, ON_THE_SIDE, SIDE).placement(SIDE)
    assert wrists(placement)[:, 2] == pytest.approx(LYING_WRIST_M, abs=0.02)
    assert (wrists(placement)[:, 0] > placement.middle("upperarm01")[0] + 0.2).all()


def test_an_opened_arm_reaches_the_floor_behind_only_when_the_chest_turns_along(
    man: Person,
) -> None:
    poser = Poser(man, ON_THE_SIDE, SIDE)
    opened = SIDE.but(right_hand_before=0, right_hand_open=1)
    turned = poser.placement(opened.but(spine_twist=-65)).at("wrist.R")
    alone = poser.placement(opened).at("wrist.R")
    assert turned[2] < 0.15
    assert turned[0] < -0.4
    assert alone[2] > 0.5


def test_the_arm_swings_evenly_over_the_shoulder_to_the_floor_behind(man: Person) -> None:
    poser = Poser(man, ON_THE_SIDE, SIDE)
    opened = SIDE.but(right_hand_before=0, right_hand_open=1, spine_twist=-60)
    way = [poser.placement(Posture.mixed(SIDE, opened, share)) for share in np.linspace(0, 1, 21)]
    for bone in ("wrist.R", "finger3-2.R"):
        steps = [float(np.linalg.norm(b.at(bone) - a.at(bone))) for a, b in pairwise(way)]
        assert max(steps) < 2 * np.mean(steps)
    assert max(placement.at("wrist.R")[2] for placement in way) > 0.7


@pytest.mark.parametrize("name", [*BOTH, STAY])
def test_no_elbow_sinks_into_the_mat(man: Person, name: str) -> None:
    for support, start in ((ON_THE_BACK, BACK), (ON_THE_BELLY, BELLY)):
        posture = start.but(hands_beside=0, hands_forward=0).but(**{name: 1})
        placement = Poser(man, support, start).placement(posture)
        for side in (".L", ".R"):
            assert placement.at("lowerarm01" + side)[2] > LOWEST_ELBOW_M - 0.02


def test_two_hundredths_of_lift_raise_the_hands_by_two_centimetres(man: Person) -> None:
    poser = Poser(man, ON_THE_BACK, BACK)
    low, high = (wrists(poser.placement(BACK.but(hands_lift=lift))) for lift in (0.0, 0.02))
    assert high[:, 2] - low[:, 2] == pytest.approx(0.02, abs=0.002)

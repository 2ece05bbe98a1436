from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sample_videos.body import person
from sample_videos.body.contour import LYING_SKIN_M, Contact, Contour, touching_deg
from sample_videos.body.person import Person
from sample_videos.body.posing import Poser
from sample_videos.body.posture import Posture
from sample_videos.body.skeleton import Placement
from sample_videos.body.support import Support
from sample_videos.geometry import X, rotation

LYING = Posture(pelvis_roll=25, spine=10, left_hip=40, right_knee=30, hands_beside=1)
SUPPORT = Support(contact=("root", "spine", "upperleg"), anchor="spine01")


@pytest.fixture(scope="module")
def man() -> Person:
    return person.mix({"adult_man": 0.8, "old_woman": 0.2})


@pytest.fixture(scope="module")
def placement(man: Person) -> Placement:
    return Poser(man, SUPPORT, LYING).placement(LYING)


def test_a_body_touches_the_mat_where_all_but_half_a_percent_of_its_skin_is_higher(
    man: Person, placement: Placement
) -> None:
    skin = man.posed(placement, man.vertices_of(*SUPPORT.contact))
    height = Contact.of(man, *SUPPORT.contact).height(placement)
    assert height == pytest.approx(np.percentile(skin[:, 2], 0.5), abs=1e-9)
    assert height == pytest.approx(LYING_SKIN_M)


@pytest.mark.parametrize("bone", ["foot.L", "foot.R", "head"])
def test_a_contour_reaches_as_deep_as_all_the_skin_of_its_bone(man: Person, bone: str) -> None:
    contour = Contour.of(man, bone, bone.split(".")[0])
    skin = man.vertices[man.vertices_of(bone)] - man.skeleton.at(bone)
    for degrees in range(0, 360, 25):
        turn = rotation((1, 2, 3), degrees)
        deepest = float((skin @ turn[2]).min())
        assert float(contour.heights(turn[2:]).min()) == pytest.approx(deepest, abs=0.001)


@given(
    st.lists(st.floats(0.4, 0.9), min_size=3, max_size=3),
    st.floats(-30, 30),
    st.floats(-0.3, 0.1),
)
def test_a_falling_limb_stops_where_its_first_point_reaches_the_height(
    lengths: list[float], slope: float, height: float
) -> None:
    limb = np.array([[0.1 * place, -one, 0.02 * place] for place, one in enumerate(lengths)])
    limb = limb @ rotation(X, slope).T
    turn = rotation(X, touching_deg(limb, X, height))
    assert (limb @ turn.T)[:, 2].min() == pytest.approx(height, abs=1e-9)


def test_a_limb_too_short_to_reach_stays() -> None:
    assert touching_deg(np.array([[0.0, -0.2, 0.0]]), X, -0.5) == 0


def test_bones_turned_anew_carry_what_hangs_on_them(man: Person, placement: Placement) -> None:
    turn = rotation((0, 1, 1), 30)
    moved = placement.changed({"spine03": turn @ placement.turn("spine03")})
    assert moved.at("spine03") == pytest.approx(placement.at("spine03"))
    assert moved.at("foot.L") == pytest.approx(placement.at("foot.L"))
    for bone in ("clavicle.L", "head"):
        parent = man.skeleton.bones[man.skeleton.parents[man.skeleton.bones.index(bone)]]
        length = man.skeleton.length(bone, parent)
        assert np.linalg.norm(moved.at(bone) - moved.at(parent)) == pytest.approx(length)
    assert moved.turn("wrist.L") == pytest.approx(moved.turn("spine03"))

from __future__ import annotations

import numpy as np
import pytest

from sample_videos.geometry import Array, X, Y, Z, rotation
from sample_videos.signals import course, measure, spans

TIMES = np.arange(0, 10, 0.1)


def test_a_repetition_starts_and_ends_at_a_tenth_of_its_range() -> None:
    values = np.interp(TIMES, [2, 4, 6, 8], [120.0, 50.0, 50.0, 120.0])
    found = course(TIMES, values, 1.0, 9.0)
    assert found.range == pytest.approx(70)
    assert found.start_s == pytest.approx(2.2, abs=0.11)
    assert found.end_s == pytest.approx(7.8, abs=0.11)
    assert 4.0 <= found.peak_s <= 6.0


def test_spans_are_where_the_mask_holds() -> None:
    values = np.interp(TIMES, [2, 2.1, 4, 4.1], [120.0, 50.0, 50.0, 120.0])
    assert spans(TIMES, values < 60) == [pytest.approx((2.1, 4.1))]
    assert spans(TIMES, values < 0) == []
    assert spans(TIMES, values > 0) == [pytest.approx((0.0, 9.9))]


STANDING = {
    "left_shoulder": (0.2, 0.0, 1.4), "right_shoulder": (-0.2, 0.0, 1.4),
    "left_ear": (0.07, 0.0, 1.6), "right_ear": (-0.07, 0.0, 1.6),
    "left_hip": (0.1, 0.0, 0.9), "right_hip": (-0.1, 0.0, 0.9),
    "left_knee": (0.1, 0.0, 0.5), "right_knee": (-0.1, 0.0, 0.5),
    "left_ankle": (0.1, 0.0, 0.1), "right_ankle": (-0.1, 0.0, 0.1),
}  # fmt: skip
"""A straight body, its front towards -y; leg 0.8 m long."""
LAID = [
    pytest.param(rotation(X, -90), id="on the back"),
    pytest.param(rotation(X, 90), id="on the belly"),
    pytest.param(rotation(X, -90) @ rotation(Z, 90), id="on the left side"),
    pytest.param(rotation(Z, 180) @ rotation(X, -90), id="turned round"),
    pytest.param(rotation(X, 75) @ rotation(Y, 10), id="on hands and knees, askew"),
]


def measured(turn: Array, **moved: Array) -> dict[str, Array]:
    """Measure a first frame as it stands and a second with some joints moved, both laid down."""
    frames = [
        {name: np.array(place) for name, place in STANDING.items()},
        {name: np.array(place) + moved.get(name, 0.0) for name, place in STANDING.items()},
    ]
    for frame in frames:
        frame |= {f"bone_{side}_hip": frame[f"{side}_hip"] for side in ("left", "right")}
    joints = {name: np.array([turn @ frame[name] for frame in frames]) for name in frames[0]}
    return measure(joints, "left", np.zeros(2))


@pytest.mark.parametrize("turn", LAID)
def test_a_left_leg_longer_by_two_centimetres_is_two_and_a_half_percent(turn: Array) -> None:
    longer = {"left_ankle": -0.012 * Z, "right_ankle": 0.008 * Z}
    assert measured(turn, **longer)["leg_difference_pct"] == pytest.approx([0, 2.5], abs=0.01)


@pytest.mark.parametrize("turn", LAID)
def test_pumping_feet_aside_and_forward_do_not_make_a_leg_longer(turn: Array) -> None:
    aside = {"left_ankle": 0.01 * X - 0.02 * Y, "right_ankle": 0.02 * Y}
    assert measured(turn, **aside)["leg_difference_pct"] == pytest.approx([0, 0], abs=0.01)


@pytest.mark.parametrize("turn", LAID)
@pytest.mark.parametrize("degrees", [-60.0, 25.0])
def test_the_turn_of_the_shoulders_against_the_hips_is_positive_to_the_left(
    turn: Array, degrees: float
) -> None:
    way = rotation(Z, degrees) @ (0.2 * X) - 0.2 * X
    result = measured(turn, left_shoulder=way, right_shoulder=-way)
    assert result["trunk_turn_deg"] == pytest.approx([0, degrees], abs=1e-6)


@pytest.mark.parametrize("turn", LAID)
def test_a_body_that_rolls_as_a_whole_does_not_turn_its_trunk(turn: Array) -> None:
    rolled = {
        name: rotation(Z, 40) @ np.array(place) - np.array(place)
        for name, place in STANDING.items()
    }
    result = measured(turn, **rolled)
    assert result["trunk_turn_deg"] == pytest.approx([0, 0], abs=1e-6)


@pytest.mark.parametrize("turn", LAID)
def test_hips_to_the_left_of_the_shoulders_are_positive_centimetres(turn: Array) -> None:
    aside = {"left_hip": 0.05 * X, "right_hip": 0.05 * X}
    along = {"left_shoulder": -0.02 * X, "right_shoulder": -0.02 * X}
    result = measured(turn, **aside, **along)
    assert result["pelvis_aside_cm"] == pytest.approx([0, 7], abs=1e-6)


@pytest.mark.parametrize("turn", LAID)
def test_a_trunk_that_moves_as_a_whole_leaves_the_pelvis_under_it(turn: Array) -> None:
    moved = dict.fromkeys(STANDING, 0.1 * X + 0.05 * Z)
    assert measured(turn, **moved)["pelvis_aside_cm"] == pytest.approx([0, 0], abs=1e-6)

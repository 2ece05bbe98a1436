from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sample_videos.geometry import (
    X,
    Y,
    Z,
    angle_deg,
    bend,
    blend_rotations,
    frame,
    rotation,
    slope_deg,
)

angles = st.floats(-180, 180)
coordinates = st.floats(-0.8, 0.8)


@given(angles)
def test_a_rotation_keeps_lengths_and_handedness(degrees: float) -> None:
    turn = rotation((1, 2, 3), degrees)
    assert turn @ turn.T == pytest.approx(np.eye(3), abs=1e-12)
    assert np.linalg.det(turn) == pytest.approx(1)


def test_a_quarter_turn_about_x_takes_the_front_to_the_top() -> None:
    assert rotation(X, 90) @ Y == pytest.approx(Z)


def test_a_frame_is_orthonormal_and_keeps_its_direction() -> None:
    axes = frame((0, 0, 2), (1, 0, 5))
    assert axes.T @ axes == pytest.approx(np.eye(3), abs=1e-12)
    assert axes[:, 0] == pytest.approx(Z)


def test_half_way_between_two_rotations_is_the_mean_angle() -> None:
    half = blend_rotations(rotation(Z, 10), rotation(Z, 50), 0.5)
    assert half == pytest.approx(rotation(Z, 30))


@given(coordinates, coordinates, coordinates)
def test_a_bent_limb_keeps_its_bone_lengths(x: float, y: float, z: float) -> None:
    shoulder = np.array([0.1, 0.2, 0.3])
    elbow, wrist = bend(shoulder, np.array([x, y, z]), Z, 0.3, 0.25)
    assert np.linalg.norm(elbow - shoulder) == pytest.approx(0.3)
    assert np.linalg.norm(wrist - elbow) == pytest.approx(0.25)


def test_a_limb_reaches_a_target_within_reach_with_its_joint_on_the_side_of_the_pole() -> None:
    knee, ankle = bend(np.zeros(3), np.array([0.0, -0.5, 0.0]), Z, 0.42, 0.40)
    assert ankle == pytest.approx(np.array([0.0, -0.5, 0.0]))
    assert knee[2] > 0.2


def test_a_limb_stretches_towards_a_target_out_of_reach() -> None:
    _, wrist = bend(np.zeros(3), np.array([0.0, 5.0, 0.0]), Z, 0.3, 0.25)
    assert 0.54 < wrist[1] < 0.55


def test_angles_and_slopes_are_in_degrees() -> None:
    assert angle_deg(X, np.zeros(3), Y) == pytest.approx(90)
    assert slope_deg(np.zeros(3), np.array([0.0, -1.0, 1.0])) == pytest.approx(45)
    assert slope_deg(np.zeros(3), np.array([0.0, 1.0, -1.0])) == pytest.approx(-45)

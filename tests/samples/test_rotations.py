"""Rotations in closed form are those that the general ways find."""

from __future__ import annotations

import numpy as np
import pytest

from sample_videos.geometry import X, Y, Z, bent, blend_rotations, rotation


def test_three_angles_turn_about_x_then_the_new_y_then_the_new_z() -> None:
    expected = rotation(X, 20) @ rotation(Y, -30) @ rotation(Z, 50)
    assert np.allclose(bent(20, -30, 50), expected, atol=1e-12)


@pytest.mark.parametrize("apart_deg", [0.0, 1e-6, 30.0, 120.0, 178.0])
@pytest.mark.parametrize("weight", [0.0, 0.2, 0.5, 0.9, 1.0])
def test_a_blend_is_the_rotation_nearest_to_the_weighted_mean(
    apart_deg: float, weight: float
) -> None:
    first = rotation((1.0, 2.0, -0.5), 70.0)
    second = first @ rotation((0.3, -1.0, 2.0), apart_deg)
    u, _, v = np.linalg.svd((1 - weight) * first + weight * second)
    nearest = u @ np.diag([1.0, 1.0, np.linalg.det(u @ v)]) @ v
    assert np.allclose(blend_rotations(first, second, weight), nearest, atol=1e-9)

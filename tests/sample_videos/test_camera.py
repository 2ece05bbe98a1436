from __future__ import annotations

import numpy as np
import pytest

from sample_videos.scene.camera import Camera

WIDTH, HEIGHT = 640, 360
TARGET = (0.0, 0.3, 0.5)


def camera(yaw_deg: float = 0.0, roll_deg: float = 0.0, height_m: float = 0.5) -> Camera:
    return Camera(
        yaw_deg=yaw_deg,
        height_m=height_m,
        distance_m=2.0,
        target=TARGET,
        lens_deg=90.0,
        width=WIDTH,
        height=HEIGHT,
        roll_deg=roll_deg,
    )


@pytest.mark.parametrize("yaw_deg", [-180, -100, -45, 0, 30, 90, 135])
@pytest.mark.parametrize("roll_deg", [-20, 0, 3])
def test_the_target_is_in_the_middle_of_the_picture_at_its_distance(
    yaw_deg: float, roll_deg: float
) -> None:
    seen = camera(yaw_deg, roll_deg, height_m=1.2)
    target = np.array(TARGET)
    assert seen.pixels(target) == pytest.approx([WIDTH / 2, HEIGHT / 2])
    assert seen.depths(target) == pytest.approx(np.hypot(2.0, 0.7))
    assert seen.depths(seen.eye) == pytest.approx(0.0, abs=1e-9)


def test_a_known_point_lies_where_a_pinhole_of_90_degrees_shows_it() -> None:
    # 0.5 m to the right and 0.25 m above the target, 2 m away: 180 pixels are 2 m there.
    point = np.add(TARGET, [0.0, 0.5, 0.25])
    assert camera().pixels(point) == pytest.approx([320 + 45, 180 - 22.5])
    assert camera().depths(point) == pytest.approx(2.0)


def test_many_points_are_told_at_once() -> None:
    points = np.array(TARGET) + np.arange(18).reshape(3, 2, 3) * 0.05
    seen = camera(20, 2, 1.0)
    assert seen.pixels(points).shape == (3, 2, 2)
    assert seen.pixels(points)[2, 1] == pytest.approx(seen.pixels(points[2, 1]))
    assert seen.depths(points)[2, 1] == pytest.approx(seen.depths(points[2, 1]))


def test_what_is_nearer_to_the_lens_is_less_deep_and_what_is_behind_it_is_negative() -> None:
    points = np.array(TARGET) + np.array([[1.0, 0, 0], [0, 0, 0], [-1.0, 0, 0], [2.5, 0, 0]])
    assert camera().depths(points) == pytest.approx([1.0, 2.0, 3.0, -0.5])


def test_yaw_swings_the_camera_towards_the_feet_and_all_the_way_round() -> None:
    assert camera(0).eye == pytest.approx([2.0, 0.3, 0.5])
    assert camera(90).eye == pytest.approx([0.0, -1.7, 0.5])
    assert camera(180).eye == pytest.approx([-2.0, 0.3, 0.5])
    right = np.add(TARGET, [0.0, 0.4, 0.0])
    assert camera(0).pixels(right)[0] > WIDTH / 2 > camera(180).pixels(right)[0]


def test_roll_turns_the_picture_clockwise_and_keeps_its_size() -> None:
    aside = np.add(TARGET, [0.0, 0.5, 0.0])
    above = np.add(TARGET, [0.0, 0.0, 0.5])
    middle = np.array([WIDTH / 2, HEIGHT / 2])
    straight, turned = camera(), camera(roll_deg=10.0)
    for point in (aside, above):
        before, after = straight.pixels(point) - middle, turned.pixels(point) - middle
        # y points down, so a turn from x to y is clockwise.
        angle = np.arctan2(after[1], after[0]) - np.arctan2(before[1], before[0])
        assert np.rad2deg(angle) == pytest.approx(10.0)
        assert np.linalg.norm(after) == pytest.approx(np.linalg.norm(before))
    assert turned.pixels(aside)[1] > straight.pixels(aside)[1]

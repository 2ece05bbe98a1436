"""Which part of the picture is drawn anew."""

from __future__ import annotations

import numpy as np
import pytest

from sample_videos.geometry import Array
from sample_videos.scene.camera import Camera
from sample_videos.scene.changed import MARGIN_PIXELS, STRIP_PIXELS, changed_strips, fading, outside

CAMERA = Camera(
    yaw_deg=0.0, height_m=1.0, distance_m=2.5, target=(0.0, 0.0, 0.3), lens_deg=40.0,
    width=640, height=360,
)  # fmt: skip
LIGHT = np.array([0.3, 0.5, 0.9])


def body(x: float = 0.0, y: float = 0.0) -> Array:
    """A lying body of 1.6 m as a cloud of points about (x, y)."""
    random = np.random.default_rng(1)
    points = random.uniform((-0.2, -0.8, 0.02), (0.2, 0.8, 0.3), (3000, 3))
    return np.asarray(points + np.array([x, y, 0.0]))


def test_every_point_of_a_body_is_shown_but_for_a_tenth_at_its_rim() -> None:
    weights = fading(changed_strips(body(), CAMERA, LIGHT), CAMERA.height)
    x, y = np.floor(CAMERA.pixels(body())).astype(int).T
    assert weights.shape == (CAMERA.height, CAMERA.width)
    assert weights[y, x].min() > 0.9


def test_what_does_not_change_is_named_by_rectangles_and_weighs_little() -> None:
    strips = changed_strips(body(), CAMERA, LIGHT)
    weights = fading(strips, CAMERA.height)
    seen = np.ones((CAMERA.height, CAMERA.width), bool)
    for left, top, right, bottom in outside(strips, CAMERA.height):
        seen[top:bottom, left:right] = False
    assert weights[~seen].max() < 0.3
    assert 0.1 < seen.mean() < 0.6


@pytest.mark.parametrize("place", [(0.0, 9.0), (0.0, -9.0), (8.0, 0.0)])
def test_a_body_outside_the_picture_or_behind_the_camera_changes_nothing(
    place: tuple[float, float],
) -> None:
    strips = changed_strips(body(*place), CAMERA, LIGHT)
    assert (strips[:, 0] >= strips[:, 1]).all()
    assert fading(strips, CAMERA.height).max() == 0


def test_nobody_changes_nothing() -> None:
    assert not changed_strips(np.empty((0, 3)), CAMERA, LIGHT).any()


def test_who_touches_the_lens_may_show_anywhere() -> None:
    strips = changed_strips(body(2.4) + np.array([0.0, 0.0, 0.9]), CAMERA, LIGHT)
    assert (strips == [0, CAMERA.height]).all()


def test_a_body_half_outside_changes_only_its_own_end_of_the_picture() -> None:
    strips = changed_strips(body(0.0, 1.9), CAMERA, np.array([0.0, 0.1, 1.0]))
    empty = strips[:, 0] >= strips[:, 1]
    assert empty[: len(strips) // 3].all()
    assert not empty[-1]


def test_a_shadow_is_part_of_the_change() -> None:
    low_sun, noon = np.array([0.0, 0.9, 0.35]), np.array([0.0, 0.0, 1.0])
    spans = [changed_strips(body(), CAMERA, one) for one in (low_sun, noon)]
    heights = [np.maximum(span[:, 1] - span[:, 0], 0).sum() for span in spans]
    assert heights[0] > 1.1 * heights[1]


def test_the_margin_is_at_least_a_strip_and_the_strips_divide_the_picture() -> None:
    assert MARGIN_PIXELS >= STRIP_PIXELS
    assert CAMERA.width % STRIP_PIXELS == 0

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.pose import Joint
from vision.landmarks import RawLandmarks, pose_from_numbers, to_pose

ASPECT = 16 / 9


def raw(x: float = 0.5, y: float = 0.25, visibility: float = 0.9) -> RawLandmarks:
    return RawLandmarks(np.tile([x, y, visibility], (33, 1)), np.tile([0.1234, -0.5, 0.0], (33, 1)))


def test_both_axes_are_in_image_heights() -> None:
    pose = to_pose(raw(), 40, ASPECT)
    assert pose.points[Joint.NOSE] == pytest.approx((0.5 * ASPECT, 0.25, 0.9), abs=0.003)
    assert (pose.t_ms, pose.width, pose.found) == (40, ASPECT, True)


@given(
    x=st.floats(-2, 3), y=st.floats(-2, 3), visibility=st.floats(-0.5, 1.5), width=st.floats(0.3, 4)
)
def test_coordinates_are_whole_steps_so_that_a_recording_is_exact(
    x: float, y: float, visibility: float, width: float
) -> None:
    point = to_pose(raw(x, y, visibility), 0, width).points[0]
    for value, true, steps in ((point.x, x * width, 16384), (point.y, y, 16384)):
        assert (value * steps).is_integer()
        assert value == pytest.approx(true, abs=0.51 / steps)
        assert math.copysign(1, value) == 1 or value < 0  # no negative zero
    assert 0 <= point.visibility <= 1
    assert round(point.visibility * 255) / 255 == point.visibility


def test_world_points_are_whole_millimetres() -> None:
    assert to_pose(raw(), 0, ASPECT).world[5] == (0.123, -0.5, 0.0)


def test_nobody_is_a_pose_without_points() -> None:
    pose = to_pose(None, 40, ASPECT)
    assert (pose.found, pose.points, pose.world) == (False, (), ())


def test_landmarks_of_a_page_make_the_same_pose() -> None:
    own = raw()
    assert pose_from_numbers(own.points.ravel().tolist(), 40, ASPECT).points == (
        to_pose(own, 40, ASPECT).points
    )
    assert not pose_from_numbers([], 40, ASPECT).found


@pytest.mark.parametrize("numbers", [[0.5] * 98, [0.5] * 100, [math.nan] * 99, [math.inf] * 99])
def test_numbers_that_are_no_landmarks_are_refused(numbers: list[float]) -> None:
    with pytest.raises(ValueError, match="landmark"):
        pose_from_numbers(numbers, 0, ASPECT)

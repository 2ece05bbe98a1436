"""Angles and lengths, and that they hold in every corner of the picture."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.geometry import angle, distance, middle, rise, share_along, slope, turn
from rules.pose import Point


def at(x: float, y: float) -> Point:
    return Point(x, y, 1.0)


points = st.builds(at, st.floats(-2, 2), st.floats(-2, 2))


@pytest.mark.parametrize(
    ("a", "c", "expected"),
    [
        ((1, 0), (0, 1), 90),
        ((1, 0), (-1, 0), 180),
        ((1, 0), (1, 0), 0),
        ((1, 0), (1, -1), 45),
        ((-1, 0.1), (-1, -0.1), 2 * math.degrees(math.atan(0.1))),
    ],
)
def test_the_angle_at_a_joint(
    a: tuple[float, float], c: tuple[float, float], expected: float
) -> None:
    assert angle(at(*a), at(0, 0), at(*c)) == pytest.approx(expected)


@given(points, points, points)
def test_an_angle_lies_between_0_and_180_and_has_no_direction(a: Point, b: Point, c: Point) -> None:
    assert 0 <= angle(a, b, c) <= 180
    assert angle(a, b, c) == pytest.approx(angle(c, b, a), abs=1e-6)


def test_a_turn_does_not_fold_at_a_straight_line() -> None:
    bends = [turn(at(-1, 0), at(0, 0), at(1, y)) for y in (-0.2, -0.1, 0.0, 0.1, 0.2)]
    assert bends == sorted(bends)
    assert bends[2] == 0
    assert bends[0] == pytest.approx(-bends[4])


@pytest.mark.parametrize("mirror", [1, -1])
def test_a_slope_is_positive_upwards_whichever_way_the_line_points(mirror: int) -> None:
    assert slope(at(0, 0), at(mirror, -1)) == pytest.approx(45)
    assert slope(at(0, 0), at(mirror, 1)) == pytest.approx(-45)
    assert slope(at(0, 0), at(0, -1)) == pytest.approx(90)


@pytest.mark.parametrize("mirror", [1, -1])
def test_a_rise_is_positive_on_the_upper_side(mirror: int) -> None:
    assert rise(at(mirror, -0.5), at(0, 0), at(2 * mirror, 0)) == pytest.approx(0.5)
    assert rise(at(mirror, 0.5), at(0, 0), at(2 * mirror, 0)) == pytest.approx(-0.5)
    assert rise(at(mirror, -0.5), at(0, 0), at(0, 0)) == 0


def test_the_share_along_a_line() -> None:
    assert share_along(at(0.5, 3), at(0, 0), at(2, 0)) == pytest.approx(0.25)
    assert share_along(at(0.5, 3), at(1, 1), at(1, 1)) == 0


def test_the_middle_is_seen_as_badly_as_the_worse_end() -> None:
    assert middle(Point(0, 0, 0.9), Point(2, 4, 0.3)) == (1, 2, 0.3)
    assert distance(at(0, 0), at(3, 4)) == 5

"""What is said about the picture."""

from dataclasses import replace

import pytest

from rules.company import ALONE, Company
from rules.framing import FRAMING, Light, framing_of
from rules.pose import Joint, Point, Pose
from tests.rules.bodies import prone, supine

DAY = Light(dark=0.2, light=0.8)


def moved(pose: Pose, scale: float = 1.0, right: float = 0.0, down: float = 0.0) -> Pose:
    """Return a pose made larger about the picture's middle, and then shifted."""
    x0, y0 = pose.width / 2, 0.5
    points = tuple(
        Point(x0 + scale * (point.x - x0) + right, y0 + scale * (point.y - y0) + down, 0.9)
        for point in pose.points
    )
    return replace(pose, points=points)


def replace_x(point: Point, x: float) -> Point:
    return Point(x, point.y, point.visibility)


def to_edge(pose: Pose, joint: Joint, x: float) -> Pose:
    """Return a pose shifted sideways until a joint is at `x`."""
    return moved(pose, right=x - pose.points[joint].x)


LYING = supine().pose(0)
BELLY = prone().pose(0)


@pytest.mark.parametrize("pose", [LYING, BELLY, supine().pose(0, mirrored=True), Pose(0, ())])
def test_a_good_picture_gets_no_advice(pose: Pose) -> None:
    assert framing_of(pose, DAY, ALONE) is None


@pytest.mark.parametrize(
    ("pose", "key"),
    [
        (moved(LYING, 0.2), "too_far"),
        (moved(LYING, 4.0), "too_near"),
        (to_edge(LYING, Joint.NOSE, -0.05), "cut_head"),
        (to_edge(LYING, Joint.RIGHT_FOOT_INDEX, LYING.width + 0.02), "cut_feet"),
        (moved(LYING, down=-0.6), "lift_screen"),
        (moved(LYING, down=0.4), "lower_screen"),
    ],
)
def test_what_is_wrong_with_the_picture_has_a_key(pose: Pose, key: str) -> None:
    assert framing_of(pose, DAY, ALONE) == key


def test_a_body_that_fills_the_picture_has_no_room() -> None:
    wide = max(point.x for point in LYING.points) - min(point.x for point in LYING.points)
    left = min(point.x for point in LYING.points)
    points = tuple(
        replace_x(point, 0.01 + (point.x - left) / wide * 0.985 * LYING.width)
        for point in LYING.points
    )
    assert framing_of(replace(LYING, points=points), DAY, ALONE) == "too_near"


def test_a_hand_out_of_the_picture_is_said_too() -> None:
    points = list(LYING.points)
    points[Joint.LEFT_WRIST] = Point(-0.1, 0.5, 0.9)
    assert framing_of(replace(LYING, points=tuple(points)), DAY, ALONE) == "cut_side"


@pytest.mark.parametrize(
    ("light", "key"),
    [
        (Light(dark=0.0, light=0.2), "too_dark"),
        (Light(dark=0.5, light=0.6), "too_flat"),
        (DAY, None),
    ],
)
def test_the_light_comes_first_and_needs_nobody(light: Light, key: str | None) -> None:
    assert framing_of(Pose(0, ()), light, ALONE) == key
    assert framing_of(moved(LYING, 0.2), light, ALONE) == (key or "too_far")


def test_someone_upright_is_on_the_way() -> None:
    turned = tuple(Point(point.y, 1 - point.x, point.visibility) for point in LYING.points)
    upright = moved(replace(LYING, points=turned), 0.1)
    assert framing_of(upright, DAY, ALONE) is None


@pytest.mark.parametrize("pose", [LYING, Pose(0, ()), moved(LYING, 4.0)])
def test_a_second_person_is_said_before_the_place_of_the_first(pose: Pose) -> None:
    assert framing_of(pose, DAY, Company(people=2, down=1)) == "two_people"
    assert framing_of(pose, Light(dark=0.0, light=0.2), Company(people=2, down=1)) == "too_dark"


@pytest.mark.parametrize(("dark", "light"), [(-0.1, 0.5), (0.5, 0.4), (0.5, 1.1)])
def test_light_checks_itself(dark: float, light: float) -> None:
    with pytest.raises(ValueError, match="expected 0 <= dark <= light <= 1"):
        Light(dark=dark, light=light)


def test_every_key_has_words() -> None:
    assert len(FRAMING) == 10

"""Postures and views of made-up bodies; standing people stand in `test_gate`."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rules.near import NearSide
from rules.pose import Joint, Point, Pose, Side
from rules.posture import Posture, Trunk, posture_of
from rules.view import View, view_of
from tests.rules.bodies import Figure, prone, supine
from tests.rules.stick import ON_HANDS_AND_KNEES, ON_THE_BACK, Stick


def moved(pose: Pose, **places: tuple[float, float]) -> Pose:
    """The same pose with both sides of some parts somewhere else."""
    points = list(pose.points)
    for part, (x, y) in places.items():
        for side in ("LEFT", "RIGHT"):
            joint = Joint[f"{side}_{part.upper()}"]
            points[joint] = Point(x, y, 0.9)
    return replace(pose, points=tuple(points))


KNEELING = moved(
    prone().pose(0),
    shoulder=(0.55, 0.5),
    hip=(0.85, 0.5),
    wrist=(0.55, 0.8),
    knee=(0.86, 0.75),
    ankle=(1.1, 0.78),
)
BIRD_DOG = replace(
    KNEELING,
    points=tuple(
        {Joint.LEFT_WRIST: Point(0.3, 0.5, 0.9), Joint.RIGHT_KNEE: Point(1.1, 0.52, 0.9)}.get(
            Joint(index), point
        )
        for index, point in enumerate(KNEELING.points)
    ),
)
PLANK = moved(KNEELING, knee=(1.1, 0.6), ankle=(1.35, 0.7))
BENT_OVER = moved(
    prone().pose(0), shoulder=(0.55, 0.3), hip=(0.8, 0.4), wrist=(0.6, 0.4), ankle=(0.8, 0.9)
)


@pytest.mark.parametrize(
    ("pose", "posture"),
    [
        (supine().pose(0), Posture.SUPINE),
        (replace(supine(), hips=(50, 50)).pose(0), Posture.SUPINE),
        (replace(supine(), hips=(178, 178), knees=(178, 178)).pose(0), Posture.SUPINE),
        (prone().pose(0), Posture.PRONE),
        (replace(prone(), trunk=12).pose(0), Posture.PRONE),
        (KNEELING, Posture.HANDS_AND_KNEES),
        (BIRD_DOG, Posture.HANDS_AND_KNEES),
        (PLANK, Posture.PROPPED),
        (BENT_OVER, Posture.UPRIGHT),
        (replace(supine(), trunk=70).pose(0), Posture.UPRIGHT),
    ],
)
@pytest.mark.parametrize("known", [True, False])
def test_postures(pose: Pose, posture: Posture, known: bool) -> None:
    near = Side.LEFT if posture is Posture.PRONE else Side.RIGHT
    assert posture_of(pose, Trunk.of(pose), near if known else None) is posture


def test_shoulders_above_each_other_are_a_body_on_its_side() -> None:
    pose = supine().pose(0)
    points = list(pose.points)
    for joint in (Joint.LEFT_SHOULDER, Joint.LEFT_HIP):
        points[joint] = points[joint]._replace(y=points[joint].y - 0.2)
    pose = replace(pose, points=tuple(points))
    assert posture_of(pose, Trunk.of(pose), Side.RIGHT) is Posture.SIDE_LYING


@pytest.mark.parametrize(
    ("apart", "view"), [(0.0, View.SIDE), (0.15, View.SIDE), (0.28, View.OBLIQUE), (0.5, View.END)]
)
def test_shoulders_apart_along_the_body_tell_the_view(apart: float, view: View) -> None:
    pose = Figure().pose(0)
    points = list(pose.points)
    for joint in (Joint.LEFT_SHOULDER, Joint.LEFT_HIP):
        points[joint] = points[joint]._replace(x=points[joint].x + apart)
    pose = replace(pose, points=tuple(points))
    assert view_of(pose, Trunk.of(pose), Posture.SUPINE) is view


ON_THE_BELLY = replace(ON_THE_BACK, face_up=False)


@pytest.mark.parametrize(
    ("body", "posture"),
    [
        (ON_THE_BACK, Posture.SUPINE),
        (ON_THE_BELLY, Posture.PRONE),
        (ON_HANDS_AND_KNEES, Posture.HANDS_AND_KNEES),
    ],
)
@pytest.mark.parametrize("yaw", [-90, -80, 80, 90])
@pytest.mark.parametrize("height", [0.8, 1.3])
@pytest.mark.parametrize("mirrored", [False, True])
def test_from_an_end_the_posture_is_known_and_the_view_told(
    body: Stick, posture: Posture, yaw: float, height: float, mirrored: bool
) -> None:
    pose = body.seen(yaw=yaw, height=height, away=2.6).pose(0, mirrored=mirrored)
    trunk = Trunk.of(pose)
    assert posture_of(pose, trunk, None) is posture
    assert view_of(pose, trunk, posture) is View.END


def test_someone_who_stands_and_faces_the_camera_is_upright() -> None:
    """Shoulders 0.4 m wide over a trunk of 0.5 m."""
    pose = moved(supine().pose(0), wrist=(0.9, 0.6), knee=(0.9, 0.75), ankle=(0.9, 0.95))
    points = list(pose.points)
    for part, y in (("SHOULDER", 0.3), ("HIP", 0.55)):
        points[Joint[f"LEFT_{part}"]] = Point(1.0, y, 0.9)
        points[Joint[f"RIGHT_{part}"]] = Point(0.8, y, 0.9)
    pose = replace(pose, points=tuple(points))
    assert posture_of(pose, Trunk.of(pose), None) is Posture.UPRIGHT


def test_the_near_side_is_the_one_seen_better_for_a_while() -> None:
    near = NearSide(Posture.PRONE)
    assert near.update(supine().pose(0)) is Side.RIGHT
    flicker = supine().pose(100, mirrored=True)
    assert near.update(flicker) is Side.RIGHT
    sides = [near.update(supine().pose(200 + 100 * n, mirrored=True)) for n in range(30)]
    assert sides[-1] is Side.LEFT

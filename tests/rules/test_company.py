"""Who is in the picture."""

from dataclasses import replace

import pytest

from rules.company import ALONE, Company, company_of
from rules.pose import Point, Pose
from tests.rules.bodies import prone, supine

LYING = supine().pose(0)
BELLY = prone().pose(0)


def shifted(pose: Pose, x: float, y: float) -> Pose:
    points = tuple(Point(point.x + x, point.y + y, point.visibility) for point in pose.points)
    return replace(pose, points=points)


STANDING = replace(
    LYING, points=tuple(Point(p.y + 1, 1 - p.x / 2, p.visibility) for p in LYING.points)
)


@pytest.mark.parametrize(
    ("poses", "people", "down", "is_unsure"),
    [
        ([], 0, 0, False),
        ([LYING], 1, 1, False),
        ([STANDING], 1, 0, False),
        ([LYING, STANDING], 2, 1, False),
        ([LYING, shifted(BELLY, 0, 0.4)], 2, 2, True),
        ([LYING, shifted(LYING, 0.02, 0.01)], 1, 1, False),
    ],
)
def test_two_bodies_that_lie_leave_it_open_whom_to_follow(
    poses: list[Pose], people: int, down: int, is_unsure: bool
) -> None:
    company = company_of(poses)
    assert company == Company(people=people, down=down)
    assert company.is_unsure is is_unsure


def test_one_person_alone_is_sure() -> None:
    assert not ALONE.is_unsure


@pytest.mark.parametrize(("people", "down"), [(1, 2), (1, -1)])
def test_company_checks_itself(people: int, down: int) -> None:
    with pytest.raises(ValueError, match="expected 0 <= down <= people"):
        Company(people=people, down=down)

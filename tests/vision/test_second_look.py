"""A body that was taken head to foot is looked at again; another one is left alone."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing

import numpy as np
import pytest

from rules.pose import Joint
from tests.vision.films import grey
from vision.frame import Frame
from vision.landmarks import RawLandmarks
from vision.second_look import AFTER_MS, SecondLook

SHOULDERS = [Joint.LEFT_SHOULDER, Joint.RIGHT_SHOULDER]
HIPS = [Joint.LEFT_HIP, Joint.RIGHT_HIP]
STEP_MS = 100


def lying(shoulder: float, hip: float, visibility: float) -> RawLandmarks:
    """Return somebody whose trunk goes from one place across the picture to another."""
    points = np.full((len(Joint), 3), (hip, 0.5, visibility))
    points[SHOULDERS, 0], points[HIPS, 0] = shoulder, hip
    return RawLandmarks(points)


class Looker:
    """A landmarker that sees what it is told, from its first picture on."""

    def __init__(self, seen: Sequence[RawLandmarks | None]) -> None:
        self.seen = list(seen)
        self.closed = False

    def detect(self, frame: Frame) -> RawLandmarks | None:
        del frame
        return self.seen.pop(0) if len(self.seen) > 1 else self.seen[0]

    def close(self) -> None:
        self.closed = True


def look(
    first: Sequence[RawLandmarks | None], then: RawLandmarks | None, pictures: int
) -> tuple[list[RawLandmarks | None], list[Looker]]:
    """Return what is found in some pictures, and all landmarkers that were made."""
    made: list[Looker] = []

    def make() -> Looker:
        made.append(Looker(first if not made else [then]))
        return made[-1]

    with closing(SecondLook(make)) as sure:
        found = [sure.detect(Frame(STEP_MS * n, grey(60))) for n in range(pictures)]
        assert [each.closed for each in made].count(False) == 1
    assert all(each.closed for each in made)
    return found, made


REVERSED = lying(0.7, 0.5, 0.78)
RIGHT = lying(0.31, 0.52, 0.94)
DUE = AFTER_MS // STEP_MS


def test_who_was_taken_head_to_foot_is_turned_a_second_later() -> None:
    found, made = look([REVERSED], RIGHT, DUE + 3)
    assert found == [REVERSED] * DUE + [RIGHT] * 3
    assert len(made) == 2


@pytest.mark.parametrize(
    "then",
    [
        None,
        lying(0.71, 0.51, 0.94),
        lying(0.31, 0.52, 0.7),
        lying(0.1, 0.2, 0.99),
    ],
    ids=["nobody", "the same", "seen worse", "somebody else"],
)
def test_otherwise_nothing_changes_and_nobody_looks_a_third_time(then: RawLandmarks | None) -> None:
    found, made = look([REVERSED], then, 3 * DUE)
    assert found == [REVERSED] * (3 * DUE)
    assert len(made) == 2


def test_who_is_seen_well_is_not_looked_at_again() -> None:
    seen = lying(0.7, 0.5, 0.91)
    found, made = look([seen], RIGHT, 3 * DUE)
    assert found == [seen] * (3 * DUE)
    assert len(made) == 1


def test_who_is_lost_and_found_again_is_looked_at_again() -> None:
    times: list[RawLandmarks | None] = [None, REVERSED, None, REVERSED]
    found, made = look(times, RIGHT, DUE + 5)
    assert found == [*times, *[REVERSED] * (DUE - 1), RIGHT, RIGHT]
    assert len(made) == 2


def test_nobody_is_looked_for_twice_in_an_empty_room() -> None:
    assert look([None], RIGHT, 3 * DUE)[0] == [None] * (3 * DUE)

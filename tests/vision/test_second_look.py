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
    """A landmarker that sees what it is told; a fresh look at a picture changes what it follows."""

    def __init__(
        self, seen: Sequence[RawLandmarks | None], anew: Sequence[RawLandmarks | None]
    ) -> None:
        self.seen = list(seen)
        self.anew = list(anew)
        self.looks = 0
        self.closed = False

    def detect(self, frame: Frame) -> RawLandmarks | None:
        del frame
        return self.seen.pop(0) if len(self.seen) > 1 else self.seen[0]

    def detect_anew(self, frame: Frame) -> RawLandmarks | None:
        del frame
        self.looks += 1
        self.seen = [self.anew.pop(0)]
        return self.seen[0]

    def close(self) -> None:
        self.closed = True


def look(
    first: Sequence[RawLandmarks | None], anew: Sequence[RawLandmarks | None], pictures: int
) -> tuple[list[RawLandmarks | None], int]:
    """Return what is found in some pictures, and how many fresh looks were taken."""
    looker = Looker(first, anew)
    with closing(SecondLook(looker)) as sure:
        found = [sure.detect(Frame(STEP_MS * n, grey(60))) for n in range(pictures)]
    assert looker.closed
    return found, looker.looks


REVERSED = lying(0.7, 0.5, 0.78)
RIGHT = lying(0.31, 0.52, 0.94)
DUE = AFTER_MS // STEP_MS


def test_who_was_taken_head_to_foot_is_turned_soon() -> None:
    found, looks = look([REVERSED], [RIGHT], DUE + 3)
    assert found == [REVERSED] * DUE + [RIGHT] * 3
    assert looks == 1


@pytest.mark.parametrize(
    "then", [lying(0.71, 0.51, 0.94), lying(0.1, 0.2, 0.99)], ids=["the same", "somebody else"]
)
def test_otherwise_it_goes_on_with_what_it_found_and_looks_no_third_time(
    then: RawLandmarks,
) -> None:
    found, looks = look([REVERSED], [then], 3 * DUE)
    assert found == [REVERSED] * (DUE + 1) + [then] * (2 * DUE - 1)
    assert looks == 1


@pytest.mark.parametrize("third", [RIGHT, lying(0.7, 0.5, 0.79)], ids=["right", "as before"])
def test_who_is_turned_but_seen_worse_is_looked_at_once_more(third: RawLandmarks) -> None:
    right = lying(0.31, 0.52, 0.82)
    found, looks = look([right], [REVERSED, third], DUE + 4)
    assert found[: DUE + 1] == [right] * (DUE + 1)
    assert found[DUE + 2 :] == [third] * 2
    assert looks == 2


def test_who_is_lost_by_a_look_is_found_again_and_left_alone() -> None:
    looker = Looker([REVERSED], [None])
    sure = SecondLook(looker)
    found = [sure.detect(Frame(STEP_MS * n, grey(60))) for n in range(DUE + 3)]
    assert found == [REVERSED] * (DUE + 1) + [None] * 2
    looker.seen = [RIGHT]
    later = [sure.detect(Frame(STEP_MS * (DUE + 3 + n), grey(60))) for n in range(3 * DUE)]
    assert later == [RIGHT] * (3 * DUE)
    assert looker.looks == 1


def test_who_is_seen_well_is_not_looked_at_again() -> None:
    seen = lying(0.7, 0.5, 0.91)
    assert look([seen], [], 3 * DUE) == ([seen] * (3 * DUE), 0)


def test_who_is_lost_and_found_again_is_looked_at_again() -> None:
    times: list[RawLandmarks | None] = [None, REVERSED, None, REVERSED]
    found, looks = look(times, [RIGHT], DUE + 5)
    assert found == [*times, *[REVERSED] * (DUE - 1), RIGHT, RIGHT]
    assert looks == 1


def test_nobody_is_looked_for_twice_in_an_empty_room() -> None:
    assert look([None], [], 3 * DUE) == ([None] * (3 * DUE), 0)

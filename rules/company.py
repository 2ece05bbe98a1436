"""Who else is in the picture beside the person who exercises."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from rules.geometry import distance, middle
from rules.pose import Pose
from rules.posture import Posture, Trunk, posture_of

APART: Final = 0.5
"""Least distance between the middles of two people's trunks, in lengths of the longer one; a body
that is found twice lies nearly on itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """How many people are in a picture, and how many of them lie or are on hands and knees."""

    people: int
    down: int

    def __post_init__(self) -> None:
        if not 0 <= self.down <= self.people:
            raise ValueError(f"expected 0 <= down <= people, got {self!r}")

    @property
    def is_unsure(self) -> bool:
        """Whether it cannot be told whom to follow: a helper who sits or stands does not count."""
        return self.down > 1


ALONE: Final = Company(people=1, down=1)


def company_of(poses: Iterable[Pose]) -> Company:
    """Return who is in a picture, from all poses that were found in it."""
    people: list[tuple[Pose, Trunk]] = []
    for pose in poses:
        trunk = Trunk.of(pose)
        if all(_apart(trunk, other) >= APART for _, other in people):
            people.append((pose, trunk))
    postures = [posture_of(pose, trunk, None) for pose, trunk in people]
    down = sum(posture is not Posture.UPRIGHT for posture in postures)
    return Company(people=len(people), down=down)


def _apart(trunk: Trunk, other: Trunk) -> float:
    """Return how far the middles of two trunks are apart, in lengths of the longer one."""
    between = distance(middle(trunk.shoulder, trunk.hip), middle(other.shoulder, other.hip))
    return between / max(trunk.length, other.length)

"""Landmarks as they come from a network, and the one place that turns them into a `Pose`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from rules.pose import Flow, Joint, Point, Pose, WorldPoint

POINT_STEPS: Final = 16384
"""Image coordinates are whole multiples of 1/16384 image height, so that a recorded pose is the
live one to the last bit, and so is the verdict."""

VISIBILITY_STEPS: Final = 255
WORLD_STEPS: Final = 1000
"""World coordinates are whole millimetres."""


@dataclass(frozen=True, slots=True, eq=False)
class RawLandmarks:
    """One person's landmarks as the network gives them.

    Attributes:
        points: float64 (33, 3): x and y as shares of the picture's width and height, visibility.
        world: float64 (33, 3): metres from the middle of the hips; or None.
    """

    points: npt.NDArray[np.float64]
    world: npt.NDArray[np.float64] | None = None

    def __post_init__(self) -> None:
        for numbers in (self.points, self.world):
            if numbers is None:
                continue
            if numbers.shape != (len(Joint), 3):
                raise ValueError(f"landmarks are 33 x 3 numbers, not {numbers.shape}")
            if not np.isfinite(numbers).all():
                raise ValueError("a landmark is not a number")


def to_pose(raw: RawLandmarks | None, t_ms: int, width: float, flow: Flow | None = None) -> Pose:
    """Return the pose in image heights, rounded; without points where nobody was found.

    Args:
        width: Width of the picture in image heights.
    """
    if raw is None:
        return Pose(t_ms, (), width)
    points = np.rint(raw.points * (width * POINT_STEPS, POINT_STEPS, VISIBILITY_STEPS))
    points[:, 2] = points[:, 2].clip(0, VISIBILITY_STEPS)
    points += 0.0  # no negative zero
    points /= (POINT_STEPS, POINT_STEPS, VISIBILITY_STEPS)
    world: tuple[WorldPoint, ...] = ()
    if raw.world is not None:
        metres = (np.rint(raw.world * WORLD_STEPS) + 0.0) / WORLD_STEPS
        world = tuple(map(WorldPoint._make, metres.tolist()))
    return Pose(t_ms, tuple(map(Point._make, points.tolist())), width, world, flow)


def pose_from_numbers(numbers: Sequence[float], t_ms: int, width: float) -> Pose:
    """Return the pose of landmarks that a page found itself.

    Args:
        numbers: Nothing where nobody was found; else x, y, visibility of the 33 points, x and y
            as shares of width and height.

    Raises:
        ValueError: Not 0 or 99 finite numbers.
    """
    if not numbers:
        return to_pose(None, t_ms, width)
    if len(numbers) != 3 * len(Joint):
        raise ValueError(f"landmarks are 99 numbers, not {len(numbers)}")
    return to_pose(RawLandmarks(np.array(numbers, np.float64).reshape(-1, 3)), t_ms, width)

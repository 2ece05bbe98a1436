"""What the camera saw: one person's landmarks at one moment."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import NamedTuple


class Joint(IntEnum):
    """The 33 landmarks of MediaPipe Pose by their index; left and right are the person's own."""

    NOSE = 0
    LEFT_EYE_INNER = 1
    LEFT_EYE = 2
    LEFT_EYE_OUTER = 3
    RIGHT_EYE_INNER = 4
    RIGHT_EYE = 5
    RIGHT_EYE_OUTER = 6
    LEFT_EAR = 7
    RIGHT_EAR = 8
    MOUTH_LEFT = 9
    MOUTH_RIGHT = 10
    LEFT_SHOULDER = 11
    RIGHT_SHOULDER = 12
    LEFT_ELBOW = 13
    RIGHT_ELBOW = 14
    LEFT_WRIST = 15
    RIGHT_WRIST = 16
    LEFT_PINKY = 17
    RIGHT_PINKY = 18
    LEFT_INDEX = 19
    RIGHT_INDEX = 20
    LEFT_THUMB = 21
    RIGHT_THUMB = 22
    LEFT_HIP = 23
    RIGHT_HIP = 24
    LEFT_KNEE = 25
    RIGHT_KNEE = 26
    LEFT_ANKLE = 27
    RIGHT_ANKLE = 28
    LEFT_HEEL = 29
    RIGHT_HEEL = 30
    LEFT_FOOT_INDEX = 31
    RIGHT_FOOT_INDEX = 32


class Side(StrEnum):
    """A side of the person's own body."""

    LEFT = "left"
    RIGHT = "right"

    @property
    def other(self) -> Side:
        """The opposite side."""
        return Side.RIGHT if self is Side.LEFT else Side.LEFT


class Point(NamedTuple):
    """A landmark in the picture: x right and y down, both in image heights; visibility 0-1.

    One unit on both axes keeps angles true: on coordinates normalised by width and height an
    angle is wrong by up to 31 degrees in a 16:9 picture.
    """

    x: float
    y: float
    visibility: float


class WorldPoint(NamedTuple):
    """A landmark in metres from the middle of the hips: x right, y down, z away from the camera."""

    x: float
    y: float
    z: float


class Flow(NamedTuple):
    """How far the picture has moved at two places of the trunk since the flow was first measured.

    x right, y down, in image heights, added up over time: only differences of two moments mean
    anything. Image motion has no lag and 2 to 5 times the signal-to-noise of landmarks for a
    movement of some millimetres.
    """

    pelvis_x: float
    pelvis_y: float
    thorax_x: float
    thorax_y: float


@dataclass(frozen=True, slots=True)
class Pose:
    """One moment of one person.

    Attributes:
        t_ms: Whole milliseconds since the start of the source.
        points: The 33 landmarks indexed by `Joint`; empty when nobody was found.
        width: Width of the picture in image heights (its aspect ratio).
        world: The 33 landmarks in metres, or empty.
        flow: Image motion of the trunk, or None where it was not measured.
    """

    t_ms: int
    points: tuple[Point, ...]
    width: float = 16 / 9
    world: tuple[WorldPoint, ...] = ()
    flow: Flow | None = None

    def __post_init__(self) -> None:
        if len(self.points) not in (0, len(Joint)):
            raise ValueError(f"a pose has 33 points or none, not {len(self.points)}")

    @property
    def found(self) -> bool:
        """Whether a person was found."""
        return bool(self.points)

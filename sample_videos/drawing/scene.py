"""What a drawing of an exercise is made from, as data."""

from __future__ import annotations

from dataclasses import dataclass

from sample_videos.acting.motion import Motion
from sample_videos.body.posture import Posture
from sample_videos.drawing.sight import Gaze

WIDTH, HEIGHT = 320.0, 200.0
"""Of a drawing, in units."""
Box = tuple[float, float, float, float]
UPPER: Box = (0, 0, 320, 100)
LOWER: Box = (0, 100, 320, 100)


@dataclass(frozen=True)
class Arrow:
    """An arrow beside a joint.

    Attributes:
        bone: The bone at whose upper end the ways begin.
        ways: From there to the tail, the middle and the tip of the arrow, each to the right and up
            in the picture, in metres.
    """

    bone: str
    ways: tuple[tuple[float, float], tuple[float, float], tuple[float, float]]


@dataclass(frozen=True)
class Pose:
    """One figure of a drawing: posture, arrows, and the box that it stands in: left and upper edge,
    width and height in units.
    """

    posture: Posture
    gaze: Gaze
    box: Box
    arrows: tuple[Arrow, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Scene:
    """The drawing of one exercise; the head lies to the left."""

    motion: Motion
    poses: tuple[Pose, ...]

    @property
    def key(self) -> str:
        """The exercise's key."""
        return self.motion.exercise

"""A film in which each picture's grey says how far a made-up person has come, and who reads it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from rules.pose import Pose
from tests.rules.people import trunk_lift
from tests.vision.films import grey, write_film
from vision.frame import Frame, Image
from vision.landmarks import RawLandmarks

ASPECT = 16 / 9
EMPTY = 16
"""Grey of a picture with nobody in it."""
UNSETTLED = 15
"""So many first pictures does the actor's reader get wrong, as a real landmarker does."""


class ActorReader:
    """A landmarker that reads the grey. Its first pictures are off; later it has no memory."""

    def __init__(self) -> None:
        self._seen = 0
        self.closed = False

    def detect(self, frame: Frame) -> RawLandmarks | None:
        level = float(frame.image.mean())
        self._seen += 1
        if level < (EMPTY + 60) / 2:
            return None
        share = np.clip((round(level) - 60) / 160, 0, 1)
        pose = trunk_lift(float(share), 1, 0.0).pose(frame.t_ms)
        points = np.array(pose.points)
        points[:, 0] /= ASPECT
        if self._seen < UNSETTLED:
            points[:, :2] += 0.02
        return RawLandmarks(points)

    def close(self) -> None:
        self.closed = True


def act(seconds: float, fps: int = 10) -> Iterator[Image]:
    """Return pictures of a person who rests for 3 s, then lifts the trunk every 5 s."""
    for number in range(int(seconds * fps)):
        t_s = number / fps - 3
        share = 0.0 if t_s < 0 else float(np.interp(t_s % 5, [0, 1.2, 2, 3.2], [0, 1, 1, 0]))
        yield grey(60 + round(160 * share))


def write_act(path: Path, seconds: float, fps: int = 10, sound: str | None = None) -> Path:
    """Write the film."""
    return write_film(path, act(seconds, fps), fps=fps, sound=sound)


def points_of(pose: Pose) -> list[tuple[float, ...]]:
    """Return the landmarks as plain tuples."""
    return [tuple(point) for point in pose.points]

"""Made-up people who lie on a side: stick figures in space that a pinhole camera looks at."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from rules.pose import Joint, Point, Pose, Side

Place = tuple[float, float, float]
"""Metres: towards the head, towards the chest, up."""

WIDTH, FOCAL = 16 / 9, 1.37
"""Width of the picture and focal length, in image heights."""
MIDDLE: Place = (0.1, 0.1, 0.2)
"""What is in the middle of the picture."""
SHOULDERS, HIPS, ARM = 0.34, 0.19, 0.65


@dataclass(frozen=True, kw_only=True)
class OnASide:
    """Someone on the left side, knees drawn up, the chest towards the camera; head to the right.

    Attributes:
        turn: Of the upper shoulder back to the floor, in degrees.
        roll: Of the upper hip, the same way.
        arm: Where the upper arm points: 0 ahead of the chest, 90 up, 180 to the back.
        knee_up: How much higher the upper knee is than when it lies on the other, in metres.
        top_knee: How much further than the lower one it is drawn up, in metres.
        yaw: Where the camera stands: 0 straight before the chest, + towards the head, 180 behind
            the back, in degrees.
        height, away: Of the camera, in metres.
        hidden: Parts of the body that are out of sight, both sides.
    """

    turn: float = 0.0
    roll: float = 0.0
    arm: float = -35.0
    knee_up: float = 0.0
    top_knee: float = 0.14
    yaw: float = 38.0
    height: float = 0.8
    away: float = 2.6
    hidden: frozenset[str] = frozenset()

    def places(self) -> dict[str, tuple[Place, Place]]:
        """Return the upper and the lower place of every part."""
        lower_shoulder, lower_hip = (0.45, 0.0, 0.07), (0.0, 0.0, 0.09)
        shoulder = _turned(lower_shoulder, self.turn, SHOULDERS)
        hip = _turned(lower_hip, self.roll, HIPS)
        arm = math.radians(self.arm)
        wrist = (shoulder[0], *_beside(shoulder, ARM * math.cos(arm), ARM * math.sin(arm)))
        knee = (0.03 + self.top_knee, 0.34, 0.22 + self.knee_up)
        lower_knee, ankle, lower_ankle = (
            (0.03, 0.37, 0.07),
            (-0.24, 0.41, 0.16),
            (-0.38, 0.38, 0.07),
        )
        nose = (0.60, 0.21, 0.18)
        ears = ((0.63, 0.09, 0.27), (0.60, 0.10, 0.13))
        return {
            "nose": (nose, nose),
            "eye": ((0.64, 0.19, 0.21), (0.63, 0.19, 0.16)),
            "ear": ears,
            "shoulder": (shoulder, lower_shoulder),
            "elbow": (_between(shoulder, wrist), (0.5, 0.25, 0.06)),
            "wrist": (wrist, (0.6, 0.1, 0.05)),
            "index": (wrist, (0.62, 0.1, 0.05)),
            "hip": (hip, lower_hip),
            "knee": (knee, lower_knee),
            "ankle": (ankle, lower_ankle),
            "heel": (ankle, lower_ankle),
            "foot_index": ((-0.26, 0.55, 0.1), (-0.4, 0.52, 0.05)),
        }

    def pose(
        self,
        t_ms: int,
        *,
        mirrored: bool = False,
        noise: Callable[[], float] = lambda: 0.0,
    ) -> Pose:
        """Return the landmarks; mirrored, someone lies on the right side, the head to the left."""
        upper = Side.LEFT if mirrored else Side.RIGHT
        points = [Point(0.9, 0.7, 0.9)] * len(Joint)
        for part, places in self.places().items():
            for side, place in zip((upper, upper.other), places, strict=True):
                name = "NOSE" if part == "nose" else f"{side.name}_{part.upper()}"
                x, y = self._seen(place)
                x = WIDTH - x if mirrored else x
                seen = 0.1 if part in self.hidden else 0.95
                points[Joint[name]] = Point(x + noise(), y + noise(), seen)
        return Pose(t_ms, tuple(points), WIDTH)

    def _seen(self, place: Place) -> tuple[float, float]:
        """Return where a place is in the picture."""
        yaw, fall = math.radians(self.yaw), math.atan2(self.height - MIDDLE[2], self.away)
        head, chest, up = (mine - middle for mine, middle in zip(place, MIDDLE, strict=True))
        across = head * math.cos(yaw) - chest * math.sin(yaw)
        towards = head * math.sin(yaw) + chest * math.cos(yaw)
        distance = math.hypot(self.away, self.height - MIDDLE[2])
        depth = distance - towards * math.cos(fall) - up * math.sin(fall)
        rise = up * math.cos(fall) - towards * math.sin(fall)
        return WIDTH / 2 + FOCAL * across / depth, 0.5 - FOCAL * rise / depth


def _turned(lower: Place, degrees: float, length: float) -> Place:
    """Return the upper end of a line that stands on its lower one, turned towards the back."""
    turn = math.radians(degrees)
    return (lower[0], *_beside(lower, -length * math.sin(turn), length * math.cos(turn)))


def _beside(place: Place, chest: float, up: float) -> tuple[float, float]:
    return place[1] + chest, place[2] + up


def _between(a: Place, b: Place) -> Place:
    return (a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2

"""Made-up people in space: stick figures that a pinhole camera looks at."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from rules.pose import Joint, Point, Pose, Side

Place = tuple[float, float, float]
"""Metres: towards the head, towards the person's left, up."""

ASPECT, FOCAL = 16 / 9, 1.37
"""Width of the picture and focal length, in image heights."""
MIDDLE_M = 0.3
"""Height over the floor of what is in the middle of the picture."""
FAR_SEEN = 0.6
"""Visibility of the limbs of the far side."""
LIMBS = ("elbow", "wrist", "index", "knee", "ankle", "heel", "foot_index")


@dataclass(frozen=True, kw_only=True)
class Stick:
    """A person, and where the camera stands.

    Attributes:
        left, right: Places of the parts of either side.
        face_up: On the back; else the face is down.
        near: The person's own side on which the camera stands.
        yaw: From square to the body towards the feet, in degrees.
        height, away: Of the lens over the floor, and from the middle of the body, in metres.
        far_hidden: The far side is out of sight.
    """

    left: Mapping[str, Place]
    right: Mapping[str, Place]
    face_up: bool
    near: Side = Side.LEFT
    yaw: float = 0.0
    height: float = 1.0
    away: float = 2.6
    far_hidden: bool = False

    def seen(self, *, yaw: float, height: float, away: float) -> Stick:
        """Return the same with the camera somewhere else."""
        return replace(self, yaw=yaw, height=height, away=away)

    def moved(self, *parts: str, side: Side | None = None, by: Place) -> Stick:
        """Return the same with some parts, of one side or of both, somewhere else."""

        def shifted(places: Mapping[str, Place]) -> dict[str, Place]:
            return {
                part: (x + by[0], y + by[1], z + by[2]) if part in parts else (x, y, z)
                for part, (x, y, z) in places.items()
            }

        left = self.left if side is Side.RIGHT else shifted(self.left)
        right = self.right if side is Side.LEFT else shifted(self.right)
        return replace(self, left=left, right=right)

    def pose(
        self,
        t_ms: int,
        *,
        mirrored: bool = False,
        noise: Callable[[], float] = lambda: 0.0,
    ) -> Pose:
        """Return the landmarks; mirrored, the camera stands on the person's other side."""
        near = self.near.other if mirrored else self.near
        points = [Point(0.9, 0.7, 0.9)] * len(Joint)
        for side, places in ((Side.LEFT, self.left), (Side.RIGHT, self.right)):
            for part, place in places.items():
                joint = Joint.NOSE if part == "nose" else Joint[f"{side.name}_{part.upper()}"]
                far = side is not near and part != "nose"
                seen = FAR_SEEN if far and part in LIMBS else 0.95
                seen = 0.1 if far and self.far_hidden else seen
                x, y = self._seen_from(near, place)
                points[joint] = Point(x + noise(), y + noise(), seen)
        return Pose(t_ms, tuple(points), ASPECT)

    def _seen_from(self, near: Side, place: Place) -> tuple[float, float]:
        """Return where a place is in the picture, the middle of the body being in its middle."""
        yaw, aside = math.radians(self.yaw), 1.0 if near is Side.LEFT else -1.0
        out_x, out_y = -math.sin(yaw), aside * math.cos(yaw)
        turned = -1.0 if self.face_up else 1.0
        level, rise = self.height - MIDDLE_M, place[2] - MIDDLE_M
        tilt = math.atan2(level, self.away)
        depth = self.away - (place[0] * out_x + place[1] * out_y)
        ahead = depth * math.cos(tilt) + (level - rise) * math.sin(tilt)
        up = depth * math.sin(tilt) - (level - rise) * math.cos(tilt)
        across = turned * (place[1] * out_x - place[0] * out_y)
        return ASPECT / 2 + FOCAL * across / ahead, 0.5 - FOCAL * up / ahead


def _person(places: Mapping[str, Place], *, face_up: bool) -> Stick:
    """Return someone whose right side mirrors the left one."""
    right = {part: (x, -y, z) for part, (x, y, z) in places.items()}
    return Stick(left=places, right=right, face_up=face_up)


ON_THE_BACK = _person(
    {
        "nose": (0.70, 0.0, 0.24),
        "eye": (0.73, 0.03, 0.22),
        "ear": (0.68, 0.07, 0.12),
        "shoulder": (0.50, 0.18, 0.10),
        "elbow": (0.25, 0.28, 0.06),
        "wrist": (0.06, 0.13, 0.20),
        "index": (0.02, 0.09, 0.22),
        "hip": (0.0, 0.10, 0.10),
        "knee": (-0.42, 0.12, 0.10),
        "ankle": (-0.84, 0.14, 0.08),
        "heel": (-0.87, 0.14, 0.03),
        "foot_index": (-0.90, 0.16, 0.22),
    },
    face_up=True,
)
"""On the back with straight legs, the hands on the pelvis."""

ON_HANDS_AND_KNEES = _person(
    {
        "nose": (0.74, 0.0, 0.52),
        "eye": (0.74, 0.03, 0.55),
        "ear": (0.66, 0.07, 0.58),
        "shoulder": (0.50, 0.18, 0.54),
        "elbow": (0.50, 0.18, 0.28),
        "wrist": (0.50, 0.18, 0.04),
        "index": (0.58, 0.18, 0.02),
        "hip": (0.0, 0.11, 0.50),
        "knee": (0.0, 0.12, 0.05),
        "ankle": (-0.42, 0.12, 0.06),
        "heel": (-0.46, 0.12, 0.10),
        "foot_index": (-0.52, 0.12, 0.02),
    },
    face_up=False,
)
"""On hands and knees, the arms straight."""

"""Made-up people: stick figures that lie in front of the camera with the angles they are given."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from rules.pose import Flow, Joint, Point, Pose, Side

TRUNK, NECK, THIGH, SHIN, FOOT, ARM = 0.30, 0.13, 0.25, 0.25, 0.09, 0.17
FLOOR = 0.8
Place = tuple[float, float]
FAR = (0.015, -0.05)
"""Where the far side lies against the near one in the picture: the camera looks slightly down."""


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A person lying with the head to the left of the picture; lengths in image heights.

    Attributes:
        prone: On the belly; else on the back.
        trunk: Slope of the trunk, shoulder up, in degrees.
        hips: Hip angles of the near and the far side (180: thigh in line with the trunk).
        knees: Knee angles of the near and the far side.
        neck: Turn of the neck upwards, in degrees.
        hand: Where both wrists are: "knees", "forehead", "floor" (beside the hip), "ahead",
            "stretched" (in line with the trunk), "under" (below the shoulder).
        near: The side that faces the camera; None: the one that fits the posture.
        foot_shift: Slide of both feet away from the hips, in image heights; the knees follow.
        hip_shift: Slide of the pelvis towards the head, in image heights.
        hip_rise: Lift of the pelvis.
        knee_drop: How much lower the knees are with the feet where they were: they fall outwards.
        twist: How much higher the person's own left shoulder comes and the right one lower, in
            image heights; never mirrored.
        leg_up: Slope of the legs of someone on the belly, feet up, in degrees.
        hidden: Parts of the body that are out of sight, both sides.
        far_hidden: The far side is out of sight.
        flow: Whether image motion of the trunk was measured.
    """

    prone: bool = False
    trunk: float = 0.0
    hips: tuple[float, float] = (120.0, 120.0)
    knees: tuple[float, float] = (60.0, 60.0)
    neck: float = 0.0
    hand: str = "knees"
    foot_shift: float = 0.0
    hip_shift: float = 0.0
    hip_rise: float = 0.0
    knee_drop: float = 0.0
    twist: float = 0.0
    leg_up: float = 0.0
    hidden: frozenset[str] = frozenset()
    far_hidden: bool = False
    flow: bool = False

    def points(self) -> dict[str, tuple[Place, Place]]:
        """Return the near and far place of every part."""
        rest_hip = (0.85, FLOOR - 0.04)
        hip = (rest_hip[0] - self.hip_shift, rest_hip[1] - self.hip_rise)
        shoulder = _step(rest_hip, 180 - self.trunk, TRUNK)
        ear = _step(shoulder, 180 - self.trunk - self.neck, NECK)
        looks = 180 + (80 if self.prone else -80) - self.trunk - self.neck
        nose = _step(ear, looks, 0.061)
        legs = []
        for bend, knee_bend in zip(self.hips, self.knees, strict=True):
            thigh = self.leg_up if self.prone else 180 - bend
            knee = _step(hip, thigh, THIGH)
            ankle = _step(knee, thigh + 180 + knee_bend, SHIN)
            if hip != rest_hip and not self.prone:
                still_knee = _step(rest_hip, thigh, THIGH)
                ankle = _step(still_knee, thigh + 180 + knee_bend, SHIN)
                knee = _knee_between(hip, ankle)
            if self.foot_shift:
                ankle = (ankle[0] + self.foot_shift, ankle[1])
                knee = _knee_between(hip, ankle)
            knee = (knee[0], knee[1] + self.knee_drop)
            toe = (ankle[0] + 0.07, ankle[1] + (0.05 if self.prone else -0.02))
            legs.append((knee, ankle, toe))
        wrist = {
            "knees": (legs[0][0][0] - 0.01, legs[0][0][1] + 0.02),
            "forehead": _step(ear, looks - 53, 0.034),
            "left_on_floor": (rest_hip[0] - TRUNK - NECK, FLOOR),
            "floor": (hip[0] - 0.05, FLOOR - 0.02),
            "ahead": (shoulder[0] - 0.3, FLOOR - 0.02),
            "stretched": _step(shoulder, 180 - self.trunk, 2 * ARM),
            "under": (shoulder[0], FLOOR),
        }[self.hand]
        near = {
            "eye": (nose[0] + 0.01, nose[1]),
            "ear": ear,
            "shoulder": shoulder,
            "elbow": ((shoulder[0] + wrist[0]) / 2, (shoulder[1] + wrist[1]) / 2 + 0.02),
            "wrist": wrist,
            "index": wrist,
            "hip": hip,
            "knee": legs[0][0],
            "ankle": legs[0][1],
            "heel": (legs[0][1][0] + 0.01, legs[0][1][1] + 0.01),
            "foot_index": legs[0][2],
        }
        far = near | {
            "knee": legs[1][0],
            "ankle": legs[1][1],
            "heel": (legs[1][1][0] + 0.01, legs[1][1][1] + 0.01),
            "foot_index": legs[1][2],
        }
        body = {
            part: (place, (far[part][0] + FAR[0], far[part][1] + FAR[1]))
            for part, place in near.items()
        }
        body["nose"] = (nose, nose)
        return body

    def pose(
        self,
        t_ms: int,
        *,
        mirrored: bool = False,
        noise: Callable[[], float] = lambda: 0.0,
    ) -> Pose:
        """Return the landmarks; mirrored, the head lies to the right and the sides change."""
        near = Side.LEFT if self.prone else Side.RIGHT
        if mirrored:
            near = near.other
        width = 16 / 9
        points = [Point(0.9, 0.7, 0.9)] * len(Joint)
        for part, places in self.points().items():
            for side, place in zip((near, near.other), places, strict=True):
                name = "NOSE" if part == "nose" else f"{side.name}_{part.upper()}"
                seen = 0.95
                if side is not near and part in ("elbow", "wrist", "knee", "ankle", "heel"):
                    seen = 0.55
                if part in self.hidden or (self.far_hidden and side is not near):
                    seen = 0.1
                x = width - place[0] if mirrored else place[0]
                y = place[1]
                if part == "shoulder":
                    y -= self.twist if side is Side.LEFT else -self.twist
                points[Joint[name]] = Point(x + noise(), y + noise(), seen)
        towards_head = self.hip_shift if mirrored else -self.hip_shift
        flow = Flow(towards_head + 0.3, 0.1, 0.3, 0.1) if self.flow else None
        return Pose(t_ms, tuple(points), width, flow=flow)


def _step(start: Place, degrees: float, length: float) -> Place:
    """Return the point `length` away; 0 degrees is to the right, 90 up, 180 to the left."""
    radians = math.radians(degrees)
    return start[0] + length * math.cos(radians), start[1] - length * math.sin(radians)


def _knee_between(hip: Place, ankle: Place) -> Place:
    """Return where the knee is when hip and foot are given, above the line between them."""
    reach = math.dist(hip, ankle)
    towards = math.degrees(math.atan2(hip[1] - ankle[1], ankle[0] - hip[0]))
    share = (THIGH**2 + reach**2 - SHIN**2) / (2 * THIGH * reach)
    return _step(hip, towards + math.degrees(math.acos(min(1.0, share))), THIGH)


def ease(share: float) -> float:
    """Return a smooth way from 0 to 1."""
    share = min(1.0, max(0.0, share))
    return share**3 * (10 - 15 * share + 6 * share * share)


@dataclass(frozen=True, kw_only=True)
class Tempo:
    """Seconds of the parts of a repetition, after `calm` seconds of lying still."""

    calm: float = 3.5
    up: float = 1.2
    hold: float = 1.0
    down: float = 1.2
    rest: float = 1.5

    @property
    def cycle(self) -> float:
        return self.up + self.hold + self.down + self.rest

    def share(self, t_s: float, repetitions: int) -> tuple[float, int]:
        """Return how far into the movement someone is (0-1), and in which repetition from 0."""
        t_s -= self.calm
        if t_s < 0 or t_s >= repetitions * self.cycle:
            return 0.0, -1
        number, t_s = int(t_s // self.cycle), t_s % self.cycle
        if t_s < self.up:
            return ease(t_s / self.up), number
        if t_s < self.up + self.hold:
            return 1.0, number
        return 1 - ease((t_s - self.up - self.hold) / self.down), number

    def duration(self, repetitions: int) -> float:
        return self.calm + repetitions * self.cycle + 1.5


class Posable(Protocol):
    """A made-up person of any kind."""

    def pose(
        self, t_ms: int, *, mirrored: bool = False, noise: Callable[[], float] = lambda: 0.0
    ) -> Pose:
        """Return the landmarks; mirrored, the person's other side faces the camera."""


Mover = Callable[[float, int, float], Posable]
"""From how far into the movement (0-1), the repetition (-1 = none) and the time in s, a figure."""
FigureMover = Callable[[float, int, float], Figure]


def frames(
    mover: Mover,
    repetitions: int,
    *,
    tempo: Tempo,
    fps: float = 15.0,
    t0_ms: int = 0,
    mirrored: bool = False,
    noise: Callable[[], float] = lambda: 0.0,
) -> Iterator[Pose]:
    """Yield the poses of someone who does `repetitions` of a movement."""
    for frame in range(int(tempo.duration(repetitions) * fps)):
        t_s = frame / fps
        share, number = tempo.share(t_s, repetitions)
        figure = mover(share, number, t_s)
        yield figure.pose(t0_ms + round(1000 * t_s), mirrored=mirrored, noise=noise)


def between(rest: float, target: float, share: float) -> float:
    return rest + (target - rest) * share


def supine() -> Figure:
    """On the back, knees bent, hands on the knees."""
    return Figure()


def on_chair() -> Figure:
    """On the back, the lower legs on a chair."""
    return Figure(hips=(90.0, 90.0), knees=(90.0, 90.0), hand="floor")


def prone() -> Figure:
    """On the belly, stretched, hands under the forehead."""
    return Figure(prone=True, hips=(180.0, 180.0), knees=(180.0, 180.0), hand="forehead")


__all__ = [
    "Figure",
    "FigureMover",
    "Mover",
    "Posable",
    "Tempo",
    "between",
    "ease",
    "frames",
    "on_chair",
    "prone",
    "replace",
    "supine",
]

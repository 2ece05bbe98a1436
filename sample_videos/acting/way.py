"""How a person comes to the mat and lies down, or gets up and leaves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal

import numpy as np

from sample_videos.acting.figures import (
    ALL_FOURS,
    CROUCHING,
    HALF_KNEELING,
    KNEES_DRAWN_UP,
    SITTING,
    STANDING,
    STEPPING_BACK,
    Figure,
)
from sample_videos.acting.performance import ease
from sample_videos.acting.transition import Change, Ground, shifted
from sample_videos.acting.walk import Walk
from sample_videos.body.posture import Posture
from sample_videos.body.skeleton import Placement
from sample_videos.geometry import Array, X, Y, Z, rotation
from sample_videos.scene.room import MAT_TOP_M

Lie = Literal["back", "chair", "side", "belly", "knees"]
Facing = Literal["feet", "head", "camera"]
DOOR_M: Final = 2.7
"""How far from the mat the walk begins: beside the camera, outside the picture."""
FEET = ("foot.L", "foot.R")
HIPS = ("upperleg01.L", "upperleg01.R")


@dataclass(frozen=True, kw_only=True)
class Step:
    """A change into a figure (None: into the exercise's own posture) while some bones keep still.

    `facing`: towards the place of the feet, that of the head, or the camera.
    """

    figure: Figure | None = None
    facing: Facing = "feet"
    seconds: float
    anchor: tuple[str, ...]


_SITS: Final = (
    Step(figure=CROUCHING, seconds=1.2, anchor=FEET),
    Step(figure=SITTING, seconds=0.8, anchor=FEET),
)
_KNEE = ("lowerleg01.R",)
_KNEELS: Final = (
    Step(figure=HALF_KNEELING, facing="head", seconds=1.2, anchor=("foot.L",)),
    Step(figure=STEPPING_BACK, facing="head", seconds=0.5, anchor=_KNEE),
)
DOWN: Final[Mapping[Lie, tuple[Step, ...]]] = {
    "back": (*_SITS, Step(seconds=2.0, anchor=HIPS)),
    "chair": (
        Step(figure=CROUCHING, facing="camera", seconds=1.2, anchor=FEET),
        Step(figure=SITTING, facing="camera", seconds=0.8, anchor=FEET),
        Step(figure=KNEES_DRAWN_UP, seconds=2.0, anchor=HIPS),
        Step(seconds=1.3, anchor=HIPS),
    ),
    "side": (
        *_SITS,
        Step(figure=KNEES_DRAWN_UP, seconds=1.8, anchor=HIPS),
        Step(seconds=1.6, anchor=HIPS),
    ),
    "belly": (
        *_KNEELS,
        Step(figure=ALL_FOURS, facing="head", seconds=0.9, anchor=_KNEE),
        Step(seconds=1.9, anchor=HIPS),
    ),
    "knees": (*_KNEELS, Step(seconds=1.2, anchor=_KNEE)),
}
"""How one gets down from standing."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What is left to chance about coming or leaving; needs no body.

    The door lies `door_deg` beside the direction to the camera, seen from the mat; positive is
    where a left turn leads.
    """

    lie: Lie
    door_deg: float
    walk_s: float
    turn_s: float
    pace: float

    @classmethod
    def drawn(cls, random: np.random.Generator, posture: Posture, chair: bool) -> Plan:
        """Draw a plan for lying down in this posture."""
        return cls(
            lie=lying(posture, chair),
            door_deg=float(random.uniform(65, 80)) * (1 if random.random() < 0.5 else -1),
            walk_s=float(random.uniform(2.8, 3.6)),
            turn_s=float(random.uniform(0.7, 1.0)),
            pace=float(random.uniform(0.9, 1.25)),
        )

    @property
    def down_s(self) -> float:
        """Seconds from standing to lying."""
        return self.pace * sum(step.seconds for step in DOWN[self.lie])

    @property
    def duration_s(self) -> float:
        """Seconds of it all."""
        return self.walk_s + self.turn_s + self.down_s


def lying(posture: Posture, chair: bool) -> Lie:
    """Return how somebody lies in a posture."""
    if max(posture.left_kneeling, posture.right_kneeling) > 0:
        return "knees"
    if abs(posture.pelvis_roll) > 45:
        return "side"
    if posture.pelvis_pitch > 45:
        return "belly"
    return "chair" if chair else "back"


@dataclass(frozen=True)
class Way:
    """The placements of coming; read backwards up to standing, those of leaving.

    `goal` is the exercise's own first or last placement, `camera` (3,) the direction to the camera.
    """

    ground: Ground
    plan: Plan
    goal: Placement
    camera: Array

    @cached_property
    def _headward(self) -> float:
        return float(np.sign(self.goal.at("head")[1] - self.goal.middle("upperleg01")[1]))

    def _direction(self, facing: Facing) -> Array:
        if facing == "camera":
            return X * (np.sign(self.camera[0]) or 1.0)
        return Y * (self._headward if facing == "head" else -self._headward)

    @cached_property
    def _changes(self) -> tuple[Change, ...]:
        """The changes from standing to the goal; placed backwards, from the goal."""
        bones, steps = self.goal.skeleton, DOWN[self.plan.lie]
        figures = [(STANDING, steps[0].facing), *((one.figure, one.facing) for one in steps[:-1])]
        later, changes = self.goal, []
        for (figure, facing), step in zip(reversed(figures), reversed(steps), strict=True):
            assert figure is not None
            loose = figure.placed(bones, self._direction(facing))
            way = middle(later, step.anchor) - middle(loose, step.anchor)
            placed = self.ground.settled(shifted(loose, way), MAT_TOP_M)
            changes.append(Change(self.ground, placed, later, step.anchor))
            later = placed
        return tuple(reversed(changes))

    @cached_property
    def _walk(self) -> Walk:
        stands = middle(self._changes[0].first, FEET)
        return Walk(
            ground=self.ground,
            door=self.goal.middle("upperleg01")[:2] + DOOR_M * self._door[:2],
            mat=stands[:2],
            facing=self._direction(DOWN[self.plan.lie][0].facing),
            walk_s=self.plan.walk_s,
            turn_s=self.plan.turn_s,
        )

    @cached_property
    def _door(self) -> Array:
        """The direction from the mat to the door; one never walks through the chair."""
        doors = [rotation(Z, sign * self.plan.door_deg) @ self.camera for sign in (1, -1)]
        if self.plan.lie == "chair":
            return max(doors, key=lambda door: float(door[1]) * self._headward)
        return doors[0]

    def coming(self, t_s: float) -> Placement:
        """Return the placement `t_s` after the walk to the mat has begun."""
        upright_s = self.plan.walk_s + self.plan.turn_s
        return self._walk.coming(t_s) if t_s < upright_s else self._down(t_s - upright_s)

    def leaving(self, t_s: float) -> Placement:
        """Return the placement `t_s` after getting up has begun."""
        down_s = self.plan.down_s
        return self._down(down_s - t_s) if t_s < down_s else self._walk.leaving(t_s - down_s)

    def _down(self, t_s: float) -> Placement:
        left = max(t_s, 0.0) / self.plan.pace
        for change, step in zip(self._changes, DOWN[self.plan.lie], strict=True):
            if left < step.seconds:
                return change.at(ease(left / step.seconds))
            left -= step.seconds
        return self.goal


def middle(placement: Placement, bones: tuple[str, ...]) -> Array:
    """Return the mean place (3,) of some bones' joints."""
    return np.asarray(np.mean([placement.at(bone) for bone in bones], axis=0))

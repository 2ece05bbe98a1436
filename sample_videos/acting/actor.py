"""Places a clip's body, and whoever walks by, at any time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

import numpy as np

from sample_videos.acting.transition import Ground, shifted
from sample_videos.acting.walk import Passing
from sample_videos.acting.way import Way
from sample_videos.body import person
from sample_videos.body.posing import Poser
from sample_videos.body.skeleton import Placement
from sample_videos.body.support import Support
from sample_videos.clip import Clip
from sample_videos.geometry import Array, X, Y, Z, rotation
from sample_videos.scene.props import props
from sample_videos.scene.shapes import Solid
from sample_videos.scene.stage import Extra, passer_by

HALF_TURN: Final = rotation(Z, 180)
HALF_BODY_M: Final = 0.9
"""From the middle of a lying body to head or feet."""
HALF_WIDTH_M: Final = 0.3


@dataclass(frozen=True)
class Actor:
    """Places the body of a clip at any time."""

    clip: Clip

    @cached_property
    def body(self) -> person.Person:
        """The body."""
        return person.mix(self.clip.stage.people)

    @cached_property
    def poser(self) -> Poser:
        """Poses the body in axes in which nobody is turned round."""
        support = self.clip.motion.support
        support = reflected(support) if self.clip.reflected else support
        return Poser(self.body, support, self.clip.start)

    @cached_property
    def ground(self) -> Ground:
        """Finds the body's lowest skin."""
        return Ground(self.body)

    @property
    def turned_round(self) -> bool:
        """Whether the body is turned round, for a view of its right side."""
        return self.clip.stage.near_side == "right"

    @cached_property
    def headward(self) -> float:
        """The direction of y in which the head lies, 1 or -1."""
        start = self.poser.start_placement
        own = float(np.sign(start.at("head")[1] - start.middle("upperleg01")[1]))
        return -own if self.turned_round else own

    @property
    def keys_hold_s(self) -> tuple[float, float]:
        """From and up to when, in the clip's time, the body goes by the performance's keys."""
        return self.clip.lead_s, self.clip.lead_s + self.clip.performance.duration_s

    def turned(self, placement: Placement, t_s: float) -> Placement:
        """Return a placement of the poser as it lies in the room at a time of the performance."""
        result = placement.turned(HALF_TURN) if self.turned_round else placement
        if not self.clip.performance.slides:
            return result
        return shifted(result, self.headward * self.clip.performance.slid_m(t_s) * Y)

    def exercising(self, t_s: float) -> Placement:
        """Return the placement at a time of the performance."""
        return self.turned(self.poser.placement(self.clip.performance.posture(t_s)), t_s)

    def placement(self, t_s: float) -> Placement:
        """Return the placement at any time of the clip."""
        exercise, fps = self.clip.exercise, self.clip.fps
        if t_s < exercise.start / fps:
            return self._arrival.coming(t_s)
        last_s = (exercise.stop - 1) / fps
        if t_s > last_s and self.clip.departure:
            return self._departure.leaving(t_s - last_s)
        return self.exercising(t_s - self.clip.lead_s)

    @cached_property
    def camera_direction(self) -> Array:
        """From the middle of the body level towards the camera (3,)."""
        return np.asarray(rotation(Z, -self.clip.stage.yaw_deg * self.headward) @ X)

    @cached_property
    def _arrival(self) -> Way:
        assert self.clip.arrival is not None
        return Way(self.ground, self.clip.arrival, self.exercising(0.0), self.camera_direction)

    @cached_property
    def _departure(self) -> Way:
        assert self.clip.departure is not None
        last_s = (self.clip.exercise.stop - self.clip.exercise.start - 1) / self.clip.fps
        goal = self.exercising(last_s)
        return Way(self.ground, self.clip.departure, goal, self.camera_direction)

    def extras(self) -> tuple[Extra, ...]:
        """Return the other people who walk through the picture."""
        spans = [one.passes_m for one in self.clip.beside if one.passes_m is not None]
        return tuple(self._passer_by(number, span) for number, span in enumerate(spans))

    def _passer_by(self, number: int, span: tuple[float, float]) -> Extra:
        clip = self.clip
        random = np.random.default_rng([clip.seed, 12, number])
        shares, outfit = passer_by(clip.seed + number)
        body = person.mix(shares)
        towards = self.camera_direction
        distance = float(random.uniform(*span))
        reach = HALF_WIDTH_M * abs(towards[0]) + HALF_BODY_M * abs(towards[1])
        passing = Passing(
            ground=Ground(body),
            point=(distance + np.sign(distance) * reach) * towards,
            heading=rotation(Z, 90 if random.random() < 0.5 else -90) @ towards,
            speed=float(random.uniform(0.9, 1.3)),
            middle_s=clip.lead_s + clip.performance.duration_s * float(random.uniform(0.4, 0.7)),
        )
        placements = tuple(passing.at(frame / clip.fps) for frame in range(clip.frames))
        seed = clip.seed + 500_000 + number
        return Extra(figure_seed=seed, body=body, outfit=outfit, placements=placements)

    def props(self) -> list[Solid]:
        """Return the furniture that the body uses."""
        random = np.random.default_rng([self.clip.seed, 8])
        solids = props(self.clip.motion.props, self.poser, random)
        turn = HALF_TURN if self.turned_round else np.eye(3)
        return [solid.moved(turn, np.zeros(3)) for solid in solids]


def reflected(support: Support) -> Support:
    """Return the mirrored support: left and right bones change places."""
    swapped = {".L": ".R", ".R": ".L"}

    def other(bone: str) -> str:
        return bone[:-2] + swapped[bone[-2:]] if bone[-2:] in swapped else bone

    contact = tuple(other(bone) for bone in support.contact)
    return replace(support, contact=contact, anchor=other(support.anchor))

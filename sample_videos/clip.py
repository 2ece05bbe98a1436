"""One clip to make, as data."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from sample_videos.acting import retiming
from sample_videos.acting.motion import Motion
from sample_videos.acting.performance import Performance
from sample_videos.acting.situations import SITUATIONS, Situation
from sample_videos.acting.way import Plan
from sample_videos.body.posture import Posture
from sample_videos.scene import stage
from sample_videos.scene.viewpoint import Viewpoint

WIDTH, HEIGHT = 640, 360


@dataclass(frozen=True)
class Clip:
    """A clip to make. The seed decides the stage, the timing, the sway and what is left to chance.

    Attributes:
        kind: Which of the motion's kinds.
        situations: Keys of `situations.SITUATIONS`.
        at_most: Repetitions after which the clip ends, where the motion rests there; None keeps all
            that the kind has.
        wide: Whether body, clothes, room and light are drawn from the wide range.
    """

    name: str
    motion: Motion
    kind: str
    seed: int
    fps: int = 15
    situations: tuple[str, ...] = ()
    at_most: int | None = None
    wide: bool = False

    def __post_init__(self) -> None:
        unknown = sorted(set(self.situations) - set(SITUATIONS))
        if unknown:
            raise ValueError(f"{self.name}: no such situation: {', '.join(unknown)}")

    @property
    def beside(self) -> tuple[Situation, ...]:
        """What happens beside the exercise."""
        return tuple(SITUATIONS[key] for key in self.situations)

    @property
    def viewpoint(self) -> Viewpoint:
        """The places from which this kind is seen."""
        return self.motion.viewpoints.get(self.kind, self.motion.viewpoint)

    @cached_property
    def stage(self) -> stage.Stage:
        """Body, clothes, room and view."""
        return stage.drawn(self.seed, self.viewpoint, self.wide)

    @property
    def reflected(self) -> bool:
        """Whether the mirror image of the motion is performed."""
        return self.motion.reflects and self.stage.near_side == "right"

    @property
    def start(self) -> Posture:
        """The motion's start posture, as this clip shows it."""
        return self.motion.start.reflected() if self.reflected else self.motion.start

    @cached_property
    def performance(self) -> Performance:
        """The exercise alone, without coming and going; its times count from its own start."""
        result = self.motion.perform(self.kind, np.random.default_rng([self.seed, 2]))
        if self.at_most is not None:
            result = retiming.shortened(result, self.motion.unit, self.at_most)
        random = np.random.default_rng([self.seed, 9])
        for situation in self.beside:
            if situation.rewrite is not None:
                result = situation.rewrite(result, self.motion, random)
        return result.reflected() if self.reflected else result

    @cached_property
    def arrival(self) -> Plan | None:
        """How the person comes, if that is shown."""
        return self._plan(10) if any(one.arrives for one in self.beside) else None

    @cached_property
    def departure(self) -> Plan | None:
        """How the person leaves, if that is shown."""
        return self._plan(11) if any(one.leaves for one in self.beside) else None

    def _plan(self, stream: int) -> Plan:
        random = np.random.default_rng([self.seed, stream])
        return Plan.drawn(random, self.performance.postures[0], bool(self.motion.props))

    @property
    def exercise(self) -> slice:
        """The frames of the exercise itself."""
        first = round(self.arrival.duration_s * self.fps) if self.arrival else 0
        return slice(first, first + int(self.performance.duration_s * self.fps) + 1)

    @property
    def lead_s(self) -> float:
        """Seconds before the exercise, a whole number of frames."""
        return float(self.exercise.start / self.fps)

    @property
    def frames(self) -> int:
        """Number of pictures."""
        after = round(self.departure.duration_s * self.fps) if self.departure else 0
        return int(self.exercise.stop) + after

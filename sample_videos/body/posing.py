"""From a posture to placed bones: trunk on the mat, feet on the floor, hands in their places."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from sample_videos.body.arms import Arms
from sample_videos.body.grip import Build
from sample_videos.body.hands import Hands
from sample_videos.body.leg_angles import SIDES, Turns
from sample_videos.body.legs import Legs
from sample_videos.body.person import Person
from sample_videos.body.posture import Posture
from sample_videos.body.skeleton import Placement
from sample_videos.body.support import Support as Support
from sample_videos.body.trunk import Trunk


@dataclass(frozen=True)
class Poser:
    """Poses one person through one motion that begins in the posture `start`."""

    person: Person
    support: Support
    start: Posture

    @cached_property
    def start_placement(self) -> Placement:
        """The start posture, hands included; the middle of the hips is above the world's origin."""
        return self._with_arms(self.start, self._hands.start)

    def placement(self, posture: Posture) -> Placement:
        """Return where all bones are in `posture`."""
        start = self._hands.start
        trunk = self._trunk.placed(posture, start)
        return self._with_arms(posture, self._legs.placed(posture, trunk, start))

    @cached_property
    def _trunk(self) -> Trunk:
        return Trunk(self.person, self.support, self.start)

    @cached_property
    def _legs(self) -> Legs:
        return Legs(self.person)

    @cached_property
    def _arms(self) -> Arms:
        return Arms(self.person.skeleton)

    @cached_property
    def _hands(self) -> Hands:
        body = self._legs.placed(self.start, self._trunk.start_placement, None)
        return Hands(Build(self.person), self.start, body)

    def _with_arms(self, posture: Posture, body: Placement) -> Placement:
        """Bend the arms so that the wrists reach their places, and turn the hands to them."""
        changed: Turns = {}
        for side in SIDES:
            changed |= self._arms.turns(body, self._hands.grip(posture, body, side), side)
        return body.changed(changed)

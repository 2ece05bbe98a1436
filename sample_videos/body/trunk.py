"""The trunk: lying on the mat, pinned by the chest, or standing on hands and knees."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from sample_videos.body import leg_angles, spine
from sample_videos.body.contour import LYING_SKIN_M, SINK_M, Contact, Contour
from sample_videos.body.grip import STANDING_WRIST_M, Build
from sample_videos.body.leg_angles import RestLegs
from sample_videos.body.person import Person
from sample_videos.body.posture import Posture
from sample_videos.body.skeleton import Placement
from sample_videos.body.support import Support
from sample_videos.geometry import Array

GIVING = ("spine05", "spine04", "spine03", "spine02")
"""Joints that share the gap between moved hips and a pinned chest."""
HANDS_AHEAD_M = 0.12
"""On hands and knees the wrists are so far ahead of the shoulders."""
CHEST_M = 0.21
"""Skin of trunk and shoulders nearer than this to the uppermost joint of the spine is the chest's.
"""


@dataclass(frozen=True)
class Trunk:
    """The trunk of one person in one motion, its legs hanging free."""

    person: Person
    support: Support
    start: Posture

    @cached_property
    def start_placement(self) -> Placement:
        """The trunk at the start; the middle of its hips is above the world's origin."""
        loose = self._loose(self.start)
        heads = loose.heads + self._onto_mat(self.start, loose)
        return self._rested(self.start, Placement(loose.skeleton, loose.rotations, heads))

    def placed(self, posture: Posture, start: Placement) -> Placement:
        """Return the trunk's placement; `start` is where the legs were at the start."""
        loose = self._loose(posture)
        kneeling = max(posture.left_kneeling, posture.right_kneeling)
        if self.support.chest_pinned or kneeling >= 1:
            moved = self._shift(posture.hips_aside, posture.hips_along, posture.hips_up)
            offset = self.start_placement.middle("upperleg01") + moved - loose.middle("upperleg01")
        else:
            offset = self._onto_mat(posture, loose)
        if kneeling > 0:
            stands = self._onto_thighs(posture, loose, offset, start) + posture.hips_up
            offset[2] += kneeling * (stands - offset[2])
        heads = loose.heads + offset
        if self.support.chest_pinned:
            moved = self._shift(posture.chest_aside, posture.chest_along, posture.chest_up)
            chest = self.start_placement.at("spine01") + moved
            heads += self._give[:, None] * (chest - heads[loose.skeleton.rows["spine01"]])
        return self._rested(posture, Placement(loose.skeleton, loose.rotations, heads))

    def _loose(self, posture: Posture) -> Placement:
        """Return the posture with its root at the world's origin."""
        return self._turned(posture, self._lean)

    def _turned(self, posture: Posture, lean: float) -> Placement:
        rotations = spine.trunk(posture, lean) | leg_angles.free(self._rest_legs, posture)
        return self.person.skeleton.place(rotations, np.zeros(3))

    @cached_property
    def _rest_legs(self) -> RestLegs:
        return leg_angles.rest_frames(self.person.skeleton)

    def _onto_mat(self, posture: Posture, loose: Placement) -> Array:
        """Return the way that puts the lowest skin on the mat and the anchor bone where the start
        has it, moved by `hips_...`.
        """
        offset = self._anchor - self._anchored(loose)
        offset[0] *= bool(posture.pelvis_roll)
        offset[2] = LYING_SKIN_M - self._contact.height(loose)
        return offset + self._shift(posture.hips_aside, posture.hips_along, posture.hips_up)

    def _shift(self, aside: float, along: float, up: float) -> Array:
        """Return a way in world axes: to the person's left, towards the head, up."""
        return np.array([aside, along * self._headward, up])

    @cached_property
    def _headward(self) -> float:
        """The direction of y in which the head lies: the back lies along +y, the belly along -y."""
        return -1.0 if self.start.pelvis_pitch > 0 else 1.0

    def _anchored(self, placement: Placement) -> Array:
        """Return the place of the anchor bone."""
        bone = self.support.anchor
        paired = bone + ".L" in self.person.skeleton.bones
        return np.asarray(placement.middle(bone) if paired else placement.at(bone))

    @cached_property
    def _anchor(self) -> Array:
        """The anchor's place when the start posture has the middle of its hips at x = y = 0."""
        loose = self._loose(self.start)
        return self._anchored(loose) - loose.middle("upperleg01")

    @cached_property
    def _contact(self) -> Contact:
        return Contact.of(self.person, *self.support.contact)

    @cached_property
    def _lean(self) -> float:
        """Pitch in degrees that lifts the shoulders of one on hands and knees onto the arms."""
        start = self.start
        if max(start.left_kneeling, start.right_kneeling) <= 0 or start.hands_under_shoulders <= 0:
            return 0.0
        loose = self._turned(start, 0.0)
        hips, shoulders = loose.middle("upperleg01"), loose.middle("upperarm01")
        floor = self._contact.height(loose) + SINK_M
        reach = 0.97 * Build(self.person).reach_m
        height = math.sqrt(reach**2 - HANDS_AHEAD_M**2) + STANDING_WRIST_M + floor - hips[2]
        _, y, z = (shoulders - hips).tolist()
        sine = min(height / math.hypot(y, z), 0.7)
        return math.degrees(math.pi - math.asin(sine) - math.atan2(z, y))

    def _onto_thighs(
        self, posture: Posture, loose: Placement, offset: Array, start: Placement
    ) -> float:
        """Return the height of the way (its x and y are given) that puts the hips on the thighs of
        the kneeling legs.
        """
        thigh = self.person.skeleton.length("upperleg01.L", "lowerleg01.L")
        shares = {".L": posture.left_kneeling, ".R": posture.right_kneeling}
        total = 0.0
        for side, share in shares.items():
            knee, hip = start.at("lowerleg01" + side), loose.at("upperleg01" + side)
            x, y, _ = (hip + offset - knee).tolist()
            total += share * (knee[2] - hip[2] + math.sqrt(max(thigh**2 - x**2 - y**2, 0.0)))
        return float(total / sum(shares.values()))

    def _rested(self, posture: Posture, trunk: Placement) -> Placement:
        """Let chest and head down onto the mat."""
        if posture.chest_resting > 0:
            trunk = spine.let_down(
                trunk, spine.SPINE_SHARE, self._chest, posture.chest_resting, spine.NECK_SHARE
            )
        if posture.head_resting > 0:
            trunk = spine.let_down(trunk, spine.NECK_SHARE, self._head, posture.head_resting)
        return trunk

    @cached_property
    def _chest(self) -> Contour:
        return Contour.of(
            self.person, "spine01", "spine01", "spine02", "clavicle", "upperarm", within_m=CHEST_M
        )

    @cached_property
    def _head(self) -> Contour:
        return Contour.of(self.person, "head", "head")

    @cached_property
    def _give(self) -> Array:
        """The part (bones,) of a gap between hips and chest by which each bone gives way."""
        bones = self.person.skeleton
        give = np.zeros(len(bones.bones))
        for bone in bones.bottom_up:
            own = 1 / len(GIVING) if bones.bones[bone] in GIVING else 0.0
            give[bone] = own + (give[bones.parents[bone]] if bones.parents[bone] >= 0 else 0.0)
        return give

"""From a posture to placed bones: trunk on the mat, feet on the floor, hands in their places."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from sample_videos import hands
from sample_videos.geometry import Array, X, Y, Z, bend, blend_rotations, frame, rotation
from sample_videos.person import Person
from sample_videos.posture import Posture
from sample_videos.room import MAT_TOP_M
from sample_videos.skeleton import Placement

SPINE_SHARE = {"spine05": 0.14, "spine04": 0.24, "spine03": 0.26, "spine02": 0.23, "spine01": 0.13}
NECK_SHARE = {"neck01": 0.3, "neck02": 0.2, "neck03": 0.2, "head": 0.3}
SINK_M = 0.008
"""How deep a lying body presses into the mat."""
LOWEST_ELBOW_M = MAT_TOP_M + 0.042
"""Height of the elbow joint when the elbow lies on the mat."""
SIDES = {".L": 1.0, ".R": -1.0}


@dataclass(frozen=True, kw_only=True)
class Support:
    """What a motion leans on.

    `contact` are the bone name prefixes whose lowest skin rests on the mat; `anchor` is the bone
    that keeps its place along the mat. With `chest_pinned` the trunk stays where the start put it,
    the hips move only by `hips_along` and `hips_up`, and the lower spine takes up the difference.
    """

    contact: tuple[str, ...]
    anchor: str
    chest_pinned: bool = False


@dataclass(frozen=True)
class Poser:
    """Poses one person through one motion that begins in the posture `start`."""

    person: Person
    support: Support
    start: Posture

    @cached_property
    def start_placement(self) -> Placement:
        """The start posture, hands included; the middle of the hips is above the world's origin."""
        placement = self._legs(self.start, self._lying(self.start))
        return self._arms(self.start, placement, placement)

    @cached_property
    def sole_height_m(self) -> float:
        """Height of the ankle joint above the sole of a flat foot."""
        foot = self.person.vertices[self.person.vertices_of("foot")]
        return float(self.person.skeleton.at("foot.L")[2] - foot[:, 2].min())

    def placement(self, posture: Posture) -> Placement:
        """Return where all bones are in `posture`."""
        trunk = self._pinned(posture) if self.support.chest_pinned else self._lying(posture)
        return self._arms(posture, self._legs(posture, trunk), self.start_placement)

    def _trunk_rotations(self, posture: Posture) -> dict[str, Array]:
        turn = rotation(X, posture.pelvis_pitch)
        rotations = {"root": turn}
        for shares, total in ((SPINE_SHARE, posture.spine), (NECK_SHARE, posture.neck)):
            for bone, share in shares.items():
                turn = turn @ rotation(X, total * share)
                rotations[bone] = turn
        for side in SIDES:
            rotations |= self._leg_rotations(rotations["root"], posture, side)
        return rotations

    def _leg_rotations(self, pelvis: Array, posture: Posture, side: str) -> dict[str, Array]:
        """Return world rotations of thigh, shank and foot; all angles 0 is a straight leg."""
        if side == ".L":
            hip, knee, ankle = posture.left_hip, posture.left_knee, posture.left_ankle
        else:
            hip, knee, ankle = posture.right_hip, posture.right_knee, posture.right_ankle
        bones = self.person.skeleton
        joints = [bones.at(bone + side) for bone in ("upperleg01", "lowerleg01", "foot")]
        turn = rotation(Y, -SIDES[side] * posture.leg_abduction) @ rotation(X, -hip)
        hinge = turn @ X
        thigh_direction = turn @ -Z
        shank_direction = rotation(hinge, knee) @ thigh_direction
        thigh = pelvis @ frame(thigh_direction, hinge) @ frame(joints[1] - joints[0], X).T
        shank = pelvis @ frame(shank_direction, hinge) @ frame(joints[2] - joints[1], X).T
        return {
            "upperleg01" + side: thigh,
            "lowerleg01" + side: shank,
            "foot" + side: shank @ rotation(X, ankle),
        }

    def _lying(self, posture: Posture) -> Placement:
        """Put the trunk on the mat by its lowest skin, the anchor bone where the start has it."""
        rotations = self._trunk_rotations(posture)
        loose = self.person.skeleton.place(rotations, np.zeros(3))
        vertices = self.person.vertices_of(*self.support.contact)
        lowest = np.percentile(self.person.posed(loose, vertices)[:, 2], 0.5)
        offset = np.array(
            [0.0, self._anchor_y - self._anchored(loose), MAT_TOP_M - SINK_M - lowest]
        )
        offset += np.array([0.0, posture.hips_along, posture.hips_up])
        return Placement(loose.skeleton, loose.rotations, loose.heads + offset)

    def _anchored(self, placement: Placement) -> float:
        """Return the y of the anchor bone."""
        bone = self.support.anchor
        paired = bone + ".L" in self.person.skeleton.bones
        return float(placement.middle(bone)[1] if paired else placement.at(bone)[1])

    @cached_property
    def _anchor_y(self) -> float:
        """The y of the anchor bone when the start posture has the middle of its hips at y = 0."""
        loose = self.person.skeleton.place(self._trunk_rotations(self.start), np.zeros(3))
        return self._anchored(loose) - float(loose.middle("upperleg01")[1])

    def _pinned(self, posture: Posture) -> Placement:
        """Move the hips against a chest that stays; the joints of the lower spine share the gap."""
        still = self._lying(self.start)
        rotations = self._trunk_rotations(posture)
        loose = self.person.skeleton.place(rotations, np.zeros(3))
        hips = still.middle("upperleg01") + np.array([0.0, posture.hips_along, posture.hips_up])
        root = hips - loose.middle("upperleg01")
        gap = still.at("spine01") - (loose.at("spine01") + root)
        shifts = dict.fromkeys(("spine05", "spine04", "spine03", "spine02"), gap / 4)
        return self.person.skeleton.place(rotations, root, shifts)

    def _legs(self, posture: Posture, trunk: Placement) -> Placement:
        """Bend planted legs so that their soles lie flat on the floor."""
        changed: dict[str, Array] = {}
        bones = self.person.skeleton
        for side, sign in SIDES.items():
            planted = posture.left_planted if side == ".L" else posture.right_planted
            if planted <= 0:
                continue
            hip, free_ankle = trunk.at("upperleg01" + side), trunk.at("foot" + side)
            lengths = (
                bones.length("upperleg01.L", "lowerleg01.L"),
                bones.length("lowerleg01.L", "foot.L"),
            )
            away = posture.foot_reach * sum(lengths)
            flat = np.array([hip[0] + 0.02 * sign, -away, MAT_TOP_M + self.sole_height_m])
            spread = np.tan(np.deg2rad(posture.knee_spread))
            pole = planted * (Z + sign * spread * X) + (1 - planted) * (
                trunk.at("lowerleg01" + side) - hip
            )
            target = (1 - planted) * free_ankle + planted * flat
            knee, ankle = bend(hip, target, pole, *lengths)
            hinge = np.cross(knee - hip, ankle - knee)
            joints = [bones.at(bone + side) for bone in ("upperleg01", "lowerleg01", "foot")]
            changed["upperleg01" + side] = (
                frame(knee - hip, hinge) @ frame(joints[1] - joints[0], X).T
            )
            changed["lowerleg01" + side] = (
                frame(ankle - knee, hinge) @ frame(joints[2] - joints[1], X).T
            )
            changed["foot" + side] = blend_rotations(trunk.turn("foot" + side), np.eye(3), planted)
        return self._with(trunk, changed)

    def _arms(self, posture: Posture, body: Placement, start: Placement) -> Placement:
        """Bend the arms so that the wrists reach their places, and turn the hands to them."""
        changed: dict[str, Array] = {}
        bones = self.person.skeleton
        for side, sign in SIDES.items():
            shoulder, elbow, wrist = (
                bones.at(bone + side) for bone in ("upperarm01", "lowerarm01", "wrist")
            )
            grip = hands.grip(posture, hands.Arm(self.person, body, start, side))
            origin = body.at("upperarm01" + side)
            lengths = float(np.linalg.norm(elbow - shoulder)), float(np.linalg.norm(wrist - elbow))
            middle, end = _bend_above_mat(origin, grip, *lengths)
            hinge = np.cross(middle - origin, end - middle)
            rest_hinge = np.cross(elbow - shoulder, wrist - elbow)
            changed["upperarm01" + side] = (
                frame(middle - origin, hinge) @ frame(elbow - shoulder, rest_hinge).T
            )
            changed["lowerarm01" + side] = (
                frame(end - middle, hinge) @ frame(wrist - elbow, rest_hinge).T
            )
            fingers = bones.at("finger3-1" + side) - wrist
            palm = sign * np.cross(fingers, bones.at("finger1-1" + side) - wrist)
            changed["wrist" + side] = frame(grip.fingers, grip.palm) @ frame(fingers, palm).T
        return self._with(body, changed)

    def _with(self, placement: Placement, changed: dict[str, Array]) -> Placement:
        """Return the placement with some bones turned anew, and all that hangs on them moved."""
        if not changed:
            return placement
        bones = placement.skeleton
        rotations = placement.rotations.copy()
        heads = placement.heads.copy()
        moved: set[int] = set()
        for bone in bones.bottom_up:
            parent = bones.parents[bone]
            if parent in moved:
                heads[bone] = heads[parent] + rotations[parent] @ (
                    bones.points[bone] - bones.points[parent]
                )
                rotations[bone] = changed.get(bones.bones[bone], rotations[parent])
                moved.add(bone)
            elif bones.bones[bone] in changed:
                rotations[bone] = changed[bones.bones[bone]]
                moved.add(bone)
        return Placement(bones, rotations, heads)


def _bend_above_mat(
    shoulder: Array, grip: hands.Grip, upper: float, lower: float
) -> tuple[Array, Array]:
    """Return elbow and wrist; an elbow that would sink into the mat is turned up onto it."""
    elbow, wrist = bend(shoulder, grip.wrist, grip.elbow, upper, lower)
    if elbow[2] >= LOWEST_ELBOW_M:
        return elbow, wrist
    low, high = 0.0, 0.9
    for _ in range(16):
        share = (low + high) / 2
        elbow, wrist = bend(
            shoulder, grip.wrist, (1 - share) * grip.elbow + share * Z, upper, lower
        )
        low, high = (share, high) if elbow[2] < LOWEST_ELBOW_M else (low, share)
    return elbow, wrist

"""Free bodies, by joint angles alone: how one stands, walks, crouches, sits and kneels."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

import numpy as np

from sample_videos.body.skeleton import Placement, Skeleton
from sample_videos.geometry import Array, X, Y, Z, cross, frame, rotation

SPINE = ("spine05", "spine04", "spine03", "spine02", "spine01")
NECK = ("neck01", "neck02", "neck03", "head")
SIDES = {"left": (".L", 1.0), "right": (".R", -1.0)}


@dataclass(frozen=True, kw_only=True)
class Figure:
    """Angles in degrees; all 0 is upright with straight legs and hanging arms.

    `lean` pitches the pelvis forward, `spine` and `neck` bend forward. Hips, knees and elbows flex,
    ankles point the foot down, `arm` raises the upper arm forward, `out` aside, `legs_out` spreads
    the legs.
    """

    lean: float = 0.0
    spine: float = 0.0
    neck: float = 0.0
    left_hip: float = 0.0
    right_hip: float = 0.0
    left_knee: float = 0.0
    right_knee: float = 0.0
    left_ankle: float = 0.0
    right_ankle: float = 0.0
    left_arm: float = 0.0
    right_arm: float = 0.0
    left_out: float = 9.0
    right_out: float = 9.0
    left_elbow: float = 14.0
    right_elbow: float = 14.0
    legs_out: float = 4.0

    def both(self, **angles: float) -> Figure:
        """Return this figure with the same angles on both sides: `both(hip=90)`."""
        names = {field.name for field in fields(self)}
        changes = {f"{side}_{name}": value for name, value in angles.items() for side in SIDES}
        assert set(changes) <= names
        return replace(self, **changes)

    def mixed(self, other: Figure, weight: float) -> Figure:
        """Return the figure `weight` (0..1) of the way to another one."""
        names = [field.name for field in fields(self)]
        return Figure(
            **{
                name: (1 - weight) * getattr(self, name) + weight * getattr(other, name)
                for name in names
            }
        )

    def turns(self, bones: Skeleton) -> dict[str, Array]:
        """Return the rotation of each bone against the bone it hangs on; the pelvis upright."""
        result = {"root": rotation(X, self.lean)}
        result |= {bone: rotation(X, self.spine / len(SPINE)) for bone in SPINE}
        result |= {bone: rotation(X, self.neck / len(NECK)) for bone in NECK}
        for side, (suffix, sign) in SIDES.items():
            hip, knee = getattr(self, f"{side}_hip"), getattr(self, f"{side}_knee")
            aside = rotation(Y, -sign * self.legs_out)
            upper, lower = _limb(
                bones,
                [name + suffix for name in ("upperleg01", "lowerleg01", "foot")],
                aside @ rotation(X, -hip),
                knee,
                X,
            )
            result["upperleg01" + suffix] = upper
            result["lowerleg01" + suffix] = upper.T @ lower
            result["foot" + suffix] = rotation(X, getattr(self, f"{side}_ankle"))
            arm, out, elbow = (getattr(self, f"{side}_{name}") for name in ("arm", "out", "elbow"))
            upper, lower = _limb(
                bones,
                [name + suffix for name in ("upperarm01", "lowerarm01", "wrist")],
                rotation(X, -arm) @ rotation(Y, -sign * out),
                -elbow,
                None,
            )
            result["upperarm01" + suffix] = upper
            result["lowerarm01" + suffix] = upper.T @ lower
        return result

    def placed(self, bones: Skeleton, facing: Array) -> Placement:
        """Return the figure with its front towards `facing` (3,), the pelvis over the origin."""
        yaw = np.rad2deg(np.arctan2(facing[0], -facing[1]))
        turns = self.turns(bones)
        ride = bones.ride(tuple(turns))
        world = {-1: rotation(Z, float(yaw))}
        for name, bone, carrier in zip(
            ride.names, ride.turned.tolist(), ride.carriers.tolist(), strict=True
        ):
            world[bone] = world[carrier] @ turns[name]
        return bones.place({name: world[bones.rows[name]] for name in turns}, np.zeros(3))


def _limb(
    bones: Skeleton, names: list[str], turn: Array, bend_deg: float, rest_hinge: Array | None
) -> tuple[Array, Array]:
    """Return upper and lower rotations of a limb that hangs down turned by `turn`, then bends.

    `rest_hinge` is the joint's axis at rest; None takes it from the bend that the limb has there.
    """
    first, joint, last = (bones.at(name) for name in names)
    hanging = frame(-Z, X)
    if rest_hinge is None:
        rest_hinge = cross(joint - first, last - joint)
        hanging = frame(-Z, -X)
    return (
        turn @ hanging @ frame(joint - first, rest_hinge).T,
        turn @ rotation(X, bend_deg) @ hanging @ frame(last - joint, rest_hinge).T,
    )


STANDING = Figure()
CROUCHING = Figure(lean=42, spine=20, neck=-20, legs_out=14).both(
    hip=128, knee=134, ankle=-30, arm=60, elbow=30
)
SITTING = Figure(lean=-16, spine=24, neck=4, legs_out=8).both(
    hip=127, knee=98, ankle=4, arm=40, out=14, elbow=34
)
"""Knees up, soles on the floor, the hands at the knees."""
HALF_KNEELING = replace(
    Figure(lean=14, spine=10, legs_out=4).both(elbow=45, arm=25),
    left_hip=109, left_knee=103, left_ankle=-8, right_hip=4, right_knee=82, right_ankle=50,
)  # fmt: skip
"""On the right knee, the left foot in front."""
STEPPING_BACK = replace(HALF_KNEELING, lean=24, left_hip=68, left_knee=126, left_ankle=20)
"""On the right knee, the left foot on its way back."""
ALL_FOURS = Figure(lean=60, spine=6, neck=-14, legs_out=3).both(
    hip=60, knee=88, ankle=55, arm=62, out=3
)
"""The hands hang straight to the floor, so the chest is higher than on flat palms."""
KNEES_DRAWN_UP = Figure(lean=-90, neck=8, legs_out=7).both(hip=118, knee=100, out=16, elbow=6)
"""On the back, the shanks in the air, the hands beside."""


def walking(stride: float) -> Figure:
    """Return the figure at a point of the walk: `stride` counts double steps, left leg first."""
    phase = 2 * np.pi * stride
    swing = float(np.sin(phase))
    angles = {}
    for side, sign in (("left", 1.0), ("right", -1.0)):
        # The knee bends most half-way through its swing forward.
        lift = max(0.0, float(np.cos(phase) * sign)) ** 2
        angles[f"{side}_hip"] = 24.0 * swing * sign + 14.0 * lift + 2
        angles[f"{side}_knee"] = 6.0 + 52.0 * lift
        angles[f"{side}_ankle"] = 6.0 * lift - 4.0
        angles[f"{side}_arm"] = -22.0 * swing * sign
        angles[f"{side}_elbow"] = 20.0 - 6.0 * swing * sign
    return Figure(lean=3, **angles)

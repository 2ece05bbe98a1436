"""Legs by their angles: how a leg hangs free on the pelvis."""

from __future__ import annotations

from sample_videos.body import spine
from sample_videos.body.posture import Posture
from sample_videos.body.skeleton import Skeleton
from sample_videos.geometry import Array, X, Y, Z, frame, rotation

SIDES = {".L": 1.0, ".R": -1.0}
NAMES = {".L": "left", ".R": "right"}
HANGING = frame(-Z, X)
"""The frame of a bone that hangs straight down, with a level hinge."""
BONES = ("upperleg01", "lowerleg01", "foot")

Turns = dict[str, Array]
"""World rotations by bone."""
RestLegs = dict[str, tuple[Array, Array]]
"""For each side the inverse frames of thigh and shank of the standing body."""


def rest_frames(bones: Skeleton) -> RestLegs:
    """Return for each side the inverse frames of thigh and shank of the standing body."""
    result = {}
    for side in SIDES:
        hip, knee, ankle = (bones.at(bone + side) for bone in BONES)
        result[side] = frame(knee - hip, X).T, frame(ankle - knee, X).T
    return result


def free(rest: RestLegs, posture: Posture) -> Turns:
    """Return world rotations of thigh, shank and foot of both legs; all angles 0 is straight.

    They hang on the pelvis without its side tilt.
    """
    pelvis = spine.pelvis(posture)
    result: Turns = {}
    for side, sign in SIDES.items():
        name = NAMES[side]
        hip, knee, ankle, abduction, spread = (
            getattr(posture, name + field)
            for field in ("_hip", "_knee", "_ankle", "_abduction", "_spread")
        )
        turn = rotation(Y, -sign * (posture.leg_abduction + abduction)) @ rotation(X, -hip)
        if spread:
            turn = rotation(Z, sign * spread) @ turn
        turn = pelvis @ turn
        thigh, shank = rest[side]
        bent = turn @ rotation(X, knee) @ HANGING @ shank
        result |= {
            "upperleg01" + side: turn @ HANGING @ thigh,
            "lowerleg01" + side: bent,
            "foot" + side: bent @ rotation(X, ankle),
        }
    return result

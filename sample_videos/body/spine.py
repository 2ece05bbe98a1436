"""The trunk's bones: from bends to rotations, and letting a part of it down onto the mat."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping

import numpy as np

from sample_videos.body.contour import LYING_SKIN_M, Contour
from sample_videos.body.posture import Posture
from sample_videos.body.skeleton import Placement
from sample_videos.geometry import Array, X, Y, Z, cross, rotation, unit

SPINE_SHARE = {"spine05": 0.14, "spine04": 0.24, "spine03": 0.26, "spine02": 0.23, "spine01": 0.13}
"""How the spine's bones share flexion and side bend."""
SPINE_TWIST_SHARE = {
    "spine05": 0.05, "spine04": 0.10, "spine03": 0.25, "spine02": 0.35, "spine01": 0.25,
}  # fmt: skip
"""How they share a twist: mostly the thorax."""
NECK_SHARE = {"neck01": 0.3, "neck02": 0.2, "neck03": 0.2, "head": 0.3}
LARGEST_LET_DOWN_DEG = 50.0


def pelvis(posture: Posture, lean: float = 0.0) -> Array:
    """Return the world rotation of the pelvis without its side tilt: what the legs hang on."""
    turn = rotation(X, posture.pelvis_pitch + lean)
    return turn @ rotation(Z, posture.pelvis_roll) if posture.pelvis_roll else turn


def trunk(posture: Posture, lean: float = 0.0) -> dict[str, Array]:
    """Return the world rotations of pelvis, spine, neck and head; `lean` is added to the pitch."""
    turn = pelvis(posture, lean)
    if posture.pelvis_side:
        turn = turn @ rotation(Y, -posture.pelvis_side)
    rotations = {"root": turn}
    bends = (
        (SPINE_SHARE, SPINE_TWIST_SHARE, posture.spine, posture.spine_side, posture.spine_twist),
        (NECK_SHARE, NECK_SHARE, posture.neck, posture.neck_side, posture.neck_twist),
    )
    for shares, twist_shares, flexion, side, twist in bends:
        for bone, share in shares.items():
            turn = turn @ rotation(X, flexion * share)
            if side:
                turn = turn @ rotation(Y, side * share)
            if twist:
                turn = turn @ rotation(Z, twist * twist_shares[bone])
            rotations[bone] = turn
    return rotations


def let_down(
    placement: Placement,
    chain: Mapping[str, float],
    contour: Contour,
    weight: float,
    carried: Iterable[str] = (),
) -> Placement:
    """Bend a chain of bones until the skin of its last bone lies on the mat.

    The bend is about the level axis across the chain, shared as `chain` says; `weight` (0..1) is
    how much of it is done. A chain that cannot reach bends by `LARGEST_LET_DOWN_DEG`. `carried` are
    bones further on that have rotations of their own.
    """
    bones = tuple(chain)
    shares = np.cumsum([chain[bone] for bone in bones])
    joints = np.array([placement.at(bone) for bone in bones])
    axis = unit(cross(Z, joints[-1] - joints[0]))
    steps = np.diff(joints, axis=0)
    falls = axis[0] * steps[:, 1] - axis[1] * steps[:, 0]
    x, y, _ = axis.tolist()
    last = placement.turn(bones[-1])
    # Heights of the last bone's skin as it is, and a quarter turn on; `axis` is level.
    level, risen = contour.heights(np.stack([last[2], x * last[1] - y * last[0]]))

    def clearance(angle: float) -> float:
        turns = np.deg2rad(angle * shares[:-1])
        height = joints[0, 2] + np.cos(turns) @ steps[:, 2] + np.sin(turns) @ falls
        turn = math.radians(angle)
        skin = math.cos(turn) * level + math.sin(turn) * risen
        return float(height + skin.min()) - LYING_SKIN_M

    angle = weight * root_of(clearance, LARGEST_LET_DOWN_DEG)
    turned = dict(zip(bones, shares, strict=True)) | dict.fromkeys(carried, 1.0)
    return placement.changed(
        {
            bone: rotation(axis, angle * share) @ placement.turn(bone)
            for bone, share in turned.items()
        }
    )


def root_of(falling: Callable[[float], float], largest: float) -> float:
    """Return where a falling function passes zero, within 0.01 mm; +-`largest` if it does not.

    Starts from 0, finds the bracket in growing steps, then takes secants (Illinois method).
    """
    here, value = 0.0, falling(0.0)
    step = math.copysign(8.0, value)
    beyond, other = here, value
    while value * other > 0:
        here, value = beyond, other
        if abs(here) >= largest:
            return here
        beyond = max(-largest, min(largest, beyond + step))
        other = falling(beyond)
        step *= 2
    for _ in range(60):
        if abs(other) < 1e-5 or abs(beyond - here) < 1e-9:
            break
        middle = (here * other - beyond * value) / (other - value)
        found = falling(middle)
        if found * other < 0:
            here, value = beyond, other
        else:
            value /= 2
        beyond, other = middle, found
    return beyond

"""The trunk's bones: from bends to rotations, and letting a part of it down onto the mat."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from itertools import accumulate

import numpy as np

from sample_videos.body.contour import LYING_SKIN_M, Contour
from sample_videos.body.posture import Posture
from sample_videos.body.skeleton import Placement
from sample_videos.geometry import Array, X, Y, Z, bent, rotation

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
            turn = turn @ bent(flexion * share, side * share, twist * twist_shares[bone])
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
    rows = [placement.skeleton.rows[bone] for bone in chain]
    shares = list(accumulate(chain.values()))
    joints: list[list[float]] = placement.heads[rows].tolist()
    x, y = joints[0][1] - joints[-1][1], joints[-1][0] - joints[0][0]
    size = max(math.hypot(x, y), 1e-12)
    axis = x, y, _ = x / size, y / size, 0.0
    # Of each step from joint to joint: its share in radians, its rise, and that a quarter turn on.
    steps = [
        (math.radians(share), to[2] - of[2], x * (to[1] - of[1]) - y * (to[0] - of[0]))
        for share, of, to in zip(shares, joints, joints[1:], strict=False)
    ]
    last = placement.rotations[rows[-1]]
    # Heights of the last bone's skin as it is, and a quarter turn on; `axis` is level.
    skin = contour.heights(np.array([last[2], x * last[1] - y * last[0]]))

    def clearance(angle: float) -> float:
        height = joints[0][2] - LYING_SKIN_M
        for share, rise, fall in steps:
            turn = angle * share
            height += math.cos(turn) * rise + math.sin(turn) * fall
        turn = math.radians(angle)
        return height + float((np.array((math.cos(turn), math.sin(turn))) @ skin).min())

    angle = weight * root_of(clearance, LARGEST_LET_DOWN_DEG)
    turns = [rotation(axis, angle * share) for share in shares]
    whole = rotation(axis, angle)
    turned = dict(zip(chain, turns, strict=True)) | dict.fromkeys(carried, whole)
    own = placement.rotations[[placement.skeleton.rows[bone] for bone in turned]]
    return placement.changed(
        dict(zip(turned, np.matmul(np.array(list(turned.values())), own), strict=True))
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

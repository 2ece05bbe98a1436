"""The 33 landmarks of MediaPipe Pose as mixtures of a clip's joints.

The joints are those of NAME.truth.npz. What lies between them (mouth, fingers) is put where it is
in a relaxed body; the rest is a landmark's bias.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

import numpy as np

from rules.pose import Joint
from sample_videos.geometry import Array

Recipe = Mapping[str, float]
"""Joint names with their shares, which sum to 1; SIDE and OTHER stand for left and right."""

RECIPES: Final[Mapping[str, Recipe]] = {
    "EYE_INNER": {"SIDE_eye": 0.75, "OTHER_eye": 0.25},
    "EYE": {"SIDE_eye": 1.0},
    "EYE_OUTER": {"SIDE_eye": 0.85, "SIDE_ear": 0.15},
    "EAR": {"SIDE_ear": 1.0},
    "SHOULDER": {"SIDE_shoulder": 1.0},
    "ELBOW": {"SIDE_elbow": 1.0},
    "WRIST": {"SIDE_wrist": 1.0},
    "PINKY": {"SIDE_wrist": 1.33, "SIDE_elbow": -0.33},
    "INDEX": {"SIDE_wrist": 1.35, "SIDE_elbow": -0.35},
    "THUMB": {"SIDE_wrist": 1.2, "SIDE_elbow": -0.2},
    "HIP": {"SIDE_hip": 1.0},
    "KNEE": {"SIDE_knee": 1.0},
    "ANKLE": {"SIDE_ankle": 1.0},
    "HEEL": {"SIDE_heel": 1.0},
    "FOOT_INDEX": {"SIDE_big_toe": 0.5, "SIDE_small_toe": 0.5},
}
MOUTH: Final[Recipe] = {"nose": 1.5, "SIDE_eye": -0.1, "OTHER_eye": -0.4}
MIRRORED: Final = np.array(
    [
        Joint[joint.name.replace("LEFT", "*").replace("RIGHT", "LEFT").replace("*", "RIGHT")].value
        for joint in Joint
    ]
)
"""The landmark of the other side; the nose is its own."""


def mixture(joint_names: Sequence[str]) -> Array:
    """Return the matrix (33, joints) that makes landmarks of joints."""
    result = np.zeros((len(Joint), len(joint_names)))
    for joint in Joint:
        for name, share in _recipe(joint).items():
            result[joint, joint_names.index(name)] += share
    return result


@cache
def _recipe(joint: Joint) -> Recipe:
    if joint is Joint.NOSE:
        return {"nose": 1.0}
    if joint.name.startswith("MOUTH_"):
        side, recipe = joint.name.removeprefix("MOUTH_").lower(), MOUTH
    else:
        part = joint.name.split("_", 1)
        side, recipe = part[0].lower(), RECIPES[part[1]]
    other = "right" if side == "left" else "left"
    return {
        name.replace("SIDE", side).replace("OTHER", other): share for name, share in recipe.items()
    }

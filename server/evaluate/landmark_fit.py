"""How far the landmarks are from the true joints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from server.evaluate.trace import LIMBS, Followed
from server.evaluate.true_frames import TrueFrames
from server.evaluate.truth import Truth

APART: Final = 0.05
"""Left and right are told apart where they truly lie this far apart, in body heights."""


@dataclass(frozen=True, kw_only=True, slots=True)
class LandmarkFit:
    """Sums over the pictures with a person.

    Attributes:
        points: How many joints were compared: those that truly lie in the picture.
        error_sum: Sum of their distances from the truth, in % of the standing body height.
        pairs: How many pairs of left and right joints truly lay apart.
        swapped: Those of them that fit the truth better when left and right are exchanged.
    """

    points: int
    error_sum: float
    pairs: int
    swapped: int


def landmark_fit(truth: Truth, frames: TrueFrames, followed: Followed) -> LandmarkFit | None:
    """Compare the landmarks; None where the truth lacks the body's height or a joint."""
    names = [joint.name.lower() for joint in LIMBS]
    if not truth.body_px or any(name not in frames.joint_names for name in names):
        return None
    width = truth.width or followed.width
    height = truth.height or followed.height
    columns = [frames.joint_names.index(name) for name in names]
    index = frames.at(followed.trace.t_ms)
    used = (index >= 0) & followed.trace.found
    true = frames.pixels[index[used]][:, columns]
    seen = followed.limbs[used] * height
    visible = np.all((true >= 0) & (true < (width, height)), axis=2)
    error = 100 * np.linalg.norm(seen - true, axis=2) / truth.body_px
    left, right = np.s_[:, 0::2], np.s_[:, 1::2]
    both = visible[left] & visible[right]
    apart = np.linalg.norm(true[left] - true[right], axis=2) >= APART * truth.body_px
    straight = error[left] + error[right]
    crossed = np.linalg.norm(seen[left] - true[right], axis=2)
    crossed += np.linalg.norm(seen[right] - true[left], axis=2)
    swapped = 100 * crossed / truth.body_px < straight
    return LandmarkFit(
        points=int(visible.sum()),
        error_sum=float(error[visible].sum()),
        pairs=int((both & apart).sum()),
        swapped=int((both & apart & swapped).sum()),
    )

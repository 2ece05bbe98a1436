"""How far the landmarks are from the true joints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from server.evaluate.trace import LIMBS, Flags, Floats, Followed
from server.evaluate.true_frames import TrueFrames
from server.evaluate.truth import Truth

APART: Final = 0.05
"""Left and right are told apart where they truly lie this far apart, in body heights."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Compared:
    """The landmarks of m pictures beside the true joints, in % of the standing body's height.

    Attributes:
        index: int64 (m), which true picture each of them shows.
        found: (m), whether a body was found.
        seen, true: (m, 12, 2), `LIMBS`; `seen` is NaN where nobody was found.
        visible: (m, 12), whether a joint truly lies in the picture.
    """

    index: NDArray[np.int64]
    found: Flags
    seen: Floats
    true: Floats
    visible: Flags

    @property
    def error(self) -> Floats:
        """(m, 12): distances."""
        return np.asarray(np.linalg.norm(self.seen - self.true, axis=2), np.float64)

    @property
    def apart(self) -> Flags:
        """(m, 6): whether a pair of joints truly lies in the picture and apart."""
        both = self.visible[:, 0::2] & self.visible[:, 1::2]
        between = np.linalg.norm(self.true[:, 0::2] - self.true[:, 1::2], axis=2)
        return np.asarray(both & (between >= 100 * APART) & self.found[:, None])

    @property
    def straight(self) -> Floats:
        """(m, 6): what each pair is off as it is."""
        return np.asarray(self.error[:, 0::2] + self.error[:, 1::2])

    @property
    def crossed(self) -> Floats:
        """(m, 6): what each pair is off when left and right are exchanged."""
        one = np.linalg.norm(self.seen[:, 0::2] - self.true[:, 1::2], axis=2)
        return np.asarray(one + np.linalg.norm(self.seen[:, 1::2] - self.true[:, 0::2], axis=2))


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


def compare(truth: Truth, frames: TrueFrames, followed: Followed) -> Compared | None:
    """Lay landmarks beside the truth; None where it lacks the body's height or a joint.

    Where nobody was found in a whole clip the pictures are the true ones.
    """
    names = [joint.name.lower() for joint in LIMBS]
    if not truth.body_px or any(name not in frames.joint_names for name in names):
        return None
    width = truth.width or followed.width
    height = truth.height or followed.height
    columns = [frames.joint_names.index(name) for name in names]
    nobody = not len(followed.trace.t_ms)
    index = np.arange(len(frames.t_ms)) if nobody else frames.at(followed.trace.t_ms)
    shown = index >= 0
    true = frames.pixels[index[shown]][:, columns]
    seen = np.full_like(true, np.nan) if nobody else followed.limbs[shown] * height
    return Compared(
        index=index[shown],
        found=np.asarray(np.isfinite(seen).all(axis=(1, 2)), np.bool_),
        seen=100 * seen / truth.body_px,
        true=100 * true / truth.body_px,
        visible=np.all((true >= 0) & (true < (width, height)), axis=2),
    )


def landmark_fit(compared: Compared) -> LandmarkFit:
    """Add up what was compared."""
    told = compared.visible & compared.found[:, None]
    swapped = compared.crossed < compared.straight
    return LandmarkFit(
        points=int(told.sum()),
        error_sum=float(compared.error[told].sum()),
        pairs=int(compared.apart.sum()),
        swapped=int((compared.apart & swapped).sum()),
    )

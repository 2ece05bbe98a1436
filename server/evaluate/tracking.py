"""How well a body was followed, by how it lies and from where it is seen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Final

import numpy as np

from server.evaluate.landmark_fit import Compared
from server.evaluate.trace import LIMBS, Flags, Trace, active_moments
from server.evaluate.true_frames import TrueFrames
from server.evaluate.true_place import Place, true_postures, true_view
from server.evaluate.truth import Truth

JUMP: Final = 15.0
"""Half a trunk, in % of the standing body's height. The trunk from shoulders to hips is 0.27 to
0.31 of it."""
TORSO: Final = tuple(
    place for place, joint in enumerate(LIMBS) if joint.name.endswith(("SHOULDER", "HIP"))
)
"""Shoulders and hips among `LIMBS`, left before right."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Tracking:
    """Sums over pictures.

    Attributes:
        pictures: Those in which shoulders and hips truly lie; `lost` of them without a body.
        sided: Pictures with a pair of joints truly apart; `swapped` of them fit the truth better,
            all these pairs taken together, with left and right exchanged.
        steps: Pictures with a body right after another one with a body; in `jumps` of them the
            middle of shoulders or hips moved by half a trunk more than, or otherwise than, it did.
        points, error_sum: Joints that were compared, and their distances in % of the standing
            body's height.
    """

    pictures: int = 0
    lost: int = 0
    sided: int = 0
    swapped: int = 0
    steps: int = 0
    jumps: int = 0
    points: int = 0
    error_sum: float = 0.0


def added(parts: Iterable[Tracking]) -> Tracking:
    """Return the sums over several."""
    parts = tuple(parts)
    names = [field.name for field in fields(Tracking)]
    return Tracking(**{name: sum(getattr(part, name) for part in parts) for name in names})


def tracking(truth: Truth, frames: TrueFrames, compared: Compared) -> Mapping[Place, Tracking]:
    """Return how well the body was followed in each posture of a clip whose joints are known."""
    postures = true_postures(frames)
    places = [
        Place(postures[index] or "", true_view(truth.view, postures[index]))
        for index in compared.index.tolist()
    ]
    inside = np.asarray(compared.visible[:, TORSO].all(axis=1), np.bool_)
    sided, swapped = _swapped(compared)
    steps, jumps = _jumps(compared, inside)
    told = compared.visible & compared.found[:, None]
    error = np.where(told, compared.error, 0.0).sum(axis=1)
    found: dict[Place, Tracking] = {}
    for place in dict.fromkeys(places):
        here = np.array([each == place for each in places], np.bool_)
        found[place] = Tracking(
            pictures=int((here & inside).sum()),
            lost=int((here & inside & ~compared.found).sum()),
            sided=int((here & sided).sum()),
            swapped=int((here & swapped).sum()),
            steps=int((here & steps).sum()),
            jumps=int((here & jumps).sum()),
            points=int(told[here].sum()),
            error_sum=float(error[here].sum()),
        )
    return {place: part for place, part in found.items() if part.pictures}


def seen_only(truth: Truth, trace: Trace) -> Mapping[Place, Tracking]:
    """Return the same of a clip whose joints nobody knows: only how often the body was lost."""
    active = active_moments(truth, trace)
    pictures = int(active.sum()) if len(active) else truth.frames or 0
    part = Tracking(pictures=pictures, lost=pictures - int((trace.found & active).sum()))
    return {Place("", true_view(truth.view, None)): part} if pictures else {}


def _swapped(compared: Compared) -> tuple[Flags, Flags]:
    """Return in which pictures sides can be told, and in which of these they are exchanged."""
    apart = compared.apart
    gain = np.where(apart, compared.straight - compared.crossed, 0.0).sum(axis=1)
    sided = np.asarray(apart.any(axis=1), np.bool_)
    return sided, sided & (gain > 0)


def _jumps(compared: Compared, inside: Flags) -> tuple[Flags, Flags]:
    """Return which pictures follow one another, and at which of these the trunk jumps.

    Sides that are exchanged are no jump: the middles of shoulders and hips are looked at.
    """
    off = (compared.seen - compared.true)[:, TORSO]
    middles = (off[:, 0::2] + off[:, 1::2]) / 2
    moved = np.zeros(len(off))
    moved[1:] = np.linalg.norm(np.diff(middles, axis=0), axis=2).max(axis=1, initial=0.0)
    good = compared.found & inside
    steps = np.zeros(len(off), np.bool_)
    steps[1:] = good[1:] & good[:-1] & (np.diff(compared.index) == 1)
    return steps, steps & (moved > JUMP)

"""The image motion of the trunk's surface, as `vision.flow` would measure it."""

from __future__ import annotations

from typing import Final

import numpy as np

from sample_videos.geometry import Array
from sample_videos.simulate.error_model import ErrorModel
from sample_videos.simulate.noise import slow
from sample_videos.simulate.seeing import Seen
from sample_videos.simulate.sight import Sight

STILL_S: Final = 2.0
"""Time constant of the error at rest."""
MOVED_S: Final = 5.0
"""Time constant of the error away from rest: from tilt to tilt it differs."""
BREATH_SHARE: Final = (0.1, 0.2)
"""How far the skin of pelvis and thorax rises at the side with each metre that the belly does."""


def flow_of(sight: Sight, model: ErrorModel, random: np.random.Generator) -> Array | None:
    """Return (n, 4) image motion of pelvis and thorax, added up."""
    if sight.patches is None or random.random() < model.flow_missing:
        return None
    seen = sight.seen
    axes = np.stack([seen.along, seen.across], axis=1)
    donor = int(random.integers(len(model.flow_gain)))
    tilting = pelvis_against_thorax(axes, sight.patches)
    away = away_from_rest(np.cumsum(tilting, axis=0)) / seen.unit
    thorax = sight.patches[:, 1] - sight.patches[0, 1]
    result = []
    for patch, rise in enumerate(BREATH_SHARE):
        moved = tilting @ model.flow_gain[donor, patch].T
        total = thorax + np.cumsum(np.einsum("nij,ni->nj", axes, moved), axis=0)
        wrong = _wrong(away, model.flow_noise[donor, patch], sight.times_s, random)
        wrong[:, 1] += rise * sight.breath_m / _trunk_m(seen)
        wrong = np.einsum("nij,ni->nj", axes, wrong) * seen.unit[:, None]
        result.append(total + wrong - wrong[0])
    return np.concatenate(result, axis=1)


def pelvis_against_thorax(axes: Array, patches: Array) -> Array:
    """Return (n, 2) the steps of the pelvis against the thorax, along and across the body.

    `axes` (n, 2, 2) are the body's, `patches` (n, 2, 2) the true places of both.
    """
    apart = patches[:, 0] - patches[:, 1]
    return np.asarray(np.einsum("nij,nj->ni", axes, np.diff(apart, axis=0, prepend=apart[:1])))


def _trunk_m(seen: Seen) -> Array:
    middles = [seen.metres[:, [a, a + 1]].mean(axis=1) for a in (11, 23)]
    return np.asarray(np.linalg.norm(middles[0] - middles[1], axis=1))


def away_from_rest(moved: Array) -> Array:
    """Return (n,) how far a place (n, 2) is from where it mostly is."""
    return np.asarray(np.linalg.norm(moved - np.median(moved, axis=0), axis=1))


def _wrong(away: Array, noise: Array, times_s: Array, random: np.random.Generator) -> Array:
    """Return (n, 2) an error that wavers at rest, and more the further away (n,) the pelvis is.

    `noise` (2, 2) is by axis the standard deviation at rest, and for each trunk length away.
    """
    still = slow(times_s, 2, STILL_S, random) * noise[:, 0]
    return still + slow(times_s, 2, MOVED_S, random) * np.outer(away, noise[:, 1])

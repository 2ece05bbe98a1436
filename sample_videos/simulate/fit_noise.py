"""How large the noise is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from sample_videos.geometry import Array
from sample_videos.simulate.error_model import ErrorModel
from sample_videos.simulate.errors import smooth_together
from sample_videos.simulate.noise import noise
from sample_videos.simulate.places import NEAREST_POSTURES, POSTURES
from sample_videos.simulate.residuals import Residuals, taken_apart
from sample_videos.simulate.seeing import canonical
from sample_videos.simulate.sight import step_of
from sample_videos.simulate.smoothing import region_of

ENOUGH_FRAMES: Final = 30
"""So many pictures of a posture, of all clips together, tell of its noise at the exercise."""
ROUNDS: Final = 6
"""How often the simulated noise is compared with the found one and corrected."""


def by_posture(found: Sequence[Residuals], values: Sequence[Array]) -> Array:
    """Return (P, ...) the root of the weighted mean square of values (n, 33, ...).

    A posture of the exercise is known from the exercise itself: who gets up, or is seen from
    elsewhere, has other errors. One that no clip shows gets that of the nearest one.
    """
    weights = [one.share * one.usable.any(axis=1, keepdims=True) for one in found]
    usual = [w * one.clip.usual[:, None] for w, one in zip(weights, found, strict=True)]
    result: dict[str, Array] = {}
    for index, name in enumerate(POSTURES):
        known = sum(w[:, index].sum() for w in usual) >= ENOUGH_FRAMES
        total, square = 0.0, np.zeros(values[0].shape[1:])
        for weight, value in zip(usual if known else weights, values, strict=True):
            if weight[:, index].sum() >= 1:
                total += float(weight[:, index].sum())
                square += np.tensordot(weight[:, index], value**2, axes=1)
        if total:
            result[name] = np.sqrt(square / total)
    nearest = [next(n for n in (p, *NEAREST_POSTURES[p], *result) if n in result) for p in POSTURES]
    return np.stack([result[name] for name in nearest])


def steps_of(one: Residuals) -> Array:
    """Return (n, 33, 2) differences of the errors left from frame to frame, 0 where unknown."""
    both = one.usable & np.roll(one.usable, 1, axis=0)
    both[0] = False
    steps = np.diff(one.left[:, :, :2], axis=0, prepend=one.left[:1, :, :2])
    return np.where(both[:, :, None], steps, 0.0)


def means_of(one: Residuals) -> Array:
    """Return (n, 33, 2) errors left, averaged over a second."""
    width = max(1, round(1 / step_of(one.clip.sight.times_s)))
    padded = np.cumsum(np.concatenate([np.zeros((1, 33, 2)), one.left[:, :, :2]]), axis=0)
    ends = np.arange(len(one.left)) + 1
    begins = np.maximum(ends - width, 0)
    return np.asarray((padded[ends] - padded[begins]) / width)


def calibrated(model: ErrorModel, found: Sequence[Residuals]) -> ErrorModel:
    """Return the model with its noise as large, once smoothed, as what was found.

    The smoothing takes away most of the noise of a body at rest and little of a moving one's, so
    the noise before it is found by trying.
    """
    quick = by_posture(found, [steps_of(one) for one in found])
    slow = by_posture(found, [means_of(one) for one in found])
    still = replace(model, restlessness=np.zeros(()), settling=np.zeros_like(model.settling))
    for _ in range(ROUNDS):
        tried = [_only_noise(still, one) for one in found]
        quicker = by_posture(found, [steps_of(one) for one in tried])
        slower = by_posture(found, [means_of(one) for one in tried])
        still = replace(
            still,
            white=np.clip(still.white * _correction(quick, quicker), 1e-4, 0.2),
            drift=np.sqrt(np.clip(still.drift**2 + slow**2 - slower**2, 1e-8, 0.04)),
        )
    return replace(model, white=still.white, drift=still.drift)


def _correction(wanted: Array, tried: Array) -> Array:
    return np.asarray(np.clip(wanted / np.maximum(tried, 1e-6), 0.4, 2.5))


def _only_noise(model: ErrorModel, one: Residuals) -> Residuals:
    """Return a clip's residuals as the model's noise alone would make them."""
    sight = one.clip.sight
    seen, random = sight.seen, np.random.default_rng([sight.seed, 8])
    fresh = np.zeros(len(sight.times_s), np.bool_)
    wrong = noise(sight, one.share, fresh, model, random)
    points = seen.points + seen.in_picture(canonical(wrong, seen.near_left))
    smooth = smooth_together([points], [region_of(seen.points)], [fresh], [step_of(sight.times_s)])[
        0
    ]
    wrong = canonical(seen.in_body(smooth - one.smooth_truth), seen.near_left)
    wrong = np.concatenate([wrong, np.zeros_like(wrong[:, :, :1])], axis=2)
    errors = np.where(one.usable[:, :, None], wrong, 0.0)
    return replace(one, left=taken_apart(errors, one.usable, one.share, seen)[1])

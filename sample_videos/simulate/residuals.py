"""What is wrong with the landmarks found in a tuning clip, posture by posture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sample_videos.geometry import Array
from sample_videos.simulate.error_model import (
    FEATURES,
    VISIBILITY_LIMIT,
    displacement_features,
    limited,
)
from sample_videos.simulate.errors import smooth_together
from sample_videos.simulate.landmarks import MIRRORED
from sample_videos.simulate.places import POSTURES, memberships, views
from sample_videos.simulate.seeing import Flags, Seen, canonical, places_in_body
from sample_videos.simulate.sight import step_of
from sample_videos.simulate.smoothing import region_of
from sample_videos.simulate.tuning import TuningClip

SETTLED_S: Final = 1.5
"""So long after a body is found its landmarks still drift."""
FEWEST_FRAMES: Final = 12.0
"""A posture that a clip shows for less is not learned from."""
RIDGE: Final = 0.02
"""Displacements well below this, in trunk lengths, are not asked for a response."""
WRONG_BODY: Final = 0.8
"""Mean error, in trunk lengths, beyond which something else was taken for the body."""
SWAP_SHARE: Final = 0.5
"""Left and right are exchanged where the landmarks fit the other side by so much better."""


@dataclass(frozen=True, kw_only=True)
class Part:
    """One posture in one clip: canonical order, see `ErrorModel`; `weight` (n,) is its share."""

    posture: int
    view: int
    weight: Array
    mean: Array
    response: Array


@dataclass(frozen=True, kw_only=True)
class Residuals:
    """A clip's errors (n, 33, 3), canonical: along, across, log-odds of the visibility.

    Attributes:
        usable: (n, 33) which of them were measured with the body settled.
        share: (n, P) how much the body is in each posture.
        left: (n, 33, 3) what the parts' means and responses do not explain.
        swapped: (n,) where left and right were exchanged.
        smooth_truth: (n, 33, 2) the true places as the smoothing alone would show them.
    """

    clip: TuningClip
    errors: Array
    usable: Flags
    share: Array
    parts: tuple[Part, ...]
    left: Array
    swapped: Flags
    smooth_truth: Array


def residuals_of(clip: TuningClip) -> Residuals:
    """Take a clip's errors apart."""
    sight, seen = clip.sight, clip.sight.seen
    fresh = clip.found & ~np.concatenate([[False], clip.found[:-1]])
    truth = smooth_together(
        [seen.points], [region_of(seen.points)], [fresh], [step_of(sight.times_s)]
    )[0]
    swapped = _swapped(clip, truth)
    points = np.where(swapped[:, None, None], clip.points[:, MIRRORED], clip.points)
    visible = np.where(swapped[:, None], clip.visibilities[:, MIRRORED], clip.visibilities)
    with np.errstate(divide="ignore"):
        odds = np.clip(np.log(visible / (1 - visible)), -VISIBILITY_LIMIT, VISIBILITY_LIMIT)
    wrong = np.concatenate([seen.in_body(points - truth), odds[:, :, None]], axis=2)
    usable = _usable(clip, wrong)
    errors = np.where(usable[:, :, None], wrong, 0.0)
    errors, usable = canonical(errors, seen.near_left), canonical(usable, seen.near_left) > 0
    share = memberships(seen.metres) * sight.present[:, None]
    parts, left = taken_apart(errors, usable, share, seen)
    return Residuals(
        clip=clip,
        errors=errors,
        usable=usable,
        share=share,
        parts=parts,
        left=left,
        swapped=swapped,
        smooth_truth=truth,
    )


def taken_apart(
    errors: Array, usable: Flags, share: Array, seen: Seen
) -> tuple[tuple[Part, ...], Array]:
    """Return the parts of errors (n, 33, 3) that the same pose brings again, and what is left."""
    places, view = places_in_body(seen), views(seen)
    parts = tuple(
        _part(posture, view, share[:, posture], places, errors, usable)
        for posture in range(len(POSTURES))
        if share[usable.any(axis=1), posture].sum() >= FEWEST_FRAMES
    )
    left = errors.copy()
    for part in parts:
        left -= part.weight[:, None, None] * (part.mean + _response(part, places))
    left[~usable] = 0
    return parts, left


def _usable(clip: TuningClip, wrong: Array) -> Flags:
    """Return (n, 33): found, settled, in the picture, and of this body."""
    times, seen = clip.sight.times_s, clip.sight.seen
    fresh = clip.found & ~np.concatenate([[False], clip.found[:-1]])
    begun = np.maximum.accumulate(np.where(fresh, times, -1e9))
    with np.errstate(invalid="ignore"):
        size = np.linalg.norm(wrong[:, :, :2], axis=2).mean(axis=1)
        mine = clip.found & clip.sight.present & (size < WRONG_BODY)
    settled = mine & (times - begun >= SETTLED_S)
    x, y = seen.points[:, :, 0], seen.points[:, :, 1]
    inside = (x > 0) & (x < clip.sight.width) & (y > 0) & (y < 1) & (seen.depth_m > 0)
    return np.asarray(settled[:, None] & inside)


def _swapped(clip: TuningClip, truth: Array) -> Flags:
    """Return (n,) where the found points lie much nearer to the other side's."""
    limbs = np.arange(11, 33)
    straight = np.linalg.norm(clip.points - truth, axis=2)[:, limbs].sum(axis=1)
    crossed = np.linalg.norm(clip.points[:, MIRRORED] - truth, axis=2)[:, limbs].sum(axis=1)
    with np.errstate(invalid="ignore"):
        return np.asarray(crossed < SWAP_SHARE * straight)


def _part(
    posture: int,
    view: NDArray[np.int64],
    share: Array,
    places: Array,
    errors: Array,
    usable: Flags,
) -> Part:
    """Fit the mean error of a posture and how it changes with the pose, by ridge regression."""
    weight = share * usable.any(axis=1)
    moved = places - np.tensordot(weight, places, axes=1) / weight.sum()
    features = displacement_features(moved, MIRRORED)
    weights = share[:, None] * usable
    total = np.maximum(weights.sum(axis=0), 1e-9)
    mean = np.einsum("nl,nlc->lc", weights, errors) / total[:, None]
    centre = np.einsum("nl,nlf->lf", weights, features) / total[:, None]
    apart = features - centre
    weighted = weights[:, :, None] * apart
    square = np.einsum("nlf,nlg->lfg", weighted, apart)
    square += (RIDGE**2 * total)[:, None, None] * np.eye(FEATURES)
    product = np.einsum("nlf,nlc->lfc", weighted, errors - mean)
    response = np.linalg.solve(square, product).transpose(0, 2, 1)
    return Part(
        posture=posture,
        view=int(np.bincount(view, weight).argmax()),
        weight=share,
        mean=mean - np.einsum("lcf,lf->lc", response, centre),
        response=response,
    )


def _response(part: Part, places: Array) -> Array:
    middle = np.tensordot(part.weight, places, axes=1) / part.weight.sum()
    features = displacement_features(places - middle, MIRRORED)
    return limited(np.einsum("nlf,lcf->nlc", features, part.response))

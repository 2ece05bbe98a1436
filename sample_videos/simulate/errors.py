"""Disturbs true landmarks as the camera, the network and its smoothing do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from sample_videos.geometry import Array
from sample_videos.simulate.error_model import VISIBILITY_LIMIT, ErrorModel
from sample_videos.simulate.landmarks import MIRRORED
from sample_videos.simulate.noise import noise, spans, visibility_noise
from sample_videos.simulate.places import memberships
from sample_videos.simulate.seeing import Flags, canonical, in_picture, outside
from sample_videos.simulate.sight import Sight, step_of
from sample_videos.simulate.smoothing import region_of, smooth_points
from sample_videos.simulate.surface import flow_of
from sample_videos.simulate.systematic import systematic

UNSEEN: Final = -4.0
"""What the log-odds of the visibility of a landmark outside of the picture lose."""


@dataclass(frozen=True)
class Found:
    """What a landmarker would find: `found` (n,), points (n, 33, 2) in image heights, visibilities
    (n, 33), and the flow (n, 4) in image heights or None.
    """

    found: Flags
    points: Array
    visibilities: Array
    flow: Array | None


@dataclass(frozen=True)
class _Raw:
    """The network's own points before they are smoothed, and where the smoothing begins anew."""

    points: Array
    fresh: Flags
    region: Array
    found: Flags
    visibilities: Array
    flow: Array | None


def disturb(sights: Sequence[Sight], models: Sequence[ErrorModel]) -> list[Found]:
    """Return what would be found in some clips, each with its own model of errors.

    What is found in a clip depends on its own seed alone.
    """
    raws = [
        _raw(sight, model, np.random.default_rng([sight.seed, 7]))
        for sight, model in zip(sights, models, strict=True)
    ]
    smoothed = smooth_together(
        [raw.points for raw in raws],
        [raw.region for raw in raws],
        [raw.fresh for raw in raws],
        [step_of(sight.times_s) for sight in sights],
    )
    return [
        Found(raw.found, points, raw.visibilities, raw.flow)
        for raw, points in zip(raws, smoothed, strict=True)
    ]


def smooth_together(
    points: Sequence[Array],
    regions: Sequence[Array],
    fresh: Sequence[Flags],
    steps: Sequence[float],
) -> list[Array]:
    """Return the smoothed points (n, 33, 2) of some clips of unequal lengths."""
    longest = max(len(one) for one in points)

    def padded(values: NDArray[Any]) -> NDArray[Any]:
        return np.concatenate([values, np.repeat(values[-1:], longest - len(values), axis=0)])

    together = smooth_points(
        np.stack([padded(one.reshape(len(one), -1)) for one in points]),
        np.stack([padded(one) for one in regions]),
        np.array(steps),
        np.stack([padded(one) for one in fresh]),
    )
    return [
        values[: len(one)].reshape(one.shape) for values, one in zip(together, points, strict=True)
    ]


def _raw(sight: Sight, model: ErrorModel, random: np.random.Generator) -> _Raw:
    seen, present = sight.seen, sight.present
    share = memberships(seen.metres) * present[:, None]
    found = (
        present
        & in_picture(seen, sight.width)
        & ~spans(share @ model.lost_per_min, model.lost_s, sight.times_s, random)
    )
    fresh = found & ~np.concatenate([[False], found[:-1]])
    wrong = systematic(sight, share, model, random)
    wrong[:, :, :2] += noise(sight, share, fresh, model, random)
    wrong[:, :, 2] += visibility_noise(sight, share, model, random)
    wrong = canonical(wrong, seen.near_left)
    points = np.clip(seen.points + seen.in_picture(wrong[:, :, :2]), -5, 5)
    odds = wrong[:, :, 2] + UNSEEN * outside(seen, sight.width)
    swapped = spans(share @ model.swapped_per_min, model.swapped_s, sight.times_s, random)
    points[swapped], odds[swapped] = points[swapped][:, MIRRORED], odds[swapped][:, MIRRORED]
    return _Raw(
        points,
        fresh,
        region_of(seen.points),
        found,
        1 / (1 + np.exp(-np.clip(odds, -VISIBILITY_LIMIT, VISIBILITY_LIMIT))),
        flow_of(sight, model, random),
    )

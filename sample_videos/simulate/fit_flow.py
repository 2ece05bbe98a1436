"""How the measured image motion of the trunk follows the true one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from sample_videos.geometry import Array
from sample_videos.simulate.seeing import Flags
from sample_videos.simulate.sight import step_of
from sample_videos.simulate.surface import away_from_rest, pelvis_against_thorax
from sample_videos.simulate.tuning import TuningClip

RIDGE: Final = 0.004
"""Movements below this, in trunk lengths, tell no gain, and those near it little: theirs is drawn
to the usual one, that of the skin, 1 along and across for the pelvis."""
USUAL_GAIN: Final = np.array([[[1.2, 0.0], [0.0, 0.8]], [[0.1, 0.0], [0.0, 0.0]]])
"""Gain of pelvis and thorax in clips that do not tell it."""
USUAL_NOISE: Final = (0.001, 0.2)
"""At rest, and for each trunk length away from it."""
WINDOW_S: Final = 1.0
FARTHEST: Final = 0.1
"""From rest, in trunk lengths: what goes further, as a bridge does, is another movement."""
LARGEST_GROWTH: Final = 1.0
LEAST_FRAMES: Final = 60


@dataclass(frozen=True, kw_only=True)
class FlowFit:
    """See `ErrorModel`; `clips` is how many of them had flow."""

    missing: float
    gain: Array
    noise: Array
    clips: int


@dataclass(frozen=True)
class _One:
    """One clip: `gain` (2, 2, 2) by patch; mean squares (2, 2), by patch and axis, of the error and
    of its change in a second at rest; mean square distance from rest.
    """

    gain: Array
    error: Array
    still_change: Array
    away: float


def fit_flow(clips: Sequence[TuningClip]) -> FlowFit:
    """Fit the gain and the noise of each clip in which flow was to be measured.

    The noise at rest is that of the quietest tenth of all clips, since in many nobody ever rests.
    Only the exercise tells them: of who walks in and lies down the skin says nothing.
    """
    asked = [clip for clip in clips if clip.sight.patches is not None and clip.active.any()]
    seen = [clip for clip in asked if _told(clip).sum() >= LEAST_FRAMES]
    fits = [one for clip in seen if (one := _fit_one(clip)) is not None]
    moving = [one for one in fits if one.away >= RIDGE**2]
    if not moving:
        noise = np.broadcast_to(USUAL_NOISE, (1, 2, 2, 2)).copy()
        return FlowFit(missing=0.0, gain=USUAL_GAIN[None], noise=noise, clips=0)
    still = np.quantile([one.still_change for one in fits], 0.1, axis=0)
    noises = []
    for one in moving:
        growth = np.sqrt(np.maximum(one.error - still, 0) / one.away)
        at_rest = np.sqrt(np.minimum(still, one.error))
        noises.append(np.stack([at_rest, np.minimum(growth, LARGEST_GROWTH)], axis=2))
    return FlowFit(
        missing=1 - len(seen) / len(asked),
        gain=np.array([one.gain for one in moving]),
        noise=np.array(noises),
        clips=len(moving),
    )


def _told(clip: TuningClip) -> Flags:
    """Return (n,) the moments of the exercise in which there is flow."""
    return np.asarray(clip.active & np.isfinite(clip.flow[:, 0]))


def _fit_one(clip: TuningClip) -> _One | None:
    """Return the fit of a clip with small movements only, None of others."""
    sight = clip.sight
    assert sight.patches is not None  # flow is measured where there are patches
    there = _told(clip)
    seen = sight.seen
    axes = np.stack([seen.along, seen.across], axis=1)[there] / seen.unit[there, None, None]
    moved = np.cumsum(pelvis_against_thorax(axes, sight.patches[there]), axis=0)
    away = away_from_rest(moved)
    if away.max() > FARTHEST:
        return None
    moved = _detrended(moved)
    gains, square_errors, changes = [], [], []
    for patch in range(2):
        beyond = clip.flow[there, 2 * patch : 2 * patch + 2] - sight.patches[there, 1]
        flow = _detrended(_summed(axes, beyond))
        usual = USUAL_GAIN[patch]
        square = moved.T @ moved + len(moved) * RIDGE**2 * np.eye(2)
        gain = usual + np.linalg.solve(square, moved.T @ (flow - moved @ usual.T)).T
        wrong = flow - moved @ gain.T
        gains.append(gain)
        square_errors.append(np.var(wrong, axis=0))
        changes.append(_still_change(wrong, moved, sight.times_s))
    return _One(
        np.array(gains), np.array(square_errors), np.array(changes), float(np.mean(away**2))
    )


def _detrended(values: Array) -> Array:
    """Return (n, 2) without mean and slow drift, which are told by the change in a second."""
    times = np.linspace(-1, 1, len(values))
    line = np.stack([np.ones_like(times), times], axis=1)
    return np.asarray(values - line @ np.linalg.lstsq(line, values, rcond=None)[0])


def _still_change(wrong: Array, moved: Array, times_s: Array) -> Array:
    """Return (2,) the mean square change in a second, over the third of all with the least way."""
    width = max(1, round(WINDOW_S / step_of(times_s)))
    gone = np.cumsum(np.linalg.norm(np.diff(moved, axis=0, prepend=moved[:1]), axis=1))
    still = np.argsort(gone[width:] - gone[:-width], kind="stable")[: max(1, len(gone) // 3)]
    return np.asarray(np.mean((wrong[width:] - wrong[:-width])[still] ** 2, axis=0))


def _summed(axes: Array, places: Array) -> Array:
    """Return (n, 2) the way of a place along and across the body, added up, in trunk lengths."""
    steps = np.diff(places, axis=0, prepend=places[:1])
    return np.cumsum(np.einsum("nij,nj->ni", axes, steps), axis=0)

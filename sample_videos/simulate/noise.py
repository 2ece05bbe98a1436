"""Errors that change from picture to picture, or slowly, or come and go."""

from __future__ import annotations

from typing import Final

import numpy as np

from sample_videos.geometry import Array
from sample_videos.simulate.error_model import ErrorModel
from sample_videos.simulate.seeing import Flags
from sample_videos.simulate.sight import Sight, step_of

SETTLING_S: Final = 0.5
"""Time constant of the error that wanes after a body is found."""
SLOW_STEP_S: Final = 0.25
"""Slow noise is drawn at this step and interpolated."""
VISIBILITY_S: Final = 1.0
"""Time constant of the changes of a visibility."""


def noise(
    sight: Sight, share: Array, fresh: Flags, model: ErrorModel, random: np.random.Generator
) -> Array:
    """Return (n, 33, 2) what differs from picture to picture and slowly, along and across."""
    times, shape = sight.times_s, model.alone.shape
    shared, alone = len(model.patterns), model.alone.size
    patterns = np.concatenate([model.patterns.reshape(shared, -1), np.diag(model.alone.ravel())])
    white = random.standard_normal((len(times), shared + alone)) @ patterns
    drift = slow(times, shared + alone, float(model.drift_s), random) @ patterns
    uneven = float(model.restlessness)
    restless = np.exp(uneven * random.standard_normal() - uneven**2)
    white = restless * white.reshape(-1, *shape) * np.tensordot(share, model.white, axes=1)
    drift = drift.reshape(-1, *shape) * np.tensordot(share, model.drift, axes=1)
    since = sight.times_s - np.maximum.accumulate(np.where(fresh, sight.times_s, 0.0))
    settling = np.exp(-since / SETTLING_S)[:, None, None] * model.settling
    return np.asarray(white + drift + settling * random.standard_normal(shape))


def slow(times_s: Array, size: int, constant_s: float, random: np.random.Generator) -> Array:
    """Return (n, size) first-order autoregressive noise of standard deviation 1."""
    begin, end = float(times_s[0]), float(times_s[-1])
    knots = np.arange(begin, end + 2 * SLOW_STEP_S, SLOW_STEP_S)
    kept = np.exp(-SLOW_STEP_S / constant_s)
    values = random.standard_normal((len(knots), size))
    values[1:] *= np.sqrt(1 - kept**2)
    for knot in range(1, len(knots)):
        values[knot] += kept * values[knot - 1]
    place = (times_s - begin) / SLOW_STEP_S
    before = place.astype(np.int64)
    after = (place - before)[:, None]
    return np.asarray((1 - after) * values[before] + after * values[before + 1])


def visibility_noise(
    sight: Sight, share: Array, model: ErrorModel, random: np.random.Generator
) -> Array:
    """Return (n, 33) slow changes of the log-odds of the visibilities."""
    landmarks = model.visibility.shape[1]
    return slow(sight.times_s, landmarks, VISIBILITY_S, random) * (share @ model.visibility)


def spans(
    rate_per_min: Array, lengths_s: Array, times_s: Array, random: np.random.Generator
) -> Flags:
    """Return (n,) the frames in spans that begin at a rate (n,) and last one of `lengths_s`."""
    step_s = step_of(times_s)
    begins = random.random(len(times_s)) < rate_per_min * step_s / 60
    result = np.zeros(len(times_s), np.bool_)
    for frame in np.flatnonzero(begins):
        frames = max(1, round(float(random.choice(lengths_s)) / step_s))
        result[frame : frame + frames] = True
    return result

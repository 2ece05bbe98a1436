"""Fits the error model to rendered tuning clips: `python -m sample_videos fit-errors FOLDER`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sample_videos.geometry import Array
from sample_videos.simulate import error_model
from sample_videos.simulate.error_model import ErrorModel
from sample_videos.simulate.fit_flow import FlowFit, fit_flow
from sample_videos.simulate.fit_noise import by_posture, calibrated, steps_of
from sample_videos.simulate.places import NEAREST_POSTURES, NEAREST_VIEWS, POSTURES, VIEWS
from sample_videos.simulate.residuals import Part, Residuals, residuals_of
from sample_videos.simulate.seeing import canonical, in_picture, outside
from sample_videos.simulate.sight import step_of
from sample_videos.simulate.tuning import TuningClip, tuning_clips

PATTERNS: Final = 12
SHRINKAGE: Final = 1.5
"""A view's bias is pulled towards that of its posture as if so many clips more had shown that."""
GUESS: Final = 0.01
"""Where the search for the size of all noise begins, in trunk lengths."""
DEFAULT_SPAN_S: Final = 0.3
FEWEST_MIN: Final = 0.05
"""So many minutes of a posture tell how often a body is lost in it."""


def fit_errors(folder: Path, out: Path = error_model.FOLDER) -> Iterator[str]:
    """Fit a model to each exercise's clips in a folder and write its file; yield what tells of it.

    Raises:
        ValueError: See `tuning.tuning_clips`.
    """
    out.mkdir(exist_ok=True)
    for exercise, clips in by_exercise(tuning_clips(folder)).items():
        yield f"{exercise}: {len(clips)} clips"
        model = fit(clips)
        model.write(out / f"{exercise}.npz")
        for posture, views in model.facts["clips"].items():
            if any(views.values()):
                counts = ", ".join(f"{view} {views[view]}" for view in VIEWS)
                yield f"  {posture}: {counts}"


def by_exercise(clips: Sequence[TuningClip]) -> dict[str, list[TuningClip]]:
    """Return the clips of each exercise, in their order."""
    keys = dict.fromkeys(clip.exercise for clip in clips)
    return {key: [clip for clip in clips if clip.exercise == key] for key in keys}


def fit(clips: Sequence[TuningClip]) -> ErrorModel:
    """Return the model of some clips."""
    found = [residuals_of(clip) for clip in clips]
    bias, bias_posture, bias_view = _bias(found)
    donors = [(number, part) for number, one in enumerate(found) for part in one.parts]
    patterns, alone = _patterns(found)
    frames = np.sum([one.share[one.usable.any(axis=1)].sum(axis=0) for one in found], axis=0)
    lost_per_min, lost_s = _rates(found, lost=True)
    swapped_per_min, swapped_s = _rates(found, lost=False)
    flow = fit_flow(clips)
    model = ErrorModel(
        bias=bias,
        bias_posture=bias_posture,
        bias_view=bias_view,
        donor_posture=np.array([part.posture for _, part in donors]),
        donor_view=np.array([part.view for _, part in donors]),
        donor_clip=np.array([number for number, _ in donors]),
        donor_deviation=np.array([p.mean - bias[p.posture, p.view] for _, p in donors]),
        donor_response=np.array([part.response for _, part in donors]),
        white=np.full((len(POSTURES), *alone.shape), GUESS),
        drift=np.full((len(POSTURES), *alone.shape), GUESS),
        patterns=patterns,
        alone=alone,
        drift_s=np.array(_drift_s(found)),
        restlessness=np.array(_restlessness(found)),
        settling=_settling(found),
        visibility=_spread(found, 2),
        lost_per_min=lost_per_min,
        lost_s=lost_s,
        swapped_per_min=swapped_per_min,
        swapped_s=swapped_s,
        flow_missing=np.array(flow.missing),
        flow_gain=flow.gain,
        flow_noise=flow.noise,
        notes=_notes(found, bias_posture, bias_view, frames, flow),
    )
    return calibrated(model, found)


def _bias(found: Sequence[Residuals]) -> tuple[Array, NDArray[np.int64], NDArray[np.int64]]:
    """Return the bias (P, V, 33, 3) of every cell, and the indices of the cell it comes from."""
    parts = [part for one in found for part in one.parts]
    table = np.zeros((len(POSTURES), len(VIEWS), 33, 3))
    count = np.zeros((len(POSTURES), len(VIEWS)), np.int64)
    for posture in {part.posture for part in parts}:
        mine = [part for part in parts if part.posture == posture]
        of_posture = np.mean([part.mean for part in mine], axis=0)
        for view in {part.view for part in mine}:
            means = [part.mean for part in mine if part.view == view]
            total = np.sum(means, axis=0) + SHRINKAGE * of_posture
            table[posture, view] = total / (len(means) + SHRINKAGE)
            count[posture, view] = len(means)
    from_posture, from_view = np.zeros_like(count), np.zeros_like(count)
    for row, posture_name in enumerate(POSTURES):
        for column, view_name in enumerate(VIEWS):
            source = next(
                (POSTURES.index(p), VIEWS.index(v))
                for p in (posture_name, *NEAREST_POSTURES[posture_name], *POSTURES)
                for v in (view_name, *NEAREST_VIEWS[view_name])
                if count[POSTURES.index(p), VIEWS.index(v)]
            )
            from_posture[row, column], from_view[row, column] = source
            table[row, column] = table[source]
    return table, from_posture, from_view


def _spread(found: Sequence[Residuals], channel: int) -> Array:
    return by_posture(found, [one.left[:, :, channel] for one in found])


def _patterns(found: Sequence[Residuals]) -> tuple[Array, Array]:
    """Return what landmarks' errors share, by the principal components of their correlation."""
    total = np.zeros((66, 66))
    for one in found:
        rows = one.left[one.usable.all(axis=1), :, :2].reshape(-1, 66)
        if len(rows) > 1:
            rows = rows / np.maximum(rows.std(axis=0), 1e-6)
            total += rows.T @ rows
    size = np.sqrt(np.maximum(np.diag(total), 1e-9))
    values, vectors = np.linalg.eigh(total / size / size[:, None])
    largest = np.argsort(-values)[:PATTERNS]
    patterns = (np.sqrt(np.maximum(values[largest], 0)) * vectors[:, largest]).T
    alone = np.sqrt(np.maximum(1 - (patterns**2).sum(axis=0), 0.05))
    return patterns.reshape(-1, 33, 2), alone.reshape(33, 2)


def _drift_s(found: Sequence[Residuals]) -> float:
    """Return the time constant of slow errors, by their correlation after 1 s and after 3 s."""
    sums = np.zeros(2)
    for one in found:
        rows = one.left[one.usable.all(axis=1), :, :2].reshape(-1, 66)
        for index, seconds in enumerate((1.0, 3.0)):
            lag = round(seconds / step_of(one.clip.sight.times_s))
            if len(rows) > 2 * lag:
                sums[index] += np.mean(rows[lag:] * rows[:-lag]) * len(rows)
    ratio = sums[1] / sums[0] if sums[0] > 0 else 0.0
    return float(-2 / np.log(np.clip(ratio, 0.05, 0.8)))


def _restlessness(found: Sequence[Residuals]) -> float:
    """Return how much the size of the jitter differs from clip to clip."""
    usual = by_posture(found, [steps_of(one) for one in found])
    logs = []
    for one in found:
        expected = np.sqrt(np.mean((one.share @ usual.reshape(len(usual), -1)) ** 2))
        logs.append(np.log(np.sqrt(np.mean(steps_of(one) ** 2)) / max(expected, 1e-9) + 1e-9))
    return float(np.clip(np.std(logs), 0, 0.6))


def _settling(found: Sequence[Residuals]) -> Array:
    """Return (33, 2) the size of the error in the first picture, beyond what stays."""
    first = []
    for one in found:
        clip, parts = one.clip, one.parts
        begin = int(np.argmax(clip.found))
        seen = clip.sight.seen
        if not parts or not clip.found[begin] or outside(seen, clip.sight.width)[begin].any():
            continue
        wrong = seen.in_body(clip.points - one.smooth_truth)[begin : begin + 1]
        wrong = canonical(wrong, seen.near_left[begin : begin + 1])[0]
        later = np.flatnonzero(one.usable.all(axis=1))[:5]
        if len(later):
            first.append(wrong - one.errors[later, :, :2].mean(axis=0))
    if not first:
        return np.zeros((33, 2))
    return np.asarray(np.clip(np.sqrt(np.mean(np.square(first), axis=0)), 0, 0.15))


def _rates(found: Sequence[Residuals], *, lost: bool) -> tuple[Array, Array]:
    """Return how often a minute (P,) a body is lost, or left and right exchanged, and how long.

    As with the noise, the exercise itself tells of its own postures.
    """
    begun, minutes = np.zeros((2, len(POSTURES))), np.zeros((2, len(POSTURES)))
    lengths: list[float] = []
    for one in found:
        clip = one.clip
        should = clip.sight.present & in_picture(clip.sight.seen, clip.sight.width)
        flags = should & (~clip.found if lost else one.swapped)
        step_s = step_of(clip.sight.times_s)
        edges = np.flatnonzero(np.diff(np.concatenate([[False], flags, [False]]).astype(int)))
        for row, counts in enumerate((clip.usual, np.ones_like(clip.usual))):
            minutes[row] += one.share[should & counts].sum(axis=0) * step_s / 60
            begun[row] += one.share[[n for n in edges[::2] if counts[n]]].sum(axis=0)
        lengths += [float(n) * step_s for n in edges[1::2] - edges[::2]]
    own = minutes[0] > FEWEST_MIN
    rate = np.where(own, begun[0], begun[1]) / np.maximum(np.where(own, *minutes), 1e-9)
    known = [name for index, name in enumerate(POSTURES) if minutes[1][index] > FEWEST_MIN]
    nearest = [next(n for n in (p, *NEAREST_POSTURES[p], *known) if n in known) for p in POSTURES]
    return rate[[POSTURES.index(n) for n in nearest]], np.array(lengths or [DEFAULT_SPAN_S])


def _notes(
    found: Sequence[Residuals],
    from_posture: NDArray[np.int64],
    from_view: NDArray[np.int64],
    frames: Array,
    flow: FlowFit,
) -> str:
    """Return what the model was fitted to."""
    parts: list[Part] = [part for one in found for part in one.parts]
    borrowed = [
        f"{posture} {view}: taken from {POSTURES[p]} {VIEWS[v]}"
        for row, posture in enumerate(POSTURES)
        for column, view in enumerate(VIEWS)
        if ((p := from_posture[row, column]), (v := from_view[row, column])) != (row, column)
    ]
    facts = {
        "fitted_to": [one.clip.name for one in found],
        "seeds": [one.clip.sight.seed for one in found],
        "frames": {name: round(float(n)) for name, n in zip(POSTURES, frames, strict=True)},
        "clips": {
            posture: {
                view: sum(part.posture == row and part.view == column for part in parts)
                for column, view in enumerate(VIEWS)
            }
            for row, posture in enumerate(POSTURES)
        },
        "borrowed": borrowed,
        "clips_with_flow": flow.clips,
    }
    return json.dumps(facts, indent=1)

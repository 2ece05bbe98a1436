"""The fitted numbers of the error model, and the file they are kept in.

Errors are those of the network, before MediaPipe's smoothing, in the body's own frame: (along,
across) in trunk lengths, see `landmarks.Seen`. Landmarks are in canonical order: the side nearer to
the camera stands where the left one does. Visibilities are log-odds. P postures and V views are
those of `places`, 33 landmarks, R shared patterns of noise.

A donor is one posture in one tuning clip: what was wrong in just that clip, besides the bias. A
simulated clip takes its own part of the error from a donor, so that what goes together in the
pictures (both hips too far to the head, say) does so here.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, Final, Self

import numpy as np
from numpy.typing import NDArray

from sample_videos.geometry import Array

FOLDER: Final = Path(__file__).parent / "models"
"""A model for each exercise: the same posture with arms or legs elsewhere has other errors."""
FEATURES: Final = 6
"""Displacements (along, across) of the landmark itself, its partner and its neighbour."""
NEIGHBOURS: Final = np.array(
    [
        *range(11),
        *(13, 14, 15, 16, 13, 14, 13, 14, 13, 14, 13, 14),
        *(25, 26, 27, 28, 25, 26, 25, 26, 25, 26),
    ]
)
"""The landmark whose movement most likely disturbs each one: a hip is disturbed by its knee."""
LARGEST_RESPONSE: Final = 0.25
"""A displacement changes an error by no more than this, in trunk lengths (log-odds: four times)."""
VISIBILITY_LIMIT: Final = 5.6
"""Log-odds of the highest and lowest visibility that a pose file can tell from 1 and 0."""


@dataclass(frozen=True, kw_only=True, eq=False)
class ErrorModel:
    """All of it.

    Attributes:
        bias: (P, V, 33, 3) along, across, log-odds of the visibility.
        bias_posture, bias_view: (P, V) index of the cell that each was taken from.
        donor_posture, donor_view, donor_clip: (D,) indices.
        donor_deviation: (D, 33, 3) from the bias.
        donor_response: (D, 33, 3, 6) change of the error by displacement, see `FEATURES`.
        white: (P, 33, 2) standard deviation from picture to picture.
        drift: (P, 33, 2) standard deviation of slow changes.
        patterns: (R, 33, 2) noise that landmarks share; `alone` (33, 2) is the rest of it.
        drift_s: Time constant of the slow changes.
        restlessness: Standard deviation, from clip to clip, of the logarithm of `white`.
        settling: (33, 2) standard deviation of the error that wanes after a body is found.
        visibility: (P, 33) standard deviation of slow changes, log-odds.
        lost_per_min, swapped_per_min: (P,) how often a body is lost, or left and right are
            exchanged; `lost_s` and `swapped_s` are how long it lasted each time.
        flow_missing: Share of clips in which the trunk's surface cannot be followed.
        flow_gain: (F, 2, 2, 2) by clip and patch (pelvis, thorax): the matrix from the true
            movement of the pelvis against the thorax to what the patch's flow has beyond the
            thorax's true movement, both (along, across).
        flow_noise: (F, 2, 2, 2) by clip, patch and axis: standard deviation of the error at rest,
            and for each trunk length that the pelvis is away from rest.
        notes: What it was fitted to, in JSON.
    """

    bias: Array
    bias_posture: NDArray[np.int64]
    bias_view: NDArray[np.int64]
    donor_posture: NDArray[np.int64]
    donor_view: NDArray[np.int64]
    donor_clip: NDArray[np.int64]
    donor_deviation: Array
    donor_response: Array
    white: Array
    drift: Array
    patterns: Array
    alone: Array
    drift_s: Array
    restlessness: Array
    settling: Array
    visibility: Array
    lost_per_min: Array
    lost_s: Array
    swapped_per_min: Array
    swapped_s: Array
    flow_missing: Array
    flow_gain: Array
    flow_noise: Array
    notes: str

    def write(self, path: Path) -> None:
        """Write the file; floats are kept to four digits or so (16 bits)."""
        arrays: dict[str, NDArray[Any]] = {}
        for field in fields(self):
            value = getattr(self, field.name)
            if field.name == "notes":
                arrays["notes"] = np.array(value)
            elif value.dtype.kind == "f":
                arrays[field.name] = value.astype(np.float16)
            else:
                arrays[field.name] = value.astype(np.int16)
        np.savez_compressed(path, allow_pickle=False, **arrays)

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read the file."""
        with np.load(path) as data:
            values = {
                name: data[name].astype(np.float64 if data[name].dtype.kind == "f" else np.int64)
                for name in data.files
                if name != "notes"
            }
            return cls(notes=str(data["notes"]), **values)

    @classmethod
    @cache
    def of(cls, exercise: str) -> Self:
        """Return the committed model of an exercise; it is read once."""
        return cls.read(FOLDER / f"{exercise}.npz")

    @property
    def facts(self) -> dict[str, Any]:
        """The notes."""
        found: dict[str, Any] = json.loads(self.notes)
        return found


def displacement_features(places: Array, mirrored: NDArray[np.int64]) -> Array:
    """Return (n, 33, 6) of displacements (n, 33, 2) in canonical order."""
    return np.concatenate([places, places[:, mirrored], places[:, NEIGHBOURS]], axis=2)


def limited(response: Array) -> Array:
    """Return responses (..., 3) kept below their largest size."""
    limit = LARGEST_RESPONSE * np.array([1.0, 1.0, 4.0])
    return np.asarray(limit * np.tanh(response / limit))

"""How far the movement's signal is from the true one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from rules.exercise import Exercise
from server.evaluate.matching import inside
from server.evaluate.trace import Trace
from server.evaluate.true_frames import Floats, TrueFrames
from server.evaluate.truth import Truth

TRUE_SIGNALS: Final[Mapping[str, tuple[str, ...] | None]] = {
    "chest_turn": None,
    "hips_swung": None,
    "hip_angle": ("hip_angle_near_deg", "hip_angle_far_deg"),
    "leg_difference": None,
    "pelvic_tilt": None,
    "trunk_slope": ("trunk_slope_deg",),
}
"""By the name of a movement's signal, the true signals of the same unit whose mean it should be;
None where no true signal means the same."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SignalFit:
    """Sums over the pictures that were judged.

    Attributes:
        frames: How many.
        error_sum: Sum of the absolute differences, in the signal's unit.
    """

    frames: int
    error_sum: float


def true_signal(exercise: Exercise, frames: TrueFrames) -> Floats | None:
    """Return what the movement's signal truly is in each true picture; None where nobody says."""
    names = TRUE_SIGNALS.get(exercise.movement.signal.name)
    if names is None or any(name not in frames.signals for name in names):
        return None
    return np.asarray(np.mean([frames.signals[name] for name in names], axis=0), np.float64)


def signal_fit(
    exercise: Exercise, truth: Truth, frames: TrueFrames, trace: Trace
) -> SignalFit | None:
    """Compare the smoothed signal with the true one past the ready gate, while active."""
    true = true_signal(exercise, frames)
    if true is None:
        return None
    index = frames.at(trace.t_ms)
    used = (index >= 0) & np.isfinite(true[index]) & ~trace.waiting & np.isfinite(trace.value)
    if truth.active is not None:
        used &= np.array([inside(t, truth.active) for t in trace.t_s.tolist()], np.bool_)
    errors = np.abs(trace.value[used] - true[index[used]])
    return SignalFit(frames=len(errors), error_sum=float(errors.sum()))

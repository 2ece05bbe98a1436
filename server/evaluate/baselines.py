"""Two plain ways to count, over the same poses: what the rules have to be better than.

Both know only what the exercise declares and see the movement's raw signal as a share of its way,
0 at rest and 1 on target. Rest is the middle of the declared range of rest levels; where the
exercise declares a travel from the person's own rest instead of a target, it is the median of the
first second.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from rules.exercise import Exercise
from rules.movement import Swing
from rules.pose import Side
from server.evaluate.clips import EvaluateError
from server.evaluate.trace import Floats, Trace

HALF: Final = 0.5
"""Share of the way at which the threshold lies, and that a peak must stand out by."""
APART_S: Final = 1.0
"""Least time between two peaks."""
FIRST_S: Final = 1.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Tally:
    """What a way of counting counted.

    Attributes:
        count: Repetitions, or pairs of swings; None where it was not judged.
        moments_s: When it counted, each swing for itself.
    """

    count: int | None
    moments_s: tuple[float, ...]


def threshold_moments(t_s: Floats, share: Floats) -> Floats:
    """Return when the signal rises over the threshold."""
    risen = (share[1:] >= HALF) & (share[:-1] < HALF)
    return np.asarray(t_s[1:][risen], np.float64)


def peak_moments(t_s: Floats, share: Floats) -> Floats:
    """Return when the signal has a peak that stands out."""
    from scipy.signal import find_peaks  # only who compares waits for it

    if len(share) < 3:
        return t_s[:0]
    step_s = float(np.median(np.diff(t_s)))
    found, _ = find_peaks(share, prominence=HALF, distance=max(1.0, APART_S / step_s))
    return np.asarray(t_s[found], np.float64)


BASELINES: Final[Mapping[str, Callable[[Floats, Floats], Floats]]] = {
    "threshold": threshold_moments,
    "peaks": peak_moments,
}


def check_scipy() -> None:
    """Look whether `peak_moments` can work.

    Raises:
        EvaluateError: SciPy is not installed; the text says how to.
    """
    try:
        import scipy.signal  # noqa: F401 - only to see whether it is there
    except ModuleNotFoundError as error:
        raise EvaluateError(
            "evaluate compares with scipy.signal.find_peaks, and SciPy is not installed:"
            " run `pip install 'rugcoach[evaluate]'`, in the project's folder"
            " `pip install -e '.[evaluate]'`"
        ) from error


def tally(name: str, exercise: Exercise, trace: Trace) -> Tally:
    """Count the clip by the baseline of that name."""
    seen = np.isfinite(trace.raw)
    if not seen.any():
        return Tally(count=0, moments_s=())
    t_s = trace.t_s[int(np.argmax(seen)) :]
    signal = np.interp(t_s, trace.t_s[seen], trace.raw[seen])
    counted = [
        BASELINES[name](t_s, share).tolist()
        for share in ways(exercise, t_s, np.asarray(signal, np.float64)).values()
    ]
    return Tally(
        count=min(len(moments) for moments in counted),
        moments_s=tuple(sorted(moment for moments in counted for moment in moments)),
    )


def ways(exercise: Exercise, t_s: Floats, signal: Floats) -> Mapping[Side | None, Floats]:
    """Return the signal as a share of its way; of a swing, one for each side."""
    movement = exercise.movement
    own = float(np.median(signal[t_s - t_s[0] <= FIRST_S]))
    if isinstance(movement, Swing):
        return {
            Side.LEFT: (signal - own) / movement.left,
            Side.RIGHT: (signal - own) / movement.right,
        }
    if movement.target is None:
        return {None: (signal - own) / (movement.travel or 1.0)}
    rest = (movement.rest_low + movement.rest_high) / 2
    return {None: (signal - rest) / (movement.target - rest)}

"""The 1 euro filter: G. Casiez, N. Roussel, D. Vogel, CHI 2012, by the time between samples.

Its published Python version takes a time of 0 for missing and keeps its state on reset; this one
has whole milliseconds and no reset: a lost body gets a new filter.
"""

from __future__ import annotations

import math

DERIVATIVE_CUTOFF_HZ = 1.0


class OneEuro:
    """A low-pass filter that gives way to fast changes."""

    __slots__ = ("_rate", "_t_ms", "_value", "beta", "min_cutoff")

    def __init__(self, min_cutoff: float, beta: float) -> None:
        """`min_cutoff` in Hz: lower removes more jitter. `beta` in s/unit: higher lags less."""
        self.min_cutoff = min_cutoff
        self.beta = beta
        self._t_ms: int | None = None
        self._value = 0.0
        self._rate = 0.0

    def __call__(self, t_ms: int, value: float) -> float:
        """Return the smoothed value; `t_ms` must rise from call to call."""
        if self._t_ms is None:
            self._t_ms, self._value = t_ms, value
            return value
        seconds = (t_ms - self._t_ms) / 1000
        rate = (value - self._value) / seconds
        self._rate += _share(DERIVATIVE_CUTOFF_HZ, seconds) * (rate - self._rate)
        cutoff = self.min_cutoff + self.beta * abs(self._rate)
        self._value += _share(cutoff, seconds) * (value - self._value)
        self._t_ms = t_ms
        return self._value


def _share(cutoff_hz: float, seconds: float) -> float:
    """Return the weight of the new sample, 0-1."""
    return 1 / (1 + 1 / (math.tau * cutoff_hz * seconds))

"""Measures in lengths of the person's own body."""

from __future__ import annotations

from collections.abc import Mapping

from rules.signals.signal import Signal


def scaled(values: Mapping[Signal, float], scales: Mapping[Signal, float]) -> dict[Signal, float]:
    """Return the measures in their units.

    Args:
        values: As measured and smoothed, in lengths of the picture where a signal has a scale.
        scales: The lengths to divide by; what has no scale among them is left out.
    """
    return {
        signal: value if signal.scale is None else value / scales[signal.scale]
        for signal, value in values.items()
        if signal.scale is None or signal.scale in scales
    }

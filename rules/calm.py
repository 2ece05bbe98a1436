"""Finding the person's own rest level: a moment of lying still."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from statistics import median

from rules.signals.signal import Signal


class Calm:
    """The last moments of all signals, and whether those that matter were still in them."""

    __slots__ = ("_samples", "_still", "_window_ms")

    def __init__(self, still: Mapping[Signal, float], seconds: float) -> None:
        """Look for `seconds` in which each signal of `still` stays within its range, where seen.

        Ranges are in the signals' units; the moments are not yet divided by their scales, since a
        scale that trembles would move what stands still.
        """
        self._still = still
        self._window_ms = round(1000 * seconds)
        self._samples: deque[tuple[int, Mapping[Signal, float]]] = deque()

    def clear(self) -> None:
        """Forget what was seen."""
        self._samples.clear()

    def add(self, t_ms: int, values: Mapping[Signal, float]) -> dict[Signal, float] | None:
        """Take the next moment.

        Returns:
            The medians of the signals that were seen in at least half of the still window, or
            None while it is too short or not still.
        """
        self._samples.append((t_ms, values))
        while len(self._samples) > 1 and t_ms - self._samples[1][0] >= self._window_ms:
            self._samples.popleft()
        if t_ms - self._samples[0][0] < self._window_ms:
            return None
        seen: dict[Signal, list[float]] = {}
        for _, sample in self._samples:
            for signal, value in sample.items():
                seen.setdefault(signal, []).append(value)
        for signal, still in self._still.items():
            unit = 1.0 if signal.scale is None else median(seen.get(signal.scale, [1.0]))
            if signal in seen and max(seen[signal]) - min(seen[signal]) > still * unit:
                return None
        half = len(self._samples) / 2
        return {signal: median(of) for signal, of in seen.items() if len(of) >= half}

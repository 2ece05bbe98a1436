"""Finding the person's own rest level: a moment of lying still."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from statistics import median

from rules.signals import Signal


class Calm:
    """The last moments of all signals, and whether the movement's signal was still in them."""

    __slots__ = ("_samples", "_signal", "_still", "_window_ms")

    def __init__(self, signal: Signal, still: float, seconds: float) -> None:
        """Look for `seconds` in which `signal` stays within a range of `still`."""
        self._signal = signal
        self._still = still
        self._window_ms = round(1000 * seconds)
        self._samples: deque[tuple[int, Mapping[Signal, float]]] = deque()

    def clear(self) -> None:
        """Forget what was seen."""
        self._samples.clear()

    def add(self, t_ms: int, values: Mapping[Signal, float]) -> dict[Signal, float] | None:
        """Take a moment in which the movement's signal is among `values`.

        Returns:
            The medians of the signals that were seen in at least half of the still window, or
            None while it is too short or not still.
        """
        self._samples.append((t_ms, values))
        while len(self._samples) > 1 and t_ms - self._samples[1][0] >= self._window_ms:
            self._samples.popleft()
        if t_ms - self._samples[0][0] < self._window_ms:
            return None
        moved = [sample[self._signal] for _, sample in self._samples]
        if max(moved) - min(moved) > self._still:
            return None
        seen: dict[Signal, list[float]] = {}
        for _, sample in self._samples:
            for signal, value in sample.items():
                seen.setdefault(signal, []).append(value)
        half = len(self._samples) / 2
        return {signal: median(of) for signal, of in seen.items() if len(of) >= half}

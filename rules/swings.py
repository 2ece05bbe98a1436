"""How often a signal has turned back lately."""

from __future__ import annotations

from collections import deque


class Swings:
    """Counts how often a signal turned back by at least a step, in a sliding window.

    A turn that comes less than `least_s` after the one before is unrest and does not count.
    """

    __slots__ = ("_extreme", "_least_ms", "_rising", "_step", "_turned_ms", "_turns", "_window_ms")

    def __init__(self, step: float, window_s: float, least_s: float = 0.0) -> None:
        self._step = step
        self._least_ms = 1000 * least_s
        self._turned_ms: int | None = None
        self._window_ms = round(1000 * window_s)
        self._turns: deque[int] = deque()
        self._extreme: float | None = None
        self._rising = True

    def clear(self) -> None:
        """Forget the turns and the last extreme."""
        self._turns.clear()
        self._extreme = self._turned_ms = None

    def add(self, t_ms: int, value: float) -> int:
        """Take a value and return the number of turns in the window."""
        if self._extreme is None:
            self._extreme = value
        beyond = value > self._extreme if self._rising else value < self._extreme
        if beyond:
            self._extreme = value
        elif abs(value - self._extreme) >= self._step:
            if self._turned_ms is None or t_ms - self._turned_ms >= self._least_ms:
                self._turns.append(t_ms)
            self._turned_ms = t_ms
            self._rising = not self._rising
            self._extreme = value
        while self._turns and t_ms - self._turns[0] > self._window_ms:
            self._turns.popleft()
        return len(self._turns)

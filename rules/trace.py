"""What a signal has done lately: how often it turned back, and how fast it moved."""

from __future__ import annotations

from collections import deque
from typing import Final

SPEED_MS: Final = 200
"""Time over which a speed is taken: short enough for a jerk, long against jitter."""


class Swings:
    """Counts how often a signal turned back by at least a step, in a sliding window."""

    __slots__ = ("_extreme", "_rising", "_step", "_turns", "_window_ms")

    def __init__(self, step: float, window_s: float) -> None:
        self._step = step
        self._window_ms = round(1000 * window_s)
        self._turns: deque[int] = deque()
        self._extreme: float | None = None
        self._rising = True

    def clear(self) -> None:
        """Forget the turns and the last extreme."""
        self._turns.clear()
        self._extreme = None

    def add(self, t_ms: int, value: float) -> int:
        """Take a value and return the number of turns in the window."""
        if self._extreme is None:
            self._extreme = value
        beyond = value > self._extreme if self._rising else value < self._extreme
        if beyond:
            self._extreme = value
        elif abs(value - self._extreme) >= self._step:
            self._turns.append(t_ms)
            self._rising = not self._rising
            self._extreme = value
        while self._turns and t_ms - self._turns[0] > self._window_ms:
            self._turns.popleft()
        return len(self._turns)


class Speed:
    """The speed of a signal over the last fifth of a second, or a little more."""

    __slots__ = ("_recent",)

    def __init__(self) -> None:
        self._recent: deque[tuple[int, float]] = deque()

    def clear(self) -> None:
        """Forget what was seen."""
        self._recent.clear()

    def add(self, t_ms: int, value: float) -> float:
        """Take a value and return the absolute change a second, 0 while too little is known."""
        self._recent.append((t_ms, value))
        while len(self._recent) > 1 and t_ms - self._recent[1][0] >= SPEED_MS:
            self._recent.popleft()
        before_ms, before = self._recent[0]
        if t_ms - before_ms < SPEED_MS:
            return 0.0
        return 1000 * abs(value - before) / (t_ms - before_ms)

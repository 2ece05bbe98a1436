"""Watching for faults: when each begins and ends, and whether it could be seen at all."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from typing import Final

from rules.fault import Fault, Measure
from rules.signals.signal import Signal
from rules.swings import Swings
from rules.verdict import FaultSpan, NotJudged, Phase

GONE_S: Final = 0.3
"""A fault that is named ends when it has not been shown for this long."""

SEEN_SHARE: Final = 0.5
"""A fault is judged when its signal was seen in at least this share of its phases."""


DOUBT_MS: Final = 1000
"""A fault that was in doubt for this long, and never sure, is not judged."""


class FaultWatch:
    """One fault of one person."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        self.shown = False
        self.spans: list[FaultSpan] = []
        self.seen_ms = 0
        self.unseen_ms = 0
        self.doubt_ms = 0
        self._since: int | None = None
        self._last: int | None = None
        self._repetition: int | None = None
        self._swings = Swings(fault.step, fault.window_s)
        self._lately: deque[tuple[int, float]] = deque()

    def update(
        self,
        t_ms: int,
        dt_ms: int,
        phase: Phase,
        progress: float,
        values: Mapping[Signal, float],
        rest: Mapping[Signal, float],
        repetition: int | None,
    ) -> None:
        """Take the next moment; `dt_ms` is the time it stands for."""
        fault = self.fault
        looked_for = fault.min_progress <= progress <= fault.max_progress
        applies = looked_for and phase in fault.during
        value = self._measure(t_ms, values, rest, applies)
        if applies:
            if value is None:
                self.unseen_ms += dt_ms
            else:
                self.seen_ms += dt_ms
                self.doubt_ms += dt_ms if self.fault.doubtful_at(value) else 0
        if applies and value is not None and self.fault.shown_by(value):
            if self._since is None:
                self._since, self._repetition = t_ms, None
            if self._repetition is None:
                self._repetition = repetition
            self._last = t_ms
            self.shown = self.shown or t_ms - self._since >= 1000 * self.fault.for_s
        elif self._last is not None and (not applies or t_ms - self._last >= 1000 * GONE_S):
            self.end()

    def end(self) -> None:
        """Close the span that is open, if one is."""
        if self.shown and self._since is not None and self._last is not None:
            self.spans.append(
                FaultSpan(
                    key=self.fault.key,
                    start_ms=self._since,
                    end_ms=self._last,
                    repetition=self._repetition,
                )
            )
        self._since, self._last, self.shown = None, None, False

    def drop(self) -> None:
        """Close the open span and forget the past: the body was lost."""
        self.end()
        self._swings.clear()
        self._lately.clear()

    def not_judged(self) -> NotJudged | None:
        """Return why the fault could not be judged, or None where it was, or never came up."""
        if self.doubt_ms >= DOUBT_MS and not self.spans:
            return NotJudged(key=self.fault.key, reason="too_small")
        watched = self.seen_ms + self.unseen_ms
        if watched == 0 or self.seen_ms >= SEEN_SHARE * watched:
            return None
        return NotJudged(key=self.fault.key, reason="unseen")

    def _measure(
        self,
        t_ms: int,
        values: Mapping[Signal, float],
        rest: Mapping[Signal, float],
        applies: bool,
    ) -> float | None:
        level = rest.get(self.fault.signal)
        if self.fault.measure is Measure.REST:
            return level
        value = values.get(self.fault.signal)
        if value is None:
            return None
        if self.fault.measure in (Measure.CHANGE, Measure.RANGE):
            if level is None:
                return None
            change = value - level
            return change if self.fault.measure is Measure.CHANGE else self._range(t_ms, change)
        if self.fault.measure is Measure.LEVEL:
            return self._beside_rest(value, rest)
        if applies:
            return self._swings.add(t_ms, value)
        self._swings.clear()
        return None

    def _beside_rest(self, value: float, rest: Mapping[Signal, float]) -> float | None:
        for signal, weight in self.fault.beside_rest:
            if signal not in rest:
                return None
            value += weight * rest[signal]
        return value

    def _range(self, t_ms: int, change: float) -> float:
        self._lately.append((t_ms, change))
        while t_ms - self._lately[0][0] > 1000 * self.fault.window_s:
            self._lately.popleft()
        if abs(change) < self.fault.step:
            return 0.0
        changes = [each for _, each in self._lately]
        return max(changes) - min(changes)

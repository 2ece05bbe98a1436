"""The faults of one exercise together: which are shown now, and which are new or gone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rules.events import Event, FaultGone, FaultSeen
from rules.fault import Effect, Fault
from rules.faultwatch import FaultWatch
from rules.signals.signal import Signal
from rules.verdict import Phase


class FaultBoard:
    """Watches for every fault.

    Attributes:
        watches: One for each fault, in the order in which they are declared.
        late: Faults of the repetition that has just ended, which only the whole of it could show.
        shown: Keys of the faults that were last named, guards left out.
    """

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.watches = [FaultWatch(fault) for fault in faults]
        self.late: frozenset[str] = frozenset()
        self.shown: frozenset[str] = frozenset()
        self._of_attempt: dict[str, int] = {}
        """When each that was shown in the attempt under way was last shown."""

    @property
    def pause_holds(self) -> bool:
        """Whether a fault that matters to the hold was shown at the last pose."""
        return any(
            watch.shown and watch.fault.effect is not Effect.ADVISE for watch in self.watches
        )

    def watch(
        self,
        t_ms: int,
        dt_ms: int,
        phase: Phase,
        reach: float,
        values: Mapping[Signal, float],
        rest: Mapping[Signal, float],
        number: int | None,
    ) -> None:
        """Show the moment to every fault; `number` is that of the attempt under way."""
        shown: set[str] = set()
        for watch in self.watches:
            if watch.fault.unless & shown:
                watch.drop()
                continue
            watch.update(t_ms, dt_ms, phase, reach, values, rest, number)
            if watch.shown:
                shown.add(watch.fault.key)
        if number is not None:
            self._of_attempt |= dict.fromkeys(shown, t_ms)

    def changes(self, t_ms: int) -> list[Event]:
        """Say which faults are new and which are gone since this was last asked."""
        now = frozenset(w.fault.key for w in self.watches if w.shown and not w.fault.guard)
        now |= self.late
        before, self.shown = self.shown, now
        events: list[Event] = [FaultSeen(t_ms, key) for key in sorted(now - before)]
        events += [FaultGone(t_ms, key) for key in sorted(before - now)]
        return events

    def of_attempt(self, since_ms: int) -> set[str]:
        """Return the faults that an attempt has shown, and begin the next one without any.

        One that was last shown before `since_ms` is not its own.
        """
        faults, self._of_attempt = self._of_attempt, {}
        return {key for key, t_ms in faults.items() if t_ms >= since_ms}

    def drop(self) -> None:
        """Nothing is shown any more."""
        for watch in self.watches:
            watch.drop()
        self.late = frozenset()

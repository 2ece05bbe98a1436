"""One repetition after another: the phases, the hold's clock and what each attempt was worth."""

from __future__ import annotations

from typing import Final

from rules.attempt import Attempt
from rules.drift import Drift
from rules.events import Event, HoldBroken, HoldTick
from rules.pose import Side
from rules.verdict import Phase

# Progress at which phases begin and end; the gaps between them keep jitter out of the count.
AT_REST: Final = 0.1
BACK_AT_REST: Final = 0.25
LEAVE_GAP: Final = 0.1
"""So much further than it ends a repetition begins."""
LEAVE_REST: Final = BACK_AT_REST + LEAVE_GAP
OWN_BACK: Final = 0.4
"""Share of its own peak at which a swing is over. Between two swings to one side it came back to
0.1 to 0.4 of the first one's (simulated tuning clips)."""
SMALL_ATTEMPT: Final = 0.75
"""Progress of an attempt where the target is the smallest movement that can be seen."""
ON_TARGET: Final = 1.0
OFF_TARGET: Final = 0.92
UNCONFIRMED: Final = 0.9
"""Largest progress of a movement that its second signal has not confirmed: short of the target."""

GRACE_MS: Final = 500
"""A hold that is lost and found again within this time goes on; that time is not added to it."""

HOLD_TOLERANCE_MS: Final = 500
"""A hold this much short of its time still counts: counting to ten is no finer, and the clock
starts and stops on landmarks that are up to 0.2 s off."""


class Cycle:
    """Phases of a movement by its progress.

    Progress is 0 at rest and 1 on target; of a swing it is negative towards the right. Crossing
    times are interpolated between two poses, so that holds do not depend on the frame rate.
    """

    def __init__(
        self,
        hold_ms: int,
        *,
        drifts: bool = False,
        back: float = BACK_AT_REST,
        held_share: float | None = None,
        own_back: float = 0.0,
    ) -> None:
        """`hold_ms` is the time that a hold should last, 0 where there is none.

        Where the rest level `drifts`, a repetition is over when it has fallen (`rules.drift`); else
        when progress is below `back`. A hold lasts while it is on target; with a `held_share`, once
        it was there, while progress is above this share of its own peak, on the way up too. Coming
        back to a share of its own peak, `own_back`, ends it too.
        """
        self.hold_ms = hold_ms
        self._drift = Drift(LEAVE_REST) if drifts else None
        self.back = back
        self.held_share = held_share
        self.own_back = own_back
        self.phase = Phase.REST
        self.attempt: Attempt | None = None
        self._t_ms: int | None = None
        self._progress = 0.0
        self._rest_ms = 0
        self._side: Side | None = None
        self._off_ms: float | None = None
        self._must_return = False
        self._held_base = 0.0
        self._lowest: float | None = None
        """Since the end of an attempt that did not come all the way back."""

    @property
    def held_ms(self) -> int:
        """Time in the present hold."""
        return round(self.attempt.held_ms) if self.attempt else 0

    def drop(self) -> Attempt | None:
        """Break off: return the attempt under way, and let nothing begin before rest is seen."""
        attempt, self.attempt = self.attempt, None
        if attempt is not None and self._drift is not None:
            self._drift.measure(attempt)
        self.phase, self._off_ms, self._t_ms = Phase.REST, None, None
        self._must_return = self._drift is None
        return attempt

    def update(
        self,
        t_ms: int,
        progress: float,
        value: float,
        *,
        paused: bool,
        side: Side | None,
        confirmed: bool = True,
        held_base: float = 0.0,
    ) -> tuple[Attempt | None, list[Event]]:
        """Take the next moment.

        Args:
            t_ms: Its time, later than the last one.
            progress: 0 at rest, 1 on target, never of the other side of a swing.
            value: The signal's value, kept for the range.
            paused: Whether a fault that matters to the hold is shown.
            side: Which way a swing goes.
            confirmed: Whether the target may be reached; it matters no more once it was.
            held_base: Progress that the `held_share` counts from; no hold begins short of it.

        Returns:
            The attempt that ended here, if one did, and the events of the hold's clock.
        """
        if self._t_ms is None:
            self._t_ms, self._progress, self._rest_ms = t_ms, progress, t_ms
        if t_ms - self._t_ms > GRACE_MS:
            self._skip_to(t_ms - 1)
        self._held_base = held_base
        events: list[Event] = []
        ended: Attempt | None = None
        if progress <= AT_REST or (self.phase is Phase.REST and progress <= self._progress):
            self._rest_ms = t_ms
        elif side is not self._side:
            self._rest_ms = self._t_ms  # a quick swing is seen before neutral and beyond it only
        self._side = side
        if self.attempt is not None and self.attempt.side is not side:
            ended = self._end(events, t_ms)
        if self._must_return:
            self._must_return, self._lowest = progress > self.back, None
        elif self.attempt is None and self._begins(progress):
            self.attempt = Attempt(start_ms=self._rest_ms, side=side)
            self.attempt.course.append((self._t_ms, self._progress))
            self.phase = Phase.RAISE
        if self.attempt is not None:
            self._follow(self.attempt, t_ms, progress, value, paused, confirmed, events)
            if self._is_over(self.attempt, t_ms, progress):
                ended = self._end(events, t_ms)
                self._lowest = progress if self.own_back else None
        self._t_ms, self._progress = t_ms, progress
        return ended, events

    def _skip_to(self, t_ms: int) -> None:
        """Leave out a time without poses: it belongs to no hold, and nothing was crossed in it."""
        self._t_ms = t_ms
        if self.attempt is not None:
            self.attempt.course.append((t_ms, self._progress))

    def _is_over(self, attempt: Attempt, t_ms: int, progress: float) -> bool:
        if self._drift is not None:
            return self._drift.is_over(attempt, t_ms, progress)
        return progress < self._back(attempt)

    def _back(self, attempt: Attempt) -> float:
        """Return the progress below which an attempt is over, on its way back."""
        return max(self.back, self.own_back * attempt.best)

    def _begins(self, progress: float) -> bool:
        """Whether a new attempt begins: beyond rest, and beyond where the last one came to rest."""
        if self._lowest is not None:
            self._lowest = min(self._lowest, progress)
            if self._lowest <= self.back:
                self._lowest = None
        return progress > (self._lowest or 0.0) + self.back + LEAVE_GAP

    def _follow(
        self,
        attempt: Attempt,
        t_ms: int,
        progress: float,
        value: float,
        paused: bool,
        confirmed: bool,
        events: list[Event],
    ) -> None:
        attempt.course.append((t_ms, progress))
        reached = progress
        if not confirmed and self.phase is not Phase.HOLD:
            reached = min(progress, UNCONFIRMED)
        if reached > attempt.best:
            attempt.best, attempt.peak_ms, attempt.peak_value = reached, t_ms, value
        if self.phase is Phase.HOLD:
            self._hold(attempt, t_ms, progress, paused, events)
        elif reached >= max(ON_TARGET, self._held_base):
            self.phase, self._off_ms = Phase.HOLD, None
            attempt.since_ms = t_ms if paused else self._last_rise(attempt)
            if not paused:
                self._run(attempt, t_ms - attempt.since_ms, t_ms, events)
        elif self.phase is Phase.RAISE and progress < attempt.best - (ON_TARGET - OFF_TARGET):
            self.phase = Phase.LOWER

    def _hold(
        self, attempt: Attempt, t_ms: int, progress: float, paused: bool, events: list[Event]
    ) -> None:
        assert self._t_ms is not None  # a hold has a moment before it
        held_to = self._held_from(attempt) - (ON_TARGET - OFF_TARGET)
        if progress >= held_to and not paused:
            since = float(self._t_ms)
            if self._off_ms is not None:
                since = self._crossing(t_ms, progress, held_to)
                self._off_ms = None
                attempt.since_ms = attempt.since_ms if attempt.held_ms else since
            elif self.held_share is not None and attempt.held_ms and attempt.peak_ms == t_ms:
                since += self._begun_later(attempt)
            self._run(attempt, t_ms - since, t_ms, events)
            return
        if self._off_ms is None:
            off = t_ms if paused else self._crossing(t_ms, progress, held_to)
            self._off_ms = off
            self._run(attempt, max(0.0, off - self._t_ms), t_ms, events)
        if t_ms - self._off_ms > GRACE_MS:
            self._break(attempt, t_ms, events)
            if progress < held_to:
                self.phase = Phase.LOWER

    def _last_rise(self, attempt: Attempt) -> float:
        """Return when the attempt last rose to the progress that a hold lasts from."""
        level = self._held_from(attempt)
        later_ms, later = attempt.course[-1]
        for t_ms, progress in reversed(attempt.course[:-1]):
            if progress < level:
                return t_ms + (later_ms - t_ms) * (level - progress) / (later - progress)
            later_ms, later = t_ms, progress
        return later_ms

    def _held_from(self, attempt: Attempt) -> float:
        """Return the progress from which a hold lasts."""
        if self.held_share is None:
            return ON_TARGET
        return self._held_base + self.held_share * (attempt.best - self._held_base)

    def _begun_later(self, attempt: Attempt) -> float:
        """Return by how much later, in ms, a hold began, seen from its new peak.

        What a higher peak moves is the end of the way up, not a dip that came after it.
        """
        before, level = attempt.since_ms, self._held_from(attempt)
        course = attempt.course
        at = next(n for n, (t_ms, p) in enumerate(course) if t_ms > before and p >= level)
        (t0_ms, low), (t1_ms, high) = course[at - 1], course[at]
        if low < level:
            crossed_ms = t0_ms + (t1_ms - t0_ms) * (level - low) / (high - low)
            attempt.since_ms = max(before, crossed_ms)
        return attempt.since_ms - before

    def _crossing(self, t_ms: int, progress: float, level: float) -> float:
        """Return when progress crossed `level` on its way from the last pose to this one."""
        assert self._t_ms is not None  # set at the first update
        if (self._progress - level) * (progress - level) >= 0:
            return self._t_ms
        return self._t_ms + (t_ms - self._t_ms) * (level - self._progress) / (
            progress - self._progress
        )

    def _run(self, attempt: Attempt, ms: float, t_ms: int, events: list[Event]) -> None:
        attempt.held_ms = max(0.0, attempt.held_ms + ms)
        attempt.longest_ms = max(attempt.longest_ms, attempt.held_ms)
        if not self.hold_ms:
            return
        if attempt.held_ms // 1000 > attempt.ticks:
            attempt.ticks = int(attempt.held_ms // 1000)
            events.append(HoldTick(t_ms, attempt.ticks))
        if attempt.held_ms >= self.hold_ms:
            attempt.hold_done = True

    def _break(self, attempt: Attempt, t_ms: int, events: list[Event]) -> None:
        if self.hold_ms and attempt.held_ms > 0 and not attempt.hold_done:
            events.append(HoldBroken(t_ms, round(attempt.held_ms)))
        attempt.held_ms, attempt.ticks = 0.0, 0

    def _end(self, events: list[Event], t_ms: int) -> Attempt | None:
        attempt, self.attempt = self.attempt, None
        if attempt is not None and self.phase is Phase.HOLD:
            self._break(attempt, t_ms, events)
        if attempt is not None and self._drift is not None:
            self._drift.measure(attempt)
        self.phase, self._off_ms = Phase.REST, None
        return attempt

"""One person doing one exercise: poses in, verdicts out, no clock and no I/O."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from rules.attempt import Attempt
from rules.centre import Centre
from rules.cycle import BACK_AT_REST, GRACE_MS, ON_TARGET, OWN_BACK, Cycle
from rules.events import Event, HoldDone, Lost, Ready, WrongView
from rules.exercise import Exercise
from rules.faultboard import FaultBoard
from rules.gate import SETTLE_MS, Gate
from rules.ledger import Ledger
from rules.moment import NOWHERE, Moment
from rules.movement import Swing
from rules.place import Place
from rules.pose import Pose
from rules.posture import Trunk
from rules.reader import Reader
from rules.scale import scaled
from rules.signals.signal import Signal
from rules.summary import summarise
from rules.verdict import Phase, Summary, Verdict

LEFT_MS: Final = 1200
"""After this long in another posture or view the start posture must be held again."""

FORGET_MS: Final = 3000
"""The same after the body was out of sight."""

FOUND_AGAIN_MS: Final = 2000
"""For so long a body may be out of sight in the midst of a repetition that goes on when it is found
again. A hold does not: its time would be a guess. Where no pose came for longer than this, the body
was out of sight."""

REST_SHIFT: Final = 0.25
"""Largest progress at which a still moment is taken for a new rest level: people re-settle."""

REST_DROP: Final = 0.5
"""How far below rest it may be, as a share of the way: held still further down, it is another
movement, and coming back from it no repetition. A glute bridge, the lower legs on a chair, goes 1.2
to 1.7 of a crunch's way down (tuning clips)."""


class Checker:
    """Runs any exercise: the ready gate, the person's own rest, repetitions, holds and faults."""

    def __init__(
        self,
        exercise: Exercise,
        *,
        calm: Mapping[Signal, float] | None = None,
        calm_s: float | None = None,
    ) -> None:
        """Begin with a new person.

        Args:
            calm: What `Checker.calm` was of the same person, where it is known beforehand
                (`rules.lookahead`): then the start posture need not be held first.
            calm_s: How long they must be still in the start posture; by default as the exercise's
                movement wants it.
        """
        self.exercise = exercise
        self._ledger = Ledger(exercise)
        self._gate = Gate(exercise, calm_s)
        self._known = None if calm is None else dict(calm)
        self.calm = self._known
        """Every signal, as measured and smoothed, in the last calm moment at rest."""
        self._cycle = _cycle(exercise)
        self._faults = FaultBoard(exercise.faults)
        self._reader = Reader(exercise)
        self._place = Place(exercise)
        self._centre = Centre()
        self._rest: dict[Signal, float] | None = None
        self._scales: dict[Signal, float] = {}
        """The calm start, by which all lengths are measured until it has to be found again."""
        self._t_ms: int | None = None
        self._found_ms: int | None = None
        self._seen_ms = 0
        self._advice: str | None = None
        self._lost = False
        self._gap = False
        """Whether the body was lost for a while in the attempt under way."""
        self._calm_ms = 0
        """When the person was last calm at rest."""
        self._judged_ms = 0
        self._lost_ms = 0

    @property
    def count(self) -> int:
        """Repetitions, holds or pairs of swings that counted so far."""
        return self._ledger.count

    def update(self, pose: Pose, trunk: Trunk | None = None) -> Verdict:
        """Take the next pose and say what it changes.

        Args:
            trunk: The pose's trunk, where it was read before; without it, it is read here.

        Raises:
            ValueError: The pose is not later than the last one.
        """
        t_ms = pose.t_ms
        if self._t_ms is not None and t_ms <= self._t_ms:
            raise ValueError(f"a pose at {t_ms} ms after one at {self._t_ms} ms")
        dt_ms = 0 if self._t_ms is None else t_ms - self._t_ms
        self._t_ms = t_ms
        if dt_ms > FOUND_AGAIN_MS and self._rest is not None:
            unwatched = self._missing(t_ms, dt_ms, "no_body").events
            verdict = self._look(pose, trunk, 0)
            return replace(verdict, events=unwatched + verdict.events)
        return self._look(pose, trunk, dt_ms)

    def _look(self, pose: Pose, trunk: Trunk | None, dt_ms: int) -> Verdict:
        """Take a pose that came `dt_ms` after the one before, or after a time without any."""
        t_ms = pose.t_ms
        if not pose.found:
            self._found_ms = None
            return self._missing(t_ms, dt_ms, "no_body")
        if self._found_ms is None:
            self._found_ms = t_ms
        if self._reader.face(pose, settled=self._rest is not None):
            self._gate.reset()
        measured, unseen = self._reader.read(pose)
        moment, astray = NOWHERE, "unseen" if unseen else None
        if unseen is None:
            if self._rest is not None:
                shown = scaled(measured, self._scales)
                moment = Moment.of(self.exercise.movement, shown, self._rest)
            astray = self._place.astray(
                pose,
                trunk or Trunk.of(pose),
                self._reader.side,
                moment,
                under_way=self._cycle.attempt is not None,
            )
        if self._rest is None:
            return self._wait(t_ms, dt_ms, astray, measured, unseen)
        if astray is not None:
            return self._missing(t_ms, dt_ms, astray, unseen)
        return self._judge(t_ms, dt_ms, measured, moment, self._rest)

    def pause(self) -> None:
        """Break off what is under way; nothing counts before the start posture is held again."""
        if self._t_ms is not None:
            self._break_off(self._t_ms, "left_position")
        self._found_ms, self._lost = None, False
        self._reader.forget()
        self._forget()

    def finish(self) -> Summary:
        """Close what is open and return the whole. A hold that is under way ends here."""
        if self._t_ms is not None:
            self._break_off(self._t_ms, "unfinished")
        return summarise(
            self.exercise,
            count=self.count,
            repetitions=self._ledger.repetitions,
            watches=self._faults.watches,
            late_faults=self._ledger.late_faults,
            late_not_judged=self._ledger.not_judged(),
            doubts=self._ledger.doubts,
            waited_ms=self._gate.waited_ms,
            missed=self._gate.missed,
            calm_ms=self._calm_ms,
            judged_ms=self._judged_ms,
            lost_ms=self._lost_ms,
        )

    def _wait(
        self,
        t_ms: int,
        dt_ms: int,
        astray: str | None,
        values: dict[Signal, float],
        unseen: str | None,
    ) -> Verdict:
        """Wait for the start posture to be held still, and say what is missing."""
        assert self._found_ms is not None  # there is a body
        advice, calm = self._gate.update(t_ms, dt_ms, self._found_ms, astray, values)
        if self._known and astray is None and t_ms - self._found_ms >= SETTLE_MS:
            calm, self._known = self._known, None
            self._cycle.drop()
        if calm is None:
            return self._verdict(t_ms, scaled(values, values), None, [], advice, unseen)
        self.calm, self._scales, self._rest = calm, calm, scaled(calm, calm)
        self._seen_ms, self._lost, self._calm_ms = t_ms, False, t_ms
        self._judged_ms += dt_ms
        return self._verdict(t_ms, scaled(values, calm), 0.0, [Ready(t_ms)])

    def _judge(
        self,
        t_ms: int,
        dt_ms: int,
        measured: dict[Signal, float],
        moment: Moment,
        rest: dict[Signal, float],
    ) -> Verdict:
        """Follow the movement of someone who is ready and seen."""
        movement, cycle = self.exercise.movement, self._cycle
        values, side, progress, reach = moment
        value = values[movement.signal]
        self._seen_ms, self._lost = t_ms, False
        self._judged_ms += dt_ms
        held = cycle.attempt is not None and cycle.attempt.hold_done
        ended, events = cycle.update(
            t_ms,
            reach,
            value,
            paused=self._faults.pause_holds,
            side=side,
            confirmed=movement.confirmed(values, rest),
            held_base=movement.held_base(rest[movement.signal]),
        )
        if ended is not None:
            # What was not seen may have been on target.
            lost = "lost" if self._gap and ended.best < ON_TARGET else None
            self._faults.late, closing = self._close(t_ms, ended, lost)
            events += closing
        attempt, sides = cycle.attempt, self.exercise.sides
        if attempt is not None:
            self._faults.late = frozenset()
            if sides is not None and sides.signal in values:
                attempt.leans.append((reach, values[sides.signal]))
            if attempt.hold_done and not held:
                set_done = self._ledger.count_one(t_ms, side)
                events += [HoldDone(t_ms, self.count), *set_done]
        number = None if attempt is None else len(self._ledger.repetitions) + 1
        self._faults.watch(t_ms, dt_ms, cycle.phase, reach, values, rest, number)
        events += self._faults.changes(t_ms)
        resting = attempt is None
        still = self._gate.settle(t_ms, measured, resting=resting)
        if still is not None and -REST_DROP <= reach <= REST_SHIFT:
            self.calm, self._rest = still, scaled(still, self._scales)
            self._calm_ms = t_ms
        elif movement.drifts and resting and (ended is not None or reach < 0):
            self._rest = {**rest, movement.signal: value}
        return self._verdict(t_ms, values, progress, events)

    def _missing(self, t_ms: int, dt_ms: int, advice: str, unseen: str | None = None) -> Verdict:
        """Nothing can be judged at this moment: out of sight, or in another posture or view."""
        if self._rest is None:
            self._gate.reset()
            self._gate.wait(dt_ms, advice)
            return self._verdict(t_ms, {}, None, [], advice, unseen)
        self._lost_ms += dt_ms
        hidden = advice in ("no_body", "unseen")
        gone_ms = t_ms - self._seen_ms
        if gone_ms <= GRACE_MS:
            return self._verdict(t_ms, {}, None, [])
        events: list[Event] = []
        if not (hidden and self._goes_on(gone_ms)):
            events += self._break_off(t_ms, "lost" if hidden else "left_position")
        if not self._lost:
            self._lost = True
            events += [Lost(t_ms)] if hidden else []
            self._gap = self._cycle.attempt is not None
            self._reader.forget()
        if gone_ms > (FORGET_MS if hidden else LEFT_MS):
            self._forget()
        return self._verdict(t_ms, {}, None, events, advice, unseen)

    def _goes_on(self, gone_ms: int) -> bool:
        """Whether a repetition goes on when a body that is out of sight is found again now."""
        held_or_drifts = self.exercise.dose.hold_s or self.exercise.movement.drifts
        return gone_ms <= FOUND_AGAIN_MS and not held_or_drifts and self._cycle.attempt is not None

    def _forget(self) -> None:
        """Wait for the start posture again."""
        self._rest = None
        self._centre.clear()
        self._ledger.forget()
        self._gate.reset()

    def _break_off(self, t_ms: int, reason: str) -> list[Event]:
        """End the attempt under way, if there is one, and all faults."""
        attempt = self._cycle.drop()
        self._faults.drop()
        events = [] if attempt is None else self._close(t_ms, attempt, reason)[1]
        return events + self._faults.changes(t_ms)

    def _close(
        self, t_ms: int, attempt: Attempt, broken_by: str | None
    ) -> tuple[frozenset[str], list[Event]]:
        """Enter an attempt that is over in the book."""
        assert self._rest is not None  # an attempt has a rest level
        faults = self._faults.of_attempt(attempt.own_ms)
        self._gap = False
        movement, before = self.exercise.movement, len(self._ledger.repetitions)
        rest = self._rest[movement.signal]
        closed = self._ledger.close(attempt, t_ms, rest=rest, faults=faults, broken_by=broken_by)
        if isinstance(movement, Swing) and movement.wanders:
            for swing in self._ledger.repetitions[before:]:
                centre = self._centre.add(swing, attempt.peak_value)
                if centre is not None:
                    self._rest = {**self._rest, movement.signal: centre}
        return closed

    def _verdict(
        self,
        t_ms: int,
        values: Mapping[Signal, float],
        progress: float | None,
        events: list[Event],
        advice: str | None = None,
        unseen: str | None = None,
    ) -> Verdict:
        if advice == "wrong_view" != self._advice:
            events = [*events, WrongView(t_ms)]
        self._advice = advice
        return Verdict(
            t_ms=t_ms,
            phase=Phase.WAITING if self._rest is None else self._cycle.phase,
            near=self._reader.side,
            value=values.get(self.exercise.movement.signal),
            progress=progress,
            held_ms=self._cycle.held_ms,
            count=self.count,
            attempts=len(self._ledger.repetitions),
            faults=self._faults.shown,
            advice=advice,
            unseen=unseen,
            events=tuple(events),
        )


def _cycle(exercise: Exercise) -> Cycle:
    """Return the phases of the exercise's movement."""
    hold_ms, movement = 1000 * exercise.dose.hold_s, exercise.movement
    if isinstance(movement, Swing):
        return Cycle(hold_ms, back=movement.back, own_back=OWN_BACK)
    return Cycle(
        hold_ms,
        drifts=movement.drifts,
        held_share=movement.held_share,
        own_back=0.0 if movement.held_share is None else BACK_AT_REST,
    )

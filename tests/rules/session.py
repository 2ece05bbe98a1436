"""Runs a checker over poses and keeps what it said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import TypeVar

from rules.checker import Checker
from rules.events import Event
from rules.exercise import Exercise
from rules.exercises import CATALOGUE
from rules.pose import Pose
from rules.verdict import Summary, Verdict

E = TypeVar("E")


@dataclass(frozen=True)
class Session:
    verdicts: list[Verdict]
    summary: Summary

    @property
    def events(self) -> list[Event]:
        return [event for verdict in self.verdicts for event in verdict.events]

    def of_type(self, kind: type[E]) -> list[E]:
        return [event for event in self.events if isinstance(event, kind)]

    @property
    def fault_keys(self) -> set[str]:
        return {fault.key for fault in self.summary.faults}

    @property
    def advice(self) -> list[str | None]:
        """What was advised, repeats left out."""
        said: list[str | None] = []
        for verdict in self.verdicts:
            if not said or verdict.advice != said[-1]:
                said.append(verdict.advice)
        return said

    @property
    def story(self) -> list[tuple[object, ...]]:
        """What happened, without times."""
        timeless = ("t_ms", "held_ms")
        return [
            (
                type(event).__name__,
                *(getattr(event, f.name) for f in fields(event) if f.name not in timeless),
            )
            for event in self.events
        ]


def run(exercise: Exercise | str, poses: Iterable[Pose]) -> Session:
    checker = Checker(CATALOGUE[exercise] if isinstance(exercise, str) else exercise)
    verdicts = [checker.update(pose) for pose in poses]
    return Session(verdicts, checker.finish())

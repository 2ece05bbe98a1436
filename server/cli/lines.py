"""What happens in an exercise as lines of text, each said once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rules.advice import advice_text, not_judged_text, other_exercise_text, part_text, reason_text
from rules.events import (
    Event,
    FaultSeen,
    HoldBroken,
    HoldDone,
    HoldTick,
    OtherExercise,
    Ready,
    Rep,
    SetDone,
)
from rules.exercise import Exercise
from rules.exercises import CATALOGUE
from rules.pose import Side
from rules.text import Language, Text
from rules.verdict import Summary, Verdict

READY: Final = Text(nl="Klaar: u kunt beginnen.", en="Ready: you can begin.")
DONE: Final = Text(nl="Goed. Ontspan maar.", en="Good. You may relax.")
BROKEN: Final = Text(nl="Te vroeg losgelaten", en="Let go too early")
SET: Final = Text(nl="Serie klaar. Goed gedaan.", en="Set done. Well done.")
NOT_COUNTED: Final = Text(nl="Niet geteld", en="Not counted")
TOTAL: Final = Text(nl="Geteld", en="Counted")
NOT_JUDGED: Final = Text(nl="Niet beoordeeld", en="Not judged")
SIDES: Final = {
    Side.LEFT: Text(nl="links", en="left"),
    Side.RIGHT: Text(nl="rechts", en="right"),
}
AGAIN_MS: Final = 8000
"""Advice that still holds is said again after so long."""


class Lines:
    """The lines of one exercise. A repetition is its number, a hold its seconds."""

    def __init__(self, exercise: Exercise, language: Language) -> None:
        self._exercise = exercise
        self._language = language
        self._advice: str | None = None
        self._again_ms = 0

    def start(self) -> Iterator[str]:
        """Return what to do, and where the camera stands."""
        for text in (self._exercise.name, self._exercise.how, self._exercise.camera):
            yield text.in_(self._language)
        yield ""

    def about(self, verdict: Verdict) -> Iterator[str]:
        """Return the lines that a verdict is worth, mostly none."""
        for event in verdict.events:
            yield from self._event(event)
        if verdict.advice is None:
            self._advice = None
        elif verdict.advice != self._advice or verdict.t_ms >= self._again_ms:
            self._advice, self._again_ms = verdict.advice, verdict.t_ms + AGAIN_MS
            yield self._say(advice_text(self._exercise, verdict.advice, verdict.unseen))

    def end(self, summary: Summary) -> Iterator[str]:
        """Return the result."""
        dose = self._exercise.dose.reps
        yield f"{self._say(TOTAL)}: {summary.count} / {dose}"
        for part in summary.not_judged:
            why = self._say(not_judged_text(self._exercise, part.reason))
            what = self._say(part_text(self._exercise, part.key))
            yield f"{self._say(NOT_JUDGED)}: {what} ({why})"

    def _event(self, event: Event) -> Iterator[str]:
        match event:
            case Ready():
                yield self._say(READY)
            case HoldTick(held_s=seconds):
                yield f"  {seconds} s"
            case HoldDone(count=count):
                yield f"{count}. {self._say(DONE)}"
            case HoldBroken(held_ms=held_ms):
                yield f"{self._say(BROKEN)}: {held_ms / 1000:.1f} s"
            case Rep(counted=True, count=count, side=side) if not self._exercise.dose.hold_s:
                yield f"{count}" if side is None else f"{count}, {self._say(SIDES[side])}"
            case Rep(counted=False, reason=str(reason)):
                why = self._say(reason_text(self._exercise, reason))
                yield f"{self._say(NOT_COUNTED)}: {why}"
            case FaultSeen(fault=key):
                yield f"! {self._say(self._exercise.fault_texts[key])}"
            case OtherExercise(exercise=key):
                yield self._say(other_exercise_text(CATALOGUE[key]))
            case SetDone():
                yield self._say(SET)

    def _say(self, text: Text) -> str:
        return text.in_(self._language)

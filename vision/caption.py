"""What is written beside a person at one moment, in the person's language."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rules.advice import REASONS, advice_text, reason_text
from rules.events import HoldBroken, HoldDone, Rep, SetDone
from rules.exercise import Exercise
from rules.pose import Joint, Side
from rules.text import Language, Text
from rules.verdict import Phase, Verdict

LINGER_MS: Final = 1800
"""A message stays at least this long, so that it can be read."""

PHASES: Final[dict[Phase, Text]] = {
    Phase.WAITING: Text(nl="wachten op beginhouding", en="waiting for the start position"),
    Phase.REST: Text(nl="rust", en="rest"),
    Phase.RAISE: Text(nl="heen", en="going"),
    Phase.HOLD: Text(nl="vasthouden", en="hold"),
    Phase.LOWER: Text(nl="terug", en="coming back"),
}
FAR_ENOUGH: Final = Text(nl="ver genoeg", en="far enough")
NOT_COUNTED: Final = Text(nl="Niet geteld", en="Not counted")
SET_DONE: Final = Text(nl="Serie klaar. Goed gedaan.", en="Set done. Well done.")
HOLD_DONE: Final = Text(nl="Goed. Ontspan maar.", en="Good. You may relax.")


class Tone(StrEnum):
    """What kind of message it is."""

    FAULT = "fault"
    ADVICE = "advice"
    GOOD = "good"


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """One moment in words and numbers, ready to draw.

    Attributes:
        near: The side of the body that faces the camera, None where not yet known.
        joints: The landmarks that the movement is measured at; of three, the vertex in the middle.
        value: The signal with its unit, empty where unseen or without a meaning of its own.
        count, dose: Repetitions so far, and how many make a set.
        ring: How full the ring is, 0-1: the hold, or the way to the target.
        phase: With the seconds held, while holding.
        message: What to mend or to know, empty where there is nothing to say.
    """

    t_ms: int
    title: str
    near: Side | None
    joints: tuple[Joint, ...]
    value: str
    count: int
    dose: int
    ring: float
    phase: str
    message: str
    tone: Tone


class Captioner:
    """Puts the verdicts of one set into words, one after another."""

    def __init__(self, exercise: Exercise, language: Language) -> None:
        self._exercise = exercise
        self._language = language
        self._message, self._tone, self._until_ms = "", Tone.ADVICE, 0

    def caption(self, verdict: Verdict) -> Caption:
        """Return the words for a moment; moments come in order."""
        self._listen(verdict)
        return Caption(
            t_ms=verdict.t_ms,
            title=self._exercise.name.in_(self._language),
            near=verdict.near,
            joints=self._joints(verdict.near),
            value=self._value(verdict),
            count=verdict.count,
            dose=self._exercise.dose.reps,
            ring=self._ring(verdict),
            phase=self._phase(verdict),
            message=self._message,
            tone=self._tone,
        )

    def _listen(self, verdict: Verdict) -> None:
        """Choose what to say: a fault first, then what has just ended, then advice."""
        if verdict.faults:
            text = self._exercise.fault_texts[min(verdict.faults)]
            self._say(verdict.t_ms, text, Tone.FAULT)
            return
        for event in verdict.events:
            match event:
                case SetDone():
                    self._say(verdict.t_ms, SET_DONE, Tone.GOOD)
                case HoldDone():
                    self._say(verdict.t_ms, HOLD_DONE, Tone.GOOD)
                case HoldBroken():
                    self._say(verdict.t_ms, REASONS["hold_too_short"], Tone.ADVICE)
                case Rep(counted=False, reason=str(reason)):
                    why = reason_text(self._exercise, reason).in_(self._language)
                    words = f"{NOT_COUNTED.in_(self._language)}: {why[0].lower()}{why[1:]}"
                    self._say(verdict.t_ms, words, Tone.ADVICE)
        if verdict.t_ms < self._until_ms:
            return
        self._message = ""
        if verdict.advice is not None:
            text = advice_text(self._exercise, verdict.advice, verdict.unseen)
            self._message, self._tone = text.in_(self._language), Tone.ADVICE

    def _say(self, t_ms: int, text: Text | str, tone: Tone) -> None:
        words = text if isinstance(text, str) else text.in_(self._language)
        words = words[0].upper() + words[1:]
        self._message, self._tone, self._until_ms = words, tone, t_ms + LINGER_MS

    def _joints(self, near: Side | None) -> tuple[Joint, ...]:
        names = self._exercise.movement.signal.joints
        if near is None:
            return ()
        sided = [n.upper() if n == "nose" else f"{near.upper()}_{n.upper()}" for n in names]
        return tuple(Joint[name] for name in sided)

    def _value(self, verdict: Verdict) -> str:
        """Return an angle as it is; of another measure, which depends on the body, the share."""
        if verdict.value is None:
            return ""
        if self._exercise.movement.signal.unit == "deg":
            return f"{verdict.value:.0f}°"
        return "" if verdict.progress is None else f"{100 * min(1, max(0, verdict.progress)):.0f} %"

    def _ring(self, verdict: Verdict) -> float:
        hold_ms = 1000 * self._exercise.dose.hold_s
        if verdict.phase is Phase.WAITING:
            return 0.0
        if hold_ms:
            return min(verdict.held_ms / hold_ms, 1.0)
        return min(abs(verdict.progress or 0.0), 1.0)

    def _phase(self, verdict: Verdict) -> str:
        words = PHASES[verdict.phase].in_(self._language)
        if verdict.phase is not Phase.HOLD:
            return words
        if not self._exercise.dose.hold_s:
            return FAR_ENOUGH.in_(self._language)
        return f"{words} {verdict.held_ms // 1000} s"

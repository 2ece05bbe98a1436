"""A review as a table to read, in the person's language."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text as Line

from rules.advice import not_judged_text, other_exercise_text, part_text, reason_text
from rules.amount import amount_text
from rules.exercise import Exercise
from rules.exercises import CATALOGUE
from rules.pose import Side
from rules.text import Language, Text
from rules.verdict import FaultSpan, Repetition
from vision.review import Review

SIDES = {Side.LEFT: Text(nl="links", en="left"), Side.RIGHT: Text(nl="rechts", en="right")}
WORDS = {
    "attempt": Text(nl="poging", en="attempt"),
    "time": Text(nl="tijd", en="time"),
    "side": Text(nl="kant", en="side"),
    "counted": Text(nl="geteld", en="counted"),
    "hold": Text(nl="vastgehouden", en="held"),
    "range": Text(nl="uitslag", en="range"),
    "notes": Text(nl="opmerkingen", en="notes"),
    "yes": Text(nl="ja", en="yes"),
    "no": Text(nl="nee", en="no"),
    "faults": Text(nl="Fouten", en="Faults"),
    "no_faults": Text(nl="Geen fouten gezien.", en="No faults seen."),
    "not_judged": Text(nl="Niet beoordeeld", en="Not judged"),
    "of": Text(nl="van de", en="of"),
    "repetitions": Text(nl="herhalingen geteld", en="repetitions counted"),
    "attempts": Text(nl="pogingen", en="attempts"),
    "confidence": Text(nl="zekerheid", en="confidence"),
    "median": Text(nl="mediane uitslag", en="median range"),
    "took": Text(nl="duurde", en="took"),
    "times": Text(nl="maal zo snel als de video", en="times as fast as the video"),
}


def show(review: Review, language: Language) -> RenderableType:
    """Return what is printed at the end of a check."""
    return Group(
        *_head(review, language),
        *_repetitions(review, language),
        *_faults(review, language),
        *_not_judged(review, language),
        _foot(review, language),
    )


def clock(t_ms: int) -> str:
    """Return a time as minutes and seconds, 1:07.3 for instance."""
    tenths = round(t_ms / 100)
    return f"{tenths // 600}:{tenths % 600 // 10:02}.{tenths % 10}"


def _say(key: str, language: Language) -> str:
    return WORDS[key].in_(language)


def _head(review: Review, language: Language) -> Iterable[RenderableType]:
    summary, dose = review.summary, review.exercise.dose
    yield Line(review.exercise.name.in_(language), style="bold")
    tried = len(summary.repetitions)
    if summary.fits is not None:
        yield Line(other_exercise_text(CATALOGUE[summary.fits]).in_(language), style="yellow")
    yield Line(
        f"{summary.count} {_say('repetitions', language)} ({tried} {_say('attempts', language)})",
        style="green" if summary.count >= dose.reps else "",
    )


def _repetitions(review: Review, language: Language) -> Iterable[RenderableType]:
    repetitions = review.summary.repetitions
    if not repetitions:
        return
    sided = any(repetition.side for repetition in repetitions)
    held = review.exercise.dose.hold_s > 0
    columns = ["attempt", "time", *(["side"] if sided else []), "counted"]
    columns += [*(["hold"] if held else []), "range", "notes"]
    table = Table(*(_say(column, language) for column in columns))
    for each in repetitions:
        cells = [str(each.number), f"{clock(each.start_ms)}-{clock(each.end_ms)}"]
        if sided:
            cells.append(SIDES[each.side].in_(language) if each.side else "")
        cells.append(_say("yes" if each.counted else "no", language))
        if held:
            cells.append(f"{each.held_ms / 1000:.1f} s")
        cells += [
            _repetition_range(review, each, language),
            _notes(review.exercise, each, language),
        ]
        table.add_row(*cells, style="" if each.counted else "yellow")
    yield table


def _notes(exercise: Exercise, repetition: Repetition, language: Language) -> str:
    keys = [] if repetition.reason is None else [repetition.reason]
    keys += sorted(repetition.faults - set(keys))
    return " ".join(reason_text(exercise, key).in_(language) for key in keys)


def _repetition_range(review: Review, repetition: Repetition, language: Language) -> str:
    """Return how far it went: a word where the camera shows no more than that."""
    if review.exercise.movement.signal.rough:
        return amount_text(repetition.progress).in_(language)
    return _range(review, repetition.range)


def _range(review: Review, value: float) -> str:
    unit = review.exercise.movement.signal.unit
    match unit:
        case "deg":
            return f"{value:.0f}°"
        case "torsos":
            return f"{100 * value:.0f} % torso"
        case _:
            return f"{value:.1f} {unit}"


def _faults(review: Review, language: Language) -> Iterable[RenderableType]:
    faults: dict[str, list[FaultSpan]] = {}
    for fault in review.summary.faults:
        faults.setdefault(fault.key, []).append(fault)
    if not faults:
        yield Line(_say("no_faults", language))
        return
    table = Table(_say("faults", language), "", _say("time", language))
    for key, spans in faults.items():
        times = ", ".join(f"{clock(span.start_ms)}-{clock(span.end_ms)}" for span in spans)
        text = review.exercise.fault_texts[key].in_(language)
        table.add_row(text, f"{len(spans)}x", times)
    yield table


def _not_judged(review: Review, language: Language) -> Iterable[RenderableType]:
    for part in review.summary.not_judged:
        what = part_text(review.exercise, part.key).in_(language)
        why = not_judged_text(review.exercise, part.reason).in_(language)
        yield Line(f"{_say('not_judged', language)}: {what} ({why})", style="yellow")


def _foot(review: Review, language: Language) -> RenderableType:
    summary, timing = review.summary, review.timing
    words = [f"{_say('confidence', language)} {100 * summary.confidence:.0f} %"]
    if summary.range is not None and not review.exercise.movement.signal.rough:
        words.append(f"{_say('median', language)} {_range(review, summary.range)}")
    speed = (review.end_s - review.start_s) / max(timing.total_s, 1e-3)
    words.append(
        f"{_say('took', language)} {timing.total_s:.1f} s, {speed:.1f} {_say('times', language)}"
    )
    return Line("; ".join(words), style="dim")

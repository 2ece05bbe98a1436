"""All texts of the pages by key: those of `rules`, and the pages' own."""

from collections.abc import Mapping
from types import MappingProxyType

from rules.advice import ADVICE, NOT_JUDGED, REASONS, UNSEEN_PART, other_exercise_text, part_text
from rules.exercise import Dose, Exercise
from rules.framing import FRAMING
from rules.text import Language, Text
from server.words_after import AFTER
from server.words_live import LIVE
from server.words_record import RECORD
from server.words_review import REVIEW
from server.words_settings import SETTINGS
from server.words_spoken import NUMBERS, SAID, UNSEEN_SIDE

Texts = Mapping[str, Text]


def all_texts(catalogue: Mapping[str, Exercise]) -> Texts:
    """Return every text: `advice.no_body`, `trunk_lift.name`, `trunk_lift.fault.too_high`, ..."""
    texts = {**LIVE, **AFTER, **SETTINGS, **SAID, **NUMBERS, **RECORD, **REVIEW}
    for prefix, table in (
        ("advice", ADVICE),
        ("unseen", UNSEEN_PART),
        ("unseen", UNSEEN_SIDE),
        ("framing", FRAMING),
        ("reason", REASONS),
        ("not_judged", NOT_JUDGED),
    ):
        texts.update({f"{prefix}.{key}": text for key, text in table.items()})
    for exercise in catalogue.values():
        texts.update(_exercise_texts(exercise))
    return MappingProxyType(texts)


def as_json(texts: Texts) -> dict[str, dict[str, str]]:
    """Return the texts as the page loads them: both languages, so that it can switch at once."""
    return {key: {lang: text.in_(lang) for lang in Language} for key, text in texts.items()}


def dose_text(dose: Dose) -> Text:
    """Return how much to do, in words."""
    if dose.hold_s:
        nl, en = (
            f"{dose.reps} keer {dose.hold_s} tellen vasthouden",
            f"hold for {dose.hold_s} counts, {dose.reps} times",
        )
    else:
        nl, en = f"{dose.reps} keer", f"{dose.reps} times"
    if dose.sets > 1:
        nl, en = f"{dose.sets} series van {nl}", f"{dose.sets} sets of {en}"
    return Text(nl=nl, en=en[0].upper() + en[1:])


def _exercise_texts(exercise: Exercise) -> dict[str, Text]:
    texts = {
        "name": exercise.name,
        "line": exercise.start.say,
        "how": exercise.how,
        "camera": exercise.camera,
        "dose": dose_text(exercise.dose),
        "instead": other_exercise_text(exercise),
        "advice.wrong_posture": exercise.start.say,
        "advice.not_at_rest": exercise.start.say,
    }
    texts.update({f"advice.{limit.key}": limit.say for limit in exercise.start.limits})
    texts.update({f"fault.{key}": say for key, say in exercise.fault_texts.items()})
    parts = ("count", *exercise.looked_at)
    texts.update({f"looks_at.{key}": part_text(exercise, key) for key in parts})
    return {f"{exercise.key}.{key}": text for key, text in texts.items()}

"""What is to be said of a sample, by its truth."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from rules.exercise import Dose, Exercise
from rules.movement import Swing
from rules.text import Language
from server.words_spoken import NUMBERS

COUNT_OFF_S: Final = 1.5
"""How far from the end of a repetition its number may be said."""
TICK_OFF_S: Final = 0.6
"""How far from a second of a true hold it may be said."""
END: Final = {
    Language.NL: ("Op de helft.", "Goed zo. Rust vijf tellen.", "Klaar. Goed gedaan."),
    Language.EN: ("Half-way.", "Well done. Rest for five.", "Done. Well done."),
}
"""Half-way, a hold that is done, the last of all."""
SET_DONE: Final = {
    Language.NL: "Serie klaar. Rust vijf tellen.",
    Language.EN: "Set done. Rest for five.",
}
BREATHE: Final = {Language.NL: " Adem rustig door.", Language.EN: " Keep breathing calmly."}
NEXT: Final = {
    Language.NL: {"left": "Nu rechts.", "right": "Nu links."},
    Language.EN: {"left": "Now right.", "right": "Now left."},
}


def to_say(
    exercise: Exercise,
    repetitions: Sequence[dict[str, Any]],
    holds: Sequence[Sequence[float]],
    language: Language,
) -> list[tuple[float, float, str]]:
    """Return what is to be said by the truth: when, how far off it may be, and the words.

    The last full stop of the words is left out, as by `heard`.
    """
    dose = exercise.dose
    if dose.hold_s:
        return [
            one
            for count, (start_s, _) in enumerate(holds, 1)
            for one in hold_words(start_s, count, dose, language)
        ]
    said = []
    swing = isinstance(exercise.movement, Swing)
    for number, one in enumerate(repetitions, 1):
        half_pair = swing and number % 2
        words = (
            NEXT[language][one["side"]]
            if half_pair
            else count_words(number // 2 if swing else number, dose, language)
        )
        said.append((one["end_s"], COUNT_OFF_S, words.removesuffix(".")))
    return said


def count_words(count: int, dose: Dose, language: Language) -> str:
    in_set = count - min(dose.sets - 1, (count - 1) // dose.reps) * dose.reps
    word = NUMBERS[f"number.{in_set}"].in_(language)
    half, _, all_done = END[language]
    if count == dose.reps * dose.sets:
        return f"{word}. {all_done}"
    if in_set == dose.reps and dose.sets > 1:
        return f"{word}. {SET_DONE[language]}"
    return f"{word}. {half}" if in_set == dose.reps // 2 else word


def hold_words(
    start_s: float, count: int, dose: Dose, language: Language
) -> Iterator[tuple[float, float, str]]:
    half, hold_done, all_done = END[language]
    for second in range(1, dose.hold_s + 1):
        words = NUMBERS[f"number.{second}"].in_(language)
        if second == dose.hold_s // 2:
            words += f". {half}"
        if second == dose.hold_s:
            words += f". {all_done if count == dose.reps else hold_done}"
        yield start_s + second, TICK_OFF_S, words.removesuffix(".")


def heard(words: str, expected: Sequence[str], language: Language) -> str | None:
    """Return words that were said, without a reminder to breathe and the last full stop.

    None where nothing that is expected begins as they do.
    """
    if words.split(".")[0] not in {one.split(".")[0] for one in expected}:
        return None
    return words.replace(BREATHE[language], "").removesuffix(".")

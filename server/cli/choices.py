"""What several commands ask for."""

from __future__ import annotations

from typing import Annotated

import typer

from rules.exercise import Exercise
from rules.exercises import CATALOGUE
from rules.text import Language
from vision.errors import UnknownExerciseError
from vision.models import ModelName

ExerciseKey = Annotated[
    str,
    typer.Option(
        "--exercise",
        "-e",
        metavar="KEY",
        help=f"Which exercise it is: {', '.join(CATALOGUE)}.",
        show_default=False,
    ),
]
ModelChoice = Annotated[
    ModelName,
    typer.Option("--model", "-m", help="Heavier models see more and take longer."),
]
LanguageChoice = Annotated[
    Language, typer.Option("--language", "-l", help="nl for Dutch, en for English.")
]


def exercise_of(key: str) -> Exercise:
    """Return the exercise of that key.

    Raises:
        UnknownExerciseError: There is none; the text names those that there are.
    """
    try:
        return CATALOGUE[key]
    except KeyError as error:
        raise UnknownExerciseError(
            f"there is no exercise {key!r}; there are {', '.join(CATALOGUE)}"
        ) from error

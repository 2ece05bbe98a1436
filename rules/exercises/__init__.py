"""The exercises: every module in this package that declares `EXERCISE` is one."""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Final

from rules.exercise import Exercise


def _find() -> Mapping[str, Exercise]:
    """Import every exercise; one that does not import stops the program at its start."""
    found: dict[str, Exercise] = {}
    for module in pkgutil.iter_modules(__path__):
        exercise: Exercise = import_module(f"{__name__}.{module.name}").EXERCISE
        found[check_key(exercise, module.name)] = exercise
    return MappingProxyType(found)


def check_key(exercise: Exercise, module: str) -> str:
    """Return the exercise's key.

    Raises:
        ValueError: The key is not the name of the module that declares it.
    """
    if exercise.key != module:
        raise ValueError(f"exercise {exercise.key!r} is declared in {module}.py")
    return exercise.key


CATALOGUE: Final[Mapping[str, Exercise]] = _find()
"""All exercises by key, in alphabetical order."""

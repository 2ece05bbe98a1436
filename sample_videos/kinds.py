"""The motions that are found in `motions/`, by exercise and kind of clip."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable, Mapping
from importlib import import_module
from types import MappingProxyType, ModuleType
from typing import Final

from sample_videos import motions
from sample_videos.acting.motion import Motion


def found() -> tuple[Motion, ...]:
    """Import every module of `motions/`; one that does not import stops the program, named."""
    result: list[Motion] = []
    for module in pkgutil.iter_modules(motions.__path__):
        name = f"{motions.__name__}.{module.name}"
        try:
            result += motions_of(import_module(name))
        except Exception as error:
            raise ImportError(f"{name}: {error}") from error
    return tuple(result)


def motions_of(module: ModuleType) -> tuple[Motion, ...]:
    """Return what a module gives: its MOTIONS, or else its MOTION.

    Raises:
        ValueError: It gives neither.
    """
    if hasattr(module, "MOTIONS"):
        return tuple(module.MOTIONS)
    if hasattr(module, "MOTION"):
        return (module.MOTION,)
    raise ValueError("it has neither MOTION nor MOTIONS")


def by_kind(found_motions: Iterable[Motion]) -> Mapping[str, tuple[Motion, str]]:
    """Return motion and kind by `EXERCISE-KIND`, in alphabetical order.

    Raises:
        ValueError: Two motions give the same kind of one exercise.
    """
    result: dict[str, tuple[Motion, str]] = {}
    for motion in found_motions:
        for kind in motion.kinds:
            name = f"{motion.exercise}-{kind}"
            if name in result:
                raise ValueError(f"two motions give {name}")
            result[name] = (motion, kind)
    return MappingProxyType(dict(sorted(result.items())))


MOTIONS: Final = found()
KINDS: Final = by_kind(MOTIONS)
EXERCISES: Final = tuple(sorted({motion.exercise for motion in MOTIONS}))

"""The order in which the leaflet gives the exercises."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from rules.exercise import Exercise, Part

ORDER: Final = (
    "knees_to_chest",
    "leg_lengthening",
    "corkscrew",
    "pelvic_tilt",
    "tail_wag",
    "belly_stretch",
    "abdominal_crunch",
    "oblique_crunch",
    "trunk_lift",
)


def in_order(catalogue: Mapping[str, Exercise]) -> tuple[Exercise, ...]:
    """Return exercises in the leaflet's order; those that it does not have come last."""
    places = {key: place for place, key in enumerate(ORDER)}
    return tuple(catalogue[key] for key in sorted(catalogue, key=lambda key: places.get(key, 99)))


def by_part(catalogue: Mapping[str, Exercise]) -> dict[Part, tuple[Exercise, ...]]:
    """Return the exercises of each part of the programme that has any, both in order."""
    exercises = in_order(catalogue)
    parts = {part: tuple(one for one in exercises if one.part is part) for part in Part}
    return {part: found for part, found in parts.items() if found}

"""A posture as plain numbers that do not depend on the body's build."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Self


@dataclass(frozen=True, kw_only=True, slots=True)
class Posture:
    """Angles in degrees, lengths in metres. All fields are numbers, so that postures can be mixed.

    Trunk: `pelvis_pitch` 0 upright, -90 on the back, 90 on the belly; `spine` and `neck` bend
    forward (flexion). `hips_along` shifts the hips towards the head, `hips_up` lifts them.

    Legs: flexion of hip and knee, and plantarflexion of the ankle, for a free leg. A leg with
    `planted` 1 keeps its sole flat on the floor, `foot_reach` feet-wards from the middle of the
    hips at the start; knee and hip then follow. `knee_spread` turns the planted knees outwards
    about the line from hip to ankle.

    Hands: how much each place attracts the hands (see `hands.py`); the shares are normalised.
    """

    pelvis_pitch: float = -90.0
    spine: float = 0.0
    neck: float = 0.0
    hips_along: float = 0.0
    hips_up: float = 0.0

    left_hip: float = 0.0
    right_hip: float = 0.0
    left_knee: float = 0.0
    right_knee: float = 0.0
    left_ankle: float = 0.0
    right_ankle: float = 0.0
    leg_abduction: float = 3.0
    left_planted: float = 0.0
    right_planted: float = 0.0
    foot_reach: float = 0.5
    knee_spread: float = 4.0

    hands_beside: float = 0.0
    hands_on_knees: float = 0.0
    hands_on_pelvis: float = 0.0
    hands_at_forehead: float = 0.0
    hands_where_forehead_was: float = 0.0
    hands_under_shoulders: float = 0.0
    hands_lift: float = 0.0

    @classmethod
    def mixed(cls, first: Self, second: Self, weight: float) -> Self:
        """Return the posture `weight` (0..1) of the way from `first` to `second`."""
        names = [field.name for field in fields(cls)]
        return cls(
            **{
                name: (1 - weight) * getattr(first, name) + weight * getattr(second, name)
                for name in names
            }
        )

    def but(self, **changes: float) -> Self:
        """Return this posture with some numbers replaced."""
        return replace(self, **changes)

    def plus(self, **changes: float) -> Self:
        """Return this posture with some numbers increased."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return type(self)(
            **(values | {name: values[name] + change for name, change in changes.items()})
        )

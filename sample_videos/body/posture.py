"""A posture as plain numbers that do not depend on the body's build."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from operator import attrgetter
from typing import Self

LEFTWARDS = frozenset(
    {
        "pelvis_roll", "pelvis_side", "spine_side", "spine_twist", "neck_side", "neck_twist",
        "hips_aside", "chest_aside", "knees_aside",
    }
)  # fmt: skip
"""Fields whose sign says left or right."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Posture:
    """Angles in degrees, lengths in metres. All fields are numbers, so that postures can be mixed.

    Trunk. `pelvis_pitch`: 0 upright, -90 on the back, 90 on the belly or on hands and knees; where
    the start kneels with the hands under the shoulders, so much is added that the shoulders stand
    on almost straight arms. `pelvis_roll` then turns the body about its own long axis, + towards
    the person's left (on the back, 90 lies on the left side, -90 on the right). `pelvis_side` tilts
    the pelvis about its front-back axis, + draws the left hip towards the head; the legs do not
    swing with it. `spine` and `neck` bend forward (flexion), `spine_side` and `neck_side` to the
    left, `spine_twist` and `neck_twist` turn the chest and the face to the left. `hips_along`
    shifts the hips towards the head, `hips_up` lifts them, `hips_aside` shifts them to the person's
    left; `chest_...` does the same to a chest that is pinned. `chest_resting` and `head_resting` 1
    bend spine and neck further, down or up, until the skin of chest and head lies on the mat; a
    pinned chest does not rest.

    Legs. Flexion of hip and knee, plantarflexion of the ankle, abduction, for a free leg; `spread`
    turns a bent thigh outwards about the pelvis's long axis. A leg with `planted` 1 keeps its sole
    flat on the floor, `foot_reach` feet-wards from the middle of the hips at the start; `pinned` 1
    keeps ankle and foot where the start posture has them (on the seat of a chair, on the mat); knee
    and hip then follow. `knee_spread`, and the leg's own `spread`, turn planted and pinned knees
    outwards about the line from hip to ankle, `knees_aside` leans both to the person's left.
    `kneeling` 1 keeps the knee where the start has it, the shank flat on the mat; the hips then
    stand on the thighs. `resting` 1 lets the free leg down, or up, until it lies on the mat: a
    straight one about the hip, a bent one until the knee lies and then about its thigh until the
    foot does.

    Hands: how much each place attracts a hand (see `hands.py`); the shares are normalised.
    `hands_...` holds for both hands; `left_...` and `right_...` replace it for one hand, by as much
    as their own shares sum to (1 wholly).
    """

    pelvis_pitch: float = -90.0
    pelvis_roll: float = 0.0
    pelvis_side: float = 0.0
    spine: float = 0.0
    spine_side: float = 0.0
    spine_twist: float = 0.0
    neck: float = 0.0
    neck_side: float = 0.0
    neck_twist: float = 0.0
    hips_along: float = 0.0
    hips_up: float = 0.0
    hips_aside: float = 0.0
    chest_along: float = 0.0
    chest_up: float = 0.0
    chest_aside: float = 0.0
    chest_resting: float = 0.0
    head_resting: float = 0.0

    left_hip: float = 0.0
    right_hip: float = 0.0
    left_knee: float = 0.0
    right_knee: float = 0.0
    left_ankle: float = 0.0
    right_ankle: float = 0.0
    leg_abduction: float = 3.0
    left_abduction: float = 0.0
    right_abduction: float = 0.0
    left_spread: float = 0.0
    right_spread: float = 0.0
    left_resting: float = 0.0
    right_resting: float = 0.0
    left_planted: float = 0.0
    right_planted: float = 0.0
    left_pinned: float = 0.0
    right_pinned: float = 0.0
    left_kneeling: float = 0.0
    right_kneeling: float = 0.0
    foot_reach: float = 0.5
    knee_spread: float = 4.0
    knees_aside: float = 0.0

    hands_beside: float = 0.0
    hands_on_knees: float = 0.0
    hands_on_pelvis: float = 0.0
    hands_at_forehead: float = 0.0
    hands_where_forehead_was: float = 0.0
    hands_under_shoulders: float = 0.0
    hands_forward: float = 0.0
    hands_crossed: float = 0.0
    hands_behind_head: float = 0.0
    hands_stay: float = 0.0
    left_hand_beside: float = 0.0
    right_hand_beside: float = 0.0
    left_hand_before: float = 0.0
    right_hand_before: float = 0.0
    left_hand_open: float = 0.0
    right_hand_open: float = 0.0
    left_hand_ahead: float = 0.0
    right_hand_ahead: float = 0.0
    left_hand_under_head: float = 0.0
    right_hand_under_head: float = 0.0
    left_hand_stays: float = 0.0
    right_hand_stays: float = 0.0
    hands_lift: float = 0.0

    @classmethod
    def mixed(cls, first: Self, second: Self, weight: float) -> Self:
        """Return the posture `weight` (0..1) of the way from `first` to `second`."""
        rest = 1 - weight
        pairs = zip(NAMES, VALUES(first), VALUES(second), strict=True)
        return cls(**{name: rest * one + weight * other for name, one, other in pairs})

    def reflected(self) -> Self:
        """Return the mirrored posture: left and right change places, and so do their turns."""
        values = dict(zip(NAMES, VALUES(self), strict=True))
        result = {}
        for name, value in values.items():
            if name.startswith("left_"):
                result["right_" + name.removeprefix("left_")] = value
            elif name.startswith("right_"):
                result["left_" + name.removeprefix("right_")] = value
            else:
                result[name] = -value if name in LEFTWARDS else value
        return type(self)(**result)

    def but(self, **changes: float) -> Self:
        """Return this posture with some numbers replaced."""
        return replace(self, **changes)

    def plus(self, **changes: float) -> Self:
        """Return this posture with some numbers increased."""
        values = dict(zip(NAMES, VALUES(self), strict=True))
        for name, change in changes.items():
            values[name] += change
        return type(self)(**values)


NAMES = tuple(field.name for field in fields(Posture))
VALUES: Callable[[Posture], tuple[float, ...]] = attrgetter(*NAMES)
"""All numbers of a posture in the order of `NAMES`."""

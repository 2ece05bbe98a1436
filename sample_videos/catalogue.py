"""Which clips there are, as data: the committed ones, and those of the sets (`plan.py`)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from sample_videos.clip import Clip
from sample_videos.kinds import EXERCISES as EXERCISES
from sample_videos.kinds import KINDS as KINDS
from sample_videos.kinds import MOTIONS as MOTIONS
from sample_videos.plan import SetName
from sample_videos.plan import planned as planned

COMMITTED_SEED: Final[Mapping[SetName, int]] = MappingProxyType(
    {"tuning": 1_000, "testing": 100_000}
)
PLAIN: Final = (
    "knees_to_chest-good-1",
    "knees_to_chest-good-2",
    "knees_to_chest-head_lifted",
    "knees_to_chest-one_knee_only",
    "knees_to_chest-hands_off_knees",
    "knees_to_chest-hold_too_short",
    "knees_to_chest-bouncing",
    "pelvic_tilt-good-1",
    "pelvic_tilt-hips_lifted",
    "pelvic_tilt-jerky",
    "pelvic_tilt-knees_moving",
    "pelvic_tilt-good-2",
    "trunk_lift-good-1",
    "trunk_lift-good-2",
    "trunk_lift-arms_push",
    "trunk_lift-too_high",
    "trunk_lift-legs_lifted",
    "trunk_lift-neck_back",
    "trunk_lift-too_fast",
    "knees_to_chest-near_miss-sit_up",
    "knees_to_chest-near_miss-moving_into_position",
    "pelvic_tilt-near_miss-bridge",
    "pelvic_tilt-near_miss-deep_breathing",
    "trunk_lift-near_miss-push_up",
    "abdominal_crunch-good-1",
    "belly_stretch-good-1",
    "corkscrew-good-1",
    "leg_lengthening-good-1",
    "oblique_crunch-good-1",
    "tail_wag-good-1",
)
"""Committed clips that show one kind and nothing beside it. Their places are their seeds: new ones
are added at the end."""
BESIDE: Final = (
    ("trunk_lift-good-1", "lead_in"),
    ("knees_to_chest-good-1", "second_person"),
    ("pelvic_tilt-good-1", "empty_room"),
    ("tail_wag-good-1", "half_repetitions"),
)
"""Committed clips in which something happens beside the exercise, with seeds after the others."""
OTHER_RATES: Final = {"trunk_lift-good-2": 24, "trunk_lift-too_fast": 30}
SEEDS_APART: Final = 100
"""The clips of `BESIDE` begin so many seeds after the first, so that `PLAIN` may grow."""


def committed(name: SetName) -> tuple[Clip, ...]:
    """Return the committed clips, or their twins for tuning."""
    first = COMMITTED_SEED[name]
    plain = [
        Clip(key, *KINDS[key], first + place, OTHER_RATES.get(key, 15))
        for place, key in enumerate(PLAIN)
    ]
    beside = [
        Clip(
            f"{key}-{situation}",
            *KINDS[key],
            first + SEEDS_APART + place,
            situations=(situation,),
            at_most=3,
        )
        for place, (key, situation) in enumerate(BESIDE)
    ]
    return (*plain, *beside)


TESTING: Final = committed("testing")
TUNING: Final = committed("tuning")

"""Which clips there are, as data."""

from __future__ import annotations

from sample_videos.clip import Clip
from sample_videos.motions import knees_to_chest, near_misses, pelvic_tilt, trunk_lift

MOTIONS = (
    knees_to_chest.MOTION,
    pelvic_tilt.MOTION,
    pelvic_tilt.HANDS_ON_PELVIS,
    trunk_lift.MOTION,
    *near_misses.MOTIONS,
)
KINDS = [(motion, kind) for motion in MOTIONS for kind in motion.kinds]
OTHER_RATES = {"trunk_lift-good-2": 24, "trunk_lift-too_fast": 30}


def clips(first_seed: int) -> list[Clip]:
    """Return one clip of every kind with consecutive seeds."""
    result = []
    for offset, (motion, kind) in enumerate(KINDS):
        name = f"{motion.exercise}-{kind}"
        result.append(Clip(name, motion, kind, first_seed + offset, OTHER_RATES.get(name, 15)))
    return result


TESTING = clips(100_000)
TUNING = clips(1_000)

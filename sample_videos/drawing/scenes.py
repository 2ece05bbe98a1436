"""What is drawn of each exercise: its postures, from where they are seen, and the arrows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from sample_videos.drawing.scene import LOWER, UPPER, Arrow, Pose, Scene
from sample_videos.drawing.sight import Gaze
from sample_videos.motions import (
    abdominal_crunch,
    belly_stretch,
    corkscrew,
    knees_to_chest,
    leg_lengthening,
    oblique_crunch,
    pelvic_tilt,
    tail_wag,
    trunk_lift,
)

LEG_DEG = 12.0
"""Tilt of the pelvis that makes a leg longer, 6 to 9.5 degrees in the clips: what stands still has
to show more."""
WAG_CM = 10.0
"""Way of the hips, 7 cm in the clips."""

SUPINE = Gaze(yaw_deg=8, rise_deg=14, mirrored=True)
PRONE = Gaze(yaw_deg=-8, rise_deg=14)


def _knees_to_chest() -> Scene:
    pull = Arrow("lowerleg01.R", ((-0.10, 0.06), (-0.24, 0.06), (-0.36, -0.05)))
    return Scene(
        motion=knees_to_chest.MOTION,
        poses=(
            Pose(knees_to_chest.START, SUPINE, UPPER, (pull,)),
            Pose(knees_to_chest.HELD, SUPINE, LOWER),
        ),
    )


def _leg_lengthening() -> Scene:
    start, above = leg_lengthening.START, Gaze(rise_deg=48, mirrored=True)
    away = ((0.14, 0.0), (0.22, 0.0), (0.30, 0.0))
    back = ((0.30, 0.0), (0.22, 0.0), (0.14, 0.0))
    left = (Arrow("foot.L", away), Arrow("foot.R", back))
    right = (Arrow("foot.L", back), Arrow("foot.R", away))
    hitched = leg_lengthening.hitched
    return Scene(
        motion=leg_lengthening.MOTION,
        poses=(
            Pose(hitched(start, "left", LEG_DEG), above, UPPER, left),
            Pose(hitched(start, "right", LEG_DEG), above, LOWER, right),
        ),
    )


def _corkscrew() -> Scene:
    start, oblique = corkscrew.START, Gaze(yaw_deg=-14, rise_deg=34, mirrored=True)
    back = Arrow("upperarm01.R", ((0.16, 0.12), (0.0, 0.24), (-0.16, 0.20)))
    return Scene(
        motion=corkscrew.MOTION,
        poses=(
            Pose(start, oblique, UPPER),
            Pose(corkscrew.turned(start, 62), oblique, LOWER, (back,)),
        ),
    )


def _pelvic_tilt() -> Scene:
    start, level = pelvic_tilt.START_HANDS_ON_PELVIS, Gaze(yaw_deg=4, rise_deg=7, mirrored=True)
    press = Arrow("spine04", ((-0.07, 0.36), (-0.07, 0.28), (-0.07, 0.20)))
    arch = Arrow("spine04", ((-0.07, 0.20), (-0.07, 0.28), (-0.07, 0.36)))
    # With a free chest the back lies down on the mat; the clips keep the chest in its place.
    motion = replace(pelvic_tilt.HANDS_ON_PELVIS, support=knees_to_chest.MOTION.support)
    return Scene(
        motion=motion,
        poses=(
            Pose(start.plus(pelvis_pitch=-16, spine=24), level, UPPER, (press,)),
            Pose(start.plus(pelvis_pitch=13, spine=-18), level, LOWER, (arch,)),
        ),
    )


def _tail_wag() -> Scene:
    beside, behind = Gaze(yaw_deg=-18, rise_deg=14), Gaze(yaw_deg=-90, rise_deg=56)
    left = Arrow("spine05", ((0.10, -0.10), (-0.02, -0.12), (-0.14, -0.10)))
    right = Arrow("spine05", ((-0.10, -0.10), (0.02, -0.12), (0.14, -0.10)))
    return Scene(
        motion=tail_wag.MOTION,
        poses=(
            Pose(tail_wag.START, beside, (0, 0, 170, 200)),
            Pose(tail_wag.swung(WAG_CM), behind, (170, 0, 75, 200), (left,)),
            Pose(tail_wag.swung(-WAG_CM), behind, (245, 0, 75, 200), (right,)),
        ),
    )


def _belly_stretch() -> Scene:
    rise = Arrow("head", ((-0.30, -0.02), (-0.33, 0.12), (-0.27, 0.24)))
    return Scene(
        motion=belly_stretch.MOTION,
        poses=(
            Pose(belly_stretch.START, PRONE, UPPER),
            Pose(belly_stretch.up(), PRONE, LOWER, (rise,)),
        ),
    )


def _abdominal_crunch() -> Scene:
    start = abdominal_crunch.START
    rise = Arrow("head", ((-0.24, -0.16), (-0.27, 0.0), (-0.20, 0.16)))
    return Scene(
        motion=abdominal_crunch.MOTION,
        poses=(
            Pose(start, SUPINE, UPPER),
            Pose(abdominal_crunch.raised(start, 26), SUPINE, LOWER, (rise,)),
        ),
    )


def _oblique_crunch() -> Scene:
    start, feet = abdominal_crunch.START, Gaze(yaw_deg=6, rise_deg=26, mirrored=True)
    top = abdominal_crunch.raised(start, 26)
    to_left = Arrow("upperarm01.R", ((-0.1, 0.1), (0.1, 0.2), (0.2, 0.1)))
    to_right = Arrow("upperarm01.L", ((0.06, 0.16), (0.2, 0.3), (0.38, 0.24)))
    turned = oblique_crunch.turned
    return Scene(
        motion=oblique_crunch.MOTION,
        poses=(
            Pose(start, feet, (80, 0, 160, 100)),
            Pose(turned(top, "left", 30), feet, (0, 100, 160, 100), (to_left,)),
            Pose(turned(top, "right", 30), feet, (160, 100, 160, 100), (to_right,)),
        ),
    )


def _trunk_lift() -> Scene:
    rise = Arrow("head", ((-0.30, -0.02), (-0.33, 0.08), (-0.30, 0.18)))
    return Scene(
        motion=trunk_lift.MOTION,
        poses=(
            Pose(trunk_lift.START, PRONE, UPPER),
            Pose(trunk_lift.lifted(22), PRONE, LOWER, (rise,)),
        ),
    )


SCENES: Final[Mapping[str, Scene]] = MappingProxyType(
    {
        scene.key: scene
        for scene in (
            _knees_to_chest(), _leg_lengthening(), _corkscrew(), _pelvic_tilt(), _tail_wag(),
            _belly_stretch(), _abdominal_crunch(), _oblique_crunch(), _trunk_lift(),
        )
    }
)  # fmt: skip
"""All drawings by exercise."""

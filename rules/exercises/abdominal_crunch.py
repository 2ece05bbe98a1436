"""Abdominal crunch: on the back, lower legs on a chair, curl up until the shoulder blades leave."""

from rules.exercise import Dose, Exercise, Part
from rules.fault import RepetitionFault
from rules.movement import Movement
from rules.posture import Posture
from rules.shared import (
    CAMERA_BESIDE_CHAIR,
    FEET_ON_CHAIR,
    HIPS_SQUARE,
    LEGS_LEVEL,
    LEGS_ON_CHAIR,
    NECK_PULLED,
    legs_out_of_place,
)
from rules.signals.trunk import trunk_slope
from rules.start import Start
from rules.text import Text
from rules.verdict import Repetition
from rules.view import View

TRAVEL_DEG = 9
"""Crunches that lift the shoulder blades show 14 to 31 degrees, those that lift little more than
the head 4 to 8 (rendered tuning clips and pictures). With 10 the smallest were no attempts."""

SIT_UP_DEG = 45
"""A crunch slopes the trunk by 15 to 35 degrees (physiotherapy practice; 31 at most in the tuning
clips), a sit-up by 66 and more."""

FASTEST_S = 1.3
"""Thrown crunches take 0.8 s, calm ones 2 to 3, quick ones 1.5 (tuning clips)."""


def _not_high_enough(repetition: Repetition) -> bool:
    return repetition.reason == "not_far_enough"


def _sat_up(repetition: Repetition) -> bool:
    return repetition.counted and repetition.range > SIT_UP_DEG


def _too_fast(repetition: Repetition) -> bool:
    return repetition.counted and repetition.end_ms - repetition.start_ms < 1000 * FASTEST_S


EXERCISE = Exercise(
    key="abdominal_crunch",
    name=Text(nl="Buikspieren", en="Abdominal crunch"),
    part=Part.STRENGTH,
    how=Text(
        nl=(
            "Lig op uw rug met uw onderbenen op een stoel of kruk, heupen en knieën haaks of iets "
            "minder gebogen. Rol uw bovenlichaam rustig op totdat uw schouderbladen de mat niet "
            "meer raken, en rol weer terug. Uw nek en schouders blijven los. Adem rustig door."
        ),
        en=(
            "Lie on your back with your lower legs on a chair or stool, hips and knees square or a "
            "little flatter. Calmly curl up until your shoulder blades no longer touch the mat, "
            "and uncurl again. Keep your neck and shoulders relaxed. Keep breathing calmly."
        ),
    ),
    camera=CAMERA_BESIDE_CHAIR,
    views=frozenset({View.SIDE}),
    start=Start(
        posture=Posture.SUPINE,
        say=LEGS_ON_CHAIR,
        limits=(FEET_ON_CHAIR, LEGS_LEVEL, HIPS_SQUARE),
        passes=frozenset({Posture.UPRIGHT}),
    ),
    dose=Dose(sets=3, reps=10, rest_s=5),
    movement=Movement(
        signal=trunk_slope,
        rest_low=-25,
        rest_high=25,
        travel=TRAVEL_DEG,
        still=2,
        attempt=0.37,
    ),
    faults=(
        NECK_PULLED,
        legs_out_of_place(),
    ),
    repetition_faults=(
        RepetitionFault(
            key="not_high_enough",
            shown_by=_not_high_enough,
            say=Text(
                nl="Kom iets hoger, tot uw schouderbladen los zijn.",
                en="Come up a little higher, until your shoulder blades are off the floor.",
            ),
            looks_at=Text(nl="of u hoog genoeg komt", en="whether you come up high enough"),
            source="Leaflet: up until the shoulder blades are off the floor. Limit: tuning clips.",
        ),
        RepetitionFault(
            key="sit_up",
            shown_by=_sat_up,
            say=Text(
                nl="Minder hoog: uw onderrug blijft liggen.",
                en="Not so high: your lower back stays on the floor.",
            ),
            looks_at=Text(
                nl="of uw onderrug blijft liggen", en="whether your lower back stays on the floor"
            ),
            source="Physiotherapy practice: a crunch is no sit-up. Limit: tuning clips.",
        ),
        RepetitionFault(
            key="too_fast",
            shown_by=_too_fast,
            say=Text(nl="Rustiger op en neer.", en="Up and down more calmly."),
            looks_at=Text(nl="of u rustig op en neer gaat", en="whether you go up and down calmly"),
            source="Physiotherapy practice: about a second up and a second down.",
        ),
    ),
)

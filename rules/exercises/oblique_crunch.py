"""Oblique crunch: as the abdominal crunch, one shoulder to the other knee, each side in turn."""

from rules.exercise import Dose, Exercise, Part
from rules.movement import Movement
from rules.pose import Side
from rules.posture import Posture
from rules.series import SeriesFault, in_a_row
from rules.shared import (
    CAMERA_BESIDE_CHAIR,
    FEET_ON_CHAIR,
    HIPS_SQUARE,
    LEGS_LEVEL,
    LEGS_ON_CHAIR,
    NECK_PULLED,
    legs_out_of_place,
)
from rules.sides import SideByChange
from rules.signals.trunk import shoulder_difference, trunk_slope
from rules.start import Start
from rules.text import Text
from rules.verdict import Repetition
from rules.view import View

TRAVEL_DEG = 9
"""Good repetitions show 14 to 33 degrees, a third of one 4 to 9 (tuning clips); in the
observability study the level was 10."""

STEP = 0.12
"""Observability study: the shoulders' difference in height changes by 0.18 torsos and more when the
side changes, by 0.03 in a straight series; 0.27 to 0.5 in the tuning clips."""

TURN = Text(
    nl="Draai uw borst: een schouder naar de andere knie, en de volgende keer andersom.",
    en="Turn your chest: one shoulder to the other knee, and the other way next time.",
)
"""What is said for a turn to the same side as well: towards the camera both look alike."""


def _straight(this: Repetition, _before: Repetition | None) -> bool:
    return this.lean is not None and this.side is None


def _same_side(this: Repetition, before: Repetition | None) -> bool:
    return before is not None and this.side is not None and this.side is before.side


EXERCISE = Exercise(
    key="oblique_crunch",
    name=Text(nl="Schuine buikspieren", en="Oblique crunch"),
    part=Part.STRENGTH,
    how=Text(
        nl=(
            "Lig op uw rug met uw onderbenen op een stoel of kruk, heupen en knieën haaks of iets "
            "minder gebogen. Rol rustig op en draai daarbij: uw linkerschouder gaat naar uw "
            "rechterknie. Rol terug, en ga de volgende keer de andere kant op. Uw nek en schouders "
            "blijven los. Adem rustig door."
        ),
        en=(
            "Lie on your back with your lower legs on a chair or stool, hips and knees square or a "
            "little flatter. Calmly curl up and turn: your left shoulder goes to your right knee. "
            "Uncurl, and go the other way next time. Keep your neck and shoulders relaxed. Keep "
            "breathing calmly."
        ),
    ),
    camera=CAMERA_BESIDE_CHAIR,
    views=frozenset({View.SIDE}),
    start=Start(
        posture=Posture.SUPINE,
        say=LEGS_ON_CHAIR,
        limits=(FEET_ON_CHAIR, LEGS_LEVEL, HIPS_SQUARE),
        passes=frozenset({Posture.SIDE_LYING}),
    ),
    # Ten to either side.
    dose=Dose(sets=3, reps=20, rest_s=5),
    movement=Movement(
        signal=trunk_slope, rest_low=-25, rest_high=25, travel=TRAVEL_DEG, still=2, attempt=0.4
    ),
    sides=SideByChange(signal=shoulder_difference, step=STEP, higher=Side.RIGHT),
    faults=(
        NECK_PULLED,
        legs_out_of_place(),
    ),
    series_faults=(
        SeriesFault(
            key="no_rotation",
            shown_by=in_a_row(3, _straight),
            say=TURN,
            looks_at=Text(nl="of u uw borst draait", en="whether you turn your chest"),
            source="Leaflet: the trunk turns. Limit: tuning clips.",
        ),
        SeriesFault(
            key="same_side_again",
            shown_by=in_a_row(1, _same_side),
            say=TURN,
            looks_at=Text(
                nl="of u elke keer de andere kant op draait",
                en="whether you turn to the other side each time",
            ),
            source="Leaflet: then the other way. Limit: tuning clips.",
        ),
    ),
)

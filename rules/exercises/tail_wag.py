"""Tail wag: on hands and knees, swing the pelvis to the left and to the right."""

from rules.exercise import Dose, Exercise, Part
from rules.fault import Effect, Fault, Measure, RepetitionFault
from rules.movement import Swing
from rules.posture import Posture
from rules.series import SeriesFault, same_side
from rules.signals.head import head_over_shoulders
from rules.signals.sideways import hips_over_knees, hips_swung, shoulder_height, shoulders_aside
from rules.start import Start
from rules.text import Text
from rules.verdict import Repetition
from rules.view import View

SEEN_ASIDE = 0.07
"""Hips aside, in body widths, from which a swing is seen for certain. Swings of 6 to 7 cm show 0.10
to 0.30, with a trunk that sways along too (rendered tuning clips); 4 cm 0.06 to 0.17, 3 cm are half
lost, at rest it wanders by 0.03 (observability study). Rocking forward and back shows up to 0.18,
always with the shoulders."""

TRUNK_ASIDE = 0.1
"""Shoulders aside, in body widths. A trunk that sways by 7 cm shows 0.14 to 0.22, one that stays up
to 0.07, rocking forward and back 0.10 to 0.22 (tuning clips)."""

SLID_ASIDE = 0.4
"""The same of a body that leaves its place. Trunks that sway show up to 0.31 (tuning clips)."""

LEAST_S = 0.3
"""Hasty swings take 0.5 to 0.7 s, what getting up passes off as one 0.2 s (tuning clips)."""

FASTEST_S = 0.9
"""Time of one swing, from neutral to neutral. Hasty ones take 0.5 to 0.7 s, calm ones 1.1 and more
(tuning clips)."""


def _too_fast(repetition: Repetition) -> bool:
    return repetition.counted and repetition.end_ms - repetition.start_ms < 1000 * FASTEST_S


EXERCISE = Exercise(
    key="tail_wag",
    name=Text(nl="Kwispelen", en="Tail wag"),
    part=Part.WARM_UP,
    how=Text(
        nl=(
            "Zit op handen en knieën. Zwaai uw bekken rustig naar links en dan naar rechts, zoals "
            "een hond met zijn staart doet. Uw armen zijn gestrekt en uw bovenlichaam blijft stil. "
            "Links en rechts samen is één keer."
        ),
        en=(
            "Be on your hands and knees. Swing your pelvis calmly to the left and then to the "
            "right, as a dog does with its tail. Your arms are straight and your upper body stays "
            "still. Left and right together is one."
        ),
    ),
    camera=Text(
        nl=(
            "Zet de camera schuin achter u, op stoelhoogte, tweeënhalf tot drie meter weg. Uw "
            "achterhoofd en uw beide knieën moeten in beeld zijn."
        ),
        en=(
            "Put the camera behind you and to one side, at chair height, two and a half to three "
            "metres away. The back of your head and both your knees must be in the picture."
        ),
    ),
    views=frozenset({View.BEHIND_OBLIQUE}),
    start=Start(
        posture=Posture.HANDS_AND_KNEES,
        say=Text(
            nl="Ga op uw handen en knieën, met de camera schuin achter u.",
            en="Get on your hands and knees, the camera behind you and to one side.",
        ),
    ),
    dose=Dose(sets=1, reps=10, rest_s=5),
    movement=Swing(
        signal=hips_swung,
        rest_low=-3,
        rest_high=3,
        left=SEEN_ASIDE,
        right=-SEEN_ASIDE,
        still=0.04,
        smallest=True,
        back=0.4,
        least_s=LEAST_S,
    ),
    faults=(
        Fault(
            key="body_sliding",
            signal=shoulders_aside,
            measure=Measure.CHANGE,
            above=SLID_ASIDE,
            below=-SLID_ASIDE,
            effect=Effect.VOID,
            guard=True,
            say=Text(nl="Blijf op uw plaats.", en="Stay in your place."),
            source="A trunk that sways moves less. Limit: tuning clips.",
        ),
        Fault(
            key="arms_bend",
            signal=shoulder_height,
            measure=Measure.CHANGE,
            below=-0.2,
            still=0.1,
            effect=Effect.OBSCURE,
            say=Text(nl="Houd uw armen gestrekt.", en="Keep your arms straight."),
            looks_at=Text(nl="of uw armen gestrekt blijven", en="whether your arms stay straight"),
            source="Physiotherapy practice. Limit: tuning clips.",
        ),
        Fault(
            key="trunk_moves",
            signal=shoulders_aside,
            measure=Measure.CHANGE,
            above=TRUNK_ASIDE,
            below=-TRUNK_ASIDE,
            still=TRUNK_ASIDE / 2,
            unless=frozenset({"body_sliding", "arms_bend"}),
            effect=Effect.DOUBT,
            say=Text(nl="Houd uw bovenlichaam stil.", en="Keep your upper body still."),
            looks_at=Text(
                nl="of uw bovenlichaam stil blijft", en="whether your upper body stays still"
            ),
            source="Leaflet: the upper body stays still. Limit: tuning clips.",
        ),
        Fault(
            key="back_rounded",
            signal=head_over_shoulders,
            measure=Measure.CHANGE,
            above=0.16,
            below=-0.16,
            unless=frozenset({"arms_bend", "trunk_moves"}),
            effect=Effect.VOID,
            guard=True,
            say=Text(
                nl="Houd uw rug en uw hoofd stil.",
                en="Keep your back and your head still.",
            ),
            source="Tuning clips: up to 0.06 in a swing, 0.18 to 0.30 in cat and cow.",
        ),
        Fault(
            key="leg_stretched",
            signal=hips_over_knees,
            measure=Measure.CHANGE,
            above=0.55,
            below=-0.55,
            unless=frozenset({"arms_bend", "trunk_moves"}),
            for_s=0.2,
            effect=Effect.VOID,
            guard=True,
            say=Text(nl="Laat beide knieën staan.", en="Leave both knees where they are."),
            source="Tuning clips: 0.14 to 0.41 in a swing, up to 0.8 with a leg stretched back.",
        ),
    ),
    repetition_faults=(
        RepetitionFault(
            key="too_fast",
            shown_by=_too_fast,
            least=2,
            say=Text(nl="Rustiger heen en weer.", en="Swing more calmly."),
            looks_at=Text(nl="of u rustig heen en weer gaat", en="whether you swing calmly"),
            source="Leaflet: at a calm pace. Limit: tuning clips.",
        ),
    ),
    series_faults=(
        SeriesFault(
            key="one_side_only",
            shown_by=same_side(3),
            say=Text(nl="Wissel van kant.", en="Change sides."),
            looks_at=Text(nl="of u van kant wisselt", en="whether you change sides"),
            source="Leaflet: left and right in turn.",
        ),
    ),
)

"""Corkscrew: on a side, knees drawn up high, turn the upper shoulder back to the floor and hold."""

from rules.exercise import Dose, Exercise, Part
from rules.fault import MOVING, Effect, Fault, Measure
from rules.movement import Confirmation, Movement
from rules.posture import Posture
from rules.shared import HOLD_TEN_COUNTS
from rules.signals.turn import (
    arm_in_the_air,
    chest_turn,
    hip_roll,
    shoulder_sink,
    top_knee_ahead,
    top_knee_height,
)
from rules.start import Start
from rules.text import Text
from rules.verdict import Phase
from rules.view import View

HOLD_S = 10
TURN_DEG = 18
"""Lean of the shoulder line beyond rest. Turns of the chest by 50 to 68 degrees show 21 to 48, an
arm that swings alone 15 to 18, since it draws the landmark of its shoulder along (rendered tuning
clips). The observability study has 40 to 48 and 6 to 9, and its limit is 22."""

SINK = 0.03
"""How much the upper shoulder must sink against the upper hip, in trunk lengths. A turn shows 0.06
to 0.46, an arm alone -0.04 to 0.12 (rendered tuning clips); the study has 0.4 to 0.6 and 0.11."""

HELD_SHARE = 0.33
"""The chest is turned from a true 25 degrees; there the lean is 0.2 to 0.6 of its peak. At 0.33
half of the holds are off by less than 0.19 s, at 0.36 by less than 0.24 (rendered tuning clips)."""

ARM_UP = 0.32
"""How far, in torsos, the hand is both behind and above its shoulder. An arm that swings alone
shows 0.49 to 0.8, one that comes down to the floor with the chest 0.2 and less, the hand on the
chest -0.9 (rendered tuning clips)."""

KNEE_RISES = 0.3
"""How much, in torsos, the upper knee rises against the lower one as it falls open. Turns show
-0.3 to 0.05, a knee that falls open by 28 cm 0.5 (rendered tuning clips); the study's limit is
0.25, from 10 degrees on."""

HIPS_ROLL, HIPS_MAY_ROLL = 33, 20
"""Change of `hip_roll` in degrees. Turns show 8 with a standard deviation of 8, at most 20; hips
that roll along by 40 degrees 27 to 29, all the way over 90 (rendered tuning clips). Three
deviations above what turns show it is sure; from 20 on it is not judged."""

TOP_KNEE = -0.08
"""How much further the upper knee is drawn up than the lower one, in trunk lengths, at the calm
start. Drawn up higher it is 0.2 to 0.5, at a yaw of 49 degrees 0.06, lower -0.2 to -0.3 (rendered
tuning clips); the study's limit is 0."""

EXERCISE = Exercise(
    key="corkscrew",
    name=Text(nl="Kurkentrekker", en="Corkscrew"),
    part=Part.WARM_UP,
    how=Text(
        nl=(
            "Lig op uw zij met uw knieën hoog opgetrokken, de bovenste het hoogst. Draai uw "
            "bovenste schouder naar achteren, naar de grond, en blijf tien tellen zo. Uw knieën "
            "en uw heupen blijven liggen. Adem rustig door. Het mag op beide zijden."
        ),
        en=(
            "Lie on your side with your knees drawn up high, the upper one highest. Turn your "
            "upper shoulder back towards the floor and stay for ten counts. Your knees and hips "
            "stay where they are. Keep breathing calmly. Either side will do."
        ),
    ),
    camera=Text(
        nl=(
            "Zet de camera voor uw borst en dan een stap naar uw hoofd toe, op stoel- of "
            "tafelhoogte, twee tot drie meter weg."
        ),
        en=(
            "Put the camera before your chest and then a step towards your head, at the height of "
            "a chair or a table, two to three metres away."
        ),
    ),
    views=frozenset({View.CHEST_HEAD}),
    start=Start(
        posture=Posture.SIDE_LYING,
        say=Text(
            nl="Lig op uw zij met uw knieën opgetrokken.",
            en="Lie on your side with your knees drawn up.",
        ),
        passes=frozenset({Posture.SUPINE, Posture.PRONE}),
    ),
    dose=Dose(sets=1, reps=3, hold_s=HOLD_S, rest_s=5),
    movement=Movement(
        signal=chest_turn,
        rest_low=-50,
        rest_high=20,
        travel=TURN_DEG,
        still=10,
        held_share=HELD_SHARE,
        confirmed_by=Confirmation(signal=shoulder_sink, travel=SINK),
    ),
    faults=(
        Fault(
            key="arm_only",
            signal=arm_in_the_air,
            above=ARM_UP,
            during=MOVING | {Phase.REST},
            for_s=1.2,
            effect=Effect.VOID,
            say=Text(
                nl="Draai uw borst mee, niet alleen uw arm.",
                en="Turn your chest too, not only your arm.",
            ),
            source="Physiotherapy practice: the trunk turns. Limit: tuning clips.",
        ),
        Fault(
            key="knees_dropped",
            signal=top_knee_height,
            measure=Measure.CHANGE,
            above=KNEE_RISES,
            for_s=0.5,
            say=Text(nl="Houd uw knieën op elkaar.", en="Keep your knees together."),
            source="Leaflet: the knees drawn up high. Limit: observability study, tuning clips.",
        ),
        Fault(
            key="hips_roll_along",
            signal=hip_roll,
            measure=Measure.CHANGE,
            above=HIPS_ROLL,
            doubt=HIPS_MAY_ROLL,
            during=frozenset({Phase.HOLD}),
            for_s=1.0,
            unless=frozenset({"knees_dropped"}),
            say=Text(nl="Laat uw heupen niet meedraaien.", en="Do not let your hips roll along."),
            source="Physiotherapy practice: the trunk turns alone. Limit: tuning clips.",
        ),
        Fault(
            key="top_knee_not_higher",
            signal=top_knee_ahead,
            measure=Measure.REST,
            below=TOP_KNEE,
            say=Text(nl="Trek uw bovenste knie hoger op.", en="Draw your upper knee up higher."),
            source="Leaflet: the upper knee higher. Limit: observability study, tuning clips.",
        ),
    ),
    repetition_faults=(HOLD_TEN_COUNTS,),
)

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

HELD_SHARE, UPRIGHT = 0.33, -8
"""The chest is turned from a true 25 degrees; there the shoulder line leans by 0.2 to 0.45 of its
peak. An arm that is stretched under the head draws the lower shoulder along: the line rests at a
lean of -8 to -66 then, and stands upright before the chest has turned: the share counts from -8 at
the least. From 0, unrest broke a hold of a small lean (rendered and simulated tuning clips)."""

NO_ARM = 2.0
"""Times `TURN_DEG`. An arm alone does not make the shoulder line lean that far. The sink of the
upper shoulder cannot tell where an arm is stretched under the head: -0.04 (rendered tuning
clips)."""

ARM_UP = 0.35
"""How far, in torsos, the hand is both behind and above its shoulder. An arm that swings alone
shows 0.49 to 0.8, one that comes down to the floor with the chest 0.2 and less, the hand on the
chest -0.9 (rendered tuning clips); simulated 0.36 and more, and up to 0.33 but for one in 200."""

KNEE_UP, KNEE_MAY_BE_UP = 0.62, 0.52
"""How much higher, in torsos, the upper knee is than the lower one of someone who is turned: 0 to
0.35, with hips that roll along up to 0.46, with the knee fallen open by 28 cm 0.84 to 0.86
(rendered tuning clips). At rest it is up to 0.6 and depends on the view, and where the landmarks of
the knees were exchanged it is too low: a change from there says less."""

HIPS_ROLL, HIPS_MAY_ROLL = 33, 16
"""Change of `hip_roll` in degrees. Turns show 8 with a standard deviation of 8, at most 20; hips
that roll along by 40 degrees 27 to 29, all the way over 90 (rendered tuning clips). Three
deviations above what turns show it is sure; from 16 on, one above, it is not judged."""

ROLLED_S = 3.0
"""Seconds. Someone who rolls onto the back to get up shows rolled hips for 1.8 (rendered tuning
clips)."""

LEAST_S = 1.5
"""A turn and back take 4 to 5 s without a hold; what is over sooner was the landmarks' jump."""

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
        least_s=LEAST_S,
        held_share=HELD_SHARE,
        held_over=UPRIGHT,
        confirmed_by=Confirmation(signal=shoulder_sink, travel=SINK, needless=NO_ARM),
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
            looks_at=Text(
                nl="of uw borst meedraait met uw arm", en="whether your chest turns with your arm"
            ),
            source="Physiotherapy practice: the trunk turns. Limit: tuning clips.",
        ),
        Fault(
            key="knees_dropped",
            signal=top_knee_height,
            above=KNEE_UP,
            doubt=KNEE_MAY_BE_UP,
            during=frozenset({Phase.HOLD}),
            for_s=0.5,
            say=Text(nl="Houd uw knieën op elkaar.", en="Keep your knees together."),
            looks_at=Text(
                nl="of uw knieën op elkaar blijven", en="whether your knees stay together"
            ),
            source="Leaflet: the knees drawn up high. Limit: observability study, tuning clips.",
        ),
        Fault(
            key="hips_roll_along",
            signal=hip_roll,
            measure=Measure.CHANGE,
            above=HIPS_ROLL,
            doubt=HIPS_MAY_ROLL,
            during=frozenset({Phase.HOLD}),
            for_s=ROLLED_S,
            unless=frozenset({"knees_dropped"}),
            say=Text(nl="Laat uw heupen niet meedraaien.", en="Do not let your hips roll along."),
            looks_at=Text(
                nl="of uw heupen op hun plaats blijven", en="whether your hips stay in place"
            ),
            source="Physiotherapy practice: the trunk turns alone. Limit: tuning clips.",
        ),
        Fault(
            key="top_knee_not_higher",
            signal=top_knee_ahead,
            measure=Measure.REST,
            below=TOP_KNEE,
            say=Text(nl="Trek uw bovenste knie hoger op.", en="Draw your upper knee up higher."),
            looks_at=Text(
                nl="of uw bovenste knie hoog genoeg ligt",
                en="whether your upper knee lies high enough",
            ),
            source="Leaflet: the upper knee higher. Limit: observability study, tuning clips.",
        ),
    ),
    repetition_faults=(HOLD_TEN_COUNTS,),
)

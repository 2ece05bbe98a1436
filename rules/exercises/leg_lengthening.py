"""Leg lengthening: on the back, legs straight, hitch one hip and then the other."""

from rules.exercise import Dose, Exercise, Part
from rules.fault import Effect, Fault, Measure
from rules.movement import Swing
from rules.posture import Posture
from rules.series import SeriesFault, same_side
from rules.signals.feet import ankle_difference, bent_knee, feet_apart, foot_lift, leg_difference
from rules.signals.hands import hand_over_hip
from rules.signals.legs import knee_angle
from rules.start import Limit, Start
from rules.text import Text
from rules.view import View

SEEN_PCT = 1.3
"""Difference of the legs, in percent of the leg, from which a swing is seen for certain: 0.7 cm a
leg; the observability study counted from 1.2 on. Good swings of 1.2 to 2 cm a leg show 1.4 to 5.9,
the side away from the camera less than the near one; lying still and breathing deeply wanders by
1.4, and the neutral of simulated clips by up to 1.3 (tuning clips)."""

SURE = 1.4
"""The usual good swing goes 1.7 to 3.5 times as far as what is just seen (tuning clips); breath and
unrest that pass it by chance go 1.0 to 1.5 times as far."""

LEAST_S = 0.7
"""Quick swings take 1.4 s and more; unrest of the landmarks that looks like one is over in 0.2 to
0.6 s (tuning clips)."""

STILL_PCT = 1.3
"""Feet that lie still show 0.2 to 0.4 within a second, in restless landmarks up to 1.2 (tuning
clips)."""

MOST_PCT = 9
"""Good swings show up to 7 and, with a knee that bends, 13. Where a lifted foot's landmarks jump
onto the other foot they show 10 to 18, and where the neutral was taken at one end of the way swings
to the other end show 10 to 11 (tuning clips): neither tells what the legs did."""

DRAWN_UP_PCT = 22
"""No pelvis tilts so far: the foot slides. A leg drawn up a little shows up to 13, heels that slide
to the seat 40 and more (tuning clips)."""

KNEE_BENT_DEG = 156
"""Knees of straight legs show 164 to 180 degrees, those that draw the leg up 139 to 146 (tuning
clips)."""

FOOT_UP_PCT = 8
"""Height between the ankles, in percent of the leg, of a foot that leaves the floor: it shows 9 to
19, feet that pump up to 6, good swings 2 (tuning clips)."""

LEG_UP_PCT = 30
"""The same of a raised leg, which is another exercise: it shows 56 to 80, a foot that leaves the
floor in a swing up to 19 (tuning clips)."""

FEET_PUMP_DEG = 24
"""Range of the difference between the ankles' angles in five seconds, which hold a swing to either
side. Pumping feet show 13 to 16 one way and 29 to 38 the other way, still ones up to 15 altogether
(tuning clips). The ankle and heel landmarks go along with the foot by up to 8 % of the leg, so that
the legs cannot be compared meanwhile."""

HAND_DOWN = -0.13
"""Height of the near wrist over the near hip, in torsos: hands on the pelvis show 0.0 to 0.2, hands
beside the body -0.3 to -0.2 (tuning clips)."""

EXERCISE = Exercise(
    key="leg_lengthening",
    name=Text(nl="Rug langer maken", en="Leg lengthening"),
    part=Part.WARM_UP,
    how=Text(
        nl=(
            "Lig op uw rug met gestrekte benen, uw handen op uw bekken. Kantel uw bekken opzij, "
            "zodat uw linkerbeen langer wordt en uw rechterbeen korter. Uw knieën blijven "
            "gestrekt, uw voeten doen niets. Daarna andersom: links en rechts samen is één keer."
        ),
        en=(
            "Lie on your back with straight legs, your hands on your pelvis. Tip your pelvis "
            "sideways, so that your left leg gets longer and your right leg shorter. Your knees "
            "stay straight and your feet do nothing. Then the other way: left and right together "
            "is one."
        ),
    ),
    camera=Text(
        nl=(
            "Zet de camera recht naast u, op tafelhoogte, twee tot drie meter weg. Allebei uw "
            "voeten moeten in beeld zijn."
        ),
        en=(
            "Put the camera straight beside you, at table height, two to three metres away. Both "
            "your feet must be in the picture."
        ),
    ),
    views=frozenset({View.SIDE}),
    start=Start(
        posture=Posture.SUPINE,
        say=Text(
            nl="Lig plat op uw rug met gestrekte benen, de camera recht naast u.",
            en="Lie flat on your back with straight legs, the camera straight beside you.",
        ),
        limits=(
            Limit(
                key="stretch_your_legs",
                signal=knee_angle,
                low=150,
                say=Text(nl="Strek uw benen.", en="Stretch your legs."),
            ),
            Limit(
                key="show_both_feet",
                signal=feet_apart,
                low=4,
                say=Text(
                    nl="Zet de camera hoger: uw ene voet zit achter de andere.",
                    en="Put the camera higher: one foot hides the other.",
                ),
            ),
        ),
    ),
    dose=Dose(sets=1, reps=10, rest_s=5),
    movement=Swing(
        signal=leg_difference,
        rest_low=-30,
        rest_high=30,
        left=SEEN_PCT,
        right=-SEEN_PCT,
        still=STILL_PCT,
        smallest=True,
        sure=SURE,
        wanders=True,
        back=0.5,
        least_s=LEAST_S,
    ),
    faults=(
        Fault(
            key="leg_drawn_up",
            signal=leg_difference,
            measure=Measure.CHANGE,
            above=DRAWN_UP_PCT,
            below=-DRAWN_UP_PCT,
            effect=Effect.VOID,
            guard=True,
            say=Text(nl="Laat uw benen gestrekt liggen.", en="Leave your legs straight."),
            source="Tuning clips.",
        ),
        Fault(
            key="leg_lifted",
            signal=foot_lift,
            measure=Measure.CHANGE,
            above=LEG_UP_PCT,
            below=-LEG_UP_PCT,
            effect=Effect.VOID,
            guard=True,
            say=Text(nl="Laat uw benen liggen.", en="Leave your legs on the floor."),
            source="Another exercise. Limit: tuning clips.",
        ),
        Fault(
            key="knee_bends",
            signal=bent_knee,
            below=KNEE_BENT_DEG,
            say=Text(nl="Houd uw knieën gestrekt.", en="Keep your knees straight."),
            looks_at=Text(
                nl="of uw knieën gestrekt blijven", en="whether your knees stay straight"
            ),
            source="Leaflet: without bending the leg. Limit: tuning clips.",
        ),
        Fault(
            key="foot_lifts",
            signal=foot_lift,
            measure=Measure.CHANGE,
            above=FOOT_UP_PCT,
            below=-FOOT_UP_PCT,
            unless=frozenset({"knee_bends"}),
            say=Text(nl="Laat uw voeten liggen.", en="Leave your feet on the floor."),
            looks_at=Text(
                nl="of uw voeten blijven liggen", en="whether your feet stay on the floor"
            ),
            source="Physiotherapy practice: the pelvis does it. Limit: tuning clips.",
        ),
        Fault(
            key="feet_pumping",
            signal=ankle_difference,
            measure=Measure.RANGE,
            step=10,
            window_s=5,
            above=FEET_PUMP_DEG,
            unless=frozenset({"knee_bends", "foot_lifts"}),
            effect=Effect.OBSCURE,
            say=Text(nl="Houd uw enkels stil.", en="Keep your ankles still."),
            looks_at=Text(nl="of uw enkels stil blijven", en="whether your ankles stay still"),
            source="Physiotherapy practice: the pelvis does it. Limit: tuning clips.",
        ),
        Fault(
            key="leg_jumps",
            signal=leg_difference,
            measure=Measure.CHANGE,
            above=MOST_PCT,
            below=-MOST_PCT,
            unless=frozenset({"knee_bends"}),
            for_s=0.1,
            effect=Effect.OBSCURE,
            guard=True,
            say=Text(
                nl="Uw voeten waren niet goed te volgen.",
                en="Your feet were hard to follow.",
            ),
            source="Further than a pelvis tilts. Limit: tuning clips.",
        ),
        Fault(
            key="hands_off_pelvis",
            signal=hand_over_hip,
            below=HAND_DOWN,
            for_s=0.5,
            say=Text(nl="Leg uw handen op uw bekken.", en="Put your hands on your pelvis."),
            looks_at=Text(
                nl="of uw handen op uw bekken liggen", en="whether your hands lie on your pelvis"
            ),
            source="Leaflet: the hands hold the pelvis. Limit: tuning clips.",
        ),
    ),
    series_faults=(
        SeriesFault(
            key="one_side_only",
            shown_by=same_side(3),
            say=Text(nl="Wissel van kant.", en="Change sides."),
            looks_at=Text(nl="of u van kant wisselt", en="whether you change sides"),
            source="Leaflet: then the other way round.",
        ),
    ),
)

"""Belly stretch: on the belly, arms stretched forward, come up with the trunk and hold."""

from rules.exercise import Dose, Exercise, Part
from rules.fault import Effect, Fault, Measure
from rules.movement import Movement
from rules.posture import Posture
from rules.shared import CAMERA_BESIDE, HOLD_TEN_COUNTS
from rules.signals.hands import hands_ahead, hands_from_head
from rules.signals.head import neck_extension
from rules.signals.legs import hip_over_line, thigh_slope
from rules.signals.trunk import trunk_slope
from rules.start import Limit, Start
from rules.text import Text
from rules.verdict import Phase
from rules.view import View

HOLD_S = 10
RISE_DEG = 18.5
"""The trunk is up from a true slope of 20 degrees; at rest it is 1. What landmarks are off by at
rest, -8 to 4 degrees, they are off by on the way up, too (correlation 0.9): the rise from rest is
known to 1.5 degrees, the slope to 3 (rendered and simulated tuning clips)."""

STRAIGHT = -0.07
"""Height of the hip over the line from shoulder to ankle, in torsos, of a body that is straight. A
plank and a push-up show -0.03 to 0.02, a belly stretch at 20 degrees -0.12 and less, one with the
hips lifted onto the knees -0.18 (tuning clips)."""

HANDS_FORWARD = 0.25
"""How far, in torsos, the wrist lies beyond the ear at the start. Arms stretched forward show 0.5
to 0.7, hands under the forehead 0 to 0.35, beside the chest -0.2 to -0.5 (tuning clips)."""

HANDS_BACK = -0.48
"""The same of someone who is up. With the hands forward it is 0 to 0.5, with them beside the chest
-0.5 to -1.0, and down to -0.5 where the hips are lifted over hands that stayed (rendered and
simulated tuning clips)."""

AT_HEAD = 0.45
"""Distance from wrist to ear, in torsos, of hands that lie under the forehead: 0.1 to 0.3. Hands
on which someone is up are 0.6 to 1.1 away (tuning clips)."""

NECK_BACK, NECK_MAY_BE_BACK = -27, -58
"""Degrees of `neck_extension` of someone who is up. With the neck in line it is -170 to -66, with
the head thrown back by 56 degrees -24 to -10 (14 rendered tuning bodies)."""

THIGHS_RISE, THIGHS_MAY_RISE = 12, 5
"""Change of `thigh_slope` in degrees, as the knees stay and the hips come up. With the pelvis on
the mat it is -4 to 5, with the hips lifted by 10 cm 13 to 20; the whole leg shows 4 to 8 only (16
rendered tuning bodies). In simulated tuning clips it is up to 11 and 16 to 21, each but for one in
twenty."""

HELD_SHARE = 0.67
"""A true slope of 20 degrees is 0.63 to 0.73 of the rise from rest of someone who is up, and what a
rise is measured too small by, it is at every height: the share was 0.54 to 0.70 on the way up and
0.57 to 0.78 on the way down, the rise itself 21 to 31 degrees (rendered tuning clips)."""

PUT_HANDS = Text(
    nl="Leg uw handen voor u, armen gestrekt.", en="Put your hands in front of you, arms straight."
)

EXERCISE = Exercise(
    key="belly_stretch",
    name=Text(nl="Buik rekken", en="Belly stretch"),
    part=Part.WARM_UP,
    how=Text(
        nl=(
            "Lig op uw buik met uw armen naar voren, handen op schouderbreedte op de mat. Span uw "
            "billen aan, kom met uw romp omhoog en blijf tien tellen zo. Uw bekken blijft liggen. "
            "Adem rustig door."
        ),
        en=(
            "Lie on your belly with your arms forward, hands on the mat, shoulder width apart. "
            "Tighten your buttocks, come up with your trunk and stay for ten counts. Your pelvis "
            "stays down. Keep breathing calmly."
        ),
    ),
    camera=CAMERA_BESIDE,
    views=frozenset({View.SIDE}),
    start=Start(
        posture=Posture.PRONE,
        say=Text(
            nl="Lig op uw buik, armen gestrekt naar voren.",
            en="Lie on your belly, arms stretched forward.",
        ),
        limits=(Limit(key="hands_forward", signal=hands_ahead, low=HANDS_FORWARD, say=PUT_HANDS),),
        passes=frozenset({Posture.PROPPED}),
    ),
    dose=Dose(sets=1, reps=3, hold_s=HOLD_S, rest_s=5),
    movement=Movement(
        signal=trunk_slope,
        rest_low=-12,
        rest_high=12,
        travel=RISE_DEG,
        still=4,
        held_share=HELD_SHARE,
    ),
    faults=(
        Fault(
            key="push_up",
            signal=hip_over_line,
            above=STRAIGHT,
            min_progress=0.8,
            effect=Effect.VOID,
            guard=True,
            say=Text(nl="Houd uw bekken op de grond.", en="Keep your pelvis on the floor."),
            source="Leaflet: the trunk alone comes up. Limit: tuning clips.",
        ),
        Fault(
            key="hands_at_head",
            signal=hands_from_head,
            below=AT_HEAD,
            min_progress=0.8,
            effect=Effect.VOID,
            guard=True,
            say=PUT_HANDS,
            source="Leaflet: hands in front. Under the forehead it is a trunk lift.",
        ),
        Fault(
            key="hips_lifted",
            signal=thigh_slope,
            measure=Measure.CHANGE,
            above=THIGHS_RISE,
            doubt=THIGHS_MAY_RISE,
            min_progress=0.8,
            for_s=0.5,
            say=Text(nl="Laat uw bekken op de grond.", en="Leave your pelvis on the floor."),
            looks_at=Text(
                nl="of uw bekken op de grond blijft", en="whether your pelvis stays on the floor"
            ),
            source="Physiotherapy practice: the pelvis stays down. Limit: tuning clips.",
        ),
        Fault(
            key="hands_not_forward",
            signal=hands_ahead,
            below=HANDS_BACK,
            for_s=0.5,
            unless=frozenset({"hips_lifted"}),
            say=Text(nl="Zet uw handen verder naar voren.", en="Put your hands further forward."),
            looks_at=Text(
                nl="of uw handen ver genoeg naar voren staan",
                en="whether your hands are far enough forward",
            ),
            source="Leaflet: the arms stretched forward. Limit: tuning clips.",
        ),
        Fault(
            key="neck_back",
            signal=neck_extension,
            above=NECK_BACK,
            doubt=NECK_MAY_BE_BACK,
            during=frozenset({Phase.HOLD}),
            for_s=0.8,
            say=Text(nl="Kijk schuin naar de grond.", en="Look down at an angle."),
            looks_at=Text(
                nl="of u schuin naar de grond kijkt", en="whether you look down at an angle"
            ),
            source="Physiotherapy practice: the neck in line. Limit: tuning clips.",
        ),
    ),
    repetition_faults=(HOLD_TEN_COUNTS,),
)

"""Trunk lift: on the belly, hands under the forehead, lift the trunk just clear of the floor."""

from rules.exercise import Dose, Exercise, Part
from rules.fault import Effect, Fault, Measure, RepetitionFault
from rules.movement import Movement
from rules.posture import Posture
from rules.shared import CAMERA_BESIDE
from rules.signals.hands import hands_ahead, hands_from_head
from rules.signals.head import hands_follow, head_back
from rules.signals.legs import leg_slope
from rules.signals.trunk import trunk_slope
from rules.start import Limit, Start
from rules.text import Text
from rules.verdict import Repetition
from rules.view import View

FASTEST_S = 1.5

HANDS_NEAR = 0.6
"""How far, in torsos, the wrist may be from the ear. Hands under the forehead show 0.1 to 0.3,
pushing hands up to 0.5, arms stretched forward 0.7 to 1.1 (tuning clips)."""

HANDS_AHEAD = 0.42
"""How far, in torsos, the wrist may lie beyond the ear. Under the forehead it is 0 to 0.35, with
stretched arms 0.5 to 0.8 (tuning clips)."""

HANDS_AWAY = 0.7
"""The same in the midst of a lift: a head that is pushed up leaves the hands by up to 0.63."""

LEFT_HANDS = -0.32
"""Change of `hands_follow`: lifts with the hands on the forehead show -0.27 to 0.07, arms that push
-0.62 to -0.44 (20 rendered tuning bodies); simulated ones -0.24 and more, and -0.32 and less in
nineteen of twenty."""

NECK_BACK, NECK_MAY_BE_BACK = 12, 3
OWN_HEAD = -0.4
"""Degrees of `head_back`, less two fifths of what the person shows at rest, since heads lie on
hands in many ways: lifts with the neck in line show at most 1 in rendered tuning clips and 5 in
pictures of 18 bodies, the head thrown back 20 and more; the limit lies between. Not all of the
own rest, where the landmarks of a face on the mat are off themselves."""

PUT_HANDS = Text(nl="Leg uw handen onder uw voorhoofd.", en="Put your hands under your forehead.")


def _too_fast(repetition: Repetition) -> bool:
    return repetition.counted and repetition.end_ms - repetition.start_ms < 1000 * FASTEST_S


EXERCISE = Exercise(
    key="trunk_lift",
    name=Text(nl="Romp heffen", en="Trunk lift"),
    part=Part.STRENGTH,
    how=Text(
        nl=(
            "Lig gestrekt op uw buik met uw handen onder uw voorhoofd. Span uw billen aan en til "
            "uw romp net van de grond. Duw niet met uw armen. Adem rustig door."
        ),
        en=(
            "Lie flat on your belly with your hands under your forehead. Tighten your buttocks "
            "and lift your trunk just clear of the floor. Do not push with your arms. Keep "
            "breathing calmly."
        ),
    ),
    camera=CAMERA_BESIDE,
    views=frozenset({View.SIDE}),
    start=Start(
        posture=Posture.PRONE,
        say=Text(
            nl="Lig op uw buik, handen onder uw voorhoofd.",
            en="Lie on your belly, hands under your forehead.",
        ),
        limits=(
            Limit(
                key="hands_to_forehead",
                signal=hands_from_head,
                high=HANDS_NEAR,
                say=PUT_HANDS,
            ),
        ),
    ),
    dose=Dose(sets=3, reps=10, rest_s=5),
    movement=Movement(signal=trunk_slope, rest_low=-25, rest_high=25, travel=6, still=2),
    faults=(
        Fault(
            key="push_up",
            signal=leg_slope,
            measure=Measure.CHANGE,
            below=-8,
            effect=Effect.VOID,
            guard=True,
            say=Text(nl="Houd uw heupen op de grond.", en="Keep your hips on the floor."),
            source="Tuning clips: the legs stay within 4 degrees of their rest in a trunk lift.",
        ),
        Fault(
            key="hands_away",
            signal=hands_from_head,
            above=HANDS_AWAY,
            effect=Effect.VOID,
            guard=True,
            say=PUT_HANDS,
            source="Leaflet: hands under the forehead. Stretched forward it is a belly stretch.",
        ),
        Fault(
            key="arms_ahead",
            signal=hands_ahead,
            above=HANDS_AHEAD,
            effect=Effect.VOID,
            guard=True,
            say=PUT_HANDS,
            source="Leaflet: hands under the forehead. Stretched and lifted it is a superman.",
        ),
        Fault(
            key="arms_push",
            signal=hands_follow,
            measure=Measure.CHANGE,
            below=LEFT_HANDS,
            say=Text(
                nl="Niet met uw armen duwen.",
                en="Do not push with your arms.",
            ),
            looks_at=Text(nl="of u niet met uw armen duwt", en="whether you push with your arms"),
            source="Leaflet: without support from the arms. Limit: tuning clips.",
        ),
        Fault(
            key="too_high",
            signal=trunk_slope,
            measure=Measure.CHANGE,
            above=22,
            say=Text(nl="Iets lager: net los is genoeg.", en="A little lower: just clear."),
            looks_at=Text(nl="of u niet te hoog komt", en="whether you come up too high"),
            source="Leaflet: just clear of the floor. Limit: tuning clips.",
        ),
        Fault(
            key="legs_lifted",
            signal=leg_slope,
            measure=Measure.CHANGE,
            above=7,
            say=Text(nl="Houd uw benen op de grond.", en="Keep your legs on the floor."),
            looks_at=Text(
                nl="of uw benen op de grond blijven", en="whether your legs stay on the floor"
            ),
            source="Physiotherapy practice. Limit: tuning clips.",
        ),
        Fault(
            key="neck_back",
            signal=head_back,
            above=NECK_BACK,
            doubt=NECK_MAY_BE_BACK,
            beside_rest=((head_back, OWN_HEAD),),
            min_progress=1.0,
            # The way up to a lift that is too high takes half a second.
            for_s=0.6,
            unless=frozenset({"too_high"}),
            say=Text(nl="Kijk naar de grond.", en="Look at the floor."),
            looks_at=Text(
                nl="of u naar de grond blijft kijken", en="whether you keep looking at the floor"
            ),
            source="Physiotherapy practice: the neck in line. Limit: tuning clips.",
        ),
    ),
    repetition_faults=(
        RepetitionFault(
            key="too_fast",
            shown_by=_too_fast,
            say=Text(nl="Rustiger op en neer.", en="Up and down more calmly."),
            looks_at=Text(nl="of u rustig op en neer gaat", en="whether you go up and down calmly"),
            source="Physiotherapy practice: about a second up and a second down.",
        ),
    ),
)

"""Pelvic tilt: on the back, knees bent, flatten the lower back and hollow it again."""

from rules.exercise import Dose, Exercise, Part
from rules.fault import Effect, Fault, Measure, RepetitionFault
from rules.movement import Movement
from rules.posture import Posture
from rules.shared import KNEES_BENT, LIE_WITH_KNEES_BENT, sit_up
from rules.signals.legs import foot_reach, hip_over_line, knee_angle, knees_height
from rules.signals.pelvis import pelvic_tilt
from rules.start import Limit, Start
from rules.text import Text
from rules.verdict import Repetition
from rules.view import View

HIPS_DOWN = 0.15
"""Height of the hip over the line shoulder-ankle, in torsos, of someone who lies."""

FOOT_STAYS = 0.2
"""How far, in torsos, the foot may come nearer to the hip or go away from it."""

SURE = 2.0
"""In tuning clips the usual tilt is 2.4 to 10 times the smallest that counts; what breath and
unrest passed off as tilts had 0.8 to 1.6."""

MOST = 10.0
"""In % of the shoulder-ankle distance. Tilts rise by 8 at most (tuning clips), someone who slides
over the mat by 11 and more."""

LEAST_S = 0.9
"""Thrown and quick tilts take 1.2 s and more from neutral to hollow, jumps of the landmarks where
image motion is lost 0.3 to 0.8 s (tuning clips)."""

KNEES_ROCK = 0.04
"""By how much, in torsos, the mean height of both knees changes within three seconds. In tilts,
thrown ones among them, it is 0.00 to 0.03, also on a real clip; with knees that rock from side to
side without a tilt 0.05 to 0.18, with knees that fall open in a tilt 0.06 to 0.16 (tuning clips).
Knees that rock come towards the camera and go away from it together, so both sink and rise in the
picture; the lower the camera stands, the less. The far knee alone showed 0.04 to 0.13 where tilts
show up to 0.05. Rocking knees take the landmarks of the hips along as far as a tilt does."""

JERKY_MS = 230
"""Time from a fifth to four fifths of the way. Thrown tilts have 160 to 230 ms, relaxed ones 310
and more (tuning clips); a smooth one that takes T from end to end has 0.36 T. The limit lies at the
edge of the thrown ones, since a wrong correction is worse than none. It has to show twice: where
image motion is lost and found again on plain cloth, one tilt can look like a jerk."""


def _jerky(repetition: Repetition) -> bool:
    return repetition.counted and repetition.quickest_ms < JERKY_MS


EXERCISE = Exercise(
    key="pelvic_tilt",
    name=Text(nl="Bekken kantelen", en="Pelvic tilt"),
    part=Part.WARM_UP,
    how=Text(
        nl=(
            "Lig op uw rug met gebogen knieën, voeten plat, handen op uw bekken. Maak uw onderrug "
            "langzaam plat, zodat hij de mat raakt, en daarna weer hol. Doe het ontspannen en "
            "blijf rustig ademen."
        ),
        en=(
            "Lie on your back with bent knees, feet flat, hands on your pelvis. Slowly flatten "
            "your lower back until it touches the mat, then hollow it again. Stay relaxed and "
            "keep breathing calmly."
        ),
    ),
    camera=Text(
        nl="Zet de camera recht naast u, op stoelhoogte, twee tot drie meter weg, en stil.",
        en="Put the camera straight beside you, at chair height, two to three metres away, still.",
    ),
    views=frozenset({View.SIDE}),
    start=Start(
        posture=Posture.SUPINE,
        say=LIE_WITH_KNEES_BENT,
        limits=(
            KNEES_BENT,
            Limit(
                key="hips_down",
                signal=hip_over_line,
                high=HIPS_DOWN,
                say=Text(nl="Leg uw billen op de grond.", en="Put your buttocks on the floor."),
            ),
        ),
    ),
    dose=Dose(sets=1, reps=10, rest_s=5),
    movement=Movement(
        signal=pelvic_tilt,
        rest_low=-1000,
        rest_high=1000,
        travel=0.8,
        still=0.9,
        smallest=True,
        sure=SURE,
        drifts=True,
        least_s=LEAST_S,
    ),
    faults=(
        sit_up(8, "A tilt slopes the trunk by less than 2 degrees (tuning and real clips)."),
        Fault(
            key="feet_sliding",
            signal=foot_reach,
            measure=Measure.CHANGE,
            above=FOOT_STAYS,
            below=-FOOT_STAYS,
            effect=Effect.VOID,
            guard=True,
            say=Text(nl="Laat uw voeten staan.", en="Leave your feet where they are."),
            source="A tilt moves the hip by 0.08 torsos at most (real clip); a foot slides more.",
        ),
        Fault(
            key="body_sliding",
            signal=pelvic_tilt,
            measure=Measure.CHANGE,
            above=MOST,
            effect=Effect.VOID,
            guard=True,
            say=Text(nl="Blijf op uw plaats liggen.", en="Stay where you lie."),
            source="A tilt moves the hip by a few centimetres; a body that slides moves it more.",
        ),
        Fault(
            key="hips_lifted",
            signal=hip_over_line,
            measure=Measure.CHANGE,
            above=0.08,
            doubt=0.06,
            effect=Effect.VOID,
            say=Text(nl="Houd uw billen op de grond.", en="Keep your buttocks on the floor."),
            looks_at=Text(
                nl="of uw billen op de grond blijven", en="whether your buttocks stay on the floor"
            ),
            source=(
                "Tilts raise the hip by up to 0.03 of the trunk, knees that fall open by up to "
                "0.06, lifted hips by 0.11 and more (tuning clips)."
            ),
        ),
        Fault(
            key="knees_rocking",
            signal=knees_height,
            measure=Measure.RANGE,
            step=0.01,
            above=KNEES_ROCK,
            unless=frozenset({"hips_lifted"}),
            effect=Effect.DOUBT,
            guard=True,
            say=Text(nl="Houd uw knieën stil.", en="Keep your knees still."),
            source="Another movement. Limit: tuning clips.",
        ),
        Fault(
            key="knees_moving",
            signal=knee_angle,
            measure=Measure.CHANGE,
            above=10,
            below=-10,
            unless=frozenset({"hips_lifted"}),
            say=Text(nl="Houd uw knieën stil.", en="Keep your knees still."),
            looks_at=Text(nl="of uw knieën stil blijven", en="whether your knees stay still"),
            source="Physiotherapy practice. Limit: tuning clips.",
        ),
    ),
    repetition_faults=(
        RepetitionFault(
            key="jerky",
            shown_by=_jerky,
            least=2,
            say=Text(nl="Rustig en ontspannen.", en="Calmly and relaxed."),
            looks_at=Text(nl="of u rustig beweegt", en="whether you move calmly"),
            source="Leaflet: relaxed. Limit: tuning clips.",
        ),
    ),
    flow=True,
)

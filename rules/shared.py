"""What several exercises have in common: start postures, limits and where the camera stands."""

from __future__ import annotations

from typing import Final

from rules.fault import Effect, Fault, Measure, RepetitionFault
from rules.signals.head import neck_pull
from rules.signals.legs import foot_height, hip_angle, knee_angle, shank_slope
from rules.signals.trunk import trunk_slope
from rules.start import Limit
from rules.text import Text
from rules.verdict import Repetition

CAMERA_BESIDE: Final = Text(
    nl="Zet de camera recht naast u, op stoelhoogte, twee tot drie meter weg.",
    en="Put the camera straight beside you, at chair height, two to three metres away.",
)
LIE_WITH_KNEES_BENT: Final = Text(
    nl="Lig op uw rug, knieën gebogen, voeten plat.",
    en="Lie on your back, knees bent, feet flat.",
)
KNEES_BENT: Final = Limit(
    key="bend_your_knees",
    signal=knee_angle,
    high=140,
    say=Text(
        nl="Buig uw knieën en zet uw voeten plat.",
        en="Bend your knees and put your feet flat.",
    ),
)


def hold_ten_counts(*unless: str) -> RepetitionFault:
    """Return the fault of a hold that ends too soon; faults `unless` of which it did explain it."""

    def too_short(repetition: Repetition) -> bool:
        return repetition.reason == "hold_too_short" and repetition.faults.isdisjoint(unless)

    return RepetitionFault(
        key="hold_too_short",
        shown_by=too_short,
        say=Text(nl="Houd tien tellen vast.", en="Hold for ten counts."),
        looks_at=Text(nl="of u tien tellen vasthoudt", en="whether you hold for ten counts"),
        source="Leaflet: ten counts.",
    )


HOLD_TEN_COUNTS: Final = hold_ten_counts()


def sit_up(above_deg: float, source: str) -> Fault:
    """Return the guard against a trunk that comes up by more than `above_deg` degrees."""
    return Fault(
        key="sit_up",
        signal=trunk_slope,
        measure=Measure.CHANGE,
        above=above_deg,
        effect=Effect.VOID,
        guard=True,
        say=Text(
            nl="Blijf met uw schouders op de grond.",
            en="Keep your shoulders on the floor.",
        ),
        source=source,
    )


LEGS_ON_CHAIR: Final = Text(
    nl="Lig op uw rug, uw onderbenen op een stoel of kruk.",
    en="Lie on your back, your lower legs on a chair or stool.",
)
CAMERA_BESIDE_CHAIR: Final = Text(
    nl=(
        "Zet de camera recht naast u, op stoelhoogte, twee tot drie meter weg. Uw hoofd en de "
        "stoel onder uw benen moeten in beeld zijn."
    ),
    en=(
        "Put the camera straight beside you, at chair height, two to three metres away. Your head "
        "and the chair under your legs must be in the picture."
    ),
)
_PUT_LEGS: Final = Text(
    nl="Leg uw onderbenen op een stoel of kruk.",
    en="Put your lower legs on a chair or stool.",
)
FEET_ON_CHAIR: Final = Limit(
    key="feet_on_chair", signal=foot_height, low=0.35, throughout=True, say=_PUT_LEGS
)
"""On a chair the ankle lies 0.6 to 0.9 torsos above the hip, on the floor it does not (tuning
clips). Who takes the feet off the chair in the midst of a repetition is getting up."""

LEGS_LEVEL: Final = Limit(key="lower_legs_on_chair", signal=shank_slope, high=25, say=_PUT_LEGS)
"""Lower legs on a chair slope by -12 to 2 degrees, legs stretched up by 60 and more (tuning
clips)."""

HIPS_SQUARE: Final = Limit(
    key="hips_square",
    signal=hip_angle,
    low=70,
    say=Text(
        nl="Schuif iets van de stoel af: buig uw heupen niet verder dan haaks.",
        en="Move a little away from the chair: bend your hips no further than square.",
    ),
)
"""Leaflet: hips and knees at 90 degrees or flatter. Hips at a true 92 degrees show 86 to 109; knees
drawn in over the belly 50 to 65 (tuning clips)."""


SITTING: Final = 4.5
"""Progress of a crunch from which the trunk sits up: knees and face are hidden, or point at the
camera, and their landmarks show what is not there."""


OBLIQUE: Final = 1.5
"""Degrees of `neck_pull` for each degree by which a trunk that lies flat slopes in the picture.
That tells how far towards head or feet the camera stands: from the head's side chins look closer to
the chest (the highest good oblique tops show 92 to 104 with a rest slope of -5 degrees, 73 to 75
with one of 5 to 9; rendered tuning clips)."""

OWN_NECK: Final = -0.25
"""Share of the person's own `neck_pull` at rest: some rest with the chin lower, or look like that.
Not more, since the face's landmarks at rest are off themselves."""

NECK_PULLED: Final = Fault(
    key="neck_pulled",
    signal=neck_pull,
    above=96.5,
    doubt=90,
    beside_rest=((trunk_slope, OBLIQUE), (neck_pull, OWN_NECK)),
    min_progress=1.0,
    max_progress=SITTING,
    for_s=0.4,
    say=Text(
        nl="Laat uw nek los: uw kin niet op uw borst.",
        en="Relax your neck: keep your chin off your chest.",
    ),
    looks_at=Text(nl="of uw kin van uw borst blijft", en="whether your chin stays off your chest"),
    source=(
        "Leaflet: neck and shoulders relaxed. Limit: good tops of 23 rendered tuning clips show at"
        " most 92, the chin on the chest 98 and more; in pictures of 58 bodies all good tops but"
        " those of two show at most 94, and 33 of 36 with the chin on the chest 99 and more."
    ),
)
"""A chin that is drawn to the chest while the trunk comes up."""


def legs_out_of_place() -> Fault:
    """Return the fault of a leg that leaves the chair."""
    return Fault(
        key="legs_out_of_place",
        signal=shank_slope,
        measure=Measure.CHANGE,
        above=18,
        max_progress=SITTING,
        say=Text(
            nl="Laat uw onderbenen op de stoel liggen.",
            en="Leave your lower legs on the chair.",
        ),
        looks_at=Text(
            nl="of uw onderbenen op de stoel blijven",
            en="whether your lower legs stay on the chair",
        ),
        source=(
            "Leaflet: hips and knees at 90 degrees, feet on the chair. Limit: lower legs that lie"
            " there stay within 6 degrees, one that is drawn in shows 24 and more (tuning clips)."
        ),
    )

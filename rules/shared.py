"""What several exercises have in common: start postures, limits and where the camera stands."""

from __future__ import annotations

from typing import Final

from rules.exercise import Effect, Fault, Limit, Measure
from rules.signals import knee_angle, trunk_slope
from rules.text import Text

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

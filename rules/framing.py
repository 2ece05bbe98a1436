"""How the picture is framed and lit: what to mend before a person can be judged well."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from rules.company import Company
from rules.pose import Joint, Point, Pose
from rules.posture import Posture, Trunk, posture_of
from rules.text import Text

DARK: Final = 0.25
"""Brightness below which the lightest parts of a picture are dark. The dimmest room of the tuning
clips, in which the body is still found, shows 0.42."""

FLAT: Final = 0.12
"""Least difference of brightness within a picture. The tuning clips have 0.25 to 0.6; a lens that
is covered or misted over has nearly none."""

FAR: Final = 0.2
"""Least size of a body, in parts of the picture's longer side. The network looks at 256 pixels a
side: of a picture 640 pixels wide, a body of 0.2 fills half of them. At the 2 to 3.2 m of the
tuning clips bodies are 0.31 to 0.75."""

NEAR: Final = 0.97
"""Largest size of a body, as above: one that fills the picture has no room to move."""

OUT: Final = 0.01
"""How far, in image heights, a landmark may lie beyond the picture's edge: its usual error."""

_HEAD: Final = (Joint.NOSE, Joint.LEFT_EAR, Joint.RIGHT_EAR)
_FEET: Final = (
    *(Joint.LEFT_ANKLE, Joint.RIGHT_ANKLE, Joint.LEFT_HEEL, Joint.RIGHT_HEEL),
    *(Joint.LEFT_FOOT_INDEX, Joint.RIGHT_FOOT_INDEX),
)
_REST: Final = (
    *(Joint.LEFT_SHOULDER, Joint.RIGHT_SHOULDER, Joint.LEFT_WRIST, Joint.RIGHT_WRIST),
    *(Joint.LEFT_HIP, Joint.RIGHT_HIP, Joint.LEFT_KNEE, Joint.RIGHT_KNEE),
)

FRAMING: Final[dict[str, Text]] = {
    "too_dark": Text(
        nl="Het is te donker. Doe een lamp aan, of open het schuifje van de camera.",
        en="It is too dark. Switch on a lamp, or open the shutter of the camera.",
    ),
    "too_flat": Text(
        nl="Het beeld is vaag. Maak de camera schoon en zorg voor meer licht.",
        en="The picture is dim. Clean the camera and make more light.",
    ),
    "two_people": Text(
        nl="Ik zie twee mensen. Laat er één in beeld blijven.",
        en="I see two people. Let only one stay in the picture.",
    ),
    "too_near": Text(
        nl="U bent te dichtbij. Zet de laptop verder weg.",
        en="You are too close. Put the laptop further away.",
    ),
    "too_far": Text(
        nl="U bent te ver weg. Zet de laptop dichterbij.",
        en="You are too far away. Bring the laptop closer.",
    ),
    "lift_screen": Text(
        nl="De camera kijkt te laag. Kantel het scherm iets naar achteren.",
        en="The camera looks too low. Tilt the screen back a little.",
    ),
    "lower_screen": Text(
        nl="De camera kijkt te hoog. Kantel het scherm iets naar voren.",
        en="The camera looks too high. Tilt the screen forward a little.",
    ),
    "cut_head": Text(
        nl="Uw hoofd valt buiten beeld. Schuif iets naar uw voeten toe.",
        en="Your head is out of the picture. Move a little towards your feet.",
    ),
    "cut_feet": Text(
        nl="Uw voeten vallen buiten beeld. Schuif iets naar uw hoofd toe.",
        en="Your feet are out of the picture. Move a little towards your head.",
    ),
    "cut_side": Text(
        nl="U ligt niet helemaal in beeld. Schuif naar het midden.",
        en="You are not fully in the picture. Move to the middle.",
    ),
}
"""What to say, by the key that `framing_of` returns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Light:
    """The brightness of a picture's darkest and lightest parts, 0 (black) to 1 (white)."""

    dark: float
    light: float

    def __post_init__(self) -> None:
        if not 0 <= self.dark <= self.light <= 1:
            raise ValueError(f"expected 0 <= dark <= light <= 1, got {self!r}")


def framing_of(pose: Pose, light: Light, company: Company) -> str | None:
    """Return the key of what to mend first, or None where the picture is good.

    Someone upright is still on the way to the mat: then only the light and company are looked at.
    """
    if light.light < DARK:
        return "too_dark"
    if light.light - light.dark < FLAT:
        return "too_flat"
    if company.people > 1:
        return "two_people"
    if not pose.found or posture_of(pose, Trunk.of(pose), None) is Posture.UPRIGHT:
        return None
    return _cut(pose) or _size(pose)


def _cut(pose: Pose) -> str | None:
    """Return what to do about a body that lies over an edge of the picture."""
    edges = _edges(pose, (*_HEAD, *_FEET, *_REST))
    if edges >= {"left", "right"} or edges >= {"top", "bottom"}:
        return "too_near"
    if "top" in edges:
        return "lift_screen"
    if "bottom" in edges:
        return "lower_screen"
    if _edges(pose, _HEAD):
        return "cut_head"
    if _edges(pose, _FEET):
        return "cut_feet"
    return "cut_side" if edges else None


def _edges(pose: Pose, joints: Iterable[Joint]) -> set[str]:
    """Return the edges that some of the joints lie beyond."""
    points = [pose.points[joint] for joint in joints]
    beyond = {
        "left": any(point.x < -OUT for point in points),
        "right": any(point.x > pose.width + OUT for point in points),
        "top": any(point.y < -OUT for point in points),
        "bottom": any(point.y > 1 + OUT for point in points),
    }
    return {edge for edge, is_beyond in beyond.items() if is_beyond}


def _size(pose: Pose) -> str | None:
    """Return what to do about a body that is too large or too small in the picture."""
    points: list[Point] = [pose.points[joint] for joint in (*_HEAD, *_FEET, *_REST)]
    wide = max(point.x for point in points) - min(point.x for point in points)
    high = max(point.y for point in points) - min(point.y for point in points)
    size = max(wide, high) / max(pose.width, 1)
    if size < FAR:
        return "too_far"
    return "too_near" if size > NEAR else None

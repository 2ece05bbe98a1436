"""What a person wears and looks like, as data. Colours are linear RGB, 0..1."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Colour: TypeAlias = tuple[float, float, float]

SkinTone: TypeAlias = Literal["pale", "light", "medium", "tan", "dark"]

SKIN: dict[SkinTone, Colour] = {
    "pale": (0.87, 0.69, 0.60),
    "light": (0.80, 0.58, 0.47),
    "medium": (0.62, 0.40, 0.29),
    "tan": (0.50, 0.31, 0.21),
    "dark": (0.24, 0.14, 0.10),
}


@dataclass(frozen=True, kw_only=True)
class Outfit:
    """`looseness_m` is how far a T-shirt or shorts stand off the skin."""

    skin: SkinTone = "light"
    hair: Colour = (0.06, 0.04, 0.03)
    hair_style: Literal["short", "bun", "bald"] = "short"
    top: Literal["tshirt", "tank", "longsleeve"] = "tshirt"
    top_colour: Colour = (0.10, 0.25, 0.55)
    bottom: Literal["shorts", "capri", "leggings"] = "leggings"
    bottom_colour: Colour = (0.05, 0.05, 0.06)
    feet: Literal["socks", "bare"] = "socks"
    feet_colour: Colour = (0.75, 0.75, 0.75)
    looseness_m: float = 0.008

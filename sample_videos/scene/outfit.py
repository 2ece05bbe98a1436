"""What a person wears and looks like, as data. Colours are linear RGB, 0..1."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Colour: TypeAlias = tuple[float, float, float]

SkinTone: TypeAlias = Literal[
    "pale", "light", "medium", "tan", "dark", "rosy", "olive", "brown", "deep"
]
HairStyle: TypeAlias = Literal["short", "bun", "bald", "long", "pony", "receding"]
Top: TypeAlias = Literal["tshirt", "tank", "longsleeve", "jumper"]
Bottom: TypeAlias = Literal["shorts", "capri", "leggings", "trousers"]
Feet: TypeAlias = Literal["socks", "bare", "shoes"]
Pattern: TypeAlias = Literal["plain", "striped", "print"]

SKIN: dict[SkinTone, Colour] = {
    "pale": (0.87, 0.69, 0.60),
    "light": (0.80, 0.58, 0.47),
    "medium": (0.62, 0.40, 0.29),
    "tan": (0.50, 0.31, 0.21),
    "dark": (0.24, 0.14, 0.10),
    "rosy": (0.84, 0.58, 0.50),
    "olive": (0.66, 0.47, 0.32),
    "brown": (0.36, 0.21, 0.14),
    "deep": (0.14, 0.080, 0.058),
}


@dataclass(frozen=True, kw_only=True)
class Outfit:
    """`looseness_m` is how far a T-shirt, a jumper, shorts or trousers stand off the skin.

    A `pattern` breaks the shirt's colour with `pattern_colour`.
    """

    skin: SkinTone = "light"
    hair: Colour = (0.06, 0.04, 0.03)
    hair_style: HairStyle = "short"
    beard: bool = False
    top: Top = "tshirt"
    top_colour: Colour = (0.10, 0.25, 0.55)
    pattern: Pattern = "plain"
    pattern_colour: Colour = (0.70, 0.68, 0.64)
    bottom: Bottom = "leggings"
    bottom_colour: Colour = (0.05, 0.05, 0.06)
    feet: Feet = "socks"
    feet_colour: Colour = (0.75, 0.75, 0.75)
    looseness_m: float = 0.008

"""Draws bodies, clothes and rooms with all the variety of real homes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from sample_videos.geometry import Array
from sample_videos.scene.home import FloorSurface, Home, Underlay
from sample_videos.scene.outfit import (
    SKIN,
    Bottom,
    Colour,
    Feet,
    HairStyle,
    Outfit,
    Pattern,
    SkinTone,
    Top,
)
from sample_videos.scene.room import Light

WOMEN = ("adult_woman", "old_woman", "young_woman", "heavy_woman", "short_woman")
MEN = ("adult_man", "heavy_man", "tall_slim", "old_man", "tall_man", "middle_man")
OLD = ("old_woman", "old_man")
DARK_SKINS: tuple[SkinTone, ...] = ("tan", "dark", "brown", "deep")

BLACK_HAIR: tuple[Colour, ...] = ((0.06, 0.04, 0.03), (0.02, 0.02, 0.02))
HAIR: tuple[Colour, ...] = (
    *BLACK_HAIR, (0.25, 0.14, 0.06), (0.16, 0.09, 0.05), (0.50, 0.33, 0.14), (0.62, 0.48, 0.26),
    (0.36, 0.12, 0.05),
)  # fmt: skip
GREY_HAIR: tuple[Colour, ...] = ((0.55, 0.55, 0.55), (0.32, 0.32, 0.32), (0.72, 0.71, 0.69))
CLOTHES: tuple[Colour, ...] = (
    (0.10, 0.25, 0.55), (0.55, 0.10, 0.14), (0.04, 0.04, 0.05), (0.70, 0.68, 0.64),
    (0.12, 0.33, 0.20), (0.62, 0.45, 0.10), (0.30, 0.14, 0.40), (0.20, 0.22, 0.27),
    (0.05, 0.10, 0.25), (0.02, 0.02, 0.02), (0.34, 0.35, 0.37), (0.82, 0.82, 0.80),
    (0.70, 0.28, 0.34), (0.20, 0.42, 0.48), (0.36, 0.24, 0.14), (0.44, 0.50, 0.30),
    (0.66, 0.24, 0.06), (0.11, 0.12, 0.14),
)  # fmt: skip
MATS: tuple[Colour, ...] = (
    (0.20, 0.35, 0.34), (0.34, 0.20, 0.42), (0.55, 0.20, 0.16), (0.14, 0.20, 0.42),
    (0.42, 0.45, 0.48), (0.10, 0.11, 0.12), (0.45, 0.55, 0.35), (0.60, 0.42, 0.50),
    (0.16, 0.45, 0.60), (0.50, 0.40, 0.28), (0.03, 0.03, 0.03), (0.70, 0.66, 0.56),
)  # fmt: skip
FLOORS: dict[FloorSurface, tuple[Colour, ...]] = {
    "wood": (
        (0.42, 0.27, 0.16), (0.55, 0.42, 0.28), (0.28, 0.17, 0.10), (0.50, 0.47, 0.43),
        (0.66, 0.56, 0.42), (0.16, 0.11, 0.08),
    ),
    "carpet": (
        (0.50, 0.47, 0.43), (0.32, 0.33, 0.35), (0.52, 0.44, 0.34), (0.20, 0.24, 0.32),
        (0.36, 0.18, 0.15), (0.28, 0.32, 0.26),
    ),
    "tiles": ((0.62, 0.60, 0.56), (0.45, 0.44, 0.42), (0.50, 0.30, 0.20), (0.24, 0.24, 0.25)),
}  # fmt: skip
WALLS: tuple[Colour, ...] = (
    (0.72, 0.70, 0.66), (0.60, 0.68, 0.72), (0.75, 0.68, 0.50), (0.55, 0.62, 0.52),
    (0.80, 0.79, 0.77), (0.46, 0.46, 0.47), (0.20, 0.28, 0.34), (0.50, 0.26, 0.18),
    (0.64, 0.56, 0.50), (0.30, 0.36, 0.28),
)  # fmt: skip

LOW_CONTRAST_SHARE = 0.10
"""Part of the seeds in which the clothes have nearly the mat's colour."""
DIM_SHARE = 0.12
"""Part of the seeds in which the light is weak and the camera noisy."""
CONTRAST = 0.22
"""Least distance of clothes and underlay, in display RGB, in a seed of ordinary contrast."""
LOW_CONTRAST = 0.12
"""Greatest such distance in a seed of low contrast."""

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Model:
    """A body as shares of the exported people (`person.mix`), and what is known of it."""

    people: Mapping[str, float]
    woman: bool
    old: bool


def model(random: np.random.Generator) -> Model:
    """Draw a body, mixed from two or three people of the same sex."""
    woman = bool(random.random() < 0.5)
    names = WOMEN if woman else MEN
    first, second, third = (names[index] for index in random.permutation(len(names))[:3])
    share = round(float(random.uniform(0.6, 1.0)), 2)
    rest = round(float(random.uniform(0, 1 - share)), 2)
    people = {first: share, second: rest, third: round(1 - share - rest, 2)}
    kept = {name: part for name, part in people.items() if part > 0}
    return Model(people=kept, woman=woman, old=sum(kept.get(name, 0) for name in OLD) > 0.45)


def outfit(random: np.random.Generator, who: Model, ground: Colour, low_contrast: bool) -> Outfit:
    """Draw looks and clothes for a body that lies on something of the colour `ground`."""
    skin = pick(random, tuple(SKIN))
    if who.old:
        hair = pick(random, GREY_HAIR)
    else:
        hair = pick(random, BLACK_HAIR if skin in DARK_SKINS else HAIR)
    styles: tuple[HairStyle, ...] = ("short", "short", "short", "receding", "bald")
    if who.woman:
        styles = ("short", "bun", "bun", "long", "long", "pony", "pony")
    tops: tuple[Top, ...] = ("tshirt", "tshirt", "tshirt", "longsleeve", "jumper", "tank")
    bottoms: tuple[Bottom, ...] = ("leggings", "trousers", "trousers", "shorts", "shorts")
    if who.woman:
        bottoms = ("leggings", "leggings", "leggings", "capri", "trousers", "shorts")
    feet: tuple[Feet, ...] = ("socks", "socks", "bare", "bare", "shoes")
    patterns: tuple[Pattern, ...] = ("plain",) * 4 + ("striped", "print")
    top_colour, bottom_colour = _colours(random, ground, low_contrast)
    return Outfit(
        skin=skin,
        hair=hair,
        hair_style=pick(random, styles),
        beard=not who.woman and bool(random.random() < 0.3),
        top=pick(random, tops),
        top_colour=top_colour,
        pattern="plain" if low_contrast else pick(random, patterns),
        pattern_colour=pick(random, CLOTHES),
        bottom=pick(random, bottoms),
        bottom_colour=bottom_colour,
        feet=pick(random, feet),
        feet_colour=pick(random, (*CLOTHES, (0.75, 0.75, 0.75), (0.82, 0.82, 0.82))),
        looseness_m=float(random.uniform(0.006, 0.018)),
    )


def _colours(
    random: np.random.Generator, ground: Colour, low_contrast: bool
) -> tuple[Colour, Colour]:
    """Draw the colours of shirt and trousers, which stand out from the ground or do not."""
    if low_contrast:
        top, bottom = (_near(random, ground) for _ in range(2))
        return top, bottom
    clear = [colour for colour in CLOTHES if contrast(colour, ground) > CONTRAST]
    return pick(random, clear), pick(random, clear)


def _near(random: np.random.Generator, colour: Colour) -> Colour:
    """Return a colour that a camera can hardly tell from another one."""
    red, green, blue = (
        float(value) for value in np.array(colour) * random.uniform(0.85, 1.18, 3) + 0.002
    )
    return red, green, blue


def home(random: np.random.Generator, dim: bool) -> Home:
    """Draw a room."""
    underlays: tuple[Underlay, ...] = ("mat",) * 5 + ("wide mat", "rug", "none")
    surfaces: tuple[FloorSurface, ...] = ("wood", "wood", "carpet", "tiles")
    underlay, surface = pick(random, underlays), pick(random, surfaces)
    floor = pick(random, FLOORS[surface])
    mats = [mat for mat in MATS if contrast(mat, floor) > 0.1]
    wall = pick(random, WALLS)
    return Home(
        floor=floor,
        floor_surface=surface,
        wall=wall,
        side_wall=wall if random.random() < 0.7 else pick(random, WALLS),
        underlay=underlay,
        mat=floor if underlay == "none" else pick(random, mats),
        turn_deg=float(random.uniform(-6, 6) if random.random() < 0.7 else random.uniform(-45, 45)),
        gap_m=float(random.uniform(0.25, 1.3)),
        half_width_m=float(random.uniform(1.7, 3.2)),
        clutter=int(random.integers(0, 3)),
        light=light(random, dim),
    )


def light(random: np.random.Generator, dim: bool) -> Light:
    """Draw the light: from any side, hard or soft, warm or cold."""
    azimuth, height = random.uniform(0, 2 * np.pi), random.uniform(0.55, 1.6)
    warm = float(random.uniform(0.86, 1.22) if random.random() < 0.8 else random.uniform(1.2, 1.4))
    key = float(random.uniform(0.45, 1.5))
    sky = float(random.uniform(0.8, 1.25)) * (1.35 - 0.35 * key)
    exposure = float(random.uniform(0.6, 0.9) / (0.55 + 0.45 * key))
    return Light(
        direction=(float(np.cos(azimuth)), float(np.sin(azimuth)), float(height)),
        key=(1.2 * key * warm**0.7, 1.2 * key, 1.2 * key / warm),
        sky=(0.60 * sky * warm**0.5, 0.60 * sky, 0.64 * sky / warm**0.7),
        softness=float(random.uniform(0.004, 0.025)),
        exposure=exposure * float(random.uniform(0.28, 0.45)) if dim else exposure,
    )


def contrast(first: Colour, second: Colour) -> float:
    """Return the distance of two linear colours in display RGB, 0..1.7."""

    def shown(colour: Colour) -> Array:
        return np.array(colour) ** (1 / 2.2)

    return float(np.linalg.norm(shown(first) - shown(second)))


def pick(random: np.random.Generator, choices: Sequence[T]) -> T:
    """Return one of the choices, all equally likely."""
    return choices[int(random.integers(len(choices)))]

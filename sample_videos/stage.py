"""Who lies where before which camera: every seed shows another body, room and view."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TypeVar

import numpy as np

from sample_videos.geometry import Array
from sample_videos.outfit import SKIN, Colour, Outfit
from sample_videos.room import Light, Room
from sample_videos.truth import Side

PEOPLE = ("adult_man", "adult_woman", "heavy_man", "old_woman", "tall_slim")
CLOTHES: tuple[Colour, ...] = (
    (0.10, 0.25, 0.55), (0.55, 0.10, 0.14), (0.04, 0.04, 0.05), (0.70, 0.68, 0.64),
    (0.12, 0.33, 0.20), (0.62, 0.45, 0.10), (0.30, 0.14, 0.40), (0.20, 0.22, 0.27),
    (0.05, 0.10, 0.25),
)  # fmt: skip
MATS: tuple[Colour, ...] = (
    (0.20, 0.35, 0.34), (0.34, 0.20, 0.42), (0.55, 0.20, 0.16), (0.14, 0.20, 0.42),
    (0.42, 0.45, 0.48), (0.10, 0.11, 0.12), (0.45, 0.55, 0.35),
)  # fmt: skip
FLOORS: tuple[Colour, ...] = (
    (0.42, 0.27, 0.16),
    (0.55, 0.42, 0.28),
    (0.28, 0.17, 0.10),
    (0.50, 0.47, 0.43),
)
WALLS: tuple[Colour, ...] = (
    (0.72, 0.70, 0.66),
    (0.60, 0.68, 0.72),
    (0.75, 0.68, 0.50),
    (0.55, 0.62, 0.52),
)
DARK_HAIR: tuple[Colour, ...] = ((0.06, 0.04, 0.03), (0.02, 0.02, 0.02))
HAIR: tuple[Colour, ...] = (*DARK_HAIR, (0.25, 0.14, 0.06), (0.50, 0.33, 0.14))
GREY_HAIR: Colour = (0.55, 0.55, 0.55)
LEAST_CONTRAST = 0.28
"""Least distance of clothes and mat in display RGB; contrast helps landmarks most."""

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Stage:
    """`people` are the shares of the exported people that make this body (`person.mix`)."""

    people: Mapping[str, float]
    outfit: Outfit
    room: Room
    near_side: Side
    yaw_deg: float
    camera_height_m: float
    distance_m: float

    @property
    def description(self) -> str:
        """The body in a few words, for the truth file."""
        body = " + ".join(f"{share:.0%} {name}" for name, share in self.people.items())
        return f"{body}, {self.outfit.skin} skin, {self.outfit.top} and {self.outfit.bottom}"


def drawn(seed: int) -> Stage:
    """Draw a stage; even seeds show the person's left side, odd ones the right."""
    random = np.random.default_rng([seed, 1])
    first, second = (PEOPLE[index] for index in random.permutation(len(PEOPLE))[:2])
    share = round(float(random.uniform(0.7, 1.0)), 2)
    people = {first: share, second: round(1 - share, 2)}
    woman = first in ("adult_woman", "old_woman")
    mat = pick(random, MATS)
    pairs = [pair for pair in product(CLOTHES, CLOTHES) if _contrasts(*pair, mat)]
    top_colour, bottom_colour = pick(random, pairs)
    skin = pick(random, tuple(SKIN))
    hair = (
        GREY_HAIR
        if first == "old_woman"
        else pick(random, DARK_HAIR if skin in ("tan", "dark") else HAIR)
    )
    outfit = Outfit(
        skin=skin,
        hair=hair,
        hair_style="bun" if woman and random.random() < 0.6 else "short",
        top=pick(random, ("tshirt", "tshirt", "longsleeve", "tank")),
        top_colour=top_colour,
        bottom=pick(random, ("leggings", "capri") if woman else ("shorts", "leggings")),
        bottom_colour=bottom_colour,
        feet=pick(random, ("socks", "bare")),
        feet_colour=pick(random, ((0.75, 0.75, 0.75), (0.10, 0.10, 0.12), (0.45, 0.20, 0.20))),
        looseness_m=float(random.uniform(0.006, 0.012)),
    )
    warm = float(random.uniform(0.85, 1.15))
    light = Light(
        direction=(float(random.uniform(0.2, 0.8)), float(random.uniform(-0.7, 0.7)), 0.9),
        key=(1.3 * warm, 1.2, 1.05 / warm),
        softness=float(random.uniform(0.005, 0.015)),
        exposure=float(random.uniform(0.62, 0.85)),
    )
    room = Room(
        floor=pick(random, FLOORS),
        floor_surface=pick(random, ("wood", "wood", "carpet")),
        wall=pick(random, WALLS),
        mat=mat,
        wall_distance_m=float(random.uniform(1.3, 2.1)),
        furniture=pick(random, ("none", "sideboard", "sofa")),
        light=light,
    )
    return Stage(
        people=people,
        outfit=outfit,
        room=room,
        near_side="left" if seed % 2 == 0 else "right",
        yaw_deg=round(float(random.uniform(-18, 18)), 1),
        camera_height_m=round(float(random.uniform(0.8, 1.2)), 2),
        distance_m=round(float(random.uniform(2.1, 2.8)), 2),
    )


def pick(random: np.random.Generator, choices: Sequence[T]) -> T:
    """Return one of the choices, all equally likely."""
    return choices[int(random.integers(len(choices)))]


def _contrasts(top: Colour, bottom: Colour, mat: Colour) -> bool:
    def shown(colour: Colour) -> Array:
        return np.array(colour) ** (1 / 2.2)

    gaps = [
        np.linalg.norm(shown(a) - shown(b)) for a, b in ((top, bottom), (top, mat), (bottom, mat))
    ]
    return bool(min(gaps) > LEAST_CONTRAST)

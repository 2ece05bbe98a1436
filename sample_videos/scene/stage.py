"""Who lies where before which camera: every seed shows another body, room and view.

There are two ranges. The plain one has clean rooms, clothes that stand out and a handful of bodies;
the wide one has what real homes have (`wardrobe.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product

import numpy as np

from sample_videos.body.person import Person
from sample_videos.body.skeleton import Placement
from sample_videos.scene import wardrobe
from sample_videos.scene.home import Home
from sample_videos.scene.outfit import Colour, Outfit, SkinTone
from sample_videos.scene.room import Light, Room
from sample_videos.scene.viewpoint import SIDE, Viewpoint
from sample_videos.scene.wardrobe import contrast, pick
from sample_videos.truth import Side

PEOPLE = ("adult_man", "adult_woman", "heavy_man", "old_woman", "tall_slim")
SKINS: tuple[SkinTone, ...] = ("pale", "light", "medium", "tan", "dark")
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


@dataclass(frozen=True, kw_only=True)
class Stage:
    """One clip's body, clothes, room and view.

    `people` are the shares of the exported people that make this body (`person.mix`). `noise` is
    the standard deviation of the camera's noise in grey levels, `blur_px` that of its softness.
    `remarks` say what is hard to see.
    """

    people: Mapping[str, float]
    outfit: Outfit
    room: Room | Home
    near_side: Side
    yaw_deg: float
    camera_height_m: float
    distance_m: float
    roll_deg: float = 0.0
    noise: float = 2.0
    blur_px: float = 0.0
    remarks: tuple[str, ...] = ()

    @property
    def description(self) -> str:
        """The body in a few words, for the truth file."""
        body = " + ".join(f"{share:.0%} {name}" for name, share in self.people.items())
        outfit = f"{self.outfit.skin} skin, {self.outfit.top} and {self.outfit.bottom}"
        return ", ".join((body, outfit, *self.remarks))


@dataclass(frozen=True, kw_only=True)
class Extra:
    """Another person in the picture.

    `figure_seed` draws the folds of the clothes; `placements` has one entry a frame, None while
    this person is elsewhere.
    """

    figure_seed: int
    body: Person
    outfit: Outfit
    placements: tuple[Placement | None, ...]


def drawn(seed: int, viewpoint: Viewpoint = SIDE, wide: bool = False) -> Stage:
    """Draw a stage of the plain or the wide range, seen from one of the viewpoint's places.

    Even seeds show the person's left side, odd ones the right.
    """
    return _wide(seed, viewpoint) if wide else _plain(seed, viewpoint)


def passer_by(seed: int) -> tuple[Mapping[str, float], Outfit]:
    """Draw another person: shares for `person.mix` and clothes."""
    random = np.random.default_rng([seed, 7])
    who = wardrobe.model(random)
    return who.people, wardrobe.outfit(random, who, (0.5, 0.5, 0.5), low_contrast=False)


def _wide(seed: int, viewpoint: Viewpoint) -> Stage:
    random = np.random.default_rng([seed, 6])
    low_contrast = bool(random.random() < wardrobe.LOW_CONTRAST_SHARE)
    dim = bool(random.random() < wardrobe.DIM_SHARE)
    who = wardrobe.model(random)
    room = wardrobe.home(random, dim)
    noise = float(random.uniform(4, 7) if dim else random.uniform(1.0, 3.5))
    ground = {"none": "no mat", "rug": "rug"}.get(room.underlay, "")
    remarks = (low_contrast and "low contrast", dim and "dim light", ground)
    return Stage(
        people=who.people,
        outfit=wardrobe.outfit(random, who, room.mat, low_contrast),
        room=room,
        near_side=_near_side(seed),
        yaw_deg=round(float(random.uniform(*viewpoint.yaw_deg)), 1),
        camera_height_m=round(float(random.uniform(*viewpoint.height_m)), 2),
        distance_m=round(float(random.uniform(*viewpoint.distance_m)), 2),
        roll_deg=round(float(random.uniform(*viewpoint.roll_deg)), 1),
        noise=round(noise, 1),
        blur_px=round(float(random.uniform(0.0, 0.9)), 2),
        remarks=tuple(remark for remark in remarks if remark),
    )


def _near_side(seed: int) -> Side:
    return "left" if seed % 2 == 0 else "right"


def _plain(seed: int, viewpoint: Viewpoint) -> Stage:
    random = np.random.default_rng([seed, 1])
    first, second = (PEOPLE[index] for index in random.permutation(len(PEOPLE))[:2])
    share = round(float(random.uniform(0.7, 1.0)), 2)
    people = {first: share, second: round(1 - share, 2)}
    woman = first in ("adult_woman", "old_woman")
    mat = pick(random, MATS)
    pairs = [pair for pair in product(CLOTHES, CLOTHES) if _contrasts(*pair, mat)]
    top_colour, bottom_colour = pick(random, pairs)
    skin = pick(random, SKINS)
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
        near_side=_near_side(seed),
        yaw_deg=round(float(random.uniform(*viewpoint.yaw_deg)), 1),
        camera_height_m=round(float(random.uniform(*viewpoint.height_m)), 2),
        distance_m=round(float(random.uniform(*viewpoint.distance_m)), 2),
    )


def _contrasts(top: Colour, bottom: Colour, mat: Colour) -> bool:
    gaps = [contrast(first, second) for first, second in ((top, bottom), (top, mat), (bottom, mat))]
    return min(gaps) > LEAST_CONTRAST

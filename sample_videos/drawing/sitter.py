"""Who is drawn: the mesh of a dressed person, each piece of it with what it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from sample_videos.body.person import Person, mix
from sample_videos.body.skeleton import Placement
from sample_videos.geometry import Array
from sample_videos.scene import clothing, head
from sample_videos.scene.mesh import Part, triangles
from sample_videos.scene.outfit import Outfit
from sample_videos.scene.shapes import Solid


class Stuff(IntEnum):
    """What a piece of a drawing is made of; 0 is the paper."""

    PAPER = 0
    SKIN = 1
    SHIRT = 2
    TROUSERS = 3
    HAIR = 4
    WOOD = 5


FAR = 8
"""Added to the stuff of the arm and the leg that are turned away."""
PEOPLE = {"adult_woman": 0.5, "adult_man": 0.5}
OUTFIT = Outfit(hair_style="short", top="tshirt", bottom="leggings", feet="bare")
SHIRT_M = 0.009
"""How far the shirt stands off the skin."""
OVER_M = {Stuff.TROUSERS: 0.01, Stuff.SHIRT: 0.02, Stuff.HAIR: 0.01}
"""By so much a piece sorts as if it were nearer: what is worn lies over what it covers."""
HAND_OVER_M = 0.04
"""The same for forearms and hands, which press into the clothes they lie on."""
HANDS = ("lowerarm", "wrist", "metacarpal", "finger")
LIMBS = ("upperleg", "lowerleg", "foot", "toe", "upperarm", *HANDS)
LONGEST_M = 0.03
"""Furniture is cut into triangles with no side longer than this, so that they sort by depth."""


@dataclass(frozen=True)
class Pieces:
    """Triangles (N, 3, 3) in metres in the world's axes, the stuff of each (N,), and by how much
    it sorts as if it were nearer (N,).
    """

    corners: Array
    stuff: NDArray[np.int64]
    over_m: Array

    def with_solids(self, solids: list[Solid]) -> Pieces:
        """Return these and furniture."""
        if not solids:
            return self
        wood = np.concatenate([cut(solid.vertices[solid.triangles]) for solid in solids])
        return Pieces(
            np.concatenate([self.corners, wood]),
            np.concatenate([self.stuff, np.full(len(wood), int(Stuff.WOOD))]),
            np.concatenate([self.over_m, np.zeros(len(wood))]),
        )


@dataclass(frozen=True)
class Sitter:
    """One dressed person."""

    body: Person

    @classmethod
    def usual(cls) -> Sitter:
        """Return the person of all drawings."""
        return cls(mix(PEOPLE))

    def pieces(self, placement: Placement, far: str | None) -> Pieces:
        """Return all triangles of a posture; `far` (`.L`, `.R`) is the side turned away, if any."""
        corners, stuff, over = [], [], []
        for kind, part in self._parts:
            turns = part.skin.blend(placement)
            places = np.einsum("vij,vj->vi", turns[:, :, :3], part.vertices) + turns[:, :, 3]
            faces = triangles(part.quads)
            corners.append(places[faces])
            turned_away = 0 if far is None else FAR * self._belong(part, faces, LIMBS, far)
            stuff.append(np.full(len(faces), int(kind)) + turned_away)
            own = np.full(len(faces), OVER_M.get(kind, 0.0))
            over.append(np.where(self._belong(part, faces, HANDS), HAND_OVER_M, own))
        return Pieces(np.concatenate(corners), np.concatenate(stuff), np.concatenate(over))

    def _belong(
        self, part: Part, faces: NDArray[np.int64], bones: tuple[str, ...], side: str = ""
    ) -> NDArray[np.bool_]:
        """Mark the triangles that move mainly with bones of these names and of this side."""
        names = self.body.skeleton.bones
        wanted = np.array([name.startswith(bones) and name.endswith(side) for name in names])
        return np.asarray(part.skin.share(wanted)[faces].mean(axis=1) > 0.5)

    @cached_property
    def _parts(self) -> list[tuple[Stuff, Part]]:
        person = self.body
        zones, body = clothing.zones_of(person), person.group("body")
        random = np.random.default_rng(0)
        bottom = clothing.bottom_zone(person, zones, OUTFIT)
        top = clothing.top_zone(person, zones, OUTFIT)
        worn = clothing.covered(body, head.scalp_zone(person, zones, OUTFIT))
        worn |= clothing.covered(body, bottom, 1) | clothing.covered(body, top, 1)
        under_shirt = clothing.covered(body, top, 1)

        def garment(quads: NDArray[np.int64], offset_m: float | Array) -> Part:
            black = (0.0, 0.0, 0.0)
            return clothing.shell(
                person, quads, offset_m=offset_m, colour=black, roughness=1.0, random=random
            )

        trousers = body[bottom[body].all(axis=1) & ~under_shirt]
        return [
            (Stuff.SKIN, head.part(person, body[~worn], np.zeros_like(person.vertices), 1.0)),
            (Stuff.TROUSERS, garment(trousers, clothing.trouser_offset(zones, OUTFIT))),
            (Stuff.SHIRT, garment(body[top[body].all(axis=1)], SHIRT_M)),
            *((Stuff.HAIR, part) for part in head.hair(person, zones, OUTFIT, random)),
        ]


def cut(corners: Array) -> Array:
    """Halve triangles (N, 3, 3) across their longest side until none is longer than `LONGEST_M`."""
    done = []
    while len(corners):
        sides = np.linalg.norm(corners - np.roll(corners, -1, axis=1), axis=2)
        small = sides.max(axis=1) <= LONGEST_M
        done.append(corners[small])
        corners, sides = corners[~small], sides[~small]
        first, rows = sides.argmax(axis=1), np.arange(len(corners))
        start, end = corners[rows, first], corners[rows, (first + 1) % 3]
        other, middle = corners[rows, (first + 2) % 3], (start + end) / 2
        halves = np.stack([start, middle, other], 1), np.stack([middle, end, other], 1)
        corners = np.concatenate(halves)
    return np.concatenate(done)

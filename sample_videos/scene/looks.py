"""The dressed person: skin, face, hair and garments put together into one skinned mesh."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from sample_videos.body.person import Person, Skin
from sample_videos.body.skeleton import Placement
from sample_videos.geometry import Array
from sample_videos.scene import clothing, head
from sample_videos.scene.mesh import Part, triangles, vertex_normals
from sample_videos.scene.outfit import Colour, Outfit

Singles: TypeAlias = NDArray[np.float32]


@dataclass(frozen=True)
class Figure:
    """What the renderer draws; `breath` (N,) is each vertex's part in the breathing, 0..1."""

    rest: Array
    rest_normals: Array
    triangles: NDArray[np.int64]
    colours: Array
    roughness: Array
    skin: Skin
    breath: Array

    @cached_property
    def _weights(self) -> Singles:
        """Skinning weights (N, bones): a matrix product is quicker than to gather a few bones."""
        weights = np.zeros((len(self.rest), int(self.skin.bones.max()) + 1), np.float32)
        rows = np.arange(len(self.rest))
        for slot in range(self.skin.bones.shape[1]):
            np.add.at(weights, (rows, self.skin.bones[:, slot]), self.skin.weights[:, slot])
        return weights

    @cached_property
    def _singles(self) -> tuple[Singles, Singles]:
        return self.rest.astype(np.float32), self.rest_normals.astype(np.float32)

    def posed(self, placement: Placement, breath_m: float) -> tuple[Singles, Singles]:
        """Return world vertices and normals (N, 3); `breath_m` lifts the belly by so much."""
        bones = placement.transforms[: self._weights.shape[1]].reshape(-1, 12)
        turn = (self._weights @ bones.astype(np.float32)).reshape(-1, 3, 4)
        rest, rest_normals = self._singles
        lifted = rest.copy()
        lifted[:, 1] -= breath_m * self.breath
        vertices = np.einsum("vij,vj->vi", turn[:, :, :3], lifted) + turn[:, :, 3]
        normals = np.einsum("vij,vj->vi", turn[:, :, :3], rest_normals)
        length = np.sqrt(np.einsum("vi,vi->v", normals, normals))[:, None]
        return vertices, normals / np.maximum(length, np.float32(1e-6))


def dress(person: Person, outfit: Outfit, random: np.random.Generator) -> Figure:
    """Put skin, eyes, hair and clothes on a person. Skin that nobody can see is left out."""
    zones = clothing.zones_of(person)
    body = person.group("body")

    def garment(
        zone: clothing.Mask, offset_m: float | Array, colour: Colour, smoothing: int = 6
    ) -> Part:
        return clothing.shell(
            person,
            body[zone[body].all(axis=1)],
            offset_m=offset_m,
            colour=colour,
            roughness=0.9,
            random=random,
            smoothing=smoothing,
        )

    bottom = clothing.bottom_zone(person, zones, outfit)
    top = clothing.top_zone(person, zones, outfit)
    feet = clothing.foot_zone(zones, outfit)
    hidden = clothing.covered(body, head.scalp_zone(person, zones, outfit))
    for zone in (bottom, top, feet):
        hidden |= clothing.covered(body, zone)
    skin = head.skin_colours(person, zones, outfit, random)
    parts = [
        head.part(person, body[~hidden], skin, 0.55),
        garment(bottom, clothing.trouser_offset(zones, outfit), outfit.bottom_colour),
        clothing.patterned(
            garment(top, clothing.shirt_offset(outfit), outfit.top_colour), person, outfit
        ),
        *head.eyes(person),
    ]
    if outfit.feet == "socks":
        parts.append(garment(feet, 0.005, outfit.feet_colour))
    elif outfit.feet == "shoes":
        parts.append(clothing.soled(garment(feet, 0.011, outfit.feet_colour, smoothing=14)))
    return _join(person, parts + head.hair(person, zones, outfit, random))


def _breath_share(person: Person, rest: Array) -> Array:
    """Return how far vertices rise with a breath: navel 1, breast bone 0.5, back 0."""
    spine = person.skeleton
    belly, chest, nape = spine.at("spine04")[2], spine.at("spine02")[2], spine.at("neck01")[2]
    height = rest[:, 2]
    along = np.interp(height, [belly - 0.18, belly, chest, nape], [0.0, 1.0, 0.5, 0.0])
    back, front = spine.at("spine03")[1], rest[np.abs(height - belly) < 0.05, 1].min()
    forward = np.clip((rest[:, 1] - back) / (front - back), 0, 1)
    centre = np.clip(1.4 - np.abs(rest[:, 0]) / 0.16, 0, 1)
    return np.asarray(along * forward * centre)


def _join(person: Person, parts: list[Part]) -> Figure:
    width = max(part.skin.bones.shape[1] for part in parts)

    def widened(values: NDArray[np.generic]) -> NDArray[np.generic]:
        return np.pad(values, ((0, 0), (0, width - values.shape[1])))

    starts = np.cumsum([0, *(len(part.vertices) for part in parts)])
    rest = np.concatenate([part.vertices for part in parts])
    return Figure(
        rest=rest,
        rest_normals=np.concatenate([vertex_normals(part.vertices, part.quads) for part in parts]),
        triangles=np.concatenate(
            [triangles(part.quads) + start for part, start in zip(parts, starts, strict=False)]
        ),
        colours=np.concatenate([part.colours for part in parts]),
        roughness=np.concatenate([np.full(len(part.vertices), part.roughness) for part in parts]),
        skin=Skin(
            np.concatenate([widened(part.skin.bones) for part in parts]).astype(np.int64),
            np.concatenate([widened(part.skin.weights) for part in parts]).astype(np.float64),
        ),
        breath=_breath_share(person, rest),
    )

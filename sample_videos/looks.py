"""The dressed person: skin, face, hair and garments put together into one skinned mesh."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sample_videos import clothing
from sample_videos.geometry import Array, unit
from sample_videos.mesh import Part, compact, ellipsoid, triangles, vertex_normals
from sample_videos.outfit import SKIN, Outfit
from sample_videos.person import Person, Skin
from sample_videos.skeleton import Placement

IRIS, PUPIL, WHITE = (0.25, 0.16, 0.10), (0.02, 0.02, 0.02), (0.85, 0.85, 0.85)


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

    def posed(self, placement: Placement, breath_m: float) -> tuple[Array, Array]:
        """Return world vertices and normals (N, 3); `breath_m` lifts the belly by so much."""
        transforms = self.skin.blend(placement)
        rest = self.rest - np.array([0.0, 1.0, 0.0]) * (breath_m * self.breath)[:, None]
        vertices = np.einsum("vij,vj->vi", transforms[:, :, :3], rest) + transforms[:, :, 3]
        normals = np.einsum("vij,vj->vi", transforms[:, :, :3], self.rest_normals)
        return vertices, unit(normals)


def dress(person: Person, outfit: Outfit, random: np.random.Generator) -> Figure:
    """Put skin, eyes, hair and clothes on a person."""
    zones = clothing.zones_of(person)
    body = person.group("body")
    bottom = clothing.bottom_zone(person, zones, outfit)
    top = clothing.top_zone(person, zones, outfit)
    hidden = clothing.covered(body, bottom) | clothing.covered(body, top)
    tight = outfit.bottom != "shorts"
    parts = [
        _part(person, body[~hidden], _skin_colours(person, zones, outfit, random), 0.55),
        clothing.shell(
            person,
            body[bottom[body].all(axis=1)],
            offset_m=0.004 if tight else outfit.looseness_m + 0.004,
            colour=outfit.bottom_colour,
            roughness=0.9,
            random=random,
        ),
        clothing.shell(
            person,
            body[top[body].all(axis=1)],
            offset_m=0.005 if outfit.top == "tank" else outfit.looseness_m,
            colour=outfit.top_colour,
            roughness=0.9,
            random=random,
        ),
        *_eyes(person),
    ]
    if outfit.feet == "socks":
        socks = body[clothing.sock_zone(zones)[body].all(axis=1)]
        parts.append(
            clothing.shell(
                person,
                socks,
                offset_m=0.005,
                colour=outfit.feet_colour,
                roughness=0.9,
                random=random,
            )
        )
    if outfit.hair_style != "bald":
        parts += _hair(person, zones, outfit, random)
    return _join(person, parts)


def _part(person: Person, quads: NDArray[np.int64], colours: Array, roughness: float) -> Part:
    used, local = compact(quads)
    return Part(person.vertices[used], local, colours[used], roughness, person.skin.subset(used))


def _eye_centres(person: Person) -> list[Array]:
    return [
        person.vertices[np.unique(person.group(f"helper-{side}-eye"))].mean(axis=0) for side in "lr"
    ]


def _skin_colours(
    person: Person, zones: clothing.Zones, outfit: Outfit, random: np.random.Generator
) -> Array:
    """Return linear RGB (N, 3): mottled skin, redder hands and feet, brows, eye sockets, lips."""
    vertices = person.vertices
    mottle = np.sin(vertices @ random.normal(0, 18, (3, 6)) + random.uniform(0, 2 * np.pi, 6)).mean(
        axis=1
    )
    colours = np.array(SKIN[outfit.skin]) * (1 + 0.05 * mottle)[:, None]
    extremities = np.clip(zones.hands + zones.feet, 0, 1)
    colours *= 1 - 0.05 * extremities[:, None] * np.array([0.0, 0.5, 0.6])
    on_head = zones.head > 0.5
    radius = np.linalg.norm(
        vertices[np.unique(person.group("helper-l-eye"))] - _eye_centres(person)[0], axis=1
    ).max()
    for eye in _eye_centres(person):
        aside, _, above = (vertices - eye).T
        front = on_head & (vertices[:, 1] < eye[1] + 0.01)
        brow = (
            front
            & (np.abs(aside) < 1.9 * radius)
            & (above > 1.15 * radius)
            & (above < 1.6 * radius)
        )
        colours[brow] = 0.5 * colours[brow] + 0.5 * np.array(outfit.hair)
        colours[on_head & (np.linalg.norm(vertices - eye, axis=1) < 1.18 * radius)] *= 0.72
    lips = person.lips[:, None]
    return np.asarray(colours * (1 - lips) + lips * colours * np.array([0.86, 0.55, 0.55]))


def _eyes(person: Person) -> list[Part]:
    parts = []
    for side, centre in zip("lr", _eye_centres(person), strict=True):
        quads = person.group(f"helper-{side}-eye")
        forward = -unit(person.vertices - centre)[:, 1]
        colours = np.tile(WHITE, (len(person.vertices), 1))
        colours[forward > 0.80] = IRIS
        colours[forward > 0.95] = PUPIL
        parts.append(_part(person, quads, colours, 0.15))
    lashes = person.group("eyelashes")
    parts.append(_part(person, lashes, np.full((len(person.vertices), 3), 0.03), 0.6))
    return parts


def _hair(
    person: Person, zones: clothing.Zones, outfit: Outfit, random: np.random.Generator
) -> list[Part]:
    """Return a cap of scalp faces, and a bun for the style `bun`."""
    vertices, body = person.vertices, person.group("body")
    _, y, z = vertices.T
    ear = person.vertices[
        person.joint_vertices[person.joint_rows == person.joint_names.index("left_ear")]
    ].mean(axis=0)
    forehead = _eye_centres(person)[0][2] + 0.055
    front = (z > forehead + 0.015 * np.cos(vertices[:, 0] * 30)) & (y < ear[1] - 0.02)
    side = (y >= ear[1] - 0.02) & (z > ear[2] + 0.018)
    back = (y > ear[1] + 0.02) & (z > ear[2] - 0.03)
    scalp = (zones.head > 0.5) & (front | side | back)
    cap = clothing.shell(
        person,
        body[scalp[body].all(axis=1)],
        offset_m=0.013,
        colour=outfit.hair,
        roughness=0.5,
        random=random,
        smoothing=3,
    )
    if outfit.hair_style != "bun":
        return [cap]
    bun, quads = ellipsoid(
        np.array([0.0, ear[1] + 0.105, ear[2] + 0.085]), np.array([0.042, 0.040, 0.042])
    )
    head = np.full((len(bun), 1), person.skeleton.bones.index("head"))
    return [
        cap,
        Part(
            bun, quads, np.tile(outfit.hair, (len(bun), 1)), 0.5, Skin(head, np.ones((len(bun), 1)))
        ),
    ]


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

"""Skin, eyes, hair and beard."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from sample_videos.body.person import Person, Skin
from sample_videos.geometry import Array, unit
from sample_videos.scene import clothing
from sample_videos.scene.mesh import Part, compact, ellipsoid
from sample_videos.scene.outfit import SKIN, Outfit

IRIS, PUPIL, WHITE = (0.25, 0.16, 0.10), (0.02, 0.02, 0.02), (0.85, 0.85, 0.85)


def part(person: Person, quads: NDArray[np.int64], colours: Array, roughness: float) -> Part:
    """Return quads of the body itself with colours (all vertices, 3)."""
    used, local = compact(quads)
    return Part(person.vertices[used], local, colours[used], roughness, person.skin.subset(used))


def _eye_centres(person: Person) -> list[Array]:
    return [
        person.vertices[np.unique(person.group(f"helper-{side}-eye"))].mean(axis=0) for side in "lr"
    ]


def skin_colours(
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
    if outfit.beard:
        shaven = ~_bearded(person, zones)[:, None]
        colours = np.where(shaven, colours, 0.25 * colours + 0.75 * np.array(outfit.hair))
    lips = person.lips[:, None]
    return np.asarray(colours * (1 - lips) + lips * colours * np.array([0.86, 0.55, 0.55]))


def eyes(person: Person) -> list[Part]:
    """Return both eyeballs."""
    parts = []
    for side, centre in zip("lr", _eye_centres(person), strict=True):
        quads = person.group(f"helper-{side}-eye")
        forward = -unit(person.vertices - centre)[:, 1]
        colours = np.tile(WHITE, (len(person.vertices), 1))
        colours[forward > 0.80] = IRIS
        colours[forward > 0.95] = PUPIL
        parts.append(part(person, quads, colours, 0.15))
    return parts


def _bearded(person: Person, zones: clothing.Zones) -> NDArray[np.bool_]:
    """Mark chin, jaw and upper lip."""
    _, y, z = person.vertices.T
    mouth = person.vertices[person.lips > 0.5].mean(axis=0)
    below = (z < mouth[2] + 0.022) & (z > mouth[2] - 0.075)
    return np.asarray((zones.head > 0.5) & below & (y < _middle(person)[1] - 0.015))


def _middle(person: Person) -> Array:
    """Return the middle of the head, between the ears and a few centimetres behind them."""
    row = person.joint_names.index("left_ear")
    return np.asarray(person.vertices[person.joint_vertices[person.joint_rows == row]].mean(axis=0))


def _on_ears(person: Person) -> clothing.Mask:
    """Mark the vertices of both ears."""
    mine = person.joint_rows == person.joint_names.index("left_ear")
    ear = person.joint_weights[mine] @ person.vertices[person.joint_vertices[mine]]
    aside, behind, above = person.vertices.T
    near = ((behind - ear[1] - 0.005) / 0.027) ** 2 + ((above - ear[2]) / 0.037) ** 2 < 1
    return np.asarray(near & (np.abs(aside) > 0.9 * ear[0]))


def scalp_zone(person: Person, zones: clothing.Zones, outfit: Outfit) -> clothing.Mask:
    """Mark the vertices under the hair, none on a bald head; only long hair covers the ears."""
    vertices = person.vertices
    _, y, z = vertices.T
    if outfit.hair_style == "bald":
        return np.zeros(len(vertices), bool)
    middle = _middle(person)
    forehead = _eye_centres(person)[0][2] + 0.055
    front = (z > forehead + 0.015 * np.cos(vertices[:, 0] * 30)) & (y < middle[1] - 0.02)
    side = (y >= middle[1] - 0.02) & (z > middle[2] + 0.018)
    back = (y > middle[1] + 0.02) & (z > middle[2] - 0.03)
    hair = (zones.head > 0.5) & (front | side | back)
    if outfit.hair_style == "receding":
        crown = (z > forehead + 0.02) & (y < middle[1] + 0.05)
        hair &= (side | back) & ~crown
    if outfit.hair_style != "long":
        hair &= ~_on_ears(person)
    return np.asarray(hair)


def hair(
    person: Person, zones: clothing.Zones, outfit: Outfit, random: np.random.Generator
) -> list[Part]:
    """Return a cap of scalp faces and what hangs on it; nothing on a bald head."""
    scalp = scalp_zone(person, zones, outfit)
    if not scalp.any():
        return []
    body = person.group("body")

    def cap(zone: clothing.Mask, offset_m: float) -> Part:
        return clothing.shell(
            person,
            body[zone[body].all(axis=1)],
            offset_m=offset_m,
            colour=outfit.hair,
            roughness=0.5,
            random=random,
            smoothing=3,
        )

    parts = [cap(scalp, 0.007 if outfit.hair_style == "receding" else 0.013)]
    if outfit.hair_style == "long":
        parts.append(cap(_mane_zone(person, zones), 0.03))
    if outfit.hair_style in ("bun", "pony"):
        parts.append(_knot(person, outfit))
    return parts


def _mane_zone(person: Person, zones: clothing.Zones) -> clothing.Mask:
    """Mark the nape, the back of the head and the back between the shoulders."""
    x, y, z = person.vertices.T
    middle, nape = _middle(person), person.skeleton.at("neck01")
    behind = y > np.where(z > nape[2], middle[1] + 0.03, nape[1] + 0.02)
    down = (z > nape[2] - 0.10) & (z < middle[2] + 0.05) & (np.abs(x) < 0.11)
    return np.asarray(behind & down & (zones.arms < 0.2))


def _knot(person: Person, outfit: Outfit) -> Part:
    """Return a bun or a pony tail, rigid to the head."""
    middle = _middle(person)
    if outfit.hair_style == "bun":
        centre, radii = (0.0, middle[1] + 0.105, middle[2] + 0.085), (0.042, 0.040, 0.042)
    else:
        centre, radii = (0.0, middle[1] + 0.125, middle[2] - 0.03), (0.030, 0.034, 0.13)
    vertices, quads = ellipsoid(np.array(centre), np.array(radii))
    head = np.full((len(vertices), 1), person.skeleton.bones.index("head"))
    colours = np.tile(outfit.hair, (len(vertices), 1))
    return Part(vertices, quads, colours, 0.5, Skin(head, np.ones((len(vertices), 1))))

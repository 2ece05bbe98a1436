"""Garments: shells of body faces, lifted off the skin, that move with the body's own weights."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from sample_videos.body.person import Person
from sample_videos.geometry import Array
from sample_videos.scene.mesh import (
    Part,
    boundary_edges,
    compact,
    edges_of,
    neighbour_mean,
    vertex_normals,
)
from sample_videos.scene.outfit import Colour, Outfit

Mask = NDArray[np.bool_]
SLEEVE_END = {"tank": 0.02, "tshirt": 0.62, "longsleeve": 9.0, "jumper": 9.0}
"""How far along the upper arm (0 shoulder, 1 elbow) the sleeve reaches; 9 covers the forearm too.
"""
TROUSER_END = {"shorts": 0.62, "capri": 9.0, "leggings": 9.0, "trousers": 9.0}
"""How far along the thigh (0 hip, 1 knee) the trousers reach."""
SOLE: Colour = (0.70, 0.70, 0.68)


@dataclass(frozen=True)
class Zones:
    """Bone shares 0..1 of each body vertex, and its place along thigh, shank, arm and forearm."""

    legs: Array
    arms: Array
    hands: Array
    feet: Array
    head: Array
    thigh: Array
    shank: Array
    upper_arm: Array
    forearm: Array


def zones_of(person: Person) -> Zones:
    """Measure where each vertex of the rest body lies."""

    def along(start: str, end: str) -> Array:
        result = np.zeros(len(person.vertices))
        for side, mine in ((".L", person.vertices[:, 0] > 0), (".R", person.vertices[:, 0] <= 0)):
            origin = person.skeleton.at(start + side)
            axis = person.skeleton.at(end + side) - origin
            result[mine] = (person.vertices[mine] - origin) @ axis / (axis @ axis)
        return result

    return Zones(
        legs=person.share("upperleg", "lowerleg", "foot"),
        arms=person.share("upperarm", "lowerarm", "wrist", "finger"),
        hands=person.share("wrist", "finger"),
        feet=person.share("foot"),
        head=person.share("head", "neck02", "neck03"),
        thigh=along("upperleg01", "lowerleg01"),
        shank=along("lowerleg01", "foot"),
        upper_arm=along("upperarm01", "lowerarm01"),
        forearm=along("lowerarm01", "wrist"),
    )


def bottom_zone(person: Person, zones: Zones, outfit: Outfit) -> Mask:
    """Mark the vertices under the trousers."""
    hip = person.skeleton.at("upperleg01.L")[2]
    waist = hip + 0.55 * (person.skeleton.at("spine03")[2] - hip) + 0.03
    zone = (zones.arms < 0.3) & (person.vertices[:, 2] < waist) & (zones.head < 0.1)
    zone &= zones.thigh < TROUSER_END[outfit.bottom]
    if outfit.bottom == "capri":
        zone &= (zones.shank < 0.45) | (zones.thigh < 0.9)
    if outfit.bottom in ("leggings", "trousers"):
        zone &= (zones.feet < 0.5) & ((zones.shank < 0.88) | (zones.thigh < 0.9))
    return np.asarray(zone)


def top_zone(person: Person, zones: Zones, outfit: Outfit) -> Mask:
    """Mark the vertices under the shirt; its neckline rises to the shoulders and the nape."""
    skeleton = person.skeleton
    hip = skeleton.at("upperleg01.L")[2]
    hem = hip + 0.55 * (skeleton.at("spine03")[2] - hip) - 0.06
    x, y, z = person.vertices.T
    neck = skeleton.at("neck01")
    dip = -0.03 if outfit.top == "tank" else 0.012
    neckline = neck[2] + dip + 0.12 * np.abs(x) + 0.35 * np.maximum(y - neck[1], 0)
    zone = (
        (z > hem) & (z < neckline) & (zones.head < 0.25) & (zones.legs < 0.6) & (zones.hands < 0.15)
    )
    zone &= (zones.arms < 0.5) | (zones.upper_arm < SLEEVE_END[outfit.top])
    if outfit.top in ("longsleeve", "jumper"):
        zone &= (zones.forearm < 0.9) | (zones.arms < 0.5)
    if outfit.top == "tank":
        zone &= np.abs(x) < abs(skeleton.at("upperarm01.L")[0]) * 0.93
    return np.asarray(zone)


def foot_zone(zones: Zones, outfit: Outfit) -> Mask:
    """Mark the vertices under socks or shoes."""
    if outfit.feet == "bare":
        return np.zeros(len(zones.feet), bool)
    ankle = 0.80 if outfit.feet == "socks" else 0.93
    return np.asarray(
        (zones.feet > 0.3) | ((zones.shank > ankle) & (zones.legs > 0.5) & (zones.thigh > 1))
    )


def shirt_offset(outfit: Outfit) -> float:
    """Return how far the shirt stands off the skin."""
    if outfit.top == "tank":
        return 0.005
    return outfit.looseness_m + (0.006 if outfit.top == "jumper" else 0)


def trouser_offset(zones: Zones, outfit: Outfit) -> Array:
    """Return how far (N,) the trousers stand off the skin; wide ones more and more to the hem."""
    if outfit.bottom in ("leggings", "capri"):
        return np.full(len(zones.legs), 0.004)
    if outfit.bottom == "shorts":
        return np.full(len(zones.legs), outfit.looseness_m + 0.004)
    shank = np.where(zones.thigh > 0.9, np.clip(zones.shank, 0, 1), 0)
    return np.asarray(
        outfit.looseness_m + 0.006 * np.clip(zones.thigh, 0, 1) + 1.2 * outfit.looseness_m * shank
    )


def shell(
    person: Person,
    quads: NDArray[np.int64],
    *,
    offset_m: float | Array,
    colour: Colour,
    roughness: float,
    random: np.random.Generator,
    smoothing: int = 6,
) -> Part:
    """Lift body quads `offset_m`, one or (N,), off the skin and smooth them, the hem 14 times more.

    The shell never comes nearer to the skin than 0.7 offsets. Faint folds (a third of the offset)
    break the plain colour.
    """
    used, local = compact(quads)
    offsets = np.broadcast_to(offset_m, len(person.vertices))[used, None]
    base = person.vertices[used]
    normals = vertex_normals(person.vertices, person.group("body"))[used]
    edges = edges_of(local)
    smooth = base.copy()
    for _ in range(smoothing):
        smooth = 0.5 * smooth + 0.5 * neighbour_mean(edges, smooth)[0]
    outward = np.maximum(((smooth - base) * normals).sum(axis=1), 0)
    position = base + normals * (0.8 * outward[:, None] + offsets)

    hem = boundary_edges(local)
    hem_mean, degree = neighbour_mean(hem, position)
    on_hem = degree >= 2
    for _ in range(14):
        hem_mean, _ = neighbour_mean(hem, position)
        position[on_hem] = 0.4 * position[on_hem] + 0.6 * hem_mean[on_hem]
        inner = ~on_hem
        position[inner] += 0.05 * (neighbour_mean(edges, position)[0] - position)[inner]
    clearance = ((position - base) * normals).sum(axis=1, keepdims=True)
    position += normals * np.maximum(0.7 * offsets - clearance, 0)

    waves = np.sin(base @ random.normal(0, 25, (3, 8)) + random.uniform(0, 2 * np.pi, 8)).mean(
        axis=1
    )
    position += normals * (0.35 * offsets * waves[:, None])
    colours = np.array(colour) * (1 + 0.06 * waves)[:, None]
    return Part(position, local, colours, roughness, person.skin.subset(used))


def patterned(shirt: Part, person: Person, outfit: Outfit) -> Part:
    """Return the shirt with stripes 5 cm wide, or with a print on the breast."""
    x, y, z = shirt.vertices.T
    if outfit.pattern == "striped":
        printed = np.sin(z * np.pi / 0.05) > 0
    elif outfit.pattern == "print":
        breast = person.skeleton.at("spine02")
        printed = (np.abs(x) < 0.09) & (np.abs(z - breast[2]) < 0.08) & (y < breast[1] - 0.03)
    else:
        return shirt
    shade = shirt.colours / np.maximum(np.array(outfit.top_colour), 1e-6)
    colours = np.where(printed[:, None], shade * np.array(outfit.pattern_colour), shirt.colours)
    return replace(shirt, colours=colours)


def soled(shoes: Part) -> Part:
    """Return the shoes with pale soles."""
    height = shoes.vertices[:, 2] - shoes.vertices[:, 2].min()
    colours = np.where(height[:, None] < 0.025, np.array(SOLE), shoes.colours)
    return replace(shoes, colours=colours)


def covered(body: NDArray[np.int64], zone: Mask, margin: int = 3) -> Mask:
    """Mark the quads that lie under a garment, except a margin of some rings along its hem."""
    inside = zone[body].all(axis=1)
    for _ in range(margin):
        edge = np.zeros(len(zone), bool)
        edge[body[~inside]] = True
        inside &= ~edge[body].any(axis=1)
    return np.asarray(inside)

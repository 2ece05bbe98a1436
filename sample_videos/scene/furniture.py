"""Furniture for the rooms: each piece stands on the floor at x > 0, its back against x = 0."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from sample_videos.scene.outfit import Colour
from sample_videos.scene.shapes import Solid, Surface, ball, box, cylinder

WOODS: tuple[Colour, ...] = (
    (0.50, 0.34, 0.20), (0.30, 0.18, 0.10), (0.62, 0.50, 0.36), (0.80, 0.79, 0.76),
    (0.14, 0.10, 0.08), (0.42, 0.42, 0.43),
)  # fmt: skip
CLOTHS: tuple[Colour, ...] = (
    (0.36, 0.37, 0.42), (0.14, 0.16, 0.20), (0.55, 0.48, 0.38), (0.12, 0.22, 0.26),
    (0.42, 0.14, 0.10), (0.30, 0.33, 0.22), (0.66, 0.63, 0.58),
)  # fmt: skip
BRIGHT: tuple[Colour, ...] = (
    (0.60, 0.12, 0.10), (0.10, 0.28, 0.50), (0.70, 0.50, 0.10), (0.16, 0.40, 0.24),
    (0.75, 0.72, 0.66), (0.08, 0.08, 0.10), (0.48, 0.22, 0.40),
)  # fmt: skip
WHITE: Colour = (0.82, 0.82, 0.80)


@dataclass(frozen=True)
class Piece:
    """`width_m` along the wall, about y = 0, and `depth_m` into the room."""

    width_m: float
    depth_m: float
    solids: list[Solid]


def sideboard(random: np.random.Generator) -> Piece:
    """A low cabinet with doors, sometimes with a screen on it."""
    width, wood = float(random.uniform(0.9, 1.8)), _pick(random, WOODS)
    solids = [box((0.22, 0, 0.38), (0.42, width, 0.60), wood, Surface.FABRIC, 0.5)]
    solids += [
        box((0.434, float(y), 0.38), (0.006, 0.012, 0.56), _shaded(wood, 0.4))
        for y in np.linspace(-width / 2, width / 2, 4)[1:-1]
    ]
    solids += [
        box((0.22, y, 0.04), (0.36, 0.06, 0.08), _shaded(wood, 0.4))
        for y in (-width / 2 + 0.1, width / 2 - 0.1)
    ]
    if random.random() < 0.4:
        solids += [
            box((0.2, 0, 0.71), (0.16, 0.3, 0.06), (0.03, 0.03, 0.03)),
            box((0.2, 0, 1.02), (0.04, min(1.1, width), 0.60), (0.02, 0.02, 0.025), roughness=0.3),
        ]
    return Piece(width, 0.45, solids)


def sofa(random: np.random.Generator) -> Piece:
    """A sofa or, if it is narrow, an armchair."""
    width, cloth = float(random.choice([0.9, 1.6, 2.0])), _pick(random, CLOTHS)
    fabric = Surface.FABRIC

    def padded(centre: tuple[float, float, float], size: tuple[float, float, float]) -> Solid:
        return box(centre, size, _shaded(cloth, float(random.uniform(0.93, 1.07))), fabric, 0.95)

    solids = [
        padded((0.45, 0, 0.23), (0.85, width, 0.36)),
        padded((0.14, 0, 0.57), (0.24, width, 0.48)),
        padded((0.45, -width / 2 + 0.09, 0.42), (0.85, 0.18, 0.28)),
        padded((0.45, width / 2 - 0.09, 0.42), (0.85, 0.18, 0.28)),
    ]
    if random.random() < 0.6:
        y = float(random.uniform(-width / 4, width / 4))
        colour = _pick(random, BRIGHT)
        solids.append(ball((0.36, y, 0.58), (0.10, 0.22, 0.19), colour))
    return Piece(width, 0.9, solids)


def bookcase(random: np.random.Generator) -> Piece:
    """Shelves with books."""
    width, height = float(random.uniform(0.7, 1.1)), float(random.uniform(1.2, 2.1))
    wood = _pick(random, WOODS)
    solids = [box((0.02, 0, height / 2), (0.02, width, height), _shaded(wood, 0.6))]
    solids += [
        box((0.15, y, height / 2), (0.28, 0.03, height), wood) for y in (-width / 2, width / 2)
    ]
    shelves = np.arange(0.05, height, 0.36)
    solids += [box((0.15, 0, float(z)), (0.28, width, 0.025), wood) for z in shelves]
    for z in shelves[:-1]:
        y = -width / 2 + 0.05
        while y < width / 2 - 0.12 and random.random() < 0.93:
            thick, tall = float(random.uniform(0.03, 0.10)), float(random.uniform(0.18, 0.28))
            colour = _shaded(_pick(random, BRIGHT), float(random.uniform(0.5, 1.2)))
            solids.append(
                box((0.14, y + thick / 2, float(z) + tall / 2), (0.2, thick, tall), colour)
            )
            y += thick + 0.006
    return Piece(width, 0.3, solids)


def table(random: np.random.Generator) -> Piece:
    """A table with a chair before it."""
    width, wood = float(random.uniform(1.0, 1.5)), _pick(random, WOODS)
    solids = [box((0.38, 0, 0.74), (0.70, width, 0.04), wood, Surface.FABRIC, 0.5)]
    for x in (0.08, 0.68):
        solids += [
            box((x, y, 0.36), (0.05, 0.05, 0.72), _shaded(wood, 0.7))
            for y in (-width / 2 + 0.06, width / 2 - 0.06)
        ]
    y, cloth = float(random.uniform(-0.2, 0.2)), _pick(random, CLOTHS)
    solids += [
        box((0.80, y, 0.45), (0.42, 0.42, 0.05), cloth, Surface.FABRIC, 0.9),
        box((1.0, y, 0.70), (0.04, 0.40, 0.45), cloth, Surface.FABRIC, 0.9),
    ]
    for x in (0.62, 0.98):
        solids += [
            box((x, y + aside, 0.215), (0.035, 0.035, 0.43), _shaded(wood, 0.6))
            for aside in (-0.18, 0.18)
        ]
    return Piece(width, 1.05, solids)


def bed(random: np.random.Generator) -> Piece:
    """A bed along the wall."""
    sheet = _pick(random, (WHITE, *CLOTHS))
    wood = _pick(random, WOODS)
    solids = [
        box((0.46, 0, 0.18), (0.92, 2.05, 0.24), wood),
        box((0.46, 0, 0.40), (0.88, 2.0, 0.22), WHITE, Surface.FABRIC, 0.95),
        box((0.48, -0.25, 0.50), (0.96, 1.5, 0.10), sheet, Surface.FABRIC, 0.95),
        box((0.02, 0, 0.7), (0.04, 2.05, 0.5), wood),
        ball((0.46, 0.78, 0.56), (0.34, 0.20, 0.09), WHITE),
    ]
    return Piece(2.05, 0.98, solids)


def plant(random: np.random.Generator) -> Piece:
    """A plant in a pot."""
    pot = _pick(random, (WHITE, (0.35, 0.15, 0.09), (0.10, 0.10, 0.11)))
    solids = [cylinder((0.3, 0, 0), (0.3, 0, 0.32), 0.14, pot, 0.17)]
    tall = float(random.uniform(0.7, 1.3))
    for _ in range(24):
        turn, out = random.uniform(0, 2 * np.pi), random.uniform(0.0, 0.22)
        shade = float(random.uniform(0.6, 1.4))
        centre = (
            0.3 + float(np.cos(turn) * out),
            float(np.sin(turn) * out),
            0.35 + tall * float(random.uniform(0.15, 1.0)),
        )
        colour = _shaded((0.10, 0.26, 0.09), shade)
        solids.append(ball(centre, (0.05, 0.11, 0.15), colour))
    return Piece(0.6, 0.6, solids)


def lamp(random: np.random.Generator) -> Piece:
    """A standard lamp."""
    shade = _pick(random, ((1.1, 1.0, 0.8), (0.8, 0.76, 0.66)))
    dark: Colour = (0.06, 0.06, 0.06)
    return Piece(
        0.45,
        0.45,
        [
            cylinder((0.22, 0, 0), (0.22, 0, 0.03), 0.14, dark),
            cylinder((0.22, 0, 0.03), (0.22, 0, 1.4), 0.014, dark),
            cylinder((0.22, 0, 1.35), (0.22, 0, 1.62), 0.20, shade, 0.13),
        ],
    )


def door(random: np.random.Generator) -> Piece:
    """A closed door in its frame."""
    leaf = _pick(random, (WHITE, *WOODS))
    return Piece(
        1.0,
        0.1,
        [
            box((0.0, 0, 1.06), (0.06, 0.98, 2.12), WHITE),
            box((0.012, 0, 1.02), (0.06, 0.84, 2.02), leaf, roughness=0.5),
            box((0.06, 0.34, 1.02), (0.06, 0.12, 0.02), (0.5, 0.5, 0.5), roughness=0.3),
        ],
    )


def radiator(random: np.random.Generator) -> Piece:
    """A radiator under a window that shines."""
    width = float(random.uniform(1.0, 1.6))
    sky = float(random.uniform(0.9, 2.2))
    solids = [
        box((0.06, 0, 0.42), (0.08, width, 0.55), WHITE, roughness=0.5),
        box((0.015, 0, 1.55), (0.04, width + 0.1, 1.30), WHITE, roughness=0.5),
        box((0.06, 0, 0.87), (0.18, width + 0.2, 0.04), WHITE, roughness=0.5),
    ]
    for y in (-width / 4, width / 4):
        pane = box((0.03, y, 1.55), (0.03, width / 2 - 0.08, 1.14), (sky, sky, sky * 1.05))
        solids.append(_glowing(pane))
    if random.random() < 0.6:
        cloth = _pick(random, CLOTHS)
        solids += [
            box((0.08, y, 1.2), (0.10, 0.30, 2.1), cloth, Surface.FABRIC, 0.95)
            for y in (-width / 2 - 0.16, width / 2 + 0.16)
        ]
    return Piece(width + 0.65, 0.2, solids)


def nothing(random: np.random.Generator) -> Piece:
    """A free stretch of wall."""
    return Piece(float(random.uniform(0.5, 1.5)), 0.05, [])


def picture(random: np.random.Generator) -> Piece:
    """A picture on the wall, with a free floor below it."""
    width, height = float(random.uniform(0.4, 1.0)), float(random.uniform(0.4, 0.7))
    inside = _shaded(_pick(random, BRIGHT), float(random.uniform(0.7, 1.3)))
    return Piece(
        width + 0.2,
        0.05,
        [
            box((0.02, 0, 1.5), (0.03, width, height), _pick(random, WOODS)),
            box((0.036, 0, 1.5), (0.01, width - 0.08, height - 0.08), inside, Surface.FABRIC),
        ],
    )


PIECES: tuple[Callable[[np.random.Generator], Piece], ...] = (
    sideboard, sofa, bookcase, table, bed, plant, lamp, door, radiator, nothing, picture,
)  # fmt: skip


def _pick(random: np.random.Generator, colours: tuple[Colour, ...]) -> Colour:
    return colours[int(random.integers(len(colours)))]


def _shaded(colour: Colour, factor: float) -> Colour:
    red, green, blue = colour
    return red * factor, green * factor, blue * factor


def _glowing(solid: Solid) -> Solid:
    return Solid(
        solid.vertices, solid.normals, solid.triangles, solid.colour, Surface.GLOW, 1.0, False
    )

"""Furniture that the body uses: a chair, stool or pouf that fits the lower legs lying on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from sample_videos.body.posing import Poser
from sample_videos.scene.outfit import Colour
from sample_videos.scene.shapes import Solid, Surface, box, cylinder
from sample_videos.scene.wardrobe import pick

SINK_M = 0.008
"""How deep the legs press into the seat."""
KNEE_ROOM_M = 0.10
"""From the knee joint to the nearest edge of the seat: the hollow of the knee stays free."""
SOLE_ROOM_M = 0.03
"""From the soles to a backrest."""
FOOT_M = 0.02
"""Height of the dark foot on which a pouf stands."""
WOODS: tuple[Colour, ...] = (
    (0.55, 0.40, 0.25), (0.34, 0.20, 0.11), (0.70, 0.62, 0.48), (0.80, 0.79, 0.76),
    (0.10, 0.09, 0.09),
)  # fmt: skip
CLOTHS: tuple[Colour, ...] = (
    (0.16, 0.20, 0.30), (0.50, 0.14, 0.10), (0.38, 0.40, 0.36), (0.62, 0.55, 0.42),
    (0.20, 0.34, 0.24), (0.45, 0.45, 0.48),
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Rest:
    """The place of the lower legs at the start, in the poser's axes (the feet lie towards -y).

    Attributes:
        x_m: Half-way between the legs.
        half_width_m: From there to the outside of the legs.
        top_m: Height of a seat under calves and heels.
        knees_y_m: Of the knee joints.
        soles_y_m: Of the soles.
    """

    x_m: float
    half_width_m: float
    top_m: float
    knees_y_m: float
    soles_y_m: float


def rest_of(poser: Poser) -> Rest:
    """Return where the lower legs lie in the start posture of a motion."""
    start, body = poser.start_placement, poser.person
    legs = body.posed(start, body.vertices_of("lowerleg", "foot", "toe"))
    knees_y = float(start.middle("lowerleg01")[1])
    lying = legs[legs[:, 1] < knees_y - KNEE_ROOM_M]
    low, high = float(lying[:, 0].min()), float(lying[:, 0].max())
    return Rest(
        x_m=(low + high) / 2,
        half_width_m=(high - low) / 2,
        top_m=float(np.percentile(lying[:, 2], 0.5)) + SINK_M,
        knees_y_m=knees_y,
        soles_y_m=float(lying[:, 1].min()),
    )


def kitchen_chair(rest: Rest, random: np.random.Generator) -> list[Solid]:
    """A wooden chair; its back stands beyond the soles."""
    wood = pick(random, WOODS)
    dark = _shaded(wood, 0.7)
    cloth = pick(random, CLOTHS) if random.random() < 0.4 else wood
    width = max(2 * rest.half_width_m + 0.04, float(random.uniform(0.40, 0.46)))
    far = rest.soles_y_m - SOLE_ROOM_M
    near = min(rest.knees_y_m - KNEE_ROOM_M, far + float(random.uniform(0.42, 0.46)))
    size = width, near - far
    solids = [_seat(rest, size, near, 0.035, cloth), *_legs(rest, size, near, dark, radius=0.018)]
    high = rest.top_m + float(random.uniform(0.38, 0.48))
    for aside in (-width / 2 + 0.025, width / 2 - 0.025):
        bottom = rest.x_m + aside, far + 0.01, rest.top_m - 0.02
        solids.append(cylinder(bottom, (rest.x_m + aside, far - 0.03, high), 0.016, dark))
    for share in (0.45, 0.7, 0.95):
        height = rest.top_m + share * (high - rest.top_m)
        centre = rest.x_m, far + 0.01 - 0.04 * share, height
        solids.append(box(centre, (width - 0.03, 0.02, 0.055), wood, Surface.FABRIC, 0.5))
    return solids


def stool(rest: Rest, random: np.random.Generator) -> list[Solid]:
    """A seat on four legs without a back."""
    wood = pick(random, WOODS)
    width = 2 * rest.half_width_m + float(random.uniform(0.02, 0.08))
    size = width, float(random.uniform(0.34, 0.40))
    near = rest.knees_y_m - KNEE_ROOM_M
    seat = _seat(rest, size, near, float(random.uniform(0.03, 0.06)), wood)
    return [seat, *_legs(rest, size, near, _shaded(wood, 0.75), radius=0.02)]


def pouf(rest: Rest, random: np.random.Generator) -> list[Solid]:
    """A padded box, with a seam round it."""
    cloth = pick(random, CLOTHS)
    width = max(2 * rest.half_width_m + 0.04, float(random.uniform(0.42, 0.55)))
    near = rest.knees_y_m - KNEE_ROOM_M - 0.02
    depth = float(random.uniform(0.40, 0.52))
    x, y, height = rest.x_m, near - depth / 2, rest.top_m - FOOT_M
    return [
        box((x, y, FOOT_M / 2), (width - 0.06, depth - 0.06, FOOT_M), (0.05, 0.05, 0.05)),
        box((x, y, FOOT_M + height / 2), (width, depth, height), cloth, Surface.FABRIC, 0.95),
        box((x, y, rest.top_m - 0.09), (width + 0.008, depth + 0.008, 0.012), _shaded(cloth, 0.6)),
    ]


MAKERS: dict[str, tuple[Callable[[Rest, np.random.Generator], list[Solid]], ...]] = {
    "chair": (kitchen_chair, kitchen_chair, stool, pouf),
}
"""What may be drawn for each name of `Motion.props`."""


def props(names: Sequence[str], poser: Poser, random: np.random.Generator) -> list[Solid]:
    """Return the furniture of a motion in the poser's axes, which `Solid.moved` turns.

    Raises:
        KeyError: when there is no such prop.
    """
    solids: list[Solid] = []
    for name in names:
        solids += pick(random, MAKERS[name])(rest_of(poser), random)
    return solids


def _seat(
    rest: Rest, size: tuple[float, float], near: float, thickness: float, colour: Colour
) -> Solid:
    """Return a board of a width and a depth with its upper side under the legs."""
    centre = rest.x_m, near - size[1] / 2, rest.top_m - thickness / 2
    return box(centre, (*size, thickness), colour, Surface.FABRIC, 0.5)


def _legs(
    rest: Rest, size: tuple[float, float], near: float, colour: Colour, radius: float
) -> list[Solid]:
    """Return four legs under the corners of a seat."""
    inset = radius + 0.008
    return [
        cylinder((x, y, 0), (x, y, rest.top_m - 0.02), radius, colour)
        for x in (rest.x_m - size[0] / 2 + inset, rest.x_m + size[0] / 2 - inset)
        for y in (near - inset, near - size[1] + inset)
    ]


def _shaded(colour: Colour, factor: float) -> Colour:
    red, green, blue = colour
    return red * factor, green * factor, blue * factor

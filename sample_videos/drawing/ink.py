"""The layers of a drawing: fills and lines as SVG paths, with the classes that pages colour."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Final

import numpy as np

from sample_videos.drawing import lines
from sample_videos.drawing.pen import FINE, joined, path
from sample_videos.drawing.sight import DOTS_PER_M, STUFF, Sight
from sample_videos.drawing.sitter import FAR, Stuff
from sample_videos.geometry import Array

COLOURS: Final = {
    "cone": "#e5eef7",
    "mat": "#e4d8c6",
    "body": "#f6dfcc",
    "skin far": "#e2c2a8",
    "trousers": "#8fb3aa",
    "trousers far": "#6f958c",
    "shirt": "#d3ebe2",
    "shirt far": "#b4d3c7",
    "hair": "#6b5d50",
    "wood": "#d9bd94",
    "inner": "#2a2420",
    "measure": "#5e5247",
    "angle": "#5e5247",
    "laptop": "#2a2420",
    "arrow": "#a63f12",
    "number": "#5e5247",
}
"""The layers from the lowest up, and their colours where no page gives others."""
SHORTEST = 6.5
"""Inner lines shorter than this, in units, are left out."""
LEAST_AREA = 2.5
"""Patches and holes smaller than this, in units squared, are left out."""
LINE = "#2a2420"
LINES: Final = {"inner": 0.9, "measure": 1.2, "angle": 1.2, "arrow": 2.4}
"""Widths of those that are lines, in units."""
OUTLINE = 2.4
"""Width in units of the line around the body, of which the body hides the inner half."""


TOLERANCES = (0.3, 0.45, 0.65)
"""Finer and coarser, in units."""
LARGEST_BYTES = 12 * 1024


def as_fine_as_fits(draw: Callable[[float], str]) -> str:
    """Return a drawing made with the least of the tolerances with which it is not too large.

    Raises:
        ValueError: None of them is enough.
    """
    for tolerance in TOLERANCES:
        svg = draw(tolerance)
        if len(svg) <= LARGEST_BYTES:
            return svg
    raise ValueError(f"the drawing has {len(svg)} bytes, more than {LARGEST_BYTES}")


class Layers:
    """Collects the paths of a drawing layer by layer; curves keep to `tolerance` units."""

    def __init__(self, tolerance: float) -> None:
        self._tolerance = tolerance
        self._paths: dict[str, list[str]] = defaultdict(list)
        self._texts: list[str] = []

    def add(self, layer: str, data: str) -> None:
        """Add path data to a layer."""
        assert layer in COLOURS
        self._paths[layer].append(data)

    def write(self, text: str, place: Array, size: float, anchor: str = "middle") -> None:
        """Add a word with its base line at a place (2,)."""
        x, y, height = (joined(np.array([one])) for one in (*place, size))
        self._texts.append(
            f'<text class="number" fill="{COLOURS["number"]}" x="{x}" y="{y}" '
            f'font-family="sans-serif" font-size="{height}" text-anchor="{anchor}">{text}</text>'
        )

    def figure(self, sight: Sight, scale: float, shift: Array) -> None:
        """Add a figure: `scale` units a metre, its picture's origin at `shift` in units."""
        size = scale / DOTS_PER_M
        place = np.asarray(shift) + scale * np.array(sight.origin_m)
        least = LEAST_AREA / size**2
        chains = {layer: lines.region(mask, least) for layer, mask in _regions(sight)}
        chains["inner"] = lines.inner(sight, SHORTEST / size)
        for layer, found in chains.items():
            for chain in found:
                self.add(layer, path(chain, size, place, self._tolerance))

    def svg(self, width: float, height: float) -> str:
        """Return the whole drawing; `width` and `height` in units."""
        size = f"{width * FINE:g} {height * FINE:g}"
        return "".join(
            [
                f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}">\n',
                *(self._path(layer) for layer in COLOURS if layer in self._paths),
                *(f"{text}\n" for text in self._texts),
                "</svg>\n",
            ]
        )

    def _path(self, layer: str) -> str:
        colour = COLOURS[layer]
        if layer in LINES:
            look = (
                f'fill="none" stroke="{colour}" stroke-width="{LINES[layer] * FINE:.2g}" '
                'stroke-linecap="round" stroke-linejoin="round"'
            )
            if layer == "measure":
                look += ' stroke-dasharray="12 12"'
        else:
            look = f'fill="{colour}" fill-rule="evenodd"'
        if layer == "body":
            look += f' stroke="{LINE}" stroke-width="{OUTLINE * FINE:.2g}" paint-order="stroke"'
        return f'<path class="{layer}" {look} d="{"".join(self._paths[layer])}"/>\n'


def _regions(sight: Sight) -> Iterator[tuple[str, np.ndarray]]:
    """Yield layers and what of the picture (H, W) they cover; each lies over those before it."""
    yield "body", sight.stuff != 0
    yield "skin far", sight.stuff == Stuff.SKIN + FAR
    for stuff in (Stuff.TROUSERS, Stuff.SHIRT, Stuff.HAIR, Stuff.WOOD):
        name = stuff.name.lower()
        yield name, sight.stuff & STUFF == stuff
        if stuff in (Stuff.TROUSERS, Stuff.SHIRT):
            yield f"{name} far", sight.stuff == stuff + FAR

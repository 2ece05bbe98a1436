"""Where lines run in a picture: along the borders of dots, as chains of corners."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np

from sample_videos.drawing.sight import Mask, Sight
from sample_videos.geometry import Array

CLEAR_SHARE = 0.4
REACH = 10
"""So many borders to either side are looked at."""

Corner = tuple[int, int]
Border = tuple[Corner, Corner]
"""From the upper or the left corner to the next one."""


@dataclass(frozen=True)
class Chain:
    """Corners (N, 2) as x and y in dots in the order of the line; a closed one comes back."""

    corners: Array
    closed: bool


def region(mask: Mask, least_dots: float) -> list[Chain]:
    """Return the borders of the patches of a mask and of the holes in them, small ones left out."""
    found, _ = cv2.findContours(mask.astype(np.uint8), cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)
    return [
        Chain(contour[:, 0].astype(np.float64) + 0.5, closed=True)
        for contour in found
        if cv2.contourArea(contour) >= least_dots
    ]


def inner(sight: Sight, shortest_dots: float) -> list[Chain]:
    """Return the lines within: where stuff changes, and where one piece lies before another.

    A line goes on where at least `CLEAR_SHARE` of the borders around show it clearly.
    """
    clear: dict[Border, bool] = {}
    for axis in (0, 1):
        borders, shown = sight.borders(axis)
        for y, x in np.argwhere(borders).tolist():
            start = (x + axis, y + 1 - axis)
            clear[start, (x + 1, y + 1)] = bool(shown[y, x])
    found = []
    for chain in _chains(clear):
        flags = [clear[min(pair, pair[::-1])] for pair in pairwise(chain)]
        found += [chain[start : end + 1] for start, end in _runs(np.array(flags, float))]
    return [
        Chain(np.array(chain, float), closed=chain[0] == chain[-1])
        for chain in found
        if len(chain) > shortest_dots
    ]


def _runs(clear: Array) -> list[tuple[int, int]]:
    """Return from where to where a line is clear enough to be drawn."""
    reach = min(REACH, (len(clear) - 1) // 2)
    padded = np.pad(clear, reach, mode="edge")
    share = np.convolve(padded, np.full(2 * reach + 1, 1 / (2 * reach + 1)), "valid")
    drawn = np.concatenate([[0], share >= CLEAR_SHARE, [0]]).astype(int)
    turns = np.diff(drawn)
    starts, ends = np.flatnonzero(turns == 1), np.flatnonzero(turns == -1)
    return list(zip(starts.tolist(), ends.tolist(), strict=True))


def _chains(borders: Iterable[Border]) -> Iterator[list[Corner]]:
    """Yield the borders as chains that end where other than two borders meet."""
    ways: dict[Corner, list[Corner]] = defaultdict(list)
    for one, other in borders:
        ways[one].append(other)
        ways[other].append(one)
    done: set[Border] = set()
    ends = [corner for corner, others in ways.items() if len(others) != 2]
    for start in (*ends, *ways):
        for first in ways[start]:
            if (start, first) not in done:
                chain = _followed(ways, start, first)
                done.update(pairwise(chain))
                done.update(pairwise(chain[::-1]))
                yield chain


def _followed(ways: dict[Corner, list[Corner]], start: Corner, first: Corner) -> list[Corner]:
    chain = [start, first]
    while chain[-1] != start and len(ways[chain[-1]]) == 2:
        one, other = ways[chain[-1]]
        chain.append(other if one == chain[-2] else one)
    return chain

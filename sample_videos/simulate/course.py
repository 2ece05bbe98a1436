"""Where a body's points are at any time of a performance, from few postures that are really posed.

A performance is made of postures and eased ways between them, and sways a little about these. To
pose a body takes milliseconds, so that a clip of a thousand pictures would take seconds. Here a way
is posed at a few places and interpolated by cubics between them; ways out of the same posture in
the same direction (the repetitions of a clip, each of its own size) share these places. The sway
is so small that the points answer to it in proportion: each swaying number is changed once in the
postures in which the clip dwells longest.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property
from operator import attrgetter
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sample_videos.acting.performance import SWAY, Performance, Sway
from sample_videos.body.posture import Posture
from sample_videos.geometry import Array

Pose = Callable[[Posture], Array]
"""Poses a body; returns the places (points, 3) that are wanted of it."""

NAMES: Final = tuple(one.name for one in fields(Posture))
PLACES: Final = {name: place for place, name in enumerate(NAMES)}
FEET_HELD: Final = ("left_planted", "right_planted", "left_pinned", "right_pinned")
_numbers: Final = attrgetter(*NAMES)
OTHER_SIDE: Final = {"left": "right", "right": "left"}
LENGTHS: Final = ("hips_along", "hips_up", "hips_aside", "chest_along", "chest_up", "chest_aside")
SHARES: Final = ("hands_", "left_hand", "right_hand")
HOLDS: Final = ("planted", "pinned", "kneeling", "resting")


def _worth(name: str) -> float:
    """Return how many degrees of a joint a unit of one number of a posture is worth."""
    if name in LENGTHS:
        return 200.0
    return 150.0 if name.startswith(SHARES) or name.endswith(HOLDS) else 1.0


DEGREES: Final = np.array([_worth(name) for name in NAMES])
STEP_DEG: Final = 12.0
"""Distance of the places at which a way is posed."""
LEAST_PLACES: Final = 4
DWELLS: Final = 2
"""The sway is looked at in so many postures."""
SWAY_STEP: Final = 4.0
"""By so many standard deviations of the sway a number is changed to see what it does."""


@dataclass(frozen=True)
class _Ray:
    """Ways out of the posture `base` in one direction; `reach` is the longest one."""

    base: Array
    direction: Array
    reach: float

    @property
    def places(self) -> Array:
        """Distances from the base at which the body is posed."""
        size = self.reach * float(np.abs(self.direction * DEGREES).max())
        return np.linspace(0.0, self.reach, max(LEAST_PLACES, int(np.ceil(size / STEP_DEG)) + 1))


@dataclass
class Course:
    """The course of one performance; poses the body as it needs to.

    `leftness` (points,) says which points move with the left limbs (1) and which with the right
    ones (0).
    """

    performance: Performance
    pose: Pose
    leftness: Array
    posed: int = 0
    _known: dict[bytes, Array] = field(default_factory=dict)

    def at(self, times_s: Array) -> Array:
        """Return the points' places (n, points, 3) at some times."""
        keys = np.array(self.performance.times_s)
        after = np.clip(np.searchsorted(keys, times_s, side="right"), 1, len(keys) - 1)
        share = _ease((times_s - keys[after - 1]) / (keys[after] - keys[after - 1]))
        planned = self._planned(after, share)
        return planned + self._swayed(times_s, after, share)

    def numbers(self, name: str, times_s: Array) -> Array:
        """Return (n,) one number of the posture, sway included."""
        keys = np.array(self.performance.times_s)
        after = np.clip(np.searchsorted(keys, times_s, side="right"), 1, len(keys) - 1)
        share = _ease((times_s - keys[after - 1]) / (keys[after] - keys[after - 1]))
        values = self._vectors[:, PLACES[name]]
        result = (1 - share) * values[after - 1] + share * values[after]
        sway = self.performance.sway.get(name)
        return result if sway is None else result + SWAY[name] * sway_at(sway, times_s)

    @cached_property
    def _vectors(self) -> Array:
        return np.array([_numbers(posture) for posture in self.performance.postures])

    def _posed(self, vector: Array) -> Array:
        key = np.round(vector, 9).tobytes()
        if key not in self._known:
            self.posed += 1
            values = dict(zip(NAMES, vector.tolist(), strict=True))
            self._known[key] = self.pose(Posture(**values))
        return self._known[key]

    def _planned(self, after: NDArray[np.int64], share: Array) -> Array:
        """Return the places without sway."""
        vectors = self._vectors
        shape = self._posed(vectors[0]).shape
        result = np.empty((len(after), *shape))
        used = np.unique(after)
        for ray, ways in _rays(vectors, used):
            places = ray.places
            nodes = np.array([self._posed(ray.base + s * ray.direction) for s in places])
            for segment, first, last in ways:
                rows = after == segment
                weights = cubic_weights(places, first + (last - first) * share[rows])
                result[rows] = np.tensordot(weights, nodes, axes=1)
        for segment in used:
            if np.array_equal(vectors[segment - 1], vectors[segment]):
                result[after == segment] = self._posed(vectors[segment])
        return result

    def _swayed(self, times_s: Array, after: NDArray[np.int64], share: Array) -> Array:
        """Return what the sway adds to the places."""
        vectors = self._vectors
        chosen = self._dwelt(vectors)
        apart = np.abs((vectors[:, None] - vectors[chosen][None]) * DEGREES).max(axis=2)
        nearest = apart.argmin(axis=1)
        weights = np.zeros((len(times_s), len(chosen)))
        rows = np.arange(len(times_s))
        np.add.at(weights, (rows, nearest[after - 1]), 1 - share)
        np.add.at(weights, (rows, nearest[after]), share)
        columns, answers = [], []
        for name, sway in self.performance.sway.items():
            moved = SWAY[name] * sway_at(sway, times_s)
            for column, key in enumerate(chosen):
                answer = self._answer(vectors[key], name)
                if answer is not None:
                    columns.append(moved * weights[:, column])
                    answers.append(answer)
        return np.tensordot(np.array(columns), np.array(answers), axes=(0, 0))

    def _dwelt(self, vectors: Array) -> list[int]:
        """Return the keys of the postures in which the performance dwells longest."""
        times = np.array(self.performance.times_s)
        dwelt: defaultdict[bytes, float] = defaultdict(float)
        index: dict[bytes, int] = {}
        for key in range(1, len(times)):
            for end in (key - 1, key):
                name = vectors[end].tobytes()
                index.setdefault(name, end)
                dwelt[name] += float(times[key] - times[key - 1]) / 2
        order = sorted(index, key=lambda name: -dwelt[name])
        chosen: list[int] = []
        for name in order:
            far = [np.abs((vectors[index[name]] - vectors[c]) * DEGREES).max() > 25 for c in chosen]
            if all(far) and len(chosen) < DWELLS:
                chosen.append(index[name])
        return chosen

    def _answer(self, vector: Array, name: str) -> Array | None:
        """Return the change of the places for each unit of one number; None where there is none.

        What the left limb's number moves, the right one's does not: both are changed at once.
        """
        if _held(vector, name):
            return None
        side, _, limb = name.partition("_")
        other = OTHER_SIDE.get(side, "") + "_" + limb
        both = other in self.performance.sway and not _held(vector, other)
        changed = vector.copy()
        step = SWAY_STEP * SWAY[name]
        for one in (name, other) if both else (name,):
            changed[PLACES[one]] += step
        answer = (self._posed(changed) - self._posed(vector)) / step
        if not both:
            return answer
        share = self.leftness if side == "left" else 1 - self.leftness
        return np.asarray(share[:, None] * answer)


def _held(vector: Array, name: str) -> bool:
    """Return whether a number of the legs says nothing: a leg's own because its foot or knee is
    held, that of both knees because no foot is.
    """
    if name == "knee_spread":
        return not any(vector[PLACES[one]] > 0 for one in FEET_HELD)
    side, _, limb = name.partition("_")
    return limb in ("hip", "knee") and any(
        vector[PLACES[f"{side}_{held}"]] >= 1 for held in ("planted", "pinned", "kneeling")
    )


def _rays(
    vectors: Array, segments: Sequence[int] | NDArray[np.int64]
) -> list[tuple[_Ray, list[tuple[int, float, float]]]]:
    """Return the rays on which ways lie, each with (segment, distance at its start, at its end)."""
    ends = Counter(vector.tobytes() for vector in vectors)
    groups: defaultdict[tuple[bytes, bytes], list[tuple[int, bool, float]]] = defaultdict(list)
    bases: dict[tuple[bytes, bytes], tuple[Array, Array]] = {}
    for segment in segments:
        start, end = vectors[segment - 1], vectors[segment]
        if np.array_equal(start, end):
            continue
        backwards = ends[end.tobytes()] > ends[start.tobytes()]
        base, other = (end, start) if backwards else (start, end)
        length = float(np.linalg.norm((other - base) * DEGREES))
        direction = (other - base) / length
        key = (base.tobytes(), np.round(direction, 9).tobytes())
        bases.setdefault(key, (base, direction))
        groups[key].append((int(segment), backwards, length))
    result = []
    for key, ways in groups.items():
        base, direction = bases[key]
        ray = _Ray(base, direction, max(length for _, _, length in ways))
        result.append(
            (ray, [(s, length, 0.0) if back else (s, 0.0, length) for s, back, length in ways])
        )
    return result


def cubic_weights(nodes: Array, places: Array) -> Array:
    """Return the weights (n, nodes) that interpolate at `places` by cubics.

    Each goes through the four nodes about the place; `nodes` are evenly spaced, four or more.
    """
    step = nodes[1] - nodes[0]
    first = np.clip(np.floor((places - nodes[0]) / step).astype(np.int64) - 1, 0, len(nodes) - 4)
    x = (places - nodes[first]) / step
    four = np.stack(
        [
            -(x - 1) * (x - 2) * (x - 3) / 6,
            x * (x - 2) * (x - 3) / 2,
            -x * (x - 1) * (x - 3) / 2,
            x * (x - 1) * (x - 2) / 6,
        ],
        axis=1,
    )
    weights = np.zeros((len(places), len(nodes)))
    np.put_along_axis(weights, first[:, None] + np.arange(4), four, axis=1)
    return weights


def sway_at(sway: Sway, times_s: Array) -> Array:
    """Return the sway (n,) at some times: `Sway.at` for all at once."""
    angles = 2 * np.pi * np.outer(times_s, sway.frequencies_hz) + np.array(sway.phases)
    return np.asarray(np.sin(angles).sum(axis=1) / 2**0.5)


def _ease(share: Array) -> Array:
    """Return `motion.ease` for all at once."""
    s = np.clip(share, 0, 1)
    return np.asarray(s**3 * (10 - 15 * s + 6 * s**2))

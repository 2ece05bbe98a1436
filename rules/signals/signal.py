"""What a signal is, and what several of them need.

Lengths are in torsos (near shoulder to near hip), the unit that every body carries along.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rules.body import Body, UnseenError
from rules.geometry import distance, middle
from rules.pose import Point
from rules.text import Text


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Signal:
    """A measure of a body.

    Attributes:
        unit: `deg`, `torsos` or `% torso`.
        label: What a person would call it.
        joints: Parts of the near side to mark in a picture; of three, the vertex in the middle.
        of: The measure; raises `UnseenError` where a part it needs is hidden.
        scale: A length of the body that the measure is divided by; once counting has begun, as it
            was in the calm start. For measures that have no length beside them that stays.
        min_cutoff, beta: Of its One Euro filter, in Hz and in Hz per unit a second. The filter
            comes before the division.
        rough: Whether a person is only told small, enough or large, since the number depends on
            where the camera stands.
    """

    name: str
    unit: str
    label: Text
    joints: tuple[str, ...]
    of: Callable[[Body], float]
    min_cutoff: float = 1.5
    beta: float = 0.05
    scale: Signal | None = None
    rough: bool = False

    def now(self, body: Body) -> float:
        """Return the measure in its unit, by the scale of the same moment.

        Raises:
            UnseenError: A part that it needs is hidden.
        """
        value = self.of(body)
        return value if self.scale is None else value / self.scale.of(body)


def torso(body: Body) -> float:
    """Return the near trunk's length in image heights; never 0."""
    return max(distance(body.shoulder, body.hip), 1e-6)


def with_far(of: Callable[[Body], float], body: Body) -> float:
    """Return the mean of both sides, or the near side alone where the far one is hidden."""
    near = of(body)
    try:
        return (near + of(body.far)) / 2
    except UnseenError:
        return near


def middle_with_far(body: Body, part: Callable[[Body], Point]) -> Point:
    """Return the middle of both sides' part, or the near one where the far one is hidden."""
    near = part(body)
    try:
        return middle(near, part(body.far))
    except UnseenError:
        return near

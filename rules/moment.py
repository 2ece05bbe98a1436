"""How far a movement has come, at one moment."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple, Self

from rules.movement import Movement, Swing
from rules.pose import Side
from rules.signals.signal import Signal


class Moment(NamedTuple):
    """A movement at one moment.

    Attributes:
        values: The signals in their units.
        side: Where it swings to; None where it does not swing.
        progress: 0 at rest, 1 on target; of a swing negative to the right.
        reach: The same to either side.
    """

    values: Mapping[Signal, float]
    side: Side | None
    progress: float
    reach: float

    @classmethod
    def of(
        cls,
        movement: Movement | Swing,
        values: Mapping[Signal, float],
        rest: Mapping[Signal, float],
    ) -> Self:
        """Return the moment of these values, and of the same at rest."""
        progress = movement.progress(values[movement.signal], rest[movement.signal])
        if isinstance(movement, Swing):
            side = Side.LEFT if progress >= 0 else Side.RIGHT
            return cls(values, side, progress, abs(progress))
        return cls(values, None, progress, progress)


NOWHERE: Final = Moment({}, None, 0.0, 0.0)
"""Before rest is known."""

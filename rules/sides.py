"""To which side a repetition went, told by comparing it with the others of the same person."""

from __future__ import annotations

from dataclasses import dataclass

from rules.pose import Side
from rules.signals.signal import Signal


@dataclass(frozen=True, slots=True, kw_only=True)
class SideByChange:
    """A signal that tells the side of a repetition, compared with the others of the same person.

    What it is at the top of one repetition says nothing by itself, since bodies and views shift it.
    A change of at least `step` from one repetition to the next is a change of side. Once both
    sides are known, a repetition belongs to the side whose level it is near.

    Attributes:
        higher: The person's own side that repetitions with the higher signal go to.
        near: Share of the way between the levels of the two sides within which a repetition
            belongs to one of them; between these it goes to neither.
    """

    signal: Signal
    step: float
    higher: Side
    near: float = 0.25

    def __post_init__(self) -> None:
        if self.step <= 0 or not 0 < self.near < 0.5:
            raise ValueError(
                f"{self.signal.name}: expected a step above 0 and a share below 0.5,"
                f" got {self.step} and {self.near}"
            )


class Sides:
    """The sides of one person's repetitions, for as long as the person lies there."""

    def __init__(self, by: SideByChange) -> None:
        self._by = by
        self._levels: dict[Side, float] = {}
        self._before: float | None = None
        self._side: Side | None = None
        self._alike = 0

    def clear(self) -> None:
        """Forget what was seen: the person has moved, or the camera."""
        self._levels.clear()
        self._before, self._side, self._alike = None, None, 0

    def tell(self, level: float) -> tuple[Side | None, Side | None]:
        """Take the signal at the top of the next repetition.

        Returns:
            Its side, and that of the one before it where only this one shows it; None where a
            side is not known. Several that were alike may have been straight, and stay unknown.
        """
        if len(self._levels) == len(Side):
            return self._by_levels(level), None
        before, self._before = self._before, level
        if before is None or abs(level - before) < self._by.step:
            self._alike += 1
            if self._side is not None:
                self._levels[self._side] = level
            return self._side, None
        alone, unknown = self._alike == 1, self._side is None
        self._side = self._by.higher if level > before else self._by.higher.other
        self._levels[self._side], self._alike = level, 1
        if not unknown or not alone:
            return self._side, None
        self._levels[self._side.other] = before
        return self._side, self._side.other

    def _by_levels(self, level: float) -> Side | None:
        """Return the side whose level is near; the level follows the person, never to the other."""
        higher, lower = self._by.higher, self._by.higher.other
        span = self._levels[higher] - self._levels[lower]
        share = (level - self._levels[lower]) / span
        if self._by.near < share < 1 - self._by.near:
            return None
        side = higher if share > 0.5 else lower
        if abs(level - self._levels[side.other]) >= self._by.step:
            self._levels[side] = level
        return side

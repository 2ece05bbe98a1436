"""Made-up people with the lower legs on a chair who curl up askew."""

from __future__ import annotations

from dataclasses import replace

from tests.rules.bodies import Figure, FigureMover, Mover, Tempo
from tests.rules.movers.abdominal_crunch import (
    NEAR_MISSES,
    crunch,
    far_knee_drawn_in,
    neck_pulled,
)

TWIST = 0.045
"""A turn to either side changes the shoulders' difference by 4 of these: 0.6 torsos."""


def to(sides: str, turn: float = TWIST, straight: FigureMover = crunch) -> FigureMover:
    """Return someone who turns to these sides (l, r, and s for straight) again and again."""

    def mover(share: float, number: int, t_s: float) -> Figure:
        twist = {"l": -turn, "r": turn, "s": 0.0}[sides[number % len(sides)]]
        return replace(straight(share, number, t_s), twist=twist * share)

    return mover


TEMPO = Tempo()
GOOD: Mover = to("rl")
FAULTS: dict[str, tuple[Mover, Tempo]] = {
    "no_rotation": (to("lrsss"), TEMPO),
    "same_side_again": (to("lrrrl"), TEMPO),
    "neck_pulled": (to("lr", straight=neck_pulled), TEMPO),
    "legs_out_of_place": (to("lr", straight=far_knee_drawn_in), TEMPO),
}
__all__ = ["FAULTS", "GOOD", "NEAR_MISSES", "TEMPO", "to"]

"""Made-up people who swing from side to side."""

from __future__ import annotations

from collections.abc import Callable

from tests.rules.bodies import Mover, Posable, Tempo, ease

PAIR = Tempo(up=2.0, hold=0.2, down=2.0, rest=0.8)
"""The time of a swing to either side: 2.1 s each."""


def swinging(
    body: Callable[[float], Posable], *, tempo: Tempo = PAIR, sides: tuple[int, ...] = (1, -1)
) -> Mover:
    """Return a mover that swings once to each of `sides` in a repetition of `tempo`.

    Args:
        body: The body, told how far it swings: 1 all the way to the left, -1 to the right.
    """
    seconds = (tempo.cycle - tempo.rest) / len(sides)

    def mover(_share: float, number: int, t_s: float) -> Posable:
        within = (t_s - tempo.calm) % tempo.cycle
        swing = int(within // seconds)
        if number < 0 or swing >= len(sides):
            return body(0.0)
        part = within % seconds / seconds
        return body(sides[swing] * ease(min(part, 1 - part) / 0.45))

    return mover

"""What must be so before counting can begin."""

from __future__ import annotations

import math
from dataclasses import dataclass

from rules.posture import Posture
from rules.signals.signal import Signal
from rules.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """A signal that must lie between two values, ends included, and what to say where not.

    Attributes:
        throughout: Whether it must hold as well while the movement passes through another posture;
            where it does not, the person has left the position.
    """

    key: str
    signal: Signal
    low: float = -math.inf
    high: float = math.inf
    throughout: bool = False
    say: Text

    def __post_init__(self) -> None:
        if not self.low < self.high or (math.isinf(self.low) and math.isinf(self.high)):
            raise ValueError(f"limit {self.key!r} holds nothing off: {self.low} to {self.high}")

    def holds(self, value: float) -> bool:
        """Whether `value` lies within."""
        return self.low <= value <= self.high


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """The start posture, and what to say to someone who is in another one.

    Attributes:
        passes: Other postures that the movement passes through, done well or much too far. A
            repetition that has begun goes on in them; it can only end in the start posture.
    """

    posture: Posture
    say: Text
    limits: tuple[Limit, ...] = ()
    passes: frozenset[Posture] = frozenset()

"""An attempt at a repetition, from its beginning until it is judged."""

from __future__ import annotations

from dataclasses import dataclass, field

from rules.pose import Side


@dataclass(slots=True)
class Attempt:
    """What is known of one; times in ms."""

    start_ms: int
    side: Side | None
    peak_ms: int = 0
    peak_value: float = 0.0
    best: float = 0.0
    held_ms: float = 0.0
    since_ms: float = 0.0
    """When the present hold began."""
    ticks: int = 0
    """Whole seconds of it that were told."""
    longest_ms: float = 0.0
    course: list[tuple[int, float]] = field(default_factory=list)
    """Times and progress since the last moment before it."""
    low: float | None = None
    """Where the rest level drifts: the lowest progress since it has fallen, None before that."""
    low_ms: int = 0
    own_ms: int = 0
    """Faults that were last shown before this are not its own."""
    larger: float = 0.0
    """The larger of its rise and its fall; `best` is the smaller one then."""
    base: float = 0.0
    """The progress that its size counts from: 0, or where its rest level drifts what it fell to."""
    hold_done: bool = False
    leans: list[tuple[float, float]] = field(default_factory=list)
    """Progress, and the value then of the signal that tells the side."""

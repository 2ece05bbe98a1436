"""What is measured, with what each figure is compared, and what it should reach."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from server.bench.percentile import Spread, ratios

PACE: Final = 15
"""Pictures a second of a live session."""
PACE_SLACK: Final = 0.98
"""A session that answers this share of its pictures keeps the pace."""
GROWTH: Final = 1.1
"""Memory that does not grow differs by less than this from run to run."""


HELD_MIB: Final = 600
"""What the review of a video of any length may hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """What to reach: a limit for the value, or for its ratio, from below or from above."""

    limit: float
    of_ratio: bool = False
    at_least: bool = False

    def reached(self, value: float, ratio: float | None) -> bool:
        """Whether a figure reaches it."""
        number = ratio if self.of_ratio else value
        assert number is not None  # a goal for a ratio stands in a row that has one
        return number >= self.limit if self.at_least else number <= self.limit


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A figure before it is measured. `against` is the key of what it is divided by."""

    key: str
    title: str
    unit: str
    against: str | None = None
    goal: Goal | None = None

    def __post_init__(self) -> None:
        if self.goal and self.goal.of_ratio and self.against is None:
            raise ValueError(f"{self.key} has a goal for a ratio, but nothing to compare with")


def _live(sessions: int) -> tuple[Row, ...]:
    """Return the rows of so many live sessions."""
    name = "1 session" if sessions == 1 else f"{sessions} sessions"
    within = Goal(limit=1.3, of_ratio=True) if sessions == 1 else None
    pace = Goal(limit=PACE * PACE_SLACK, at_least=True) if sessions == 3 else None
    key, median_ms, slow_ms = f"live_{sessions}", "inference_p50", "inference_p95"
    return (
        Row(key=f"{key}_p50", title=f"{name}, median", unit="ms", against=median_ms),
        Row(key=f"{key}_p95", title=f"{name}, 95 %", unit="ms", against=slow_ms, goal=within),
        Row(key=f"{key}_fps", title=f"{name}, slowest", unit="frames/s", goal=pace),
    )


SESSIONS: Final = (1, 2, 3)
FASTER: Final = Goal(limit=1.7, of_ratio=True, at_least=True)
"""Than the plain loop, with the annotated clip."""
ROWS: Final[tuple[Row, ...]] = (
    Row(key="plain_fps", title="plain MediaPipe loop", unit="frames/s"),
    Row(key="check_fps", title="check", unit="frames/s", against="plain_fps"),
    Row(
        key="annotated_fps",
        title="check, annotated clip",
        unit="frames/s",
        against="plain_fps",
        goal=FASTER,
    ),
    Row(
        key="annotated_long_fps",
        title="the same, 10 minutes",
        unit="frames/s",
        against="plain_fps",
        goal=FASTER,
    ),
    Row(key="inference_fps", title="bare inference", unit="frames/s", against="plain_fps"),
    Row(key="lean_fps", title="no mask", unit="frames/s", against="plain_fps"),
    Row(
        key="together_fps",
        title="no mask, all cores",
        unit="frames/s",
        against="plain_fps",
    ),
    Row(key="inference_p50", title="bare inference, median", unit="ms"),
    Row(key="inference_p95", title="bare inference, 95 %", unit="ms", against="inference_p50"),
    Row(key="lean_p50", title="no mask, median", unit="ms", against="inference_p50"),
    Row(key="lean_p95", title="no mask, 95 %", unit="ms", against="inference_p95"),
    Row(key="rules_us", title="rules", unit="µs/pose", goal=Goal(limit=200)),
    Row(key="observer_us", title="rules, all exercises", unit="µs/pose", against="rules_us"),
    *(row for sessions in SESSIONS for row in _live(sessions)),
    Row(key="memory_short", title="memory, 1 minute", unit="MiB"),
    Row(
        key="memory_long",
        title="memory, 10 minutes",
        unit="MiB",
        against="memory_short",
        goal=Goal(limit=GROWTH, of_ratio=True),
    ),
    Row(
        key="memory_held",
        title="the same, true sum",
        unit="MiB",
        goal=Goal(limit=HELD_MIB),
    ),
)
"""All figures in the order in which they are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A row that was measured, or could not be.

    Attributes:
        values: One of each round; empty where the system does not tell.
        spread: Of the values; None without any.
        ratio: Middle of the ratios of each round; None without anything to compare with.
        reached: None where there is no goal, no value, or too little was measured to say.
    """

    row: Row
    values: tuple[float, ...]
    spread: Spread | None
    ratio: float | None
    reached: bool | None


def figures(measured: Mapping[str, Sequence[float]], *, judged: bool) -> tuple[Figure, ...]:
    """Return all rows with what was measured.

    Args:
        measured: The values of each round by the row's key.
        judged: Whether enough was measured to say what was reached.
    """
    return tuple(_figure(row, measured, judged=judged) for row in ROWS)


def _figure(row: Row, measured: Mapping[str, Sequence[float]], *, judged: bool) -> Figure:
    values = tuple(measured[row.key])
    against = measured[row.against] if row.against else ()
    spread = Spread.of(values) if values else None
    ratio = median(ratios(values, against)) if values and against else None
    known = row.goal if judged else None
    return Figure(
        row=row,
        values=values,
        spread=spread,
        ratio=ratio,
        reached=known.reached(spread.middle, ratio) if known and spread else None,
    )

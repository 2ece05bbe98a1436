"""The measurements as a table for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from server.bench.figures import ROWS, Figure, Goal

BUSY: Final = 0.5
"""Load of the machine before the run from which on others are in the way."""
WAITED: Final = 0.5
"""Share of the poses past the ready gate below which the rules' time says little."""
SECTIONS: Final = ("annotated_long_fps", "observer_us", "live_1_fps", "live_2_fps", "live_3_fps")
"""Rows after which a line is left free."""
TITLES: Final = {row.key: row.title for row in ROWS}


def table(shown: Sequence[Figure], result: Mapping[str, Any]) -> Iterator[RenderableType]:
    """Return what is printed: with what it was measured, the figures, and what to know of them.

    Args:
        result: The report, see `report.report`.
    """
    video, machine = result["video"], result["machine"]
    yield Text(
        f"{video['name']} ({video['width']} x {video['height']}, {video['fps']} a second),"
        f" {result['exercise']}, model {result['model']}, {machine['cores']} cores",
        style="bold",
    )
    yield _figures(shown)
    yield Text(f"Ratios: {'; '.join(_compared())}.", style="dim")
    if not result["plan"]["judged"]:
        yield Text(
            "A quick run is too short to say what was reached: starting takes longer than the work."
        )
    if video["judged"] < WAITED:
        yield Text(
            f"The rules were past the ready gate in {100 * video['judged']:.0f} % of the poses"
            " only: with a video of the whole exercise they may take longer.",
            style="yellow",
        )
    if machine["load_before"] is not None and machine["load_before"] > BUSY:
        yield Text(
            f"The machine had other work (load {machine['load_before']}):"
            " speeds are too low, and ratios uncertain.",
            style="yellow",
        )


def _figures(shown: Sequence[Figure]) -> Table:
    made = Table(box=box.SIMPLE_HEAD, pad_edge=False, collapse_padding=True)
    for heading, side in (
        ("", "left"),
        ("measured", "right"),
        ("spread", "right"),
        ("ratio", "right"),
        ("to reach", "left"),
        ("reached", "left"),
    ):
        made.add_column(heading, justify="right" if side == "right" else "left", no_wrap=True)
    for figure in shown:
        made.add_row(
            figure.row.title,
            _measured(figure),
            _spread(figure),
            "" if figure.ratio is None else f"{figure.ratio:.2f}",
            _goal(figure.row.goal) if figure.row.goal else "",
            _mark(figure),
        )
        if figure.row.key in SECTIONS:
            made.add_row()
    return made


def _measured(figure: Figure) -> str:
    if figure.spread is None:
        return "not measured"
    value = figure.spread.middle
    return f"{value:.0f} {figure.row.unit}" if value >= 100 else f"{value:.1f} {figure.row.unit}"


def _spread(figure: Figure) -> str:
    """Return how far the rounds were from the middle one, in percent of it."""
    spread = figure.spread
    if spread is None or len(figure.values) < 2:
        return ""
    furthest = max(spread.high - spread.middle, spread.middle - spread.low)
    return f"{100 * furthest / spread.middle:.0f} %"


def _goal(goal: Goal) -> str:
    """Say a goal: `ratio >= 1.7`."""
    what = "ratio " if goal.of_ratio else ""
    return f"{what}{'>=' if goal.at_least else '<='} {goal.limit:g}"


def _mark(figure: Figure) -> Text:
    """Return whether the goal was reached, in a word, a shape and a colour."""
    if figure.row.goal is None:
        return Text("")
    if figure.reached is None:
        return Text("- short", style="dim")
    return Text("+ yes", style="green") if figure.reached else Text("x NO", style="bold red")


def _compared() -> Iterator[str]:
    """Say what is compared with what: `10 minutes to 1 minute`."""
    others = dict.fromkeys(row.against for row in ROWS if row.against)
    for other in others:
        unit = next(row.unit for row in ROWS if row.key == other)
        yield f"{unit} to {TITLES[other]}"

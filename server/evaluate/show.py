"""An evaluation in the terminal, readable at 100 columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from rich import box
from rich.console import JustifyMethod, RenderableType
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from server.evaluate.evaluation import Evaluation
from server.evaluate.failures import TITLES, failures
from server.evaluate.sheet import Sheet
from server.evaluate.sheets import sheets

MOST: Final = 20
"""So many failures are listed; the report has them all."""


def show(evaluation: Evaluation) -> Iterator[RenderableType]:
    """Yield what is printed at the end."""
    for sheet in sheets(evaluation):
        yield Text(sheet.title, style="bold")
        yield table(sheet)
        yield Text(f"{sheet.note}\n", style="dim")
    yield from _failures(evaluation)
    yield from _missing(evaluation)
    for broken in evaluation.broken:
        yield Text(f"Not evaluated: {broken.name}: {broken.why}", style="red")


def missing_words(evaluation: Evaluation) -> str | None:
    """Say which clips are of exercises that the program does not know yet, or None."""
    number = Counter(case.exercise for case in evaluation.missing)
    if not number:
        return None
    told = ", ".join(f"{key} ({clips} {_clips(clips)})" for key, clips in number.items())
    return f"No such exercise yet: {told}"


def _clips(number: int) -> str:
    return "clip" if number == 1 else "clips"


def table(sheet: Sheet) -> Table:
    """Return a table; figures that find no room go on below, none is cut off."""
    made = Table(
        box=box.SIMPLE_HEAD,
        pad_edge=False,
        padding=(0, 1),
        collapse_padding=True,
    )
    for index, heading in enumerate(sheet.columns):
        words = index < sheet.words
        side: JustifyMethod = "left" if words else "right"
        made.add_column(heading, justify=side, no_wrap=words, overflow="fold")
    for index, row in enumerate(sheet.rows):
        if index and row[0] and not sheet.rows[index - 1][0]:
            made.add_row()
        made.add_row(*(escape(cell) for cell in row))
    return made


def _failures(evaluation: Evaluation) -> Iterator[Text]:
    told = [
        Text.assemble(
            (f"{score.case.name} ", "bold"),
            (f"at {failure.at_s:.1f} s, {TITLES[failure.kind]}: ", "yellow"),
            failure.words,
        )
        for score in evaluation.scores
        for failure in failures(score)
    ]
    if not told:
        yield Text("Nothing went wrong.", style="green")
        return
    yield Text(f"What went wrong ({len(told)})", style="bold")
    yield from told[:MOST]
    if len(told) > MOST:
        yield Text(f"... and {len(told) - MOST} more: --html FILE shows them all", style="dim")


def _missing(evaluation: Evaluation) -> Iterator[Text]:
    words = missing_words(evaluation)
    if words is not None:
        yield Text(words, style="yellow")

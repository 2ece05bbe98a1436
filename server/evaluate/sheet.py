"""A table as words, and the figures in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

NOTHING: Final = "–"


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """A table.

    Attributes:
        note: What to know to read it.
        columns: Headings; the first `words` of them are words, the others figures.
        rows: Cells, as many as columns; an empty first cell goes on with the row above.
    """

    title: str
    note: str
    columns: tuple[str, ...]
    words: int
    rows: tuple[tuple[str, ...], ...]


def percent(part: float | None) -> str:
    """Return a share as a whole percentage; what is not quite all is never 100."""
    if part is None:
        return NOTHING
    whole = round(100 * part)
    return f"{99 if whole == 100 and part < 1 else 1 if whole == 0 and part > 0 else whole} %"


def number(value: float | None, digits: int, unit: str = "") -> str:
    """Return a figure with its unit."""
    return NOTHING if value is None else f"{value:.{digits}f}{unit and ' '}{unit}"

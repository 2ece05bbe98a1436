"""Markdown for the documents that are written from declarations."""

from collections.abc import Iterable


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a table; its words may hold no line break, and bars in them are escaped."""
    cells = [tuple(head), *map(tuple, rows)]
    cells.insert(1, ("---",) * len(cells[0]))
    lines = [[word.replace("|", "\\|") for word in row] for row in cells]
    return "".join(f"| {' | '.join(row)} |\n" for row in lines)

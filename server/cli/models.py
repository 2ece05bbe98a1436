"""`rugcoach models`: which pose models are there."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from vision.data_dir import data_dir
from vision.models import MEND, ModelState, build_all, status

WORDS = {
    ModelState.READY: "[green]ready[/]",
    ModelState.MISSING: "[yellow]missing[/]",
    ModelState.BROKEN: "[red]broken[/]",
}


def models(
    build: Annotated[
        bool, typer.Option("--build", help="Build those that are missing or broken.")
    ] = False,
) -> None:
    """Show which pose models there are, and where."""
    if build:
        build_all(data_dir())
    found = status(data_dir())
    table = Table("model", "state", "file")
    for each in found:
        table.add_row(each.name, WORDS[each.state], str(each.path))
    console = Console(soft_wrap=True)
    console.print(table)
    if any(each.state is not ModelState.READY for each in found):
        console.print(f"A missing model is built when it is first needed; for all, {MEND}.")

"""A bar on the terminal that shows how far the work is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, TextColumn, TimeRemainingColumn


@contextmanager
def progress(name: str, total: float, amount: ProgressColumn) -> Iterator[Callable[[float], None]]:
    """Show a bar with the time left, where somebody looks, and give what moves it.

    Args:
        total: What it is told at the end.
        amount: Shows how much of it is done.
    """
    console = Console(stderr=True)
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        amount,
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
    with bar:
        task = bar.add_task(name, total=total)
        yield lambda done: bar.update(task, completed=done)

"""`rugcoach bench`: how fast the program is on this machine."""

from __future__ import annotations

import json
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from server.cli.choices import ModelChoice
from vision.data_dir import data_dir
from vision.models import ModelName, model_path
from vision.output_file import output_file


def bench(
    video: Annotated[
        Path | None,
        typer.Argument(help="A video; without it one of the sample clips.", show_default=False),
    ] = None,
    exercise: Annotated[
        str | None,
        typer.Option(
            "--exercise",
            "-e",
            metavar="KEY",
            help="Which exercise it is, unless its name begins with it.",
            show_default=False,
        ),
    ] = None,
    json_file: Annotated[
        Path | None, typer.Option("--json", metavar="FILE", help="Write the figures as JSON.")
    ] = None,
    quick: Annotated[
        bool, typer.Option("--quick", help="A few seconds of each, to see that it runs.")
    ] = False,
    model: ModelChoice = ModelName.FULL,
) -> None:
    """Measure how fast videos and live pictures are checked here; takes about ten minutes."""
    # Only who measures waits for what measuring needs.
    from server.bench.figures import figures
    from server.bench.report import load, report
    from server.bench.run import FULL, QUICK, Order, run
    from server.bench.sample import choose
    from server.bench.table import table

    video, exercise = choose(video, exercise)
    order = Order(
        video=video,
        exercise=exercise,
        model=model,
        model_path=model_path(model, data_dir()),
        plan=QUICK if quick else FULL,
    )
    load_before = load()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # tidied as by Ctrl-C
    with (
        tempfile.TemporaryDirectory(prefix="rugcoach-bench-", ignore_cleanup_errors=True) as name,
        _progress() as say,
    ):
        found = run(order, Path(name), say)
    shown = figures(found.values, judged=order.plan.judged)
    result = report(order, found, shown, load_before)
    if json_file:
        with output_file(json_file) as scratch:
            scratch.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    Console().print(*table(shown, result), sep="\n")


@contextmanager
def _progress() -> Iterator[Callable[[int, int, str], None]]:
    """Show what is being measured, where somebody looks, and give what tells it."""
    console = Console(stderr=True)
    with console.status("") as status:
        yield lambda number, of, what: status.update(f"{number} of {of}: {what}")

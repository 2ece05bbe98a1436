"""`rugcoach evaluate`: how well clips are judged whose truth is known."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from time import perf_counter
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import MofNCompleteColumn

from rules.exercises import CATALOGUE
from server.cli.choices import ModelChoice
from server.cli.progress import progress
from server.cli.quiet import quiet_libraries
from vision.data_dir import data_dir
from vision.errors import OutputError
from vision.models import ModelName, model_path
from vision.output_file import output_file

SOME_BROKEN = 1
"""Exit status where clips could not be evaluated and others were."""
WIDTH = 100
"""Columns of what is written to a file."""


def evaluate(
    folder: Annotated[Path, typer.Argument(help="Clips with their truth: see docs/evaluate.md.")],
    model: ModelChoice = ModelName.FULL,
    exercises: Annotated[
        list[str] | None,
        typer.Option(
            "--exercise", "-e", metavar="KEY", help="Only this one; may be given several times."
        ),
    ] = None,
    jobs: Annotated[
        int | None, typer.Option("--jobs", "-j", metavar="N", min=1, help="Cores; else all.")
    ] = None,
    json_file: Annotated[
        Path | None,
        typer.Option("--json", metavar="FILE", help="Write every clip and the totals as JSON."),
    ] = None,
    html_file: Annotated[
        Path | None,
        typer.Option("--html", metavar="FILE", help="Write a page that shows every failure."),
    ] = None,
    golden_file: Annotated[
        Path | None,
        typer.Option(
            "--golden",
            metavar="FILE",
            help="Write what is said of each clip, by its recorded poses, for a test.",
        ),
    ] = None,
    recorded: Annotated[
        bool,
        typer.Option("--recorded", help="Take NAME.poses.npz where it lies beside a video."),
    ] = False,
    cache: Annotated[
        bool, typer.Option("--cache/--no-cache", help="Keep the poses of videos for the next time.")
    ] = True,
) -> None:
    """Judge a folder of clips and hold the verdicts against the truth.

    Ends with status 0 when all clips were judged, 1 when some could not be, 2 when none could.
    """
    # Only who evaluates waits for what it needs.
    from server.evaluate.baselines import check_scipy
    from server.evaluate.clips import EvaluateError, chosen, find_clips
    from server.evaluate.evaluation import evaluation
    from server.evaluate.golden import golden
    from server.evaluate.job import Order
    from server.evaluate.page import page
    from server.evaluate.pose_cache import cache_folder
    from server.evaluate.report import report
    from server.evaluate.run import run
    from server.evaluate.show import show

    began = perf_counter()
    for file in (json_file, html_file, golden_file):
        _check_output(file)
    check_scipy()
    found = chosen(find_clips(folder), exercises or (), CATALOGUE)
    known = [case for case in found.cases if case.exercise in CATALOGUE]
    missing = [case for case in found.cases if case.exercise not in CATALOGUE]
    with ExitStack() as stack:
        if cache:
            kept = cache_folder()
        else:
            name = stack.enter_context(tempfile.TemporaryDirectory(prefix="rugcoach-evaluate-"))
            kept = Path(name)
        bundle = model_path(model, data_dir())
        order = Order(
            model=model,
            model_path=bundle,
            model_sha256=hashlib.sha256(bundle.read_bytes()).hexdigest(),
            cache=kept,
            recorded=recorded or golden_file is not None,
        )
        with quiet_libraries(), progress("clips", len(known), MofNCompleteColumn()) as tell:
            outcomes = run(known, order, jobs or os.cpu_count() or 1, tell)
        result = evaluation(
            str(folder), model, outcomes, missing, found.broken, perf_counter() - began
        )
        if result.broken and not result.scores and not result.missing:
            first, others = result.broken[0], len(result.broken) - 1
            more = f", and {others} more are not as they should be" if others else ""
            raise EvaluateError(f"no clip could be evaluated: {first.name}: {first.why}{more}")
        _write(json_file, lambda: _json(report(result)))
        _write(golden_file, lambda: _json(golden(result)))
        if html_file is not None:
            written = html_file
            _write(html_file, lambda: page(result, written.absolute().parent))
    console = Console()
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console = Console(width=WIDTH)
    console.print(*show(result), sep="\n")
    if result.broken:
        raise typer.Exit(SOME_BROKEN)


def _json(data: object) -> str:
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"


def _write(file: Path | None, text: Callable[[], str]) -> None:
    if file is not None:
        with output_file(file) as scratch:
            scratch.write_text(text(), encoding="utf-8")


def _check_output(file: Path | None) -> None:
    """Find out before the work, not after it, that a file cannot be written.

    Raises:
        OutputError: It is a folder, or has none.
    """
    if file is None:
        return
    if file.is_dir():
        raise OutputError(f"{file} is a folder")
    if not file.absolute().parent.is_dir():
        raise OutputError(f"there is no folder {file.parent}")

"""What `rugcoach check` does, apart from what it is told: it takes long to load."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    TaskProgressColumn,
    TextColumn,
    TimeRemainingColumn,
)

from rules.exercise import Exercise
from rules.text import Language
from server.cli.table import show
from vision.errors import OutputError
from vision.head_start import HeadStart
from vision.models import ModelName
from vision.recording import is_recording
from vision.report import report
from vision.review import Review, review, review_poses


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What to judge and what to write; see `review`."""

    path: Path
    exercise: Exercise
    model: ModelName
    language: Language
    start_s: float | None
    end_s: float | None
    annotate: Path | None
    poses: Path | None


@dataclass(frozen=True, slots=True)
class Judged:
    """What came out, to be shown."""

    review: Review
    language: Language

    def as_json(self) -> str:
        """Return it as docs/check-json.md has it."""
        return json.dumps(report(self.review), indent=2, ensure_ascii=False) + "\n"

    def print(self) -> None:
        """Write it on the terminal."""
        Console().print(show(self.review, self.language))


def judged(order: Order, begun: HeadStart) -> Judged:
    """Judge a video or a recording, with a progress bar.

    Raises:
        RugcoachError: A subclass says what is wrong.
    """
    recording = is_recording(order.path)
    if recording:
        begun.end()
        if order.annotate or order.poses:
            option = "--annotate" if order.annotate else "--poses"
            raise OutputError(f"{option} needs the video itself, not poses that were recorded")
    with _progress(order.path.name) as tell:
        if recording:
            found = review_poses(
                order.path,
                order.exercise,
                start_s=order.start_s,
                end_s=order.end_s,
                on_progress=tell,
            )
        else:
            found = review(
                order.path,
                order.exercise,
                model=order.model,
                annotate=order.annotate,
                poses=order.poses,
                language=order.language,
                start_s=order.start_s,
                end_s=order.end_s,
                on_progress=tell,
                begun=begun,
            )
    return Judged(found, order.language)


@contextmanager
def _progress(name: str) -> Iterator[Callable[[float], None]]:
    """Show a bar with the time left, where somebody looks, and give what moves it."""
    console = Console(stderr=True)
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
    with bar:
        task = bar.add_task(name, total=1.0)
        yield lambda fraction: bar.update(task, completed=fraction)

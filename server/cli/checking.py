"""What `rugcoach check` does, apart from what it is told: it takes long to load."""

from __future__ import annotations

import json
from pathlib import Path

from rich.console import Console
from rich.progress import TaskProgressColumn

from rules.exercise import Exercise
from rules.text import Language
from server.cli.progress import progress
from server.cli.table import show
from vision.errors import OutputError
from vision.head_start import HeadStart
from vision.models import ModelName
from vision.recording import is_recording
from vision.report import report
from vision.review import Review, review, review_poses


def judged(
    path: Path,
    exercise: Exercise,
    begun: HeadStart,
    *,
    model: ModelName,
    annotate: Path | None,
    poses: Path | None,
    language: Language,
    start_s: float | None,
    end_s: float | None,
) -> Review:
    """Judge a video or a recording of poses as `review` does, with a progress bar.

    Raises:
        RugcoachError: A subclass says what is wrong.
    """
    recording = is_recording(path)
    if recording:
        begun.end()
        if annotate or poses:
            option = "--annotate" if annotate else "--poses"
            raise OutputError(f"{option} needs the video itself, not poses that were recorded")
    with progress(path.name, 1.0, TaskProgressColumn()) as tell:
        if recording:
            return review_poses(path, exercise, start_s=start_s, end_s=end_s, on_progress=tell)
        return review(
            path,
            exercise,
            model=model,
            annotate=annotate,
            poses=poses,
            language=language,
            start_s=start_s,
            end_s=end_s,
            on_progress=tell,
            begun=begun,
        )


def as_json(found: Review) -> str:
    """Return what came out as docs/check-json.md has it."""
    return json.dumps(report(found), indent=2, ensure_ascii=False) + "\n"


def print_table(found: Review, language: Language) -> None:
    """Write what came out on the terminal."""
    Console().print(show(found, language))

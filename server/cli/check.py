"""`rugcoach check`: judge a video or a recording of poses."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from rules.text import Language
from server.cli.choices import ExerciseKey, LanguageChoice, ModelChoice, exercise_of
from server.cli.quiet import quiet_libraries
from vision.errors import OutputError
from vision.head_start import head_start
from vision.models import ModelName
from vision.output_file import output_file

STANDARD_OUTPUT = Path("-")


def check(
    video: Annotated[
        Path,
        typer.Argument(
            metavar="VIDEO",
            help="A video, or poses that were recorded with --poses.",
            show_default=False,
        ),
    ],
    exercise: ExerciseKey,
    json_file: Annotated[
        Path | None,
        typer.Option(
            "--json", metavar="FILE", help="Write the result as JSON; - for standard output."
        ),
    ] = None,
    annotate: Annotated[
        Path | None,
        typer.Option(
            "--annotate", metavar="FILE.mp4", help="Write the video with the result drawn into it."
        ),
    ] = None,
    poses: Annotated[
        Path | None,
        typer.Option(
            "--poses", metavar="FILE", help="Record the poses, to be checked again without a video."
        ),
    ] = None,
    model: ModelChoice = ModelName.FULL,
    language: LanguageChoice = Language.NL,
    start: Annotated[
        float | None, typer.Option(metavar="S", help="Judge from this second on.", min=0)
    ] = None,
    end: Annotated[
        float | None, typer.Option(metavar="S", help="Judge up to this second.", min=0)
    ] = None,
) -> None:
    """Judge a video of one exercise: repetitions, holds, faults.

    Ends with status 0 when it was judged, 2 when something is wrong with what was given.
    """
    chosen = exercise_of(exercise)
    outputs = [file for file in (json_file, annotate, poses) if file and file != STANDARD_OUTPUT]
    for file in outputs:
        _check_output(file, video, outputs)
    with quiet_libraries(), head_start() as begun:
        # What takes long to load is loaded here, while the workers load what they need.
        from server.cli.checking import as_json, judged, print_table

        found = judged(
            video,
            chosen,
            begun,
            model=model,
            annotate=annotate,
            poses=poses,
            language=language,
            start_s=start,
            end_s=end,
        )
    if json_file == STANDARD_OUTPUT:
        sys.stdout.write(as_json(found))
        return
    if json_file is not None:
        with output_file(json_file) as scratch:
            scratch.write_text(as_json(found), encoding="utf-8")
    print_table(found, language)


def _check_output(file: Path, video: Path, outputs: list[Path]) -> None:
    """Find out before the work, not after it, that a file cannot be written.

    Raises:
        OutputError: The file is the video itself, is asked for twice, or has no folder.
    """
    same = file.absolute()
    if same == video.absolute() or (file.exists() and video.exists() and file.samefile(video)):
        raise OutputError(f"{file} is what is to be checked; write to another file")
    if [other.absolute() for other in outputs].count(same) > 1:
        raise OutputError(f"{file} cannot hold two results at once")
    if file.is_dir():
        raise OutputError(f"{file} is a folder")
    if not file.parent.is_dir():
        raise OutputError(f"there is no folder {file.parent}")

"""`rugcoach live`: the same feedback as on the page, as lines in the terminal."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from typing import Annotated

import typer
from rich.console import Console

from rules.exercises import CATALOGUE
from rules.observer import Observer
from rules.text import Language
from server.cli.choices import ExerciseKey, LanguageChoice, ModelChoice, exercise_of
from server.cli.lines import Lines
from server.cli.quiet import quiet_libraries
from vision.camera import Camera
from vision.data_dir import data_dir
from vision.landmarker import MediaPipeLandmarker
from vision.models import ModelName, model_path
from vision.second_look import SecondLook
from vision.tracker import PoseTracker


def live(
    exercise: ExerciseKey,
    camera: Annotated[int, typer.Option(help="0 is the first camera.", min=0)] = 0,
    model: ModelChoice = ModelName.FULL,
    language: LanguageChoice = Language.NL,
) -> None:
    """Do an exercise in front of the camera; Ctrl-C ends it."""
    chosen = exercise_of(exercise)
    path = model_path(model, data_dir())
    console = Console(highlight=False)
    observer = Observer(chosen, CATALOGUE.values())
    lines = Lines(chosen, language)
    with (
        quiet_libraries(),
        Camera(camera) as source,
        closing(SecondLook(partial(MediaPipeLandmarker, path))) as landmarker,
    ):
        for line in lines.start():
            console.print(line)
        tracker = PoseTracker(landmarker, with_flow=chosen.flow)
        try:
            for frame in source:
                for line in lines.about(observer.update(tracker.track(frame))):
                    console.print(line)
        except KeyboardInterrupt:
            console.print()
    for line in lines.end(observer.finish()):
        console.print(line)

"""Home mode: one household, this computer only, all in one folder, one job at a time."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from fastapi import FastAPI

from rules.exercise import Exercise
from rules.exercises import CATALOGUE
from rules.text import Language
from server.app import create_app
from server.eye import PictureEye
from server.jobs import ThreadJobs
from server.reviewer import Reviewer
from server.settings import Settings
from server.storage import Files
from vision.landmarker import MediaPipeLandmarker
from vision.models import model_path
from vision.report import report
from vision.review import review


def home_app(settings: Settings) -> FastAPI:
    """Return the server with its real parts.

    Raises:
        SettingsError: The server must not, or cannot, start so.
    """
    storage = Files(settings.data_dir)
    reviewer = Reviewer(storage, CATALOGUE, partial(_judge, settings))
    return create_app(
        settings,
        catalogue=CATALOGUE,
        new_eye=partial(PictureEye, settings),
        storage=storage,
        jobs=ThreadJobs(reviewer),
    )


def _judge(
    settings: Settings,
    video: Path,
    exercise: Exercise,
    *,
    annotated: Path,
    poses: Path,
    language: Language,
    on_progress: Callable[[float], None],
    cancelled: Callable[[], bool],
) -> dict[str, Any]:
    """Review a video with the model of the settings."""
    model = model_path(settings.model, settings.data_dir)
    return report(
        review(
            video,
            exercise,
            model=settings.model,
            landmarker=partial(MediaPipeLandmarker, model),
            annotate=annotated,
            poses=poses,
            language=language,
            on_progress=on_progress,
            cancelled=cancelled,
        )
    )

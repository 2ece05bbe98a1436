"""Which video to measure with, and which exercise is in it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from rules.exercises import CATALOGUE
from server.bench.child import BenchError
from vision.errors import UnknownExerciseError, VideoError

CLIPS: Final = Path(__file__).parents[2] / "sample_videos" / "clips"
"""Only a checkout of the source has them."""


def choose(video: Path | None, exercise: str | None) -> tuple[Path, str]:
    """Return a video and an exercise; without a video a sample clip of the exercise.

    The name of a file begins with the key of its exercise, unless the exercise is given.

    Raises:
        BenchError: There is no sample clip, or the exercise cannot be told.
        UnknownExerciseError: There is no such exercise.
        VideoError: There is no such file.
    """
    keys = ", ".join(CATALOGUE)
    if exercise is not None and exercise not in CATALOGUE:
        raise UnknownExerciseError(f"there is no exercise {exercise!r}; there are {keys}")
    if video is None:
        video = _sample(exercise)
    if not video.is_file():
        raise VideoError(f"there is no file {video}")
    exercise = exercise or _named(video)
    if exercise is None:
        raise BenchError(f"say with --exercise what {video.name} shows: {keys}")
    return video, exercise


def _sample(exercise: str | None) -> Path:
    """Return the first sample clip of an exercise, or of any."""
    for clip in sorted(CLIPS.glob("*.mp4")):
        if (found := _named(clip)) and exercise in (None, found):
            return clip
    wanted = f" of {exercise}" if exercise else ""
    raise BenchError(f"there is no sample clip{wanted} here: give a VIDEO to measure with")


def _named(video: Path) -> str | None:
    """Return the exercise with whose key the name of a file begins."""
    return next((key for key in CATALOGUE if video.name.startswith(key)), None)

"""Poses that were found once, kept by the content of the video that they were found in."""

from __future__ import annotations

import hashlib
import json
from importlib.metadata import version
from pathlib import Path
from typing import Final

from vision.data_dir import data_dir
from vision.errors import OutputError, RecordingError, VideoError
from vision.flow import METHOD
from vision.recording import VERSION, read_meta
from vision.sections import LONGEST_MS, SHORTEST_MS, WARM_UP_MS
from vision.video import LOOK_PX

PIPELINE: Final = 2
"""To be raised when the same video gives other poses than before by something that `cache_name`
does not know of: another way to shrink pictures, to join sections."""


def cache_folder() -> Path:
    """Return the folder of cached poses, made where it is not there. It may be deleted any time.

    Raises:
        OutputError: It cannot be made.
    """
    folder = data_dir() / "cache" / "poses"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder} cannot be made: {error.strerror}") from error
    return folder


def cache_name(video: Path, model_sha256: str, *, flow: bool) -> str:
    """Return the name of the file for the poses of a video.

    It changes with the video's content, the model, and every setting that decides what poses come
    out; the video's own name and place do not matter.

    Raises:
        VideoError: The video cannot be read.
    """
    parts = {
        "video": _sha256(video),
        "model": model_sha256,
        "flow": flow and METHOD,
        "look_px": LOOK_PX,
        "sections_ms": (WARM_UP_MS, SHORTEST_MS, LONGEST_MS),
        "recording": VERSION,
        "mediapipe": version("mediapipe"),
        "pipeline": PIPELINE,
    }
    text = json.dumps(parts, sort_keys=True)
    return f"{hashlib.sha256(text.encode()).hexdigest()}.poses.npz"


def is_kept(path: Path) -> bool:
    """Return whether poses can be read there; what is damaged is as good as missing."""
    try:
        read_meta(path)
    except RecordingError:
        return False
    return True


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise VideoError(f"{path.name} cannot be read: {error.strerror}") from error

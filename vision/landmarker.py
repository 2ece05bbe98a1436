"""Finds a person's landmarks in pictures that follow one another."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self

import numpy as np

from vision.errors import ModelError
from vision.frame import Frame
from vision.landmarks import RawLandmarks


class Landmarker(Protocol):
    """Follows one person from picture to picture."""

    def detect(self, frame: Frame) -> RawLandmarks | None:
        """Return the landmarks, or None where nobody was found; times must rise."""
        ...

    def close(self) -> None:
        """Give back what it holds; it finds nothing afterwards."""
        ...


class MediaPipeLandmarker:
    """MediaPipe's pose landmarker in VIDEO mode: synchronous, the same result at every run.

    It looks for the body once, then follows it and smooths the landmarks by the frames' times.
    `detect` releases the GIL. One thread at a time may use it.

    Raises:
        ModelError: The model file cannot be loaded.
    """

    def __init__(self, model_path: Path) -> None:
        self._landmarker = load_landmarker(model_path, "VIDEO")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def detect(self, frame: Frame) -> RawLandmarks | None:
        """Return the landmarks, or None where nobody was found.

        Raises:
            ValueError: The frame is not later than the last one.
        """
        from mediapipe import Image, ImageFormat

        image = Image(image_format=ImageFormat.SRGB, data=frame.image)
        return from_mediapipe(self._landmarker.detect_for_video(image, frame.t_ms))

    def close(self) -> None:
        """Stop MediaPipe's own threads."""
        self._landmarker.close()


def load_landmarker(model_path: Path, mode: str) -> Any:
    """Return MediaPipe's landmarker of one person, in a running mode by its name.

    Raises:
        ModelError: The model file cannot be loaded.
    """
    # Only who looks for landmarks waits for MediaPipe to load.
    from mediapipe.tasks.python import BaseOptions, vision

    options = vision.PoseLandmarkerOptions(
        base_options=BaseOptions(model_asset_path=str(model_path)),
        running_mode=vision.RunningMode[mode],
        num_poses=1,
    )
    try:
        return vision.PoseLandmarker.create_from_options(options)
    except (OSError, RuntimeError, ValueError) as error:
        raise ModelError(f"the pose model {model_path} cannot be loaded") from error


def from_mediapipe(result: Any) -> RawLandmarks | None:
    """Translate a `PoseLandmarkerResult`: the only place that knows its shape."""
    if not result.pose_landmarks:
        return None
    points = [(p.x, p.y, p.visibility or 0.0) for p in result.pose_landmarks[0]]
    world = [(p.x, p.y, p.z) for p in result.pose_world_landmarks[0]]
    return RawLandmarks(np.array(points), np.array(world))

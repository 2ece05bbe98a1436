"""Small pictures of single moments, with what the program saw and said drawn into them."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import cv2
import numpy as np

from rules.pose import Pose
from rules.text import Language
from server.evaluate.score import Score
from vision.caption import Caption, Captioner
from vision.errors import VideoError
from vision.frame import Image
from vision.judge import Judge
from vision.overlay import Overlay
from vision.recording import read_meta, read_poses
from vision.video import LOOK_PX, VideoFile, fitted

SHOWN_PX: Final = 400
"""Longest side of a small picture."""
QUALITY: Final = 72
ROOM: Final = (58, 64, 70)
"""What a body stands against where there is no video."""


def thumbnails(score: Score, times_s: Sequence[float]) -> tuple[str, ...]:
    """Return a JPEG picture as a data URI for each moment; empty where there is none.

    Raises:
        RecordingError: The poses cannot be read any more.
    """
    moments = _moments(score, times_s)
    meta = read_meta(score.judged.poses)
    size = fitted(meta.width, meta.height, LOOK_PX)
    return tuple("" if one is None else _picture(score.case.video, size, *one) for one in moments)


def _moments(score: Score, times_s: Sequence[float]) -> list[tuple[Pose, Caption] | None]:
    """Return the pose nearest to each time, with what was said then."""
    t_ms = score.judged.trace.t_ms
    if not len(t_ms):
        return [None for _ in times_s]
    wanted = [int(np.abs(t_ms - 1000 * t_s).argmin()) for t_s in times_s]
    judge, captioner = Judge(score.exercise), Captioner(score.exercise, Language.EN)
    kept: dict[int, tuple[Pose, Caption]] = {}
    for number, pose in enumerate(read_poses(score.judged.poses)):
        caption = captioner.caption(judge.judge(pose))
        if number in wanted:
            kept[number] = pose, caption
        if number >= max(wanted):
            break
    return [kept.get(number) for number in wanted]


def _picture(video: Path | None, size: tuple[int, int], pose: Pose, caption: Caption) -> str:
    image = None if video is None else _frame(video, pose.t_ms)
    if image is None:
        image = np.full((size[1], size[0], 3), ROOM, np.uint8)
    image = np.ascontiguousarray(image)
    height, width = image.shape[:2]
    Overlay(width, height).draw(image, pose, caption)
    small = cv2.resize(image, fitted(width, height, SHOWN_PX), interpolation=cv2.INTER_AREA)
    bgr = cv2.cvtColor(small, cv2.COLOR_RGB2BGR)
    _, data = cv2.imencode(".jpg", bgr, [cv2.IMWRITE_JPEG_QUALITY, QUALITY])
    return f"data:image/jpeg;base64,{base64.b64encode(data.tobytes()).decode('ascii')}"


def _frame(video: Path, t_ms: int) -> Image | None:
    """Return the picture of a video at a time, None where it cannot be read."""
    try:
        return next((frame.image for frame in VideoFile(video, t_ms)), None)
    except VideoError:
        return None

"""The pictures that a live page would send, taken from a video."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from vision.frame import Frame
from vision.video import VideoFile

FIRST: Final = 15
"""So many pictures are left out at the start of every measurement: the body is looked for in the
whole picture, and caches fill."""


def live_pictures(video: Path, fps: int, number: int) -> list[Frame]:
    """Return at most so many frames, no more than `fps` of them in a second.

    Their longer side is that of the live page's pictures, `vision.video.LOOK_PX`.
    """
    return list(islice(_thinned(video, fps), number))


def _thinned(video: Path, fps: int) -> Iterator[Frame]:
    due = 0
    for frame in VideoFile(video):
        if frame.t_ms >= round(due * 1000 / fps):
            due = round(frame.t_ms * fps / 1000) + 1
            yield frame

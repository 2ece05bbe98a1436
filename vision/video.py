"""The pictures of a video file, upright, by the file's own times."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import av
import cv2
import numpy as np
from av.container import InputContainer
from av.video.reformatter import ColorRange, Interpolation, VideoReformatter
from av.video.stream import VideoStream

from vision.frame import Frame, Image
from vision.video_info import VideoInfo, check_whole, open_video, pictures, probe

LOOK_PX: Final = 640
"""Longest side of the pictures that landmarks are looked for in. The network sees a crop of 256
pixels; larger pictures only cost time (docs/decisions.md)."""


class VideoFile:
    """Frames of a video from `start_ms` up to and without `end_ms` (None: to its end).

    Times count from the first picture of the whole video, whatever `start_ms` is. Two pictures
    within the same millisecond are one.

    Args:
        size: Width and height of the pictures; without it they are shrunk, never stretched, until
            no side is longer than `LOOK_PX`.
        info: What `probe` said, where that was asked before.
        threaded: Whether to decode on several cores.

    Raises:
        VideoError: When made: the file is not a video. When read: it breaks off.
    """

    def __init__(
        self,
        path: Path,
        start_ms: int = 0,
        end_ms: int | None = None,
        *,
        size: tuple[int, int] | None = None,
        info: VideoInfo | None = None,
        threaded: bool = True,
    ) -> None:
        self.path = path
        self.info = info or probe(path)
        self.start_ms = start_ms
        self.end_ms = end_ms
        self.width, self.height = size or fitted(self.info.width, self.info.height, LOOK_PX)
        self._scaler = VideoReformatter()
        self._threads = 0 if threaded else 1

    def __iter__(self) -> Iterator[Frame]:
        """Return the frames in order."""
        for t_ms, picture in self.pictures():
            yield Frame(t_ms, self.image(picture))

    def image(self, picture: av.VideoFrame) -> Image:
        """Return a decoded picture upright, in this file's `width` and `height`.

        Colours are read as BT.601 whatever the file says: `h264.to_yuv` turns them back, and a
        landmarker does not mind.
        """
        width, height = self.info.orientation.size(self.width, self.height)
        full = picture.color_range == ColorRange.JPEG
        yuv = self._scaler.reformat(
            picture,
            width,
            height,
            "yuv420p",
            interpolation=Interpolation.AREA,
            src_color_range=ColorRange.JPEG if full else None,
            dst_color_range=ColorRange.MPEG if full else None,
            threads=1,
        )
        # Twice as fast as FFmpeg's own way to RGB.
        image = cv2.cvtColor(yuv.to_ndarray(), cv2.COLOR_YUV2RGB_I420)
        return self.info.orientation.upright(np.asarray(image, np.uint8))

    def pictures(self) -> Iterator[tuple[int, av.VideoFrame]]:
        """Return the pictures as they are stored, each with its time in ms."""
        with open_video(self.path) as (container, stream):
            stream.codec_context.thread_count = self._threads
            if self.start_ms and self.info.timed:
                self._seek(container, stream)
            last_ms, end_s = self.start_ms - 1, 0.0
            for number, picture in enumerate(pictures(container, stream)):
                time_s, length_s = self._times(stream, picture, number)
                t_ms = round(time_s * 1000)
                if self.end_ms is not None and t_ms >= self.end_ms:
                    return
                end_s = time_s + length_s
                if t_ms > last_ms:
                    last_ms = t_ms
                    yield t_ms, picture
        wanted_s = self.info.duration_s
        if self.end_ms is not None:
            wanted_s = min(wanted_s, self.end_ms / 1000)
        check_whole(self.path, end_s, wanted_s)

    def _times(
        self, stream: VideoStream, picture: av.VideoFrame, number: int
    ) -> tuple[float, float]:
        """Return when a picture is shown and for how long, in s; one without a time has none."""
        period_s = float(1 / self.info.rate)
        if not self.info.timed:
            return number * period_s, period_s
        if picture.pts is None or stream.time_base is None:
            return -1.0, 0.0
        time_s = float((picture.pts - self.info.start_pts) * stream.time_base)
        return time_s, max(float((picture.duration or 0) * stream.time_base), period_s)

    def _seek(self, container: InputContainer, stream: VideoStream) -> None:
        """Go to the last key picture before the start; where the file has no index, to its head."""
        assert stream.time_base is not None  # it is timed
        target = self.info.start_pts + int(self.start_ms / 1000 / stream.time_base)
        try:
            container.seek(target, stream=stream)
            first = next(pictures(container, stream), None)
            found = first is not None and first.pts is not None and first.pts <= target
            container.seek(target if found else self.info.start_pts, stream=stream)
        except av.FFmpegError:
            container.seek(0)


def fitted(width: int, height: int, longest_px: int) -> tuple[int, int]:
    """Return the size shrunk until no side is longer than `longest_px`, both sides even."""
    scale = min(1.0, longest_px / max(width, height))
    return max(2, round(width * scale) // 2 * 2), max(2, round(height * scale) // 2 * 2)

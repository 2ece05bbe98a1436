"""The job of drawing and encoding one part of the annotated video."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import av

from vision.caption import Caption
from vision.h264 import encoder, to_yuv
from vision.overlay import Overlay
from vision.pose_block import PoseBlock
from vision.video import VideoFile, fitted
from vision.video_info import VideoInfo
from vision.worker import Link

LONGEST_PX: Final = 1280
"""Longest side of an annotated video."""


@dataclass(frozen=True, slots=True)
class Coded:
    """An encoded picture; times in the part's time base, from the start of the stretch."""

    pts: int
    duration: int
    is_key: bool
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnPart:
    """Encoded pictures in order; `number` is that of the part, from 0."""

    number: int
    pictures: tuple[Coded, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawPart:
    """Decode a part once more, draw what the rules said into it and encode it.

    Attributes:
        origin_ms: Time of the source at which the annotated video begins.
        block, captions: A pose and a caption for each picture.
        aspect: Width of the pictures in image heights.
        work: What a picture counts for in `Link.advance`.
    """

    number: int
    path: Path
    info: VideoInfo
    origin_ms: int
    start_ms: int
    end_ms: int
    block: PoseBlock
    aspect: float
    captions: tuple[Caption, ...]
    work: float

    def run(self, link: Link, *, alone: bool) -> DrawnPart:
        """Return the encoded pictures.

        Raises:
            RugcoachError: The video breaks off, or it was cancelled.
        """
        width, height = clip_size(self.info)
        video = VideoFile(
            self.path,
            self.start_ms,
            self.end_ms,
            size=(width, height),
            info=self.info,
            threaded=alone,
        )
        time_base = self.info.time_base
        origin = round(self.origin_ms / 1000 / time_base)
        codec = encoder(self.info, width, height, threads=0 if alone else 1)
        overlay = Overlay(width, height)
        moments = {
            caption.t_ms: (pose, caption)
            for pose, caption in zip(self.block.poses(self.aspect), self.captions, strict=True)
        }
        lengths: dict[int, int] = {}
        coded: list[Coded] = []

        def keep(picture: av.VideoFrame | None) -> None:
            for packet in codec.encode(picture):
                pts = packet.pts or 0
                coded.append(Coded(pts, lengths.pop(pts), packet.is_keyframe, bytes(packet)))

        for t_ms, picture in video.pictures():
            image = video.image(picture)
            if t_ms in moments:
                overlay.draw(image, *moments[t_ms])
            drawn = to_yuv(image)
            pts = round(t_ms / 1000 / time_base)
            if self.info.timed and picture.pts is not None:
                pts = picture.pts - self.info.start_pts
            drawn.pts, drawn.time_base = pts - origin, time_base
            lengths[drawn.pts] = picture.duration or round(1 / self.info.rate / time_base)
            keep(drawn)
            link.advance(self.work)
        keep(None)
        return DrawnPart(number=self.number, pictures=tuple(coded))


def clip_size(info: VideoInfo) -> tuple[int, int]:
    """Return width and height of the annotated video."""
    return fitted(info.width, info.height, LONGEST_PX)

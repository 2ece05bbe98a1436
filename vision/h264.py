"""The one way in which this program encodes video: H.264 that every browser plays."""

from __future__ import annotations

from typing import Final

import av
import cv2
import numpy as np
from av.codec.context import Flags
from av.video.codeccontext import VideoCodecContext
from av.video.reformatter import ColorRange

from vision.frame import Image
from vision.video_info import VideoInfo

CODEC: Final = "libx264"
OPTIONS: Final = {"preset": "ultrafast", "crf": "23"}
"""Half the time of the next preset, which costs a review more than its smaller file is worth."""
KEY_S: Final = 2
"""A player can jump to a picture every so many seconds."""


def settle(codec: VideoCodecContext, info: VideoInfo, width: int, height: int) -> None:
    """Set all that must be the same in parts that are to be joined.

    No picture looks ahead to a later one, so that parts follow one another as they are. Colours
    are meant as the source means them.
    """
    codec.width, codec.height, codec.pix_fmt = width, height, "yuv420p"
    codec.time_base, codec.framerate = info.time_base, info.rate
    codec.gop_size = max(1, round(KEY_S * info.rate))
    codec.max_b_frames = 0
    codec.flags |= Flags.global_header
    codec.color_range = ColorRange.MPEG
    codec.colorspace, codec.color_primaries, codec.color_trc = info.colours
    codec.options = OPTIONS


def encoder(info: VideoInfo, width: int, height: int, *, threads: int) -> VideoCodecContext:
    """Return an encoder; `threads` 0 means as many as there are cores."""
    codec = av.CodecContext.create(CODEC, "w")
    settle(codec, info, width, height)
    codec.thread_count = threads
    return codec


def to_yuv(image: Image) -> av.VideoFrame:
    """Return a picture of `VideoFile.image`, of even size, as the encoder takes it."""
    yuv = np.asarray(cv2.cvtColor(image, cv2.COLOR_RGB2YUV_I420), np.uint8)
    return av.VideoFrame.from_ndarray(yuv, format="yuv420p")

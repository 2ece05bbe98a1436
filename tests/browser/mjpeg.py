"""A clip as the file that Chromium takes for a camera."""

from fractions import Fraction
from pathlib import Path
from typing import Final

import av

FPS: Final = 30
"""Chromium plays such a file at 30 pictures a second, over and over."""


def write_mjpeg(clip: Path, target: Path, *, head_s: float = 0.0, tail_s: float = 0.0) -> float:
    """Write a clip's pictures at the clip's own pace, and return how many seconds they last.

    Args:
        head_s: How much longer the first picture stands.
        tail_s: How much longer the last picture stands, before the file begins anew.
    """
    with av.open(str(clip)) as source, av.open(str(target), "w", format="mjpeg") as sink:
        stream = source.streams.video[0]
        out = sink.add_stream("mjpeg", rate=FPS)
        out.width, out.height = stream.width, stream.height
        out.pix_fmt = "yuvj420p"
        out.options = {"qscale": "3"}
        written = 0
        last: av.VideoFrame | None = None
        for frame in source.decode(stream):
            assert frame.time is not None
            while last is not None and written / FPS < head_s + frame.time - 0.5 / FPS:
                sink.mux(out.encode(_picture(last, written)))
                written += 1
            last = frame
        assert last is not None
        for _ in range(1 + round(tail_s * FPS)):
            sink.mux(out.encode(_picture(last, written)))
            written += 1
        sink.mux(out.encode(None))
    return written / FPS


def _picture(frame: av.VideoFrame, number: int) -> av.VideoFrame:
    picture = frame.reformat(format="yuvj420p")
    picture.pts = number
    picture.time_base = Fraction(1, FPS)
    return picture

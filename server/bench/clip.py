"""The videos to measure with: one clip made one minute and ten minutes long."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import islice
from pathlib import Path
from typing import Final

import av

from server.bench import task
from vision.frame import Image
from vision.video import VideoFile
from vision.video_info import probe

KEY_S: Final = 2
"""A picture that does not build on others comes as often as in a phone's video, in seconds."""


def measure(video: str, short: str, short_s: int, long: str, long_s: int) -> dict[str, float]:
    """Write the clip, over and over, `short_s` and `long_s` seconds long; return what it is like.

    Returns:
        Width and height in pixels, whole frames a second, and the frames of both.

    Raises:
        VideoError: It is not a video.
    """
    source = Path(video)
    info = probe(source)
    fps = max(1, round(info.frames / info.duration_s)) if info.duration_s else 25
    frames = fps * short_s
    width, height = info.width // 2 * 2, info.height // 2 * 2  # H.264 wants them even
    pictures = islice(_repeated(source, width, height), frames)
    _encode(pictures, width, height, fps, Path(short))
    rounds = -(-long_s // short_s)
    _repeat(Path(short), Path(long), rounds, Fraction(frames, fps))
    return {
        "width": width,
        "height": height,
        "fps": fps,
        "short_frames": frames,
        "long_frames": frames * rounds,
    }


def _repeated(source: Path, width: int, height: int) -> Iterator[Image]:
    """Return the pictures in this size and upright, again from the first after the last."""
    while True:
        for frame in VideoFile(source, size=(width, height)):
            yield frame.image


def _encode(pictures: Iterator[Image], width: int, height: int, fps: int, target: Path) -> None:
    """Write an H.264 video as phones do."""
    options = {"preset": "veryfast", "crf": "23", "bf": "0", "g": str(KEY_S * fps)}
    with av.open(str(target), "w") as container:
        stream = container.add_stream("libx264", rate=fps, options=options)
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        for number, picture in enumerate(pictures):
            frame = av.VideoFrame.from_ndarray(picture, format="rgb24")
            frame.pts, frame.time_base = number, Fraction(1, fps)
            container.mux(stream.encode(frame))
        container.mux(stream.encode())


def _repeat(source: Path, target: Path, rounds: int, length_s: Fraction) -> None:
    """Write the video so often behind itself, without encoding it anew."""
    with av.open(str(target), "w") as out:
        stream = None
        for number in range(rounds):
            with av.open(str(source)) as container:
                its = container.streams.video[0]
                stream = stream or out.add_stream_from_template(its)
                for packet in container.demux(its):
                    if packet.dts is None or packet.pts is None:
                        continue  # the end of the stream
                    later = round(number * length_s / packet.time_base)
                    packet.pts, packet.dts = packet.pts + later, packet.dts + later
                    packet.stream = stream
                    out.mux(packet)


if __name__ == "__main__":
    task.run(measure)

"""What a video file holds, checked by opening it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Final, cast

import av
from av.container import InputContainer
from av.video.stream import VideoStream

from vision.errors import CutOffVideoError, EmptyVideoError, NoPictureError, VideoError
from vision.orientation import Orientation, orientation

FORMATS: Final = (
    "mov,mp4,matroska,webm,avi,mpegts,mpeg,m4v,h264,hevc,gif,ogg,flv,asf,mp3,wav,flac,aac,aiff,amr"
)
"""FFmpeg's readers that may be tried. Playlists, which name other files and hosts, are not among
them, nor are still pictures and plain text; those of sound are, to be able to say so."""

RATE: Final = Fraction(25)
"""Pictures a second of a video that does not say it."""

SLACK_S: Final = 1.0
"""A picture stream may end this much before its announced end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VideoInfo:
    """A video that can be decoded.

    Attributes:
        duration_s: Of the picture, without the sound.
        width, height: Upright and with square pixels, after rotation.
        frames: How many pictures are stored.
        has_audio: Whether there is sound beside the picture.
        rate: Pictures a second, on average.
        time_base: What the stream counts its time in, in s.
        start_pts: Of the first picture, in `time_base`.
        timed: Whether pictures carry their own time; without, they are evenly spaced, and one
            cannot jump into the middle.
        orientation: How to turn a stored picture upright.
        colours: FFmpeg's numbers of the colour space, the primaries and the transfer curve.
    """

    duration_s: float
    width: int
    height: int
    frames: int
    has_audio: bool
    rate: Fraction
    time_base: Fraction
    start_pts: int
    timed: bool
    orientation: Orientation
    colours: tuple[int, int, int]


def probe(path: Path) -> VideoInfo:
    """Open a video, decode its first picture and look whether its end is there.

    Raises:
        VideoError: No such file, empty, not a video, only sound, or broken off.
    """
    with open_video(path) as (container, stream):
        first = next(pictures(container, stream), None)
        if first is None:
            raise VideoError(f"{path.name} holds no picture that can be read")
        turned = orientation(first)
        width, height = turned.size(*square_size(stream, first))
        announced = _announced_s(stream)
        start_pts = first.pts if first.pts is not None else 0
        has_audio = bool(container.streams.audio)
        frames = stream.frames
        rate = stream.average_rate or RATE
        time_base = stream.time_base or Fraction(1, 1000)
    if not announced or not frames:
        frames, announced = _count(path)
    elif first.pts is not None:
        announced = max(announced, _end_s(path, start_pts, announced))
    return VideoInfo(
        duration_s=round(announced, 3),
        width=width,
        height=height,
        frames=frames,
        has_audio=has_audio,
        rate=rate,
        time_base=time_base,
        start_pts=start_pts,
        timed=first.pts is not None,
        orientation=turned,
        colours=(int(first.colorspace), int(first.color_primaries), int(first.color_trc)),
    )


@contextmanager
def open_video(path: Path) -> Iterator[tuple[InputContainer, VideoStream]]:
    """Open a file and its first moving picture.

    Raises:
        VideoError: No such file, empty, not a video, or only sound.
    """
    container = _open(path)
    with container:
        covers = av.stream.Disposition.attached_pic
        stream = next((s for s in container.streams.video if not s.disposition & covers), None)
        if stream is None:
            if container.streams.audio:
                raise NoPictureError(f"{path.name} holds sound but no picture")
            raise VideoError(f"{path.name} is not a video")
        if cast(object, stream.codec_context) is None:
            raise VideoError(f"{path.name} is encoded in a way that this program cannot read")
        stream.thread_type = "AUTO"
        yield container, stream


def pictures(container: InputContainer, stream: VideoStream) -> Iterator[av.VideoFrame]:
    """Return the pictures from where the container stands, leaving out those that are damaged.

    A container that breaks off ends the pictures: whoever knows the duration can tell.
    """
    packets: Iterator[av.Packet[VideoStream] | None] = container.demux(stream)
    while True:
        try:
            packet = next(packets)
        except StopIteration:
            return
        except av.FFmpegError:
            packet, packets = None, iter(())  # the decoder still holds some
        try:
            decoded = stream.codec_context.decode(packet)
        except av.FFmpegError:
            continue
        for picture in decoded:
            if picture.pts is not None and picture.time_base is None:
                picture.time_base = stream.time_base
            yield picture


def square_size(stream: VideoStream, picture: av.VideoFrame) -> tuple[int, int]:
    """Return the stored width and height with the width stretched until pixels are square."""
    ratio = stream.sample_aspect_ratio
    return (round(picture.width * ratio) if ratio else picture.width), picture.height


def _open(path: Path) -> InputContainer:
    try:
        if path.is_dir():
            raise VideoError(f"{path} is a folder, not a video")
        if not path.is_file():
            raise VideoError(f"there is no file {path}")
        if path.stat().st_size == 0:
            raise EmptyVideoError(f"{path.name} is empty")
        return av.open(
            f"file:{path.absolute()}",
            options={"format_whitelist": FORMATS, "protocol_whitelist": "file"},
            metadata_errors="ignore",
        )
    except PermissionError as error:
        raise VideoError(f"{path} may not be read") from error
    except (av.FFmpegError, OSError) as error:
        raise VideoError(f"{path.name} is not a video, or is damaged") from error


def _announced_s(stream: VideoStream) -> float:
    """Return the duration of the picture in seconds as the file's head says it, 0 if it doesn't."""
    if not stream.duration or not stream.time_base:
        return 0.0
    return float(stream.duration * stream.time_base)


def _end_s(path: Path, start_pts: int, announced_s: float) -> float:
    """Read the last packets and return where the last picture ends, in seconds.

    Raises:
        CutOffVideoError: They are not there.
    """
    with open_video(path) as (container, stream):
        assert stream.time_base is not None  # its pictures have times
        end_s = 0.0
        with suppress(av.FFmpegError):  # as good as no packet
            last_pts = start_pts + int(max(announced_s - SLACK_S, 0) / stream.time_base)
            container.seek(last_pts, stream=stream)
            for packet in container.demux(stream):
                if packet.pts is not None and not packet.is_corrupt:
                    pts = packet.pts - start_pts + (packet.duration or 0)
                    end_s = max(end_s, float(pts * stream.time_base))
    check_whole(path, end_s, announced_s)
    return end_s


def check_whole(path: Path, end_s: float, announced_s: float) -> None:
    """Compare where the pictures end with where they should.

    Raises:
        CutOffVideoError: The video breaks off.
    """
    if end_s < announced_s - max(SLACK_S, 0.02 * announced_s):
        raise CutOffVideoError(
            f"{path.name} breaks off: it should last {announced_s:.0f} s,"
            " and its end is missing or cannot be read"
        )


def _count(path: Path) -> tuple[int, float]:
    """Return number and duration in seconds of the pictures of a file that does not say both.

    Raises:
        CutOffVideoError: Picture and sound end before the end that the file announces.
    """
    with open_video(path) as (container, stream):
        count, first_s, last_s, end_s = 0, 0.0, 0.0, 0.0
        with suppress(av.FFmpegError):  # the end, as far as it can be read
            for packet in container.demux():
                is_picture = packet.stream.index == stream.index and packet.size > 0
                count += is_picture
                if packet.pts is None:
                    continue
                shown_s = float(packet.pts * packet.time_base)
                end_s = max(end_s, shown_s + float((packet.duration or 0) * packet.time_base))
                if is_picture:
                    first_s = shown_s if count == 1 else min(first_s, shown_s)
                    last_s = max(last_s, end_s)
        if container.duration:
            check_whole(path, end_s - _start_s(container), container.duration / av.time_base)
        return count, last_s - first_s or float(count / (stream.average_rate or RATE))


def _start_s(container: InputContainer) -> float:
    return (container.start_time or 0) / av.time_base

"""Tiny videos that tests write themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.audio.stream import AudioStream
from av.video.stream import VideoStream

from vision.frame import Image

RED, BLUE = (255, 0, 0), (0, 0, 255)


def corners(width: int = 64, height: int = 32) -> Image:
    """Return a black picture with its upper left corner red and its lower right one blue."""
    image = np.zeros((height, width, 3), np.uint8)
    image[: height // 4, : width // 4] = RED
    image[-(height // 4) :, -(width // 4) :] = BLUE
    return image


def grey(level: int, width: int = 64, height: int = 36) -> Image:
    """Return a picture of one grey."""
    return np.full((height, width, 3), level, np.uint8)


def noisy(count: int) -> list[Image]:
    """Return pictures that do not get small when they are encoded."""
    noise = np.random.default_rng(1)
    return [noise.integers(0, 255, (36, 64, 3), np.uint8) for _ in range(count)]


def write_film(
    path: Path,
    images: Iterable[Image],
    *,
    times_ms: Sequence[int] | None = None,
    fps: int = 25,
    codec: str = "libx264",
    rotation: int = 0,
    sound: str | None = None,
    pixel_ratio: Fraction | None = None,
    options: dict[str, str] | None = None,
    key_every: int = 12,
) -> Path:
    """Write pictures as a video; `times_ms` when they are shown, else `fps` of them a second.

    `sound` is the codec of a second stream with a tone, as long as the pictures.
    """
    pictures = list(images)
    with av.open(str(path), "w", options=options or {}) as container:
        stream = container.add_stream(codec, rate=fps)
        assert isinstance(stream, VideoStream)
        stream.height, stream.width = pictures[0].shape[:2]
        stream.pix_fmt = "yuv444p" if stream.width % 2 or stream.height % 2 else "yuv420p"
        stream.codec_context.time_base = Fraction(1, 1000 if times_ms else fps)
        stream.codec_context.gop_size = key_every
        if codec == "libx265":
            stream.options = {"x265-params": "log-level=error"}
        if pixel_ratio:
            stream.codec_context.sample_aspect_ratio = pixel_ratio
        if rotation:
            stream.set_display_rotation(rotation)
        tone = container.add_stream(sound, rate=48_000) if sound else None
        for number, image in enumerate(pictures):
            frame = av.VideoFrame.from_ndarray(image, format="rgb24")
            frame.pts = times_ms[number] if times_ms else number
            frame.time_base = stream.codec_context.time_base
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
        if isinstance(tone, AudioStream):
            last_ms = times_ms[-1] if times_ms else len(pictures) * 1000 / fps
            write_tone(container, tone, last_ms / 1000)
    return path


def write_tone(
    container: av.container.OutputContainer, stream: AudioStream, seconds: float
) -> None:
    """Write a tone of 440 Hz."""
    size = stream.codec_context.frame_size or 1024
    for start in range(0, int(seconds * 48_000), size):
        t_s = (np.arange(size) + start) / 48_000
        wave = (0.3 * np.sin(2 * np.pi * 440 * t_s)).astype(np.float32)
        frame = av.AudioFrame.from_ndarray(wave[None, :], format="flt", layout="mono")
        frame.sample_rate, frame.pts, frame.time_base = 48_000, start, Fraction(1, 48_000)
        container.mux(stream.encode(frame))
    container.mux(stream.encode())


def write_sound(path: Path, seconds: float = 1.0) -> Path:
    """Write a file that holds sound only."""
    with av.open(str(path), "w") as container:
        write_tone(container, container.add_stream("aac", rate=48_000), seconds)
    return path

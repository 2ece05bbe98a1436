"""The annotated video: parts that were drawn, in order, with the source's own sound."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from fractions import Fraction
from pathlib import Path

import av
from av.audio.stream import AudioStream
from av.container import OutputContainer

from vision.draw_part import DrawnPart, clip_size
from vision.h264 import CODEC, settle
from vision.output_file import output_file
from vision.sound import Sound
from vision.video_info import VideoInfo, open_video


class ClipWriter:
    """Puts parts and sound into one file. Made by `write_clip`."""

    def __init__(self, container: OutputContainer, info: VideoInfo, sound: Sound | None) -> None:
        self._container = container
        self._stream = container.add_stream(CODEC, rate=info.rate)
        settle(self._stream.codec_context, info, *clip_size(info))
        self._stream.codec_context.thread_count = 1  # it only writes the head
        self._stream.time_base = self._time_base = info.time_base
        self._sound = sound.packets(container) if sound else iter(())
        self._next_sound: av.Packet[AudioStream] | None = None
        self._waiting: dict[int, DrawnPart] = {}
        self._next_part = 0
        container.start_encoding()

    def put(self, part: DrawnPart) -> None:
        """Take the next part, or keep one until those before it have come."""
        self._waiting[part.number] = part
        while self._next_part in self._waiting:
            self._write(self._waiting.pop(self._next_part))
            self._next_part += 1

    def close(self) -> None:
        """Write the rest of the sound."""
        self._write_sound(None)

    def _write(self, part: DrawnPart) -> None:
        for coded in part.pictures:
            self._write_sound(coded.pts * self._time_base)
            packet = av.Packet(coded.data)
            packet.stream = self._stream
            packet.pts = packet.dts = coded.pts
            packet.duration = coded.duration
            packet.time_base = self._time_base
            packet.is_keyframe = coded.is_key
            self._container.mux(packet)

    def _write_sound(self, until_s: Fraction | None) -> None:
        """Write what belongs before this time of the annotated video; None: all that is left."""
        while True:
            packet = self._next_sound or next(self._sound, None)
            self._next_sound = packet
            if packet is None:
                return
            if until_s is not None and (packet.pts or 0) * packet.time_base > until_s:
                return
            self._next_sound = None
            self._container.mux(packet)


@contextmanager
def write_clip(
    path: Path, source: Path, info: VideoInfo, span: tuple[int, int]
) -> Iterator[ClipWriter]:
    """Write an annotated video; it appears when the block ends without an error.

    Args:
        source: The video whose sound it gets.
        span: The stretch of the source in ms, from and up to.

    Raises:
        OutputError: The file cannot be written.
    """
    with ExitStack() as stack:
        scratch = stack.enter_context(output_file(path))
        sound = None
        if info.has_audio:
            container, _ = stack.enter_context(open_video(source))
            begin = info.start_pts * info.time_base
            sound = Sound(container, *(begin + Fraction(ms, 1000) for ms in span))
        target = stack.enter_context(
            av.open(f"file:{scratch}", "w", format="mp4", options={"movflags": "+faststart"})
        )
        writer = ClipWriter(target, info, sound)
        yield writer
        writer.close()

"""The sound of a stretch of a video, for the annotated one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from fractions import Fraction
from typing import Final

import av
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.container import InputContainer, OutputContainer

KEPT: Final = frozenset({"aac", "mp3", "opus", "flac", "alac"})
"""Sound that MP4 holds and browsers play; other sound becomes AAC."""
AAC_RATE: Final = 48_000
AAC_FRAME: Final = 1024
PRIMING_S: Final = Fraction(1, 10)
"""Sound that an encoder put before the first picture and that players skip."""


class Sound:
    """Sound from `start_s` to `end_s` of the source's own clock, as it is where MP4 can hold it.

    Sound that cannot be read ends there; the pictures go on.
    """

    def __init__(self, source: InputContainer, start_s: Fraction, end_s: Fraction) -> None:
        self._source = source
        self._stream = source.streams.audio[0]
        self._start_s, self._end_s = start_s, end_s

    def packets(self, target: OutputContainer) -> Iterator[av.Packet[AudioStream]]:
        """Add a stream to the file that is written, now, and return the packets for it."""
        if self._stream.codec_context.name in KEPT:
            return self._copied(target.add_stream_from_template(self._stream))
        out = target.add_stream("aac", rate=AAC_RATE)
        out.layout = "mono" if self._stream.channels == 1 else "stereo"
        out.format = "fltp"
        return self._as_aac(out)

    def _copied(self, out: AudioStream) -> Iterator[av.Packet[AudioStream]]:
        for packet in self._read():
            offset = round(self._start_s / packet.time_base)
            packet.pts = (packet.pts or 0) - offset
            packet.dts = packet.pts if packet.dts is None else packet.dts - offset
            packet.stream = out
            yield packet

    def _as_aac(self, out: AudioStream) -> Iterator[av.Packet[AudioStream]]:
        resampler = av.AudioResampler("fltp", out.layout, AAC_RATE, frame_size=AAC_FRAME)
        samples = 0
        for frame in self._decoded():
            for piece in resampler.resample(frame):
                piece.pts, piece.time_base = samples, Fraction(1, AAC_RATE)
                samples += piece.samples
                yield from out.encode(piece)
        yield from out.encode(None)

    def _decoded(self) -> Iterator[AudioFrame | None]:
        """Return the sound decoded, and None at its end."""
        for packet in self._read():
            with suppress(av.FFmpegError):  # a damaged packet is left out
                yield from self._stream.codec_context.decode(packet)
        yield None

    def _read(self) -> Iterator[av.Packet[AudioStream]]:
        """Return the packets of the stretch."""
        with suppress(av.FFmpegError):
            if self._start_s > 1:
                self._source.seek(int(self._start_s * av.time_base))
            for packet in self._source.demux(self._stream):
                if packet.pts is None:
                    continue
                time_s = packet.pts * packet.time_base
                if time_s >= self._end_s:
                    return
                if time_s >= self._start_s - PRIMING_S:
                    yield packet

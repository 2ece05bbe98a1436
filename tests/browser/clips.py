"""Sample clips and what is true of them."""

import json
from pathlib import Path
from typing import Any, Final

import av

CLIPS: Final = Path(__file__).parents[2] / "sample_videos" / "clips"
REST_S: Final = 1.5
"""So much rest follows the last repetition of a clip that is cut off."""


def clip(name: str) -> tuple[Path, dict[str, Any]]:
    """Return a clip and its truth."""
    truth: dict[str, Any] = json.loads((CLIPS / f"{name}.truth.json").read_text(encoding="utf-8"))
    return CLIPS / f"{name}.mp4", truth


def beginning(name: str, repetitions: int, folder: Path) -> tuple[Path, dict[str, Any]]:
    """Return a clip that ends after so many repetitions, written to a folder, and its truth."""
    video, truth = clip(name)
    kept = truth["repetitions"][:repetitions]
    count = sum(one["counted"] for one in kept)
    short = folder / f"{name}.mp4"
    with av.open(str(video)) as source, av.open(str(short), "w") as sink:
        stream = source.streams.video[0]
        assert stream.time_base
        out = sink.add_stream_from_template(stream)
        for packet in source.demux(stream):
            if packet.dts is None or packet.dts * stream.time_base > kept[-1]["end_s"] + REST_S:
                break
            packet.stream = out
            sink.mux(packet)
    return short, {**truth, "repetitions": kept, "count": count}

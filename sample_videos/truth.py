"""The truth about a clip, written: `NAME.truth.json` holds what happens (`server.evaluate.truth`),
`NAME.truth.npz` the arrays per frame:

    t_ms (frames,)  joint_names (joints,)  pixels (frames, joints, 2)  metres (frames, joints, 3)
    signal_names (signals,)  signals (frames, signals), see `signals.measure`
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sample_videos.archive import ZIP_LEVEL, add_arrays
from sample_videos.geometry import Array
from server.evaluate.truth import (
    VERSION,
    Fault,
    Kind,
    Repetition,
    Side,
    Span,
    Truth,
    View,
    read_truth,
)

__all__ = [
    "VERSION",
    "Fault",
    "Frames",
    "Kind",
    "Repetition",
    "Side",
    "Span",
    "Truth",
    "View",
    "read_frames",
    "read_truth",
    "write",
]


@dataclass(frozen=True)
class Frames:
    """The arrays per frame; see the head of this file.

    Signals are NaN outside the exercise, `pixels` and `metres` where nobody is there.
    """

    t_ms: NDArray[np.int64]
    joint_names: tuple[str, ...]
    pixels: Array
    metres: Array
    signals: Mapping[str, Array]


def write(truth: Truth, frames: Frames, folder: Path) -> None:
    """Write both truth files of a clip; what the truth does not say is left out."""
    text = json.dumps(_said(asdict(truth)), indent=1)
    (folder / f"{truth.clip}.truth.json").write_text(text + "\n")
    arrays = {
        "t_ms": frames.t_ms.astype(np.int32),
        "joint_names": np.array(frames.joint_names),
        "pixels": np.round(frames.pixels, 1).astype(np.float16),
        "metres": np.round(frames.metres, 3).astype(np.float16),
        "signal_names": np.array(list(frames.signals)),
        "signals": np.stack(list(frames.signals.values()), axis=1).astype(np.float32).round(2),
    }
    path = folder / f"{truth.clip}.truth.npz"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=ZIP_LEVEL) as archive:
        add_arrays(archive, arrays)


def read_frames(path: Path) -> Frames:
    """Read `NAME.truth.npz`."""
    with np.load(path) as data:
        signals = data["signals"].astype(np.float64)
        return Frames(
            t_ms=data["t_ms"].astype(np.int64),
            joint_names=tuple(str(name) for name in data["joint_names"]),
            pixels=data["pixels"].astype(np.float64),
            metres=data["metres"].astype(np.float64),
            signals={
                str(name): signals[:, column] for column, name in enumerate(data["signal_names"])
            },
        )


def _said(value: object) -> object:
    """Return JSON data without the keys whose value is None."""
    if isinstance(value, dict):
        return {key: _said(one) for key, one in value.items() if one is not None}
    if isinstance(value, list | tuple):
        return [_said(one) for one in value]
    return value

"""The truth file of a clip: what is shown in it, known because it was made.

`NAME.truth.json` holds what happens, `NAME.truth.npz` the arrays per frame:

    t_ms (frames,)  joint_names (joints,)  pixels (frames, joints, 2)  metres (frames, joints, 3)
    signal_names (signals,)  signals (frames, signals), see `signals.measure`
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from sample_videos.geometry import Array

VERSION = 1
Side = Literal["left", "right"]
Kind = Literal["good", "fault", "near_miss"]


@dataclass(frozen=True)
class View:
    """`near_side` is the person's own; `head` is where the head lies in the picture."""

    yaw_deg: float
    camera_height_m: float
    distance_m: float
    near_side: Side
    head: Side


@dataclass(frozen=True)
class Repetition:
    """`range` is in degrees, for the pelvic tilt in mm; `hold_s` is 0 without holds."""

    number: int
    start_s: float
    peak_s: float
    end_s: float
    counted: bool
    hold_s: float
    range: float
    faults: tuple[str, ...]


@dataclass(frozen=True)
class Fault:
    """A deliberate fault with the time in which it shows."""

    key: str
    start_s: float
    end_s: float


@dataclass(frozen=True, kw_only=True)
class Truth:
    """What a clip shows; `count` is what should be counted."""

    version: int
    clip: str
    exercise: str
    kind: Kind
    near_miss: bool
    seed: int
    fps: int
    frames: int
    duration_s: float
    width: int
    height: int
    view: View
    person: str
    count: int
    repetitions: tuple[Repetition, ...]
    holds: tuple[tuple[float, float], ...]
    faults: tuple[Fault, ...]


@dataclass(frozen=True)
class Frames:
    """The arrays per frame; see the head of this file."""

    t_ms: NDArray[np.int64]
    joint_names: tuple[str, ...]
    pixels: Array
    metres: Array
    signals: Mapping[str, Array]


def write(truth: Truth, frames: Frames, folder: Path) -> None:
    """Write both truth files of a clip."""
    text = json.dumps(asdict(truth), indent=1)
    (folder / f"{truth.clip}.truth.json").write_text(text + "\n")
    np.savez_compressed(
        folder / f"{truth.clip}.truth.npz",
        t_ms=frames.t_ms.astype(np.int32),
        joint_names=np.array(frames.joint_names),
        pixels=np.round(frames.pixels, 1).astype(np.float16),
        metres=np.round(frames.metres, 3).astype(np.float16),
        signal_names=np.array(list(frames.signals)),
        signals=np.stack(list(frames.signals.values()), axis=1).astype(np.float32).round(2),
    )


def read(path: Path) -> Truth:
    """Read `NAME.truth.json`.

    Raises:
        ValueError: when the file has another version.
    """
    data = json.loads(path.read_text())
    if data.get("version") != VERSION:
        raise ValueError(
            f"{path.name}: expected truth version {VERSION}, found {data.get('version')}"
        )
    data["view"] = View(**data["view"])
    data["repetitions"] = tuple(
        Repetition(**one | {"faults": tuple(one["faults"])}) for one in data["repetitions"]
    )
    data["holds"] = tuple((start, end) for start, end in data["holds"])
    data["faults"] = tuple(Fault(**one) for one in data["faults"])
    return Truth(**data)


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

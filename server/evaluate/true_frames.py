"""The arrays of a truth file: where every joint is and what every true signal says, per picture."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from server.evaluate.truth import TruthError

Floats = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class TrueFrames:
    """What `NAME.truth.npz` holds of each of n pictures.

    Attributes:
        t_ms: int64 (n), whole milliseconds from the first picture.
        joint_names: `left_shoulder` and so on, k of them.
        pixels: (n, k, 2): x right and y down; NaN where nobody is there.
        metres: (n, k, 3): z up, the floor at 0; None where the file lacks it.
        signals: Name and (n); the unit is the end of the name.
    """

    t_ms: NDArray[np.int64]
    joint_names: tuple[str, ...]
    pixels: Floats
    signals: Mapping[str, Floats]
    metres: Floats | None = None

    def at(self, t_ms: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the index of the true picture at each time, -1 where none is near enough.

        Near enough is half the usual time between two true pictures.
        """
        if not len(self.t_ms):
            return np.full(len(t_ms), -1, np.int64)
        after = np.searchsorted(self.t_ms, t_ms).clip(1, max(1, len(self.t_ms) - 1))
        before = after - 1
        after = after.clip(0, len(self.t_ms) - 1)
        nearer = np.abs(self.t_ms[after] - t_ms) < np.abs(self.t_ms[before] - t_ms)
        index = np.where(nearer, after, before)
        reach = np.median(np.diff(self.t_ms)) / 2 if len(self.t_ms) > 1 else 0.0
        near = np.abs(self.t_ms[index] - t_ms) <= max(reach, 1.0)
        return np.where(near, index, -1)


def read_true_frames(path: Path) -> TrueFrames:
    """Read `NAME.truth.npz`.

    Raises:
        TruthError: The file is damaged, or an array is missing or of another shape.
    """
    try:
        with np.load(path, allow_pickle=False) as data:
            signals = data["signals"].astype(np.float64)
            names = [str(name) for name in data["signal_names"]]
            frames = TrueFrames(
                t_ms=data["t_ms"].astype(np.int64),
                joint_names=tuple(str(name) for name in data["joint_names"]),
                pixels=data["pixels"].astype(np.float64),
                signals={name: signals[:, column] for column, name in enumerate(names)},
                metres=data["metres"].astype(np.float64) if "metres" in data else None,
            )
    except KeyError as error:
        raise TruthError(f"{path.name}: {error.args[0]}") from error
    except (OSError, EOFError, ValueError, IndexError, zipfile.BadZipFile) as error:
        raise TruthError(f"{path.name} cannot be read: {error}") from error
    number = len(frames.t_ms)
    if frames.pixels.shape != (number, len(frames.joint_names), 2) or len(signals) != number:
        raise TruthError(f"{path.name}: arrays of {number} pictures do not fit together")
    if frames.metres is not None and frames.metres.shape != (*frames.pixels.shape[:2], 3):
        raise TruthError(f"{path.name}: metres do not fit to pixels")
    return frames

"""Recorded poses: small, exact, without a picture. docs/poses-format.md describes the file."""

from __future__ import annotations

import json
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from rules.pose import Pose
from vision.errors import RecordingError
from vision.output_file import output_file
from vision.pose_block import PoseBlock

VERSION: Final = 1
BLOCK: Final = 1024
"""Frames that are stored together: what a writer or reader holds at a time."""
ARRAYS: Final = tuple(field.name for field in fields(PoseBlock))
ZIP: Final = b"PK\x03\x04"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordingMeta:
    """What a recording was made of.

    Attributes:
        source: Name of the video without its folder.
        width, height: Of the video in pixels.
        model: The pose model, `full` for instance.
        flow: Whether the trunk's image motion was measured.
        aspect: Width of the pictures that landmarks were looked for in, in image heights.
        frames, detected: How many poses there are, and in how many a person was found.
        duration_s: Of the video.
    """

    source: str
    width: int
    height: int
    model: str
    flow: bool
    aspect: float
    frames: int
    detected: int
    duration_s: float


class PoseRecorder:
    """Writes poses as they come, in bounded memory. Made by `record_poses`."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._poses: list[Pose] = []
        self._blocks = 0
        self._last_ms = -1
        self.aspect: float | None = None
        self.frames = 0
        self.detected = 0

    def add(self, pose: Pose) -> None:
        """Take the next pose.

        Raises:
            ValueError: It is not later than the last one, or of a picture of another shape.
        """
        if pose.t_ms <= self._last_ms:
            raise ValueError(f"pose at {pose.t_ms} ms after one at {self._last_ms} ms")
        if self.aspect not in (None, pose.width):
            raise ValueError(f"a picture {pose.width} wide after one {self.aspect} wide")
        self.aspect, self._last_ms = pose.width, pose.t_ms
        self.frames += 1
        self.detected += pose.found
        self._poses.append(pose)
        if len(self._poses) == BLOCK:
            self.flush()

    def flush(self) -> None:
        """Write the poses that are waiting."""
        if not self._poses:
            return
        block = PoseBlock.of(self._poses)
        for name in ARRAYS:
            with self._archive.open(f"{self._blocks:06}/{name}.npy", "w") as file:
                np.lib.format.write_array(file, _packed(getattr(block, name)), allow_pickle=False)
        self._poses.clear()
        self._blocks += 1

    def close(
        self, *, source: str, width: int, height: int, model: str, flow: bool, duration_s: float
    ) -> None:
        """Write what is left and what the recording was made of."""
        self.flush()
        meta = RecordingMeta(
            source=Path(source).name,
            width=width,
            height=height,
            model=model,
            flow=flow,
            aspect=self.aspect or width / height,
            frames=self.frames,
            detected=self.detected,
            duration_s=duration_s,
        )
        head = {"format": "rugcoach poses", "version": VERSION, "blocks": self._blocks}
        text = json.dumps(head | asdict(meta), indent=1)
        undated = zipfile.ZipInfo("meta.json")  # the same poses make the same bytes
        self._archive.writestr(undated, text, zipfile.ZIP_DEFLATED)


@contextmanager
def record_poses(path: Path) -> Iterator[PoseRecorder]:
    """Write a recording; it appears when the block ends without an error.

    Raises:
        OutputError: The file cannot be written.
    """
    with (
        output_file(path) as scratch,
        zipfile.ZipFile(scratch, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive,
    ):
        yield PoseRecorder(archive)


def is_recording(path: Path) -> bool:
    """Whether a file begins as a recording does; False where it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(len(ZIP)) == ZIP
    except OSError:
        return False


def read_meta(path: Path) -> RecordingMeta:
    """Return what a recording was made of.

    Raises:
        RecordingError: The file is missing, damaged, of a newer version, or something else.
    """
    with _reading(path) as archive:
        return _meta(path, archive)[0]


def read_poses(path: Path) -> Iterator[Pose]:
    """Return the recorded poses in order, a block in memory at a time.

    Raises:
        RecordingError: As in `read_meta`.
    """
    with _reading(path) as archive:
        meta, blocks = _meta(path, archive)
        for number in range(blocks):
            arrays = {name: _array(archive, f"{number:06}/{name}.npy") for name in ARRAYS}
            yield from PoseBlock(**arrays).poses(meta.aspect)


@contextmanager
def _reading(path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except FileNotFoundError as error:
        raise RecordingError(f"there is no file {path}") from error
    except (
        OSError,
        EOFError,
        KeyError,
        ValueError,
        RuntimeError,
        StopIteration,
        TypeError,
        zipfile.BadZipFile,
        zlib.error,
    ) as error:
        raise RecordingError(f"{path.name} is no recording of poses, or is damaged") from error


def _meta(path: Path, archive: zipfile.ZipFile) -> tuple[RecordingMeta, int]:
    """Return what the recording was made of, and its number of blocks."""
    found = json.loads(archive.read("meta.json"))
    if found["format"] != "rugcoach poses":
        raise ValueError(found["format"])
    if found["version"] > VERSION:
        raise RecordingError(f"{path.name} was recorded by a newer version of this program")
    known = {field.name: found[field.name] for field in fields(RecordingMeta)}
    return RecordingMeta(**known), found["blocks"]


def _packed(array: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Return the differences from row to row in the smallest type that holds them; flags as is."""
    if array.dtype == np.bool_:
        return array
    steps = np.diff(array, axis=0, prepend=np.zeros_like(array[:1]))
    low, high = int(steps.min(initial=0)), int(steps.max(initial=0))
    return steps.astype(np.promote_types(np.min_scalar_type(min(low, -1 - high)), np.int8))


def _array(archive: zipfile.ZipFile, name: str) -> npt.NDArray[Any]:
    with archive.open(name) as file:
        stored = np.lib.format.read_array(file, allow_pickle=False)
    if stored.dtype == np.bool_:
        return stored
    return np.cumsum(stored, axis=0, dtype=np.int64)

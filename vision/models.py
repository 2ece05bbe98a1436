"""The pose model: three bundles, built from an npm package, checked, kept in the data folder.

The npm package `@mediapipe/pose` carries the networks; MediaPipe's Tasks API wants them in one
uncompressed zip, with the input's normalisation in each network's metadata. What draws the body's
mask, which nobody here looks at, is left out (`vision.network`). The build is byte-deterministic,
so the bundles have pinned SHA-256 sums as their parts have.
"""

import hashlib
import io
import os
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from vision.data_dir import data_dir as default_data_dir
from vision.errors import ModelError
from vision.network import prepared

MEND = "run `make setup` (or `python dev.py setup`)"


class ModelName(StrEnum):
    """The three sizes of the pose model: heavier sees more and takes longer."""

    LITE = "lite"
    FULL = "full"
    HEAVY = "heavy"


class ModelState(StrEnum):
    """What is in the place where a bundle belongs."""

    READY = "ready"
    MISSING = "missing"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelStatus:
    """One bundle: where it belongs and what is there."""

    name: ModelName
    path: Path
    state: ModelState


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A network in the npm package, and how its input is made: (pixel - mean) / std."""

    file: str
    sha256: str
    mean: float
    std: float


_DETECTOR = _Part(
    file="pose_solution_packed_assets.data",
    sha256="a63c614bef30d35947f13be361820b1e4e3bec9cfeebf4d11216a18373108e85",
    mean=127.5,
    std=127.5,
)
_LANDMARKS = {
    ModelName.LITE: _Part(
        file="pose_landmark_lite.tflite",
        sha256="f17bfbecadb61c3be1baa8b8d851cc6619c870a87167b32848ad20db306b9d61",
        mean=0.0,
        std=255.0,
    ),
    ModelName.FULL: _Part(
        file="pose_landmark_full.tflite",
        sha256="e9a5c5cb17f736fafd4c2ec1da3b3d331d6edbe8a0d32395855aeb2cdfd64b9f",
        mean=0.0,
        std=255.0,
    ),
    ModelName.HEAVY: _Part(
        file="pose_landmark_heavy.tflite",
        sha256="59e42d71bcd44cbdbabc419f0ff76686595fd265419566bd4009ef703ea8e1fe",
        mean=0.0,
        std=255.0,
    ),
}
_BUNDLE_SHA256 = {
    ModelName.LITE: "6ff73bdd718b93ac8dc261847d145e72c6570fa40e3213e248e29d4c7965f47c",
    ModelName.FULL: "2afea27035fed8a2dbece33b3533e1cae5b83cf2f94fc68a189db7b675f09e12",
    ModelName.HEAVY: "e52d8d174f711c5990efd4f142b87d83dfa45683a4a86a869743746cb8f6273a",
}


def model_path(name: ModelName, data_dir: Path) -> Path:
    """Return the path of a bundle whose content was checked, building it where needed.

    Raises:
        ModelError: the bundle is not there and cannot be built; the text says what to run.
    """
    path = _bundle_path(name, data_dir)
    if _state(name, path) is not ModelState.READY:
        _write(path, _build(name), _BUNDLE_SHA256[name])
    return path


def status(data_dir: Path) -> tuple[ModelStatus, ...]:
    """Return what is there of each bundle, without building any.

    Raises:
        ModelError: a bundle is there and cannot be read.
    """
    paths = {name: _bundle_path(name, data_dir) for name in ModelName}
    return tuple(
        ModelStatus(name=name, path=path, state=_state(name, path)) for name, path in paths.items()
    )


def build_all(data_dir: Path) -> tuple[Path, ...]:
    """Return the checked paths of all bundles, building those that are missing or broken.

    Raises:
        ModelError: as in `model_path`.
    """
    return tuple(model_path(name, data_dir) for name in ModelName)


def _bundle_path(name: ModelName, data_dir: Path) -> Path:
    return data_dir / "models" / f"pose_landmarker_{name}.task"


def _state(name: ModelName, path: Path) -> ModelState:
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return ModelState.MISSING
    except OSError as error:
        raise ModelError(f"{path} cannot be read ({error.strerror})") from error
    return ModelState.READY if _sha256(content) == _BUNDLE_SHA256[name] else ModelState.BROKEN


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def bundle(name: ModelName, *, mask: bool = False) -> bytes:
    """Return a bundle, built anew: a zip of the two networks, each with its metadata.

    Args:
        mask: Whether it can draw the body's mask, as MediaPipe's own bundle does. The landmarks are
            the same either way.

    Raises:
        ModelError: Its parts are not there, or are not those that are expected.
    """
    networks = {
        "pose_detector.tflite": _DETECTOR,
        "pose_landmarks_detector.tflite": _LANDMARKS[name],
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for member, part in networks.items():
            info = zipfile.ZipInfo(member)  # dated 1980, stored uncompressed
            info.create_system = 3  # the same bytes on Windows as elsewhere
            archive.writestr(info, prepared(_read(part), part.mean, part.std, mask=mask))
    return packed.getvalue()


def _build(name: ModelName) -> bytes:
    """Return the bundle that this program uses, as it is expected to the last bit."""
    content = bundle(name)
    if _sha256(content) != _BUNDLE_SHA256[name]:
        raise ModelError(
            f"the pose model {name} was built differently than expected: {MEND}"
            " so that the locked packages are installed"
        )
    return content


def _read(part: _Part) -> bytes:
    """Return the checked content of a file of the npm package."""
    path = _node_modules() / "@mediapipe" / "pose" / part.file
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ModelError(f"the pose model cannot be built, {path} is missing: {MEND}") from error
    if _sha256(content) != part.sha256:
        raise ModelError(f"{path} is not the file expected: delete node_modules, then {MEND}")
    return content


def _node_modules() -> Path:
    """Return `RUGCOACH_NODE_MODULES` where it is set, else the folder beside this package."""
    chosen = os.environ.get("RUGCOACH_NODE_MODULES")
    return Path(chosen) if chosen else Path(__file__).parents[1] / "node_modules"


def _write(path: Path, content: bytes, sha256: str) -> None:
    """Put the content in its place in one step, so that nobody sees half a file."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        scratch = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            _replace(scratch, path, sha256)
        finally:
            scratch.unlink(missing_ok=True)
    except OSError as error:
        raise ModelError(f"the pose model cannot be kept in {path.parent}: {error}") from error


def _replace(scratch: Path, path: Path, sha256: str) -> None:
    """Move the file into place; on Windows another process may hold the same file open there."""
    try:
        scratch.replace(path)
    except PermissionError:
        if _sha256(path.read_bytes()) != sha256:
            raise


if __name__ == "__main__":
    try:
        build_all(default_data_dir())
    except ModelError as error:
        sys.exit(str(error))

"""The pose model: three bundles, built from an npm package, checked, kept in the data folder.

The npm package `@mediapipe/pose` carries the networks; MediaPipe's Tasks API wants them in one
uncompressed zip, with the input's normalisation in each network's metadata. The build is
byte-deterministic, so the bundles have pinned SHA-256 sums as their parts have.
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

MEND = "run `make setup` (or `python dev.py setup`)"
_METADATA_NAME = b"TFLITE_METADATA"


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
    ModelName.LITE: "fd87864c4158a44e2f6dcd7fa8075cbfaed11b2deeb06ed75f73d8441d3c1427",
    ModelName.FULL: "2a5c8900aa4a06b586156cdd1c6b4eeeaf7cad7abb1b40f92302e81c4c54b4f6",
    ModelName.HEAVY: "d6cff18a89a6f4a46a1118d227e3a0e65c5122b70deedfcdacf7b315590f1a63",
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


def _build(name: ModelName) -> bytes:
    """Return the bundle: a zip of the two networks, each with its metadata."""
    networks = {
        "pose_detector.tflite": _DETECTOR,
        "pose_landmarks_detector.tflite": _LANDMARKS[name],
    }
    bundle = io.BytesIO()
    with zipfile.ZipFile(bundle, "w") as archive:
        for member, part in networks.items():
            info = zipfile.ZipInfo(member)  # dated 1980, stored uncompressed
            info.create_system = 3  # the same bytes on Windows as elsewhere
            archive.writestr(info, _with_metadata(_read(part), part))
    content = bundle.getvalue()
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


def _with_metadata(network: bytes, part: _Part) -> bytes:
    """Return the TFLite network with its input's normalisation in its metadata."""
    # Only a build needs these, and they load the whole of MediaPipe.
    import flatbuffers
    from mediapipe.tasks.metadata import schema_py_generated as schema

    model = schema.ModelT.InitFromPackedBuf(network, 0)
    buffer = schema.BufferT()
    buffer.data = list(_metadata(part))
    entry = schema.MetadataT()
    entry.name = _METADATA_NAME
    entry.buffer = len(model.buffers)
    model.buffers.append(buffer)
    model.metadata.append(entry)
    builder = flatbuffers.Builder(len(network))
    builder.Finish(model.Pack(builder), file_identifier=b"TFL3")
    return bytes(builder.Output())


def _metadata(part: _Part) -> bytes:
    """Return the metadata of a network that takes one RGB image."""
    import flatbuffers
    from mediapipe.tasks.metadata import metadata_schema_py_generated as schema

    normalization = schema.NormalizationOptionsT()
    normalization.mean = [part.mean]
    normalization.std = [part.std]
    unit = schema.ProcessUnitT()
    unit.optionsType = schema.ProcessUnitOptions.NormalizationOptions
    unit.options = normalization
    image = schema.ImagePropertiesT()
    image.colorSpace = schema.ColorSpaceType.RGB
    content = schema.ContentT()
    content.contentPropertiesType = schema.ContentProperties.ImageProperties
    content.contentProperties = image
    tensor = schema.TensorMetadataT()
    tensor.name = "image"
    tensor.content = content
    tensor.processUnits = [unit]
    graph = schema.SubGraphMetadataT()
    graph.inputTensorMetadata = [tensor]
    model = schema.ModelMetadataT()
    model.subgraphMetadata = [graph]
    builder = flatbuffers.Builder(0)
    builder.Finish(model.Pack(builder), file_identifier=b"M001")
    return bytes(builder.Output())


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

import hashlib
import subprocess
import sys
import zipfile
from pathlib import Path

import mediapipe
import pytest
from mediapipe.tasks.metadata import metadata_schema_py_generated as metadata_schema
from mediapipe.tasks.metadata import schema_py_generated as schema
from mediapipe.tasks.python import BaseOptions, vision

from tests.vision.drawn_person import HEIGHT, JOINTS, WIDTH, drawn_person
from vision import models
from vision.data_dir import data_dir
from vision.errors import ModelError
from vision.models import ModelName, ModelState, build_all, model_path, status

ROOT = Path(__file__).parents[2]
DETECTOR, LANDMARKS = "pose_detector.tflite", "pose_landmarks_detector.tflite"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with all bundles in it."""
    folder = tmp_path_factory.mktemp("data")
    build_all(folder)
    return folder


def states(folder: Path) -> list[ModelState]:
    return [each.state for each in status(folder)]


def test_a_build_makes_every_bundle_and_leaves_nothing_else(built: Path) -> None:
    assert states(built) == [ModelState.READY] * 3
    assert sorted(path.name for path in (built / "models").iterdir()) == [
        "pose_landmarker_full.task",
        "pose_landmarker_heavy.task",
        "pose_landmarker_lite.task",
    ]


@pytest.mark.parametrize("name", ModelName)
def test_a_model_finds_the_drawn_person(built: Path, name: ModelName) -> None:
    options = vision.PoseLandmarkerOptions(
        base_options=BaseOptions(model_asset_path=str(model_path(name, built))),
        running_mode=vision.RunningMode.VIDEO,
    )
    image = mediapipe.Image(image_format=mediapipe.ImageFormat.SRGB, data=drawn_person())
    with vision.PoseLandmarker.create_from_options(options) as landmarker:
        results = [landmarker.detect_for_video(image, t_ms) for t_ms in range(0, 330, 33)]
    [points] = results[-1].pose_landmarks
    assert len(points) == 33
    for joint, (x, y) in JOINTS.items():
        assert points[joint].x * WIDTH == pytest.approx(x, abs=0.02 * HEIGHT)
        assert points[joint].y * HEIGHT == pytest.approx(y, abs=0.02 * HEIGHT)


@pytest.mark.parametrize("name", ModelName)
def test_a_bundle_is_an_uncompressed_zip_of_two_networks(built: Path, name: ModelName) -> None:
    with zipfile.ZipFile(model_path(name, built)) as bundle:
        members = {info.filename: info.compress_type for info in bundle.infolist()}
    assert members == {DETECTOR: zipfile.ZIP_STORED, LANDMARKS: zipfile.ZIP_STORED}


@pytest.mark.parametrize(("member", "mean", "std"), [(DETECTOR, 127.5, 127.5), (LANDMARKS, 0, 255)])
def test_a_network_says_how_its_input_is_normalised(
    built: Path, member: str, mean: float, std: float
) -> None:
    with zipfile.ZipFile(model_path(ModelName.FULL, built)) as bundle:
        network = schema.ModelT.InitFromPackedBuf(bundle.read(member), 0)
    [buffer] = [entry.buffer for entry in network.metadata if entry.name == b"TFLITE_METADATA"]
    packed = bytes(network.buffers[buffer].data)
    assert packed[4:8] == b"M001"
    metadata = metadata_schema.ModelMetadataT.InitFromPackedBuf(packed, 0)
    [tensor] = metadata.subgraphMetadata[0].inputTensorMetadata
    [unit] = tensor.processUnits
    assert (unit.options.mean, unit.options.std) == ([mean], [std])
    colour = tensor.content.contentProperties.colorSpace
    assert colour == metadata_schema.ColorSpaceType.RGB


def test_nothing_is_there_before_the_first_build(tmp_path: Path) -> None:
    assert states(tmp_path) == [ModelState.MISSING] * 3


def test_a_bundle_is_built_once(tmp_path: Path) -> None:
    before = model_path(ModelName.LITE, tmp_path).stat().st_mtime_ns
    assert model_path(ModelName.LITE, tmp_path).stat().st_mtime_ns == before


def test_a_broken_bundle_is_seen_and_built_again(tmp_path: Path) -> None:
    path = model_path(ModelName.LITE, tmp_path)
    whole = path.read_bytes()
    path.write_bytes(whole[:-1])
    assert states(tmp_path)[0] is ModelState.BROKEN
    assert model_path(ModelName.LITE, tmp_path).read_bytes() == whole


def test_processes_that_build_at_once_leave_whole_bundles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RUGCOACH_DATA_DIR", str(tmp_path))
    command = [sys.executable, "-m", "vision.models"]
    processes = [subprocess.Popen(command, cwd=ROOT) for _ in range(3)]
    assert [process.wait() for process in processes] == [0, 0, 0]
    assert states(tmp_path) == [ModelState.READY] * 3
    assert len(list((tmp_path / "models").iterdir())) == 3


def test_a_missing_package_gets_an_error_that_says_what_to_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RUGCOACH_NODE_MODULES", str(tmp_path))
    with pytest.raises(ModelError, match=r"is missing: run `make setup` \(or `python dev.py setup"):
        model_path(ModelName.LITE, tmp_path)


def test_a_changed_package_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RUGCOACH_NODE_MODULES", str(tmp_path))
    package = tmp_path / "@mediapipe" / "pose"
    package.mkdir(parents=True)
    (package / "pose_solution_packed_assets.data").write_bytes(b"something else")
    with pytest.raises(ModelError, match="not the file expected: delete node_modules, then run"):
        model_path(ModelName.LITE, tmp_path)
    assert not (tmp_path / "models").exists()


def test_a_bundle_that_comes_out_differently_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(models._BUNDLE_SHA256, ModelName.LITE, hashlib.sha256(b"").hexdigest())
    with pytest.raises(ModelError, match="built differently than expected"):
        model_path(ModelName.LITE, tmp_path)
    assert not (tmp_path / "models").exists()


def test_a_data_folder_that_cannot_be_made_gets_an_error(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    with pytest.raises(ModelError, match="cannot be"):
        model_path(ModelName.LITE, blocked)


def test_a_move_that_fails_leaves_no_half_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> Path:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(ModelError, match=r"cannot be kept in .*disk full"):
        model_path(ModelName.LITE, tmp_path)
    assert list((tmp_path / "models").iterdir()) == []


@pytest.mark.parametrize("there", [True, False])
def test_a_file_held_open_by_another_process_will_do_when_it_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    path, scratch = tmp_path / "bundle", tmp_path / "scratch"
    path.write_bytes(b"bundle" if there else b"something else")

    def refuse(*_: object) -> Path:
        raise PermissionError("held open")

    monkeypatch.setattr(Path, "replace", refuse)
    sha256 = hashlib.sha256(b"bundle").hexdigest()
    if there:
        models._replace(scratch, path, sha256)
    else:
        with pytest.raises(PermissionError):
            models._replace(scratch, path, sha256)


def test_the_command_ends_with_the_error_on_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RUGCOACH_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("RUGCOACH_NODE_MODULES", str(tmp_path))
    command = [sys.executable, "-m", "vision.models"]
    ended = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    assert ended.returncode == 1
    [line] = ended.stderr.splitlines()
    assert line.startswith("the pose model cannot be built")


def test_the_data_folder_is_the_one_of_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RUGCOACH_DATA_DIR", str(tmp_path))
    assert data_dir() == tmp_path
    monkeypatch.delenv("RUGCOACH_DATA_DIR")
    assert data_dir().is_absolute()
    assert data_dir().name == "rugcoach"

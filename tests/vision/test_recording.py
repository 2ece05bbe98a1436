import json
import math
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.pose import Flow, Pose
from vision.errors import OutputError, RecordingError
from vision.landmarks import RawLandmarks, to_pose
from vision.pose_block import PoseBlock
from vision.recording import BLOCK, is_recording, read_meta, read_poses, record_poses

ASPECT = 360 / 640


def some_poses(seed: int, number: int, *, spread: float = 0.02) -> list[Pose]:
    """Return poses of a person who is at times out of sight, with flow now and then."""
    dice = Random(seed)
    noise = np.random.default_rng(seed)
    base, world = noise.uniform(-0.5, 2, (33, 3)), noise.uniform(-1, 1, (33, 3))
    poses, t_ms = [], dice.randrange(100)
    for _ in range(number):
        raw = None
        if dice.random() > 0.2:
            shaken = base + noise.normal(0, spread, (33, 3))
            raw = RawLandmarks(shaken, world if dice.random() > 0.3 else None)
        flow = None
        if raw and dice.random() > 0.4:
            flow = Flow(*(round(dice.uniform(-1, 1) * 2**20) / 2**20 for _ in range(4)))
        poses.append(to_pose(raw, t_ms, ASPECT, flow))
        t_ms += dice.randrange(1, 90)
    return poses


def write(path: Path, poses: list[Pose]) -> Path:
    with record_poses(path) as recorder:
        for pose in poses:
            recorder.add(pose)
        recorder.close(
            source="folder/film é.mp4",
            width=1080,
            height=1920,
            model="full",
            flow=True,
            duration_s=9.5,
        )
    return path


@given(seed=st.integers(0, 10**6), number=st.integers(0, 40), spread=st.sampled_from([0.001, 3]))
def test_poses_come_back_exactly(
    tmp_path_factory: pytest.TempPathFactory, seed: int, number: int, spread: float
) -> None:
    poses = some_poses(seed, number, spread=spread)
    path = write(tmp_path_factory.mktemp("poses") / "a.npz", poses)
    assert list(read_poses(path)) == poses


def test_poses_come_back_exactly_across_blocks(tmp_path: Path) -> None:
    poses = some_poses(1, 2 * BLOCK + 5)
    path = write(tmp_path / "a.poses.npz", poses)
    assert list(read_poses(path)) == poses


def test_a_recording_says_what_it_was_made_of(tmp_path: Path) -> None:
    poses = some_poses(2, 50)
    meta = read_meta(write(tmp_path / "a.poses.npz", poses))
    assert (meta.source, meta.width, meta.height) == ("film é.mp4", 1080, 1920)
    assert (meta.model, meta.flow, meta.duration_s) == ("full", True, 9.5)
    assert (meta.frames, meta.detected) == (50, sum(pose.found for pose in poses))
    assert meta.aspect == ASPECT


def test_the_same_poses_make_the_same_file(tmp_path: Path) -> None:
    poses = some_poses(3, 30)
    first, second = write(tmp_path / "a", poses), write(tmp_path / "b", poses)
    assert first.read_bytes() == second.read_bytes()


def test_a_recording_is_small(tmp_path: Path) -> None:
    poses = some_poses(4, 900, spread=0.0005)
    assert write(tmp_path / "a", poses).stat().st_size < 250 * 900


def test_a_recording_is_known_by_its_content(tmp_path: Path) -> None:
    (tmp_path / "film.npz").write_bytes(b"not")
    assert is_recording(write(tmp_path / "film.mp4", some_poses(5, 3)))
    assert not is_recording(tmp_path / "film.npz")
    assert not is_recording(tmp_path / "nothing")


def without_meta(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "x")


def of_another_kind(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("meta.json", json.dumps({"format": "music"}))


def of_a_newer_version(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("meta.json", json.dumps({"format": "rugcoach poses", "version": 2}))


def cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-300])


def with_a_wrong_byte(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 3] ^= 0xFF
    path.write_bytes(bytes(content))


def empty(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (without_meta, "no recording of poses, or is damaged"),
        (of_another_kind, "no recording of poses, or is damaged"),
        (of_a_newer_version, "newer version"),
        (cut_off, "no recording of poses, or is damaged"),
        (with_a_wrong_byte, "no recording of poses, or is damaged"),
        (empty, "no recording of poses, or is damaged"),
        (Path.unlink, "there is no file"),
    ],
)
def test_what_is_no_recording_is_refused_in_one_line(
    tmp_path: Path, damage: Callable[[Path], None], says: str
) -> None:
    path = write(tmp_path / "a.poses.npz", some_poses(6, 300))
    damage(path)
    with pytest.raises(RecordingError, match=says) as caught:
        list(read_poses(path))
    assert "\n" not in str(caught.value)


def test_an_error_while_recording_leaves_no_file(tmp_path: Path) -> None:
    def fail() -> None:
        with record_poses(tmp_path / "a.npz") as recorder:
            recorder.add(some_poses(7, 1)[0])
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert not list(tmp_path.iterdir())


def test_a_recording_cannot_take_the_place_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(OutputError, match="is a folder"):
        write(tmp_path / "a", [])


def test_times_must_rise_and_pictures_keep_their_shape(tmp_path: Path) -> None:
    with record_poses(tmp_path / "a.npz") as recorder:
        recorder.add(to_pose(None, 40, ASPECT))
        with pytest.raises(ValueError, match="pose at 40 ms after one at 40 ms"):
            recorder.add(to_pose(None, 40, ASPECT))
        with pytest.raises(ValueError, match="wide"):
            recorder.add(to_pose(None, 80, 1.5))


def test_flow_goes_on_across_sections() -> None:
    """Each section measures flow from its own beginning; the overlap ties them together."""

    def section(times: range, begins: float) -> PoseBlock:
        poses = []
        for t_ms in times:
            still = to_pose(RawLandmarks(np.full((33, 3), 0.5)), t_ms, 1.0)
            x = math.sin(t_ms / 500) / 8 + begins
            flow = Flow(*(round(v * 2**20) / 2**20 for v in (x, 0.0, begins, 0.0)))
            poses.append(Pose(t_ms, still.points, 1.0, (), flow))
        return PoseBlock.of(poses)

    first, second = section(range(0, 3000, 100), 0.0), section(range(2000, 5000, 100), 0.4)
    joined = second.with_flow_after(first)
    truth = section(range(2000, 5000, 100), 0.0)
    assert np.abs(joined.flow - truth.flow).max() <= 1
    assert np.array_equal(joined.points, second.points)

"""With the real model."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from rules.exercises import CATALOGUE
from tests.vision.drawn_person import HEIGHT, JOINTS, WIDTH, drawn_person
from tests.vision.films import grey, write_film
from vision.data_dir import data_dir
from vision.errors import ModelError, NobodySeenError
from vision.frame import Frame
from vision.landmarker import MediaPipeLandmarker
from vision.models import ModelName, model_path
from vision.recording import read_poses
from vision.review import review
from vision.tracker import PoseTracker


@pytest.fixture
def landmarker() -> Iterator[MediaPipeLandmarker]:
    with MediaPipeLandmarker(model_path(ModelName.FULL, data_dir())) as made:
        yield made


def test_a_person_is_found_where_they_are(landmarker: MediaPipeLandmarker) -> None:
    tracker = PoseTracker(landmarker)
    for t_ms in (0, 40, 80):
        pose = tracker.track(Frame(t_ms, drawn_person()))
    for joint, (x, y) in JOINTS.items():
        point = pose.points[joint]
        assert (point.x * HEIGHT, point.y * HEIGHT) == pytest.approx((x, y), abs=0.05 * HEIGHT)
    assert pose.width == WIDTH / HEIGHT
    assert len(pose.world) == 33
    assert pose.flow is None


def test_flow_is_measured_where_it_is_asked_for(landmarker: MediaPipeLandmarker) -> None:
    noise = np.random.default_rng(1).integers(0, 40, (HEIGHT, WIDTH, 1))
    person = np.clip(drawn_person() + noise, 0, 255).astype(np.uint8)
    tracker = PoseTracker(landmarker, with_flow=True)
    flows = [tracker.track(Frame(t_ms, person)).flow for t_ms in (0, 40, 80)]
    assert flows[-1] is not None
    assert flows[-1] == pytest.approx((0, 0, 0, 0), abs=1e-3)


def test_an_empty_room_has_nobody(landmarker: MediaPipeLandmarker) -> None:
    assert landmarker.detect(Frame(0, grey(120, 320, 240))) is None


def test_times_must_rise(landmarker: MediaPipeLandmarker) -> None:
    landmarker.detect(Frame(40, drawn_person()))
    with pytest.raises(ValueError, match="increasing"):
        landmarker.detect(Frame(40, drawn_person()))


def test_a_model_that_is_no_model_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.task").write_bytes(b"no model")
    with pytest.raises(ModelError, match="cannot be loaded"):
        MediaPipeLandmarker(tmp_path / "a.task")


def test_a_film_of_somebody_who_stands_is_reviewed_but_not_judged(tmp_path: Path) -> None:
    film = write_film(tmp_path / "a.mp4", [drawn_person()] * 12, fps=6)
    result = review(film, CATALOGUE["trunk_lift"], poses=tmp_path / "a.poses.npz")
    assert (result.frames, result.detected, result.summary.count) == (12, 12, 0)
    assert [part.reason for part in result.summary.not_judged] == ["wrong_posture"]
    assert result.summary.confidence == 0
    assert len(list(read_poses(tmp_path / "a.poses.npz"))) == 12


def test_a_film_of_an_empty_room_says_so(tmp_path: Path) -> None:
    film = write_film(tmp_path / "a.mp4", [grey(120, 320, 240)] * 5)
    with pytest.raises(NobodySeenError):
        review(film, CATALOGUE["trunk_lift"])

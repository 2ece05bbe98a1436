"""Which video is measured with."""

from pathlib import Path

import pytest

from server.bench import sample
from vision.errors import RugcoachError


@pytest.fixture
def clips(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "clips"
    folder.mkdir()
    monkeypatch.setattr(sample, "CLIPS", folder)
    return folder


@pytest.mark.parametrize(
    ("exercise", "name", "key"),
    [
        (None, "pelvic_tilt_1.mp4", "pelvic_tilt"),
        ("trunk_lift", "trunk_lift_1.mp4", "trunk_lift"),
    ],
)
def test_without_a_video_a_sample_clip_is_taken(
    clips: Path, exercise: str | None, name: str, key: str
) -> None:
    for clip in ("near_miss_1.mp4", "pelvic_tilt_1.mp4", "trunk_lift_1.mp4", "trunk_lift_2.mp4"):
        (clips / clip).touch()
    assert sample.choose(None, exercise) == (clips / name, key)


def test_a_video_says_its_exercise_by_its_name(tmp_path: Path) -> None:
    video = tmp_path / "pelvic_tilt_at_home.mp4"
    video.touch()
    assert sample.choose(video, None) == (video, "pelvic_tilt")
    assert sample.choose(video, "trunk_lift") == (video, "trunk_lift")


@pytest.mark.parametrize(
    ("video", "exercise", "message"),
    [
        (None, None, "no sample clip here: give a VIDEO"),
        (None, "trunk_lift", "no sample clip of trunk_lift here: give a VIDEO"),
        (None, "handstand", "no exercise 'handstand'; there are abdominal_crunch, belly_stretch"),
        (
            "holiday.mp4",
            None,
            "say with --exercise what holiday.mp4 shows: abdominal_crunch, belly_stretch",
        ),
        ("absent.mp4", "trunk_lift", "there is no file"),
    ],
)
def test_what_is_missing_is_said(
    clips: Path, video: str | None, exercise: str | None, message: str
) -> None:
    (clips / "holiday.mp4").touch()
    with pytest.raises(RugcoachError, match=message):
        sample.choose(clips / video if video else None, exercise)

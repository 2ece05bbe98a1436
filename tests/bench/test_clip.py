"""The videos to measure with."""

from collections.abc import Callable
from pathlib import Path

import pytest

from server.bench.clip import measure
from server.bench.pictures import live_pictures
from vision.video import VideoFile
from vision.video_info import probe


@pytest.mark.parametrize("frames", [7, 100], ids=["shorter", "longer"])
def test_a_video_is_repeated_or_cut_to_both_lengths(
    tmp_path: Path, draw_video: Callable[..., Path], frames: int
) -> None:
    short, long = tmp_path / "short.mp4", tmp_path / "long.mp4"
    found = measure(str(draw_video(frames=frames)), str(short), 2, str(long), 6)
    assert found == {
        "width": 360,
        "height": 480,
        "fps": 10,
        "short_frames": 20,
        "long_frames": 60,
    }
    for path, seconds in ((short, 2), (long, 6)):
        assert probe(path).duration_s == pytest.approx(seconds)
        assert [frame.t_ms for frame in VideoFile(path)] == [*range(0, 1000 * seconds, 100)]


@pytest.mark.parametrize(
    ("fps", "times"),
    [
        (15, [0, 67, 133, 200]),
        (30, [0, 67, 133, 200]),
        (25, [0, 80, 160, 200]),
        (10, [0, 100, 200, 300]),
    ],
)
def test_a_live_page_sends_at_most_15_pictures_a_second(
    draw_video: Callable[..., Path], fps: int, times: list[int]
) -> None:
    found = live_pictures(draw_video(fps=fps), 15, 4)
    assert [frame.t_ms for frame in found] == times


def test_a_short_video_gives_fewer_pictures(draw_video: Callable[..., Path]) -> None:
    assert len(live_pictures(draw_video(frames=5), 15, 100)) == 5

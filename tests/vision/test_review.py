import os
import resource
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from rules.exercises import CATALOGUE
from rules.text import Language
from tests.vision.acting import EMPTY, ActorReader, act, write_act
from tests.vision.films import grey, noisy, write_film
from vision.errors import (
    CancelledError,
    CutOffVideoError,
    NobodySeenError,
    OutputError,
    StretchError,
    WorkerError,
)
from vision.frame import Frame, Image
from vision.landmarks import RawLandmarks
from vision.recording import read_meta, read_poses
from vision.review import Review, review, review_poses
from vision.sections import Section
from vision.workers import Workers, start_workers

EXERCISE = CATALOGUE["trunk_lift"]


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five repetitions in 28 s, with a tone."""
    return write_act(tmp_path_factory.mktemp("film") / "act.mp4", 28, sound="aac")


def run(film: Path, *, workers: int = 1, **more: Any) -> Review:
    return review(film, EXERCISE, landmarker=ActorReader, workers=workers, **more)


def test_a_film_is_judged(film: Path) -> None:
    result = run(film)
    assert result.summary.count == 5
    assert [round(r.start_ms / 1000) for r in result.summary.repetitions] == [3, 8, 13, 18, 23]
    assert (result.frames, result.detected, result.video_frames) == (280, 280, 280)
    assert (result.width, result.height, result.duration_s) == (64, 36, 28.0)
    assert result.timing.total_s >= result.timing.pose_s > result.timing.rules_s > 0


def test_sections_side_by_side_give_what_one_pass_gives(
    film: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reader's first pictures after each start are wrong, as a real landmarker's are."""
    split = run(film, workers=2)

    def whole(start_ms: int, end_ms: int) -> tuple[Section, ...]:
        return (Section(warm_ms=start_ms, start_ms=start_ms, end_ms=end_ms),)

    monkeypatch.setattr("vision.review.cut", whole)
    assert run(film).summary == split.summary


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_the_result_does_not_depend_on_the_number_of_workers(
    film: Path, tmp_path: Path, workers: int
) -> None:
    one = run(film, poses=tmp_path / "one.npz")
    more = run(film, workers=workers, poses=tmp_path / "more.npz")
    assert more.summary == one.summary
    assert list(read_poses(tmp_path / "more.npz")) == list(read_poses(tmp_path / "one.npz"))


def test_recorded_poses_give_the_same_verdict(film: Path, tmp_path: Path) -> None:
    live = run(film, poses=tmp_path / "a.poses.npz")
    again = review_poses(tmp_path / "a.poses.npz", EXERCISE)
    assert again.summary == live.summary
    assert (again.frames, again.detected) == (live.frames, live.detected)
    meta = read_meta(tmp_path / "a.poses.npz")
    assert (meta.source, meta.frames, meta.model, meta.flow) == ("act.mp4", 280, "full", False)


def test_a_stretch_keeps_the_times_of_the_whole(film: Path) -> None:
    result = run(film, start_s=5.5, end_s=20.0)
    assert [round(r.start_ms / 1000) for r in result.summary.repetitions] == [8, 13, 18]
    assert (result.start_s, result.end_s, result.frames) == (5.5, 20.0, 145)


@pytest.mark.parametrize("stretch", [(30.0, None), (5.0, 5.0), (9.0, 3.0)])
def test_an_empty_stretch_is_refused(film: Path, stretch: tuple[float, float | None]) -> None:
    with pytest.raises(StretchError, match=r"act.mp4 lasts 28.0 s"):
        run(film, start_s=stretch[0], end_s=stretch[1])


def test_progress_rises_to_one(film: Path) -> None:
    told: list[float] = []
    run(film, on_progress=told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def contents(film: Path) -> tuple[list[float], list[tuple[int, int]], float | None]:
    """Return picture times in s, picture sizes, and the length of the sound in s."""
    with av.open(str(film)) as container:
        assert [stream.codec_context.name for stream in container.streams.video] == ["h264"]
        assert container.streams.video[0].codec_context.pix_fmt == "yuv420p"
        frames = list(container.decode(video=0))
    with av.open(str(film)) as container:
        sound = container.streams.audio
        heard = sum(f.samples for f in container.decode(audio=0)) / 48_000 if sound else None
    return [float(f.time or 0) for f in frames], [(f.width, f.height) for f in frames], heard


@pytest.mark.parametrize("workers", [1, 2])
def test_the_annotated_film_is_whole_and_plays_at_once(
    film: Path, tmp_path: Path, workers: int
) -> None:
    out = tmp_path / "out.mp4"
    run(film, annotate=out, workers=workers)
    times, sizes, heard = contents(out)
    assert times == pytest.approx([n / 10 for n in range(280)])
    assert set(sizes) == {(64, 36)}
    assert heard == pytest.approx(28, abs=0.1)
    content = out.read_bytes()
    assert content.index(b"moov") < content.index(b"mdat")


def test_the_annotated_film_keeps_a_varying_rate(tmp_path: Path) -> None:
    times = [0, 40, 80, 95, 300, 333, 1000, 1040]
    film = write_film(tmp_path / "a.mp4", [grey(60)] * 8, times_ms=times)
    run(film, annotate=tmp_path / "out.mp4")
    shown, _, heard = contents(tmp_path / "out.mp4")
    assert [round(t * 1000) for t in shown] == times
    assert heard is None


def half_lit() -> Image:
    """Return a picture that is light in its upper half."""
    image = grey(40, 640, 360)
    image[:180] = 200
    return image


@pytest.mark.parametrize(("rotation", "size"), [(0, (640, 360)), (90, (360, 640))])
def test_the_annotated_film_stands_upright(
    tmp_path: Path, rotation: int, size: tuple[int, int]
) -> None:
    film = write_film(tmp_path / "a.mp4", [half_lit()] * 5, rotation=rotation)
    run(film, annotate=tmp_path / "out.mp4")
    with av.open(str(tmp_path / "out.mp4")) as container:
        frame = next(container.decode(video=0))
        image = frame.to_ndarray(format="rgb24").mean(axis=2)
    assert (frame.width, frame.height, frame.rotation) == (*size, 0)
    light = {0: image[100:150], 90: image[:, 40:140]}[rotation]
    assert light.mean() > 150


def test_a_large_film_is_annotated_in_a_size_that_plays_everywhere(tmp_path: Path) -> None:
    film = write_film(tmp_path / "a.mp4", [grey(60, 1921, 1081)] * 3)
    run(film, annotate=tmp_path / "out.mp4")
    assert set(contents(tmp_path / "out.mp4")[1]) == {(1280, 720)}


def test_sound_that_mp4_cannot_hold_becomes_aac(tmp_path: Path) -> None:
    film = write_film(tmp_path / "a.mov", [grey(60)] * 50, sound="pcm_s16le")
    run(film, annotate=tmp_path / "out.mp4")
    with av.open(str(tmp_path / "out.mp4")) as container:
        assert container.streams.audio[0].codec_context.name == "aac"
    assert contents(tmp_path / "out.mp4")[2] == pytest.approx(2, abs=0.1)


def test_a_stretch_is_annotated_with_its_own_sound(film: Path, tmp_path: Path) -> None:
    run(film, annotate=tmp_path / "out.mp4", start_s=10.0, end_s=15.0)
    times, _, heard = contents(tmp_path / "out.mp4")
    assert (times[0], len(times)) == (0.0, 50)
    assert heard == pytest.approx(5, abs=0.15)


def test_the_drawing_is_in_the_persons_language(tmp_path: Path) -> None:
    film = write_film(tmp_path / "a.mp4", [grey(60, 640, 360)] * 5)
    images = []
    for language in Language:
        run(film, annotate=tmp_path / "out.mp4", language=language)
        with av.open(str(tmp_path / "out.mp4")) as container:
            images.append(next(container.decode(video=0)).to_ndarray(format="rgb24"))
    assert np.abs(images[0].astype(int) - images[1]).max() > 100


def test_a_film_with_nobody_in_it_leaves_no_file(tmp_path: Path) -> None:
    film = write_film(tmp_path / "a.mp4", [grey(EMPTY)] * 30)
    with pytest.raises(NobodySeenError, match=r"nobody in a.mp4"):
        run(film, annotate=tmp_path / "out.mp4", poses=tmp_path / "out.npz")
    assert names(tmp_path) == ["a.mp4"]


def test_a_film_that_breaks_off_meanwhile_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = {"movflags": "+faststart"}
    film = write_film(tmp_path / "a.mp4", noisy(200), fps=10, options=options)

    def cut_then_start(number: int, **more: Any) -> AbstractContextManager[Workers]:
        film.write_bytes(film.read_bytes()[: film.stat().st_size // 2])
        return start_workers(number, **more)

    monkeypatch.setattr("vision.review.start_workers", cut_then_start)
    with pytest.raises(CutOffVideoError):
        run(film, annotate=tmp_path / "out.mp4")
    assert names(tmp_path) == ["a.mp4"]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_review_that_is_cancelled_leaves_no_file(
    film: Path, tmp_path: Path, workers: int
) -> None:
    with pytest.raises(CancelledError):
        run(film, annotate=tmp_path / "a.mp4", cancelled=lambda: True, workers=workers)
    assert names(tmp_path) == []


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """Let no file grow beyond `size` bytes, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("option", ["annotate", "poses"])
@pytest.mark.parametrize("size", [0, 500])
def test_a_full_disk_is_told_in_one_line_and_leaves_no_file(
    film: Path, tmp_path: Path, option: str, size: int
) -> None:
    (tmp_path / "out").write_text("before")
    with room_for(size), pytest.raises(OutputError, match="cannot be written") as caught:
        run(film, workers=1, **{option: tmp_path / "out"})
    assert "\n" not in str(caught.value)
    assert (tmp_path / "out").read_text() == "before"
    assert names(tmp_path) == ["out"]


def test_a_folder_that_is_not_there_is_told(film: Path, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        run(film, poses=tmp_path / "nowhere" / "out.npz")


class DyingReader(ActorReader):
    """Takes its process with it."""

    def detect(self, frame: Frame) -> RawLandmarks | None:
        os._exit(1) if frame.t_ms > 1000 else None
        return super().detect(frame)


def test_a_process_that_dies_ends_the_review(film: Path, tmp_path: Path) -> None:
    with pytest.raises(WorkerError, match="has died"):
        review(film, EXERCISE, landmarker=DyingReader, annotate=tmp_path / "a.mp4", workers=2)
    assert names(tmp_path) == []


def test_pictures_are_even_apart_after_joining_parts(tmp_path: Path) -> None:
    film = write_film(tmp_path / "a.mp4", act(40, 10), fps=10, key_every=37)
    run(film, annotate=tmp_path / "out.mp4", workers=2)
    times = contents(tmp_path / "out.mp4")[0]
    assert len(times) == 400
    assert {round(b - a, 3) for a, b in pairwise(times)} == {0.1}

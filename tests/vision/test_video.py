import shutil
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from tests.vision.films import corners, grey, noisy, write_film, write_sound
from vision.errors import CutOffVideoError, EmptyVideoError, NoPictureError, VideoError
from vision.frame import Image
from vision.video import VideoFile, fitted
from vision.video_info import probe

VARIABLE = [0, 40, 80, 95, 300, 333, 1000, 1040]


def where(image: Image, channel: int) -> str:
    """Return in which corner a picture is red (0) or blue (2)."""
    height, width = image.shape[:2]
    places = {
        "upper left": (3, 3),
        "upper right": (3, width - 4),
        "lower left": (height - 4, 3),
        "lower right": (height - 4, width - 4),
    }
    return max(places, key=lambda name: int(image[places[name]][channel]))


def test_frames_have_the_files_own_times_where_the_rate_varies(tmp_path: Path) -> None:
    film = write_film(tmp_path / "a.mp4", [grey(90)] * len(VARIABLE), times_ms=VARIABLE)
    assert [frame.t_ms for frame in VideoFile(film)] == VARIABLE


def test_times_do_not_drift_at_29_97_pictures_a_second(tmp_path: Path) -> None:
    times = [round(n * 1001 / 30) for n in range(300)]
    film = write_film(tmp_path / "a.mp4", [grey(90)] * 300, times_ms=times)
    assert [frame.t_ms for frame in VideoFile(film)] == times


@pytest.mark.parametrize(
    ("rotation", "size", "red", "blue"),
    [
        (0, (64, 32), "upper left", "lower right"),
        (90, (32, 64), "lower left", "upper right"),
        (-90, (32, 64), "upper right", "lower left"),
        (180, (64, 32), "lower right", "upper left"),
    ],
)
def test_a_picture_is_turned_upright(
    tmp_path: Path, rotation: int, size: tuple[int, int], red: str, blue: str
) -> None:
    film = write_film(tmp_path / "a.mp4", [corners()] * 5, rotation=rotation)
    info = probe(film)
    assert (info.width, info.height) == size
    image = next(iter(VideoFile(film))).image
    assert image.shape == (size[1], size[0], 3)
    assert image.flags.c_contiguous
    assert (where(image, 0), where(image, 2)) == (red, blue)


@pytest.mark.parametrize(
    ("name", "codec"),
    [
        ("a.mp4", "libx265"),
        ("a.mov", "libx264"),
        ("a.mkv", "libx264"),
        ("a.webm", "libvpx"),
        ("a.avi", "mpeg4"),
        ("a.ts", "libx264"),
    ],
)
def test_common_kinds_of_video_are_read(tmp_path: Path, name: str, codec: str) -> None:
    film = write_film(tmp_path / name, [corners()] * 50, codec=codec)
    info = probe(film)
    assert (info.width, info.height, info.frames) == (64, 32, 50)
    assert info.duration_s == pytest.approx(2, abs=0.05)
    times = [frame.t_ms for frame in VideoFile(film)]
    assert len(times) == 50
    assert (times[0], times[-1]) == (0, 1960)
    assert [t for t in times if t >= 1000] == [f.t_ms for f in VideoFile(film, start_ms=1000)]


def test_odd_sizes_are_read_and_given_as_even_ones(tmp_path: Path) -> None:
    film = write_film(tmp_path / "a.mp4", [grey(90, 65, 33)] * 3)
    assert (probe(film).width, probe(film).height) == (65, 33)
    assert next(iter(VideoFile(film))).image.shape == (32, 64, 3)


def test_pixels_that_are_not_square_are_stretched(tmp_path: Path) -> None:
    film = write_film(tmp_path / "a.mp4", [grey(90)] * 3, pixel_ratio=Fraction(3, 2))
    assert (probe(film).width, probe(film).height) == (96, 36)


def test_grey_stays_the_grey_it_was(tmp_path: Path) -> None:
    film = write_film(tmp_path / "a.mp4", [grey(level) for level in (40, 128, 220)])
    levels = [float(frame.image.mean()) for frame in VideoFile(film)]
    assert levels == pytest.approx([40, 128, 220], abs=2)


@pytest.mark.parametrize(("start_ms", "end_ms"), [(0, 500), (400, 900), (777, None), (1960, None)])
def test_a_section_is_the_same_frames_as_in_the_whole(
    tmp_path: Path, start_ms: int, end_ms: int | None
) -> None:
    film = write_film(tmp_path / "a.mp4", [grey(4 * n) for n in range(50)], key_every=20)
    whole = {f.t_ms: f.image for f in VideoFile(film)}
    part = {f.t_ms: f.image for f in VideoFile(film, start_ms, end_ms)}
    assert list(part) == [t for t in whole if start_ms <= t < (end_ms or 9999)]
    assert all(np.array_equal(part[t], whole[t]) for t in part)


def test_two_pictures_in_one_millisecond_are_one(tmp_path: Path) -> None:
    film = write_film(tmp_path / "a.mkv", [grey(90)] * 4, times_ms=[0, 40, 40, 80])
    times = [frame.t_ms for frame in VideoFile(film)]
    assert all(b > a for a, b in pairwise(times))


def test_sound_beside_the_picture_is_noticed(tmp_path: Path) -> None:
    assert probe(write_film(tmp_path / "a.mp4", [grey(90)] * 9, sound="aac")).has_audio
    assert not probe(write_film(tmp_path / "b.mp4", [grey(90)] * 9)).has_audio


def half_of(film: Path) -> Path:
    content = film.read_bytes()
    film.write_bytes(content[: len(content) // 2])
    return film


def write_text(path: Path) -> Path:
    path.write_text("not a video\n" * 100)
    return path


def write_bytes(path: Path) -> Path:
    path.write_bytes(np.random.default_rng(2).bytes(20_000))
    return path


def write_nothing(path: Path) -> Path:
    path.touch()
    return path


def write_playlist(path: Path) -> Path:
    film = write_film(path.with_name("b.ts"), [grey(90)] * 50)
    path.write_text(f"#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n{film.name}\n#EXT-X-ENDLIST\n")
    return path


def cut_without_its_head(path: Path) -> Path:
    return half_of(write_film(path, noisy(100)))


def cut_behind_its_head(path: Path) -> Path:
    return half_of(write_film(path, noisy(100), options={"movflags": "+faststart"}))


def cut_matroska(path: Path) -> Path:
    return half_of(write_film(path, noisy(100)))


def cut_matroska_with_sound(path: Path) -> Path:
    return half_of(write_film(path, noisy(100), sound="libopus"))


@pytest.mark.parametrize(
    ("name", "make", "kind", "says"),
    [
        ("a.mp4", lambda path: path, VideoError, "there is no file"),
        ("a.mp4", write_nothing, EmptyVideoError, "a.mp4 is empty"),
        ("a.mp4", write_text, VideoError, "a.mp4 is not a video"),
        ("a.mp4", write_bytes, VideoError, "a.mp4"),
        ("a.m3u8", write_playlist, VideoError, "a.m3u8 is not a video"),
        ("a.m4a", write_sound, NoPictureError, "holds sound but no picture"),
        ("a.mp4", cut_without_its_head, VideoError, "a.mp4 is not a video, or is damaged"),
        ("a.mp4", cut_behind_its_head, CutOffVideoError, "breaks off: it should last 4 s"),
        ("a.mkv", cut_matroska, CutOffVideoError, "breaks off: it should last 4 s"),
        ("a.mkv", cut_matroska_with_sound, CutOffVideoError, "breaks off: it should last 4 s"),
    ],
)
def test_what_is_no_whole_video_is_refused_in_one_line(
    tmp_path: Path, name: str, make: object, kind: type[VideoError], says: str
) -> None:
    assert callable(make)
    film = make(tmp_path / name)
    with pytest.raises(kind, match=says) as caught:
        probe(film)
    assert "\n" not in str(caught.value)


def test_a_folder_is_no_video(tmp_path: Path) -> None:
    with pytest.raises(VideoError, match="is a folder"):
        probe(tmp_path)


def test_a_video_that_is_cut_off_after_it_was_opened_is_noticed(tmp_path: Path) -> None:
    film = write_film(tmp_path / "a.mp4", noisy(100), options={"movflags": "+faststart"})
    info = probe(film)
    half_of(film)
    with pytest.raises(CutOffVideoError):
        list(VideoFile(film, info=info))


def test_a_last_picture_that_stays_long_is_not_taken_for_a_cut(tmp_path: Path) -> None:
    times = [0, 40, 80, 9000]
    film = write_film(tmp_path / "a.mp4", [grey(90)] * 4, times_ms=times)
    assert [frame.t_ms for frame in VideoFile(film)] == times


def test_names_that_look_like_addresses_are_files(tmp_path: Path) -> None:
    film = write_film(tmp_path / "a.mp4", [grey(90)] * 3)
    odd = tmp_path / "http:b%20 é.mp4"
    shutil.copy(film, odd)
    assert probe(odd).frames == 3


def test_a_file_that_may_not_be_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    film = write_film(tmp_path / "a.mp4", [grey(90)] * 3)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr("vision.video_info.av.open", refuse)
    with pytest.raises(VideoError, match="may not be read"):
        probe(film)


@pytest.mark.parametrize(
    ("size", "longest", "expected"),
    [
        ((1920, 1080), 640, (640, 360)),
        ((1080, 1920), 640, (360, 640)),
        ((320, 240), 640, (320, 240)),
        ((641, 361), 640, (640, 360)),
        ((5000, 1), 640, (640, 2)),
    ],
)
def test_pictures_are_shrunk_never_stretched_to_even_sizes(
    size: tuple[int, int], longest: int, expected: tuple[int, int]
) -> None:
    assert fitted(*size, longest) == expected

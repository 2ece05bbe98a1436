from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from sample_videos import __main__ as command
from sample_videos import catalogue, truth


def run(*arguments: str) -> None:
    assert command.main(list(arguments)) == 0


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    with pytest.raises(SystemExit) as stopped:
        command.main(list(arguments))
    assert stopped.value.code == 2
    return capsys.readouterr().err


def test_the_list_names_every_committed_clip(capsys: pytest.CaptureFixture[str]) -> None:
    run("list")
    written = capsys.readouterr().out.splitlines()
    assert [line.split("\t")[0] for line in written] == [clip.name for clip in catalogue.TESTING]


def test_the_list_of_a_set_names_so_many_of_each_chosen_exercise(
    capsys: pytest.CaptureFixture[str],
) -> None:
    run("list", "--set", "tuning", "--count", "3", "--exercise", "tail_wag")
    names = [line.split("\t")[0] for line in capsys.readouterr().out.splitlines()]
    assert [name[:13] for name in names] == ["tail_wag-0000", "tail_wag-0001", "tail_wag-0002"]


def test_wrong_choices_are_refused_with_a_reason(capsys: pytest.CaptureFixture[str]) -> None:
    folder = ("--out", "nowhere")
    assert "no such clip: juggling" in refused(capsys, "render", *folder, "--clip", "juggling")
    assert "no such exercise: juggling" in refused(
        capsys, "render", *folder, "--all", "--exercise", "juggling"
    )
    simulate = ("simulate", *folder, "--count")
    assert "must be a whole number from 1, not '0'" in refused(capsys, *simulate, "0")
    assert "no more than 10000 clips" in refused(capsys, *simulate, "10001")
    assert "must be a whole number" in refused(capsys, "render", *folder, "--all", "--jobs", "two")
    assert "give --clip NAME, --count N or --all" in refused(capsys, "render", *folder)
    assert not Path("nowhere").exists()


def test_truth_files_are_written_without_drawing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "trunk_lift-too_fast"
    run("truth", "--clip", name, "--out", str(tmp_path / "new"))
    assert capsys.readouterr().out == f"{name}\n"
    folder = Path(command.__file__).parent / "clips"
    for path in (tmp_path / "new", folder):
        assert truth.read_truth(path / f"{name}.truth.json").seed == 100_018
    again, committed = (
        truth.read_frames(path / f"{name}.truth.npz") for path in (tmp_path / "new", folder)
    )
    assert np.array_equal(again.pixels, committed.pixels)
    assert np.array_equal(again.metres, committed.metres)


def test_a_clip_that_is_there_already_is_not_drawn_again(tmp_path: Path) -> None:
    clips = catalogue.TESTING[:2]
    for clip in clips:
        (tmp_path / f"{clip.name}.mp4").touch()
    assert list(command.undrawn(clips, tmp_path)) == []
    (tmp_path / f"{clips[1].name}.mp4").rename(tmp_path / f"{clips[1].name}.part.mp4")
    assert list(command.undrawn(clips, tmp_path)) == [clips[1]]


def test_a_simulation_ends_by_saying_how_long_it_took(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "pelvic_tilt-0000-good-1"
    run("simulate", "--set", "tuning", "--count", "1", "--clip", name, "--out", str(tmp_path))
    first, last = capsys.readouterr().out.splitlines()
    assert first == name
    assert re.fullmatch(r"1 clips in [0-9.]+ s", last)

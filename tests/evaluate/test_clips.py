import json
from pathlib import Path

import pytest

from server.evaluate.clips import EvaluateError, chosen, find_clips
from tests.evaluate.made import write_truth


def touch(folder: Path, *names: str) -> None:
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / name).touch()


def test_files_that_share_a_name_are_one_clip(tmp_path: Path) -> None:
    write_truth(tmp_path, "b", "trunk_lift")
    write_truth(tmp_path, "a", "trunk_lift")
    write_truth(tmp_path, "c", "pelvic_tilt")
    touch(tmp_path, "a.MP4", "a.poses.npz", "a.truth.npz", "b.poses.npz", "c.mov", "c.webm")
    found = find_clips(tmp_path)
    assert not found.broken
    assert [case.name for case in found.cases] == ["c", "a", "b"]
    first, second, third = found.cases
    assert first.video == tmp_path / "c.mov"
    assert second.video == tmp_path / "a.MP4"
    assert second.recording == tmp_path / "a.poses.npz"
    assert second.arrays == tmp_path / "a.truth.npz"
    assert (third.video, third.arrays) == (None, None)


def test_the_clips_of_one_truth_may_lie_in_subfolders(tmp_path: Path) -> None:
    told = {name: {"exercises": ["trunk_lift"], "count": 1} for name in ("a", "b", "c")}
    (tmp_path / "truth.json").write_text(json.dumps(told), encoding="utf-8")
    touch(tmp_path / "clips", "a.mp4")
    touch(tmp_path / "poses", "a.poses.npz", "b.poses.npz")
    touch(tmp_path, "c.mp4")
    found = find_clips(tmp_path)
    places = [(case.video, case.recording) for case in found.cases]
    assert places == [
        (tmp_path / "clips" / "a.mp4", tmp_path / "poses" / "a.poses.npz"),
        (None, tmp_path / "poses" / "b.poses.npz"),
        (tmp_path / "c.mp4", None),
    ]


def test_a_clip_that_is_not_as_it_should_be_is_named_and_leaves_the_others(tmp_path: Path) -> None:
    for name in ("good", "lonely", "twice"):
        write_truth(tmp_path, name, "trunk_lift")
    write_truth(tmp_path, "wrong", "trunk_lift", count="x")
    write_truth(tmp_path, "other", "trunk_lift", clip="else")
    told = {
        "twice": {"exercise": "trunk_lift", "count": 1},
        "missing": {"exercise": "trunk_lift", "count": 1},
        "odd": {"exercise": "trunk_lift"},
    }
    (tmp_path / "truth.json").write_text(json.dumps(told), encoding="utf-8")
    touch(tmp_path, "good.mp4", "twice.mp4", "wrong.mp4", "other.mp4", "odd.mp4")
    found = find_clips(tmp_path)
    assert [case.name for case in found.cases] == ["good", "twice"]
    assert {broken.name: broken.why for broken in found.broken} == {
        "lonely": "there is neither a video lonely.mp4 nor lonely.poses.npz",
        "missing": "there is neither a video missing.mp4 nor missing.poses.npz",
        "odd": "truth.json: odd: count is wrong: Field required",
        "other": "other.truth.json: clip is 'else', the file's name 'other'",
        "twice": "twice stands in truth.json and in twice.truth.json",
        "wrong": "wrong.truth.json: count is wrong: Input should be a valid integer",
    }


def test_a_folder_without_a_truth_cannot_be_evaluated(tmp_path: Path) -> None:
    touch(tmp_path, "a.mp4")
    with pytest.raises(EvaluateError, match="there is no truth in"):
        find_clips(tmp_path)
    with pytest.raises(EvaluateError, match="there is no folder"):
        find_clips(tmp_path / "nowhere")


def test_only_the_exercises_that_are_wanted_are_left(tmp_path: Path) -> None:
    for name, exercise in (("a", "trunk_lift"), ("b", "tail_wag")):
        write_truth(tmp_path, name, exercise)
        touch(tmp_path, f"{name}.mp4")
    found = find_clips(tmp_path)
    known = ["trunk_lift", "pelvic_tilt"]
    assert chosen(found, [], known) == found
    assert [case.name for case in chosen(found, ["tail_wag"], known).cases] == ["b"]
    with pytest.raises(EvaluateError, match="there is no clip of pelvic_tilt in the folder"):
        chosen(found, ["pelvic_tilt"], known)
    with pytest.raises(EvaluateError, match="no exercise 'push_up'; there are pelvic_tilt, trunk"):
        chosen(found, ["push_up"], known)

"""One clip: its landmarks are looked for once, then the rules judge it as a check does."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from rules.exercises import CATALOGUE
from server.evaluate.clips import Case, find_clips
from server.evaluate.job import Order, Outcome, judge
from server.evaluate.pose_cache import cache_name
from server.evaluate.run import run
from tests.evaluate.made import ORDER, record, write_clip, write_truth
from tests.rules.bodies import frames
from tests.rules.people import CALM, trunk_lift
from tests.vision.acting import EMPTY, ActorReader, write_act
from tests.vision.films import grey, write_film
from vision.review import review

LIFT = CATALOGUE["trunk_lift"]


class Counting:
    """Makes actor's readers and counts them."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(self) -> ActorReader:
        self.made += 1
        return ActorReader()


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three repetitions in 18 s."""
    return write_act(tmp_path_factory.mktemp("film") / "act.mp4", 18)


@pytest.fixture
def clip(film: Path, tmp_path: Path) -> Case:
    folder = tmp_path / "clips"
    folder.mkdir()
    shutil.copy(film, folder / "act.mp4")
    write_truth(folder, "act", "trunk_lift", count=3)
    return find_clips(folder).cases[0]


def order(tmp_path: Path, landmarker: Counting) -> Order:
    cache = tmp_path / "cache"
    cache.mkdir(exist_ok=True)
    return replace(ORDER, recorded=False, cache=cache, landmarker=landmarker, model_sha256="m")


def outcome(case: Case, how: Order) -> Outcome:
    return run([case], how, 1, lambda _: None)[0]


def test_a_video_is_judged_as_a_check_judges_it(clip: Case, tmp_path: Path) -> None:
    assert clip.video is not None
    judged = judge(clip, order(tmp_path, Counting()), lambda _: None)
    assert judged.summary == review(clip.video, LIFT, landmarker=ActorReader, workers=1).summary
    assert (judged.summary.count, judged.frames) == (3, 180)
    assert judged.landmark_s


def test_landmarks_of_a_video_are_looked_for_once(clip: Case, tmp_path: Path) -> None:
    readers = Counting()
    first = judge(clip, order(tmp_path, readers), lambda _: None)
    made = readers.made
    again = judge(clip, order(tmp_path, readers), lambda _: None)
    assert readers.made == made > 0
    assert again.landmark_s is None
    assert again.summary == first.summary


def test_another_name_finds_the_same_poses_and_another_content_or_model_does_not(
    clip: Case,
) -> None:
    assert clip.video is not None
    moved = clip.video.with_name("moved.mp4")
    shutil.copy(clip.video, moved)
    name = cache_name(clip.video, "m", flow=False)
    assert cache_name(moved, "m", flow=False) == name
    moved.write_bytes(clip.video.read_bytes() + b"\0")
    others = {
        cache_name(moved, "m", flow=False),
        cache_name(clip.video, "other", flow=False),
        cache_name(clip.video, "m", flow=True),
    }
    assert len(others) == 3
    assert name not in others


def test_kept_poses_that_are_damaged_are_looked_for_again(clip: Case, tmp_path: Path) -> None:
    readers = Counting()
    how = order(tmp_path, readers)
    judged = judge(clip, how, lambda _: None)
    judged.poses.write_bytes(b"nothing")
    before = readers.made
    assert judge(clip, how, lambda _: None).summary == judged.summary
    assert readers.made > before


def test_a_film_with_nobody_is_not_judged_and_is_looked_through_once(tmp_path: Path) -> None:
    folder = tmp_path / "clips"
    folder.mkdir()
    write_film(folder / "empty.mp4", [grey(EMPTY)] * 30, fps=10)
    write_truth(folder, "empty", "trunk_lift", near_miss=True)
    readers = Counting()
    how = order(tmp_path, readers)
    case = find_clips(folder).cases[0]
    for _ in range(2):
        judged = judge(case, how, lambda _: None)
        assert (judged.summary.count, judged.frames) == (0, 0)
        assert [(part.key, part.reason) for part in judged.summary.not_judged] == [
            ("count", "no_body")
        ]
    assert readers.made == 1


def test_recorded_poses_are_taken_where_there_is_no_video_or_where_asked_for(
    clip: Case, tmp_path: Path
) -> None:
    assert clip.video is not None
    recording = record(clip.video.with_name("act.poses.npz"), frames(trunk_lift, 2, tempo=CALM))
    both = replace(clip, recording=recording)
    how = order(tmp_path, Counting())
    assert judge(both, how, lambda _: None).summary.count == 3
    assert judge(both, replace(how, recorded=True), lambda _: None).summary.count == 2
    assert judge(replace(both, video=None), how, lambda _: None).summary.count == 2


def test_a_clip_that_cannot_be_read_leaves_the_others(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        write_clip(tmp_path, name, "trunk_lift", trunk_lift, 1)
    (tmp_path / "b.poses.npz").write_bytes(b"nothing")
    told: list[float] = []
    outcomes = run(find_clips(tmp_path).cases, ORDER, 1, told.append)
    assert [each.case.name for each in outcomes] == ["a", "b", "c"]
    assert [each.error for each in outcomes] == [
        None,
        "b.poses.npz is no recording of poses, or is damaged",
        None,
    ]
    assert told[-1] == pytest.approx(3.0)


def test_broken_true_arrays_are_an_error_of_the_clip(clip: Case, tmp_path: Path) -> None:
    broken = tmp_path / "act.truth.npz"
    broken.write_bytes(b"nothing")
    found = outcome(replace(clip, arrays=broken), order(tmp_path, Counting()))
    assert found.judged is None
    assert found.error is not None
    assert found.error.startswith("act.truth.npz cannot be read")


def test_several_processes_give_the_same_in_the_same_order(tmp_path: Path) -> None:
    for number, name in enumerate("abcd"):
        write_clip(tmp_path, name, "trunk_lift", trunk_lift, number)
    cases = find_clips(tmp_path).cases
    one, two = (run(cases, ORDER, jobs, lambda _: None) for jobs in (1, 2))
    assert [each.judged.summary.count for each in one if each.judged] == [0, 1, 2, 3]
    assert [each.judged.summary for each in one if each.judged] == [
        each.judged.summary for each in two if each.judged
    ]
    assert run([], ORDER, 2, lambda _: None) == ()

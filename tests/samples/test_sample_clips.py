"""The sample clips: their recorded poses give the truth, and so do their pictures."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from rules.checker import Checker
from rules.exercise import Effect
from rules.exercises import CATALOGUE
from rules.verdict import Summary
from vision.models import ModelName
from vision.recording import read_poses
from vision.review import review

CLIPS = Path(__file__).parents[2] / "sample_videos" / "clips"
NAMES = sorted(path.name.removesuffix(".mp4") for path in CLIPS.glob("*.mp4"))
SLACK_S = 0.5
"""A fault matches a true one when they overlap with this much slack."""


def truth_of(name: str) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads((CLIPS / f"{name}.truth.json").read_text("utf-8"))
    return facts


def poses_of(name: str) -> Path:
    return CLIPS / f"{name}.poses.npz"


def from_poses(name: str) -> Summary:
    checker = Checker(CATALOGUE[truth_of(name)["exercise"]])
    for pose in read_poses(poses_of(name)):
        checker.update(pose)
    return checker.finish()


@pytest.fixture(scope="module", params=NAMES)
def judged(request: pytest.FixtureRequest) -> tuple[dict[str, Any], Summary]:
    return truth_of(request.param), from_poses(request.param)


def overlap(a: tuple[float, float], b: tuple[float, float]) -> bool:
    return a[0] - SLACK_S <= b[1] and b[0] - SLACK_S <= a[1]


def test_every_exercise_fault_and_near_miss_has_a_clip() -> None:
    wanted = {f"{key}-good-{number}" for key in CATALOGUE for number in (1, 2)}
    for key, exercise in CATALOGUE.items():
        guards = {fault.key for fault in exercise.faults if fault.guard}
        wanted |= {f"{key}-{fault}" for fault in exercise.fault_texts if fault not in guards}
        assert any(name.startswith(f"{key}-near_miss-") for name in NAMES)
    assert wanted <= set(NAMES)


def test_every_clip_gives_its_true_count(judged: tuple[dict[str, Any], Summary]) -> None:
    truth, summary = judged
    assert summary.count == truth["count"]
    if not truth["near_miss"]:
        counted = [repetition.counted for repetition in summary.repetitions]
        assert counted[: len(truth["repetitions"])] == [r["counted"] for r in truth["repetitions"]]


def test_every_hold_is_timed_to_a_fifth_of_a_second(
    judged: tuple[dict[str, Any], Summary],
) -> None:
    truth, summary = judged
    paused = {f.key for f in CATALOGUE[truth["exercise"]].faults if f.effect is Effect.PAUSE_HOLD}
    pauses = [(f["start_s"], f["end_s"]) for f in truth["faults"] if f["key"] in paused]
    true_s = [b - a for a, b in truth["holds"] if not any(overlap((a, b), p) for p in pauses)]
    if not CATALOGUE[truth["exercise"]].dose.hold_s or truth["near_miss"]:
        assert not true_s
        return
    measured = [r.held_ms / 1000 for r in summary.repetitions if r.held_ms]
    assert measured == pytest.approx(true_s, abs=0.2)


def test_every_clip_shows_its_fault_and_no_other(judged: tuple[dict[str, Any], Summary]) -> None:
    truth, summary = judged
    seen = [(f.key, (f.start_ms / 1000, f.end_ms / 1000)) for f in summary.faults]
    true = [(f["key"], (f["start_s"], f["end_s"])) for f in truth["faults"]]
    for key, span in true:
        assert any(key == other and overlap(span, at) for other, at in seen), f"{key} missed"
    made_up = {
        (truth["clip"], key)
        for key, span in seen
        if not any(key == other and overlap(span, at) for other, at in true)
    }
    if not truth["near_miss"]:  # of another movement a fault may well be named
        assert not made_up


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith("-good-1")])
def test_the_pictures_give_what_the_recorded_poses_give(name: str) -> None:
    """The landmarks of another machine differ a little; the verdict does not."""
    truth = truth_of(name)
    seen = review(CLIPS / f"{name}.mp4", CATALOGUE[truth["exercise"]], model=ModelName.FULL)
    recorded = from_poses(name)
    assert seen.detected == seen.frames == truth["frames"]
    assert seen.summary.count == recorded.count == truth["count"]
    for mine, other in zip(seen.summary.repetitions, recorded.repetitions, strict=True):
        assert mine.start_ms == pytest.approx(other.start_ms, abs=200)
        assert mine.held_ms == pytest.approx(other.held_ms, abs=200)

"""The sample clips: their recorded poses give the truth, and so do their pictures."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from rules.exercises import CATALOGUE
from rules.fault import Effect
from rules.movement import Swing
from server.evaluate.clips import Case, find_clips
from server.evaluate.golden import COMMAND, changes, golden_clip
from server.evaluate.hold_score import HOLD_OFF_S
from server.evaluate.job import Order, judge
from server.evaluate.matching import matches, said_span, true_span
from server.evaluate.score import Score, score
from vision.models import ModelName
from vision.review import review

CLIPS = Path(__file__).parents[2] / "sample_videos" / "clips"
GOLDEN = Path(__file__).with_name("golden.json")
FOUND = find_clips(CLIPS)
JUDGED = tuple(case for case in FOUND.cases if case.exercise in CATALOGUE)
"""Clips of exercises that have rules."""
RECORDED = Order(
    model=ModelName.FULL, model_path=Path(), model_sha256="", cache=Path(), recorded=True
)
ENDINGS = (".mp4", ".poses.npz", ".truth.json", ".truth.npz")


def name_of(case: Case) -> str:
    return case.name


def from_poses(case: Case) -> Score:
    return score(case, CATALOGUE[case.exercise], judge(case, RECORDED, lambda _: None))


@pytest.fixture(scope="module", params=JUDGED, ids=name_of)
def scored(request: pytest.FixtureRequest) -> Score:
    return from_poses(request.param)


@pytest.fixture(scope="module")
def golden() -> dict[str, Any]:
    said: dict[str, Any] = json.loads(GOLDEN.read_text(encoding="utf-8"))
    return said


def test_every_clip_has_its_video_its_poses_and_its_truth() -> None:
    assert not FOUND.broken
    files = {path.name for path in CLIPS.iterdir()}
    assert files == {f"{case.name}{ending}" for case in FOUND.cases for ending in ENDINGS}


FULLY_SHOWN = ("knees_to_chest", "pelvic_tilt", "trunk_lift")
"""The exercises of which every fault and a near miss is committed; clips of the others are made on
demand, and their faults are shown by made-up people (tests/rules)."""

HOLD_SLACK_S = {"belly_stretch": 0.1, "corkscrew": 0.15}
"""A movement that goes on slowly while it is held has no sharp beginning or end."""


def test_every_exercise_has_a_clip_and_three_have_all_their_faults() -> None:
    names = {case.name for case in JUDGED}
    assert {f"{key}-good-1" for key in CATALOGUE} <= names
    wanted = {f"{key}-good-{number}" for key in FULLY_SHOWN for number in (1, 2)}
    for key, exercise in ((key, CATALOGUE[key]) for key in FULLY_SHOWN):
        guards = {fault.key for fault in exercise.faults if fault.guard}
        wanted |= {f"{key}-{fault}" for fault in exercise.fault_texts if fault not in guards}
        assert any(name.startswith(f"{key}-near_miss-") for name in names)
    assert wanted <= names


def test_every_clip_gives_its_true_count(scored: Score) -> None:
    truth, summary = scored.truth, scored.judged.summary
    assert truth.repetitions is not None
    assert summary.count == truth.count
    if not truth.near_miss and not isinstance(scored.exercise.movement, Swing):
        counted = [repetition.counted for repetition in summary.repetitions]
        assert counted[: len(truth.repetitions)] == [r.counted for r in truth.repetitions]


@pytest.mark.parametrize("case", [case for case in JUDGED if case.truth.near_miss], ids=name_of)
def test_nothing_counts_in_a_near_miss(case: Case) -> None:
    assert case.truth.count == 0
    assert not any(attempt.counted for attempt in from_poses(case).judged.summary.repetitions)


def test_every_hold_is_timed_to_a_fifth_of_a_second(scored: Score) -> None:
    pausing = {f.key for f in scored.exercise.faults if f.effect is Effect.PAUSE_HOLD}
    pauses = [true_span(f) for f in scored.truth.faults or () if f.key in pausing]
    said = [r for r in scored.judged.summary.repetitions if r.held_ms]
    said = [r for r in said if not matches(said_span(r), pauses)]
    if scored.exercise.dose.hold_s and not scored.truth.near_miss:
        assert len(said) == len(scored.holds)
    for hold in scored.holds:
        slack_s = HOLD_SLACK_S.get(scored.exercise.key, 0.0)
        assert hold.said_s == pytest.approx(hold.true_s, abs=HOLD_OFF_S + slack_s)


def test_what_is_said_of_a_clip_is_what_was_said_before(
    scored: Score, golden: dict[str, Any]
) -> None:
    name = scored.case.name
    other = [*changes(golden.get(name, {}), golden_clip(scored))]
    assert not other, f"{name}: {'; '.join(other)}. If that is right, run `{COMMAND}`"


def test_what_was_said_is_kept_of_every_clip_and_of_no_other(golden: dict[str, Any]) -> None:
    assert sorted(golden) == sorted(case.name for case in JUDGED), f"run `{COMMAND}`"


@pytest.mark.slow
@pytest.mark.parametrize(
    "case", [case for case in JUDGED if case.name.endswith("-good-1")], ids=name_of
)
def test_the_pictures_give_what_the_recorded_poses_give(case: Case) -> None:
    """The landmarks of another machine differ a little; the verdict does not."""
    assert case.video is not None
    seen = review(case.video, CATALOGUE[case.exercise], model=ModelName.FULL)
    recorded = from_poses(case).judged.summary
    assert seen.detected == seen.frames == case.truth.frames
    assert seen.summary.count == recorded.count == case.truth.count
    for mine, other in zip(seen.summary.repetitions, recorded.repetitions, strict=True):
        assert mine.start_ms == pytest.approx(other.start_ms, abs=200)
        assert mine.held_ms == pytest.approx(other.held_ms, abs=200)

from __future__ import annotations

from collections import Counter

import pytest

from sample_videos import catalogue, plan
from sample_videos.plan import SetName, planned

EACH = range(48)
SETS: tuple[SetName, ...] = ("tuning", "testing")


def category(kind: str) -> str:
    return next(
        (name for name in ("good", "near_miss", "wrong_view") if kind.startswith(name)), "fault"
    )


def test_the_seed_of_a_clip_follows_from_its_exercise_and_number() -> None:
    assert planned("abdominal_crunch", "tuning", 0).seed == 10_000
    assert planned("trunk_lift", "tuning", 9_999).seed == 99_999
    assert planned("knees_to_chest", "testing", 7).seed == 140_007


@pytest.mark.parametrize("exercise", catalogue.EXERCISES)
def test_both_sets_show_the_same_with_other_seeds(exercise: str) -> None:
    for number in EACH:
        tuning, testing = (planned(exercise, name, number) for name in SETS)
        assert tuning.name == testing.name
        assert (tuning.kind, tuning.situations) == (testing.kind, testing.situations)
        assert testing.seed - tuning.seed == 100_000
        assert tuning.wide


@pytest.mark.parametrize("exercise", catalogue.EXERCISES)
def test_a_third_is_good_a_third_faulty_a_quarter_a_near_miss(exercise: str) -> None:
    clips = [planned(exercise, "tuning", number) for number in EACH]
    odd = [clip for number, clip in enumerate(clips) if plan.ROUND[number % 12] == "o"]
    plain = Counter(category(clip.kind) for clip in clips if clip not in odd)
    assert plain == {"good": 16, "fault": 16, "near_miss": 12}
    assert len(odd) == 4


@pytest.mark.parametrize("exercise", catalogue.EXERCISES)
def test_every_kind_of_an_exercise_and_every_situation_comes_in_turn(exercise: str) -> None:
    clips = [planned(exercise, "tuning", number) for number in range(300)]
    kinds = {key for key, (motion, _) in catalogue.KINDS.items() if motion.exercise == exercise}
    assert {f"{exercise}-{clip.kind}" for clip in clips} == kinds
    shown = {one for clip in clips for one in clip.situations}
    expected = {one for group in (*plan.GOOD, *plan.FAULTY, *plan.ODD) for one in group}
    if clips[0].motion.props:
        expected -= plan.NO_ROOM
    assert shown == expected


@pytest.mark.parametrize("exercise", catalogue.EXERCISES)
def test_names_are_unique_and_rates_are_those_of_laptops_and_phones(exercise: str) -> None:
    clips = [planned(exercise, "tuning", number) for number in range(120)]
    assert len({clip.name for clip in clips}) == len(clips)
    rates = Counter(clip.fps for clip in clips)
    assert set(rates) == {10, 12, 15, 25, 30}
    assert rates[10] + rates[12] + rates[15] > 100


@pytest.mark.parametrize("exercise", catalogue.EXERCISES)
def test_a_clip_is_as_short_as_what_it_shows_allows(exercise: str) -> None:
    clips = [planned(exercise, "tuning", number) for number in EACH]
    seconds = [clip.frames / clip.fps for clip in clips]
    assert max(seconds) < 60
    assert sum(seconds) / len(seconds) < 40
    for clip in clips:
        if clip.at_most is not None:
            assert len(clip.performance.windows) <= clip.at_most * clip.motion.unit


def test_what_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="no such exercise: juggling"):
        planned("juggling", "tuning", 0)
    with pytest.raises(ValueError, match="clips 0 to 9999, not 10000"):
        planned("tail_wag", "tuning", 10_000)

"""A verdict held against the truth: holds, faults, sides, time outside the exercise."""

from typing import Any

import pytest

from rules.pose import Side
from server.evaluate.score import OURS
from server.evaluate.truth import Fault, Repetition
from tests.evaluate.made import attempt, made_score, named, summary


def true(number: int, start_s: float, end_s: float, **other: Any) -> Repetition:
    return Repetition(number=number, start_s=start_s, end_s=end_s, **other)


def test_attempts_are_matched_with_the_true_repetitions_they_overlap() -> None:
    said = summary("trunk_lift", [attempt(1, 1, 3), attempt(2, 5, 6), attempt(3, 20, 21)])
    score = made_score(said, repetitions=(true(1, 1.5, 3), true(2, 10, 11), true(3, 20, 22)))
    assert score.matched == ((1, 1), (None, 2), (2, None), (3, 3))


def test_a_count_that_was_not_judged_is_none() -> None:
    said = summary("trunk_lift", not_judged={"count": "hold_still"})
    score = made_score(said, count=3)
    assert (score.reason, score.tallies[OURS].count, score.off(OURS)) == ("hold_still", None, None)
    assert score.off("threshold") == -2


def test_a_hold_is_timed_by_the_attempt_that_overlaps_it() -> None:
    said = summary("knees_to_chest", [attempt(1, 1, 13, held_ms=10_100), attempt(2, 30, 33)])
    score = made_score(said, holds=((2.0, 12.0), (30.0, 32.0)))
    seen, unseen = score.holds
    assert (seen.true_s, seen.said_s) == (10.0, 10.1)
    assert seen.error_s == pytest.approx(0.1)
    assert (unseen.said_s, unseen.error_s) == (None, None)


@pytest.mark.parametrize(("not_judged", "said_s"), [("count", None), ("head_lifted", 10.1)])
def test_where_the_count_is_not_judged_nor_are_the_holds(
    not_judged: str, said_s: float | None
) -> None:
    attempts = [attempt(1, 1, 13, held_ms=10_100)]
    said = summary("knees_to_chest", attempts, not_judged={not_judged: "unseen"})
    (hold,) = made_score(said, holds=((2.0, 12.0),)).holds
    assert (hold.true_s, hold.said_s) == (10.0, said_s)


def test_a_break_that_the_rules_bridge_does_not_part_a_hold() -> None:
    said = summary("knees_to_chest", [attempt(1, 1, 13, held_ms=10_000)])
    score = made_score(said, holds=((2.0, 6.0), (6.4, 12.4)))
    (hold,) = score.holds
    assert hold.span == (2.0, 12.4)
    assert hold.error_s == pytest.approx(0.0)


def test_holds_in_which_a_fault_stops_the_clock_are_left_out() -> None:
    said = summary("knees_to_chest", [attempt(1, 1, 13)])
    paused = Fault(key="one_knee_only", start_s=3.0, end_s=8.0)
    assert made_score(said, holds=((2.0, 12.0),), faults=(paused,)).holds == ()


@pytest.mark.parametrize(
    ("exercise", "facts"),
    [
        ("trunk_lift", {}),
        ("knees_to_chest", {"near_miss": True}),
        ("knees_to_chest", {"holds": None}),
    ],
)
def test_holds_are_compared_where_there_should_be_some(
    exercise: str, facts: dict[str, Any]
) -> None:
    told: dict[str, Any] = {"holds": ((1.0, 2.0),)}
    score = made_score(summary(exercise), **told | facts)
    assert score.holds == ()


def test_a_true_fault_is_found_missed_or_not_judged() -> None:
    faults = (
        Fault(key="too_high", start_s=5.0, end_s=6.0),
        Fault(key="too_high", start_s=15.0, end_s=16.0),
        Fault(key="neck_back", start_s=5.0, end_s=6.0),
        Fault(key="unknown", start_s=1.0, end_s=2.0),
    )
    said = summary(
        "trunk_lift",
        faults=[named("too_high", 6.4, 7), named("too_high", 30, 31)],
        not_judged={"neck_back": "unseen"},
    )
    found = made_score(said, faults=faults).faults
    assert found is not None
    high, neck, unknown = found["too_high"], found["neck_back"], found["unknown"]
    assert (high.found, high.missed, high.unjudged) == (faults[:1], faults[1:2], ())
    assert (high.named, high.false) == (said.faults[:1], said.faults[1:])
    assert (neck.found, neck.missed, neck.unjudged, neck.judged) == ((), (), faults[2:3], False)
    assert unknown.missed == faults[3:]
    assert list(found) == [
        "arms_push", "too_high", "legs_lifted", "neck_back", "too_fast", "unknown",
    ]  # fmt: skip


def test_where_the_count_was_not_judged_no_fault_was_missed() -> None:
    said = summary("trunk_lift", not_judged={"count": "no_body"})
    fault = Fault(key="too_high", start_s=5.0, end_s=6.0)
    found = made_score(said, faults=(fault,)).faults
    assert found is not None
    assert (found["too_high"].missed, found["too_high"].unjudged) == ((), (fault,))


def test_faults_are_not_compared_on_near_misses_and_where_nobody_tells_of_them() -> None:
    said = summary("trunk_lift", faults=[named("too_high", 5, 6)])
    assert made_score(said, near_miss=True, faults=()).faults is None
    assert made_score(said).faults is None


def test_sides_are_compared_where_the_truth_tells_one() -> None:
    said = summary(
        "trunk_lift",
        [attempt(1, 1, 2, side=Side.LEFT), attempt(2, 3, 4, side=Side.LEFT), attempt(3, 5, 6)],
    )
    repetitions = (true(1, 1, 2, side="left"), true(2, 3, 4, side="right"), true(3, 5, 6))
    assert made_score(said, repetitions=repetitions).sides == (2, 1)


def test_what_counts_outside_the_active_time_is_an_idle_count() -> None:
    said = summary("trunk_lift", [attempt(1, 1, 2), attempt(2, 11, 12), attempt(3, 55, 56)])
    score = made_score(said, active=((10.0, 30.0), (40.0, 70.0)), duration_s=60.0)
    assert score.idle_counts(OURS) == 1
    assert score.idle_s == pytest.approx(20.0)
    unknown = made_score(said)
    assert (unknown.idle_counts(OURS), unknown.idle_s) == (0, 0.0)


def test_people_are_looked_for_in_the_active_time() -> None:
    score = made_score(summary("trunk_lift"), active=((10.0, 20.0),))
    assert (score.seen, score.looked) == (101, 101)
    assert made_score(summary("trunk_lift")).looked == 600
    empty = made_score(summary("trunk_lift"), judged={"frames": 0}, seconds=0.0, frames=300)
    assert (empty.seen, empty.looked) == (0, 300)

"""What went wrong, in words."""

from typing import Any

import numpy as np
import pytest

from server.evaluate.failures import Failure, Kind, failures
from server.evaluate.score import Score
from server.evaluate.truth import Fault, Repetition, View
from tests.evaluate.made import attempt, made_score, named, summary, trace

ASIDE = View(required=False)


def one(score: Score) -> Failure:
    (failure,) = failures(score)
    return failure


def true(number: int, start_s: float, end_s: float, **other: Any) -> Repetition:
    return Repetition(number=number, start_s=start_s, end_s=end_s, **other)


def test_a_count_that_was_not_judged_says_why_and_what_it_should_be() -> None:
    said = summary("trunk_lift", not_judged={"count": "hands_to_forehead"})
    failure = one(made_score(said, count=2, repetitions=(true(1, 4, 6, peak_s=4.5),)))
    assert failure.kind is Kind.NOT_JUDGED
    assert failure.words == "Put your hands under your forehead. The true count is 2."
    assert failure.at_s == 4.5
    assert one(made_score(said, count=None)).at_s == 30.0


@pytest.mark.parametrize(
    "facts", [{"view": ASIDE, "count": 2}, {"near_miss": True}, {"view": ASIDE, "near_miss": True}]
)
def test_what_is_not_judged_in_a_wrong_view_or_a_near_miss_is_as_it_should_be(
    facts: dict[str, Any],
) -> None:
    said = summary("trunk_lift", not_judged={"count": "wrong_view"})
    assert not failures(made_score(said, faults=(), **facts))


def test_in_a_wrong_view_only_a_wrong_count_is_a_failure() -> None:
    said = summary("trunk_lift", [attempt(1, 4, 6)], faults=[named("too_high", 4, 5)])
    assert not failures(made_score(said, count=1, faults=(), view=ASIDE))
    assert one(made_score(said, count=2, faults=(), view=ASIDE)).kind is Kind.WRONG_COUNT


def test_a_repetition_that_is_not_there_is_named() -> None:
    said = summary("trunk_lift", [attempt(1, 4, 6), attempt(2, 20, 22)])
    failure = one(made_score(said, count=1, repetitions=(true(1, 4, 6),)))
    assert failure.words == (
        "Counted 2 instead of 1. Attempt 2 (20.0 to 22.0 s) counted: there is none."
    )
    assert failure.at_s == 21.0
    shown = one(
        made_score(said, repetitions=(true(1, 4, 6), true(2, 20, 22, counted=False)), count=1)
    )
    assert shown.words.endswith("counted: the true one does not count.")


def test_a_repetition_that_was_tried_and_not_counted_says_the_reason() -> None:
    short = attempt(1, 4, 6, counted=False, reason="not_far_enough", progress=0.62)
    failure = one(made_score(summary("trunk_lift", [short]), count=1, repetitions=(true(1, 4, 6),)))
    assert failure.words == (
        "Counted 0 instead of 1."
        " True repetition 1 (4.0 to 6.0 s) did not count: not far enough (62 % of the way)."
    )
    assert failure.at_s == 5.0
    void = attempt(1, 4, 6, counted=False, reason="too_high", progress=4.0)
    failure = one(made_score(summary("trunk_lift", [void]), count=1, repetitions=(true(1, 4, 6),)))
    assert failure.words.endswith("did not count: A little lower: just clear.")


def flags(value: bool) -> np.ndarray[Any, Any]:
    return np.full(600, value, np.bool_)


@pytest.mark.parametrize(
    ("moments", "words"),
    [
        (
            {"waiting": flags(True), "advice": ("hands_to_forehead",) * 600},
            "the program still waited: Put your hands under your forehead.",
        ),
        (
            {"waiting": flags(True), "advice": ("wrong_posture",) * 600},
            "the program still waited: Take up the start position.",
        ),
        ({"waiting": flags(True)}, "the program still waited: it had just begun."),
        ({"progress": np.full(600, np.nan)}, "the movement was out of sight."),
        ({"progress": np.full(600, 0.31)}, "no attempt was seen, at most 31 % of the way."),
    ],
)
def test_a_repetition_that_was_not_seen_says_what_the_program_did_then(
    moments: dict[str, Any], words: str
) -> None:
    score = made_score(
        summary("trunk_lift"),
        count=1,
        repetitions=(true(1, 4, 6),),
        judged={"trace": trace(**moments)},
    )
    assert one(score).words.endswith(f"did not count: {words}")


def test_two_repetitions_that_were_taken_for_one_say_so() -> None:
    score = made_score(
        summary("trunk_lift", [attempt(1, 4, 14)]),
        count=2,
        repetitions=(true(1, 4, 10), true(2, 11, 14)),
    )
    assert one(score).words == (
        "Counted 1 instead of 2. True repetition 2 (11.0 to 14.0 s) did not count:"
        " it was taken for a part of attempt 1."
    )


def test_a_repetition_after_the_last_picture_was_not_judged() -> None:
    score = made_score(summary("trunk_lift"), count=1, repetitions=(true(1, 70, 72),))
    assert one(score).words.endswith("no picture was judged then.")


@pytest.mark.parametrize(
    ("held_ms", "words"),
    [
        (10_190, None),
        (10_300, "The hold of 10.0 s (2.0 to 12.0 s) was timed 10.3 s."),
        (0, "The hold of 10.0 s (2.0 to 12.0 s) was not seen."),
    ],
)
def test_a_hold_that_is_off_by_more_than_a_fifth_of_a_second_is_named(
    held_ms: int, words: str | None
) -> None:
    said = summary("knees_to_chest", [attempt(1, 2, 12, held_ms=held_ms)])
    found = failures(made_score(said, count=1, holds=((2.0, 12.0),)))
    assert [failure.words for failure in found] == ([] if words is None else [words])


def test_faults_are_missed_made_up_or_not_judged_in_order_of_time() -> None:
    faults = (
        Fault(key="too_high", start_s=30.0, end_s=32.0),
        Fault(key="neck_back", start_s=10.0, end_s=12.0),
        Fault(key="unheard_of", start_s=50.0, end_s=52.0),
    )
    said = summary(
        "trunk_lift", faults=[named("arms_push", 20, 21)], not_judged={"neck_back": "unseen"}
    )
    found = failures(made_score(said, faults=faults))
    assert [(failure.kind, failure.fault, failure.words) for failure in found] == [
        (
            Kind.UNJUDGED_FAULT,
            "neck_back",
            "neck_back (10.0 to 12.0 s) was not judged: that part of the body was hidden.",
        ),
        (
            Kind.FALSE_FAULT,
            "arms_push",
            "arms_push (20.0 to 21.0 s) was named and is not there.",
        ),
        (Kind.MISSED_FAULT, "too_high", "too_high (30.0 to 32.0 s) was not named."),
        (
            Kind.MISSED_FAULT,
            "unheard_of",
            "unheard_of (50.0 to 52.0 s) is not known to the program.",
        ),
    ]


def test_what_counts_outside_the_exercise_is_named() -> None:
    said = summary("trunk_lift", [attempt(1, 4, 6), attempt(2, 20, 22)])
    failure = one(made_score(said, count=2, active=((0.0, 10.0),)))
    assert failure.kind is Kind.IDLE_COUNT
    assert failure.words == "Counted at 21.0 s, before or after the exercise."
    near = made_score(said, count=0, near_miss=True, active=())
    assert [each.kind for each in failures(near)] == [Kind.WRONG_COUNT]

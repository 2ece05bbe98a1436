"""What is said of a clip is held against what was said before."""

from typing import Any

import pytest

from server.evaluate.golden import changes, golden_clip
from server.evaluate.truth import Fault
from tests.evaluate.made import attempt, made_score, named, summary

BEFORE: dict[str, Any] = {
    "count": 2,
    "off": 0,
    "holds_s": [10.1, None],
    "holds_off_s": 0.1,
    "matched": ["bouncing"],
    "missed": ["head_lifted"],
    "false": [],
    "not_judged": {},
}


def test_what_is_said_of_a_clip_is_kept_in_few_words() -> None:
    said = summary(
        "knees_to_chest",
        [attempt(1, 1, 13, held_ms=10_100), attempt(2, 20, 25)],
        faults=[named("bouncing", 5, 6), named("bouncing", 40, 41)],
        not_judged={"head_lifted": "unseen"},
    )
    faults = tuple(Fault(key=key, start_s=5.0, end_s=6.0) for key in ("bouncing", "head_lifted"))
    score = made_score(said, count=3, holds=((2.0, 12.0), (30.0, 31.0)), faults=faults)
    assert golden_clip(score) == {
        "count": 2,
        "off": 1,
        "holds_s": [10.1, None],
        "holds_off_s": 0.1,
        "matched": ["bouncing"],
        "missed": ["head_lifted"],
        "false": ["bouncing"],
        "not_judged": {"head_lifted": "unseen"},
    }


def test_the_same_is_no_change() -> None:
    assert not [*changes(BEFORE, BEFORE)]


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ({"off": 1}, "worse: off is 1, was 0"),
        ({"holds_s": [None, None]}, "worse: holds_s is [None, None], was [10.1, None]"),
        ({"holds_s": [10.1, 10.0]}, "better: holds_s is [10.1, 10.0], was [10.1, None]"),
        ({"holds_off_s": 0.2}, "worse: holds_off_s is 0.2, was 0.1"),
        ({"holds_off_s": 0.05}, "better: holds_off_s is 0.05, was 0.1"),
        ({"holds_off_s": 0.105}, "changed: holds_off_s is 0.105, was 0.1"),
        ({"matched": []}, "worse: matched is [], was ['bouncing']"),
        ({"missed": []}, "better: missed is [], was ['head_lifted']"),
        ({"missed": ["other"]}, "changed: missed is ['other'], was ['head_lifted']"),
        ({"false": ["x"]}, "worse: false is ['x'], was []"),
        ({"not_judged": {"count": "unseen"}}, "worse: not_judged is {'count': 'unseen'}, was {}"),
        ({"count": 3}, "changed: count is 3, was 2"),
    ],
)
def test_a_change_is_called_worse_or_better(now: dict[str, Any], words: str) -> None:
    assert [*changes(BEFORE, BEFORE | now)] == [words]


def test_of_a_clip_that_is_new_everything_is_other_than_before() -> None:
    assert len([*changes({}, BEFORE)]) == len(BEFORE)

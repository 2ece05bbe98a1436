"""Descriptions check themselves when they are made, and say what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from rules.advice import (
    ADVICE,
    NOT_JUDGED,
    REASONS,
    UNSEEN_PART,
    advice_text,
    not_judged_text,
    part_text,
    reason_text,
)
from rules.amount import amount_text
from rules.body import Body, UnseenError
from rules.exercise import Dose
from rules.exercises import CATALOGUE, check_key
from rules.fault import Fault, Measure
from rules.movement import Confirmation, Movement, Swing
from rules.pose import Joint, Point, Pose, Side
from rules.signals.legs import hip_angle
from rules.start import Limit
from rules.text import Language, Text

WORDS = Text(nl="ja", en="yes")
LIFT = CATALOGUE["trunk_lift"]


def a_fault(**changes: Any) -> Fault:
    fields: dict[str, Any] = {"key": "k", "signal": hip_angle, "above": 1, "say": WORDS}
    return Fault(**(fields | {"looks_at": WORDS, "source": "made up"} | changes))


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Text(nl="ja", en=" "), "lacks a language"),
        (lambda: Dose(sets=0, reps=1), "at least one set"),
        (lambda: Limit(key="k", signal=hip_angle, say=WORDS), "holds nothing off"),
        (lambda: Limit(key="k", signal=hip_angle, low=2, high=1, say=WORDS), "2 to 1"),
        (
            lambda: Movement(signal=hip_angle, rest_low=0, rest_high=1, still=1),
            "a target or a travel",
        ),
        (
            lambda: Movement(
                signal=hip_angle, rest_low=0, rest_high=1, still=1, target=3, travel=3
            ),
            "a target or a travel",
        ),
        (
            lambda: Movement(signal=hip_angle, rest_low=1, rest_high=1, still=1, travel=3),
            "is empty",
        ),
        (
            lambda: Movement(signal=hip_angle, rest_low=0, rest_high=9, still=1, target=5),
            "the target lies at rest",
        ),
        (
            lambda: Movement(signal=hip_angle, rest_low=0, rest_high=9, still=1, travel=0),
            "the target lies at rest",
        ),
        (
            lambda: Swing(signal=hip_angle, rest_low=0, rest_high=9, still=1, left=1, right=2),
            "lie on one side",
        ),
        (
            lambda: Swing(
                signal=hip_angle, rest_low=0, rest_high=9, still=1, left=1, right=-1, drifts=True
            ),
            "cannot drift",
        ),
        (lambda: Confirmation(signal=hip_angle, travel=0), "confirms nothing"),
        (
            lambda: Movement(
                signal=hip_angle, rest_low=0, rest_high=1, still=1, travel=3, held_share=0.2
            ),
            "held from 0.2 of the peak",
        ),
        (lambda: a_fault(above=float("inf")), "'k' has no limit"),
        (lambda: a_fault(doubt=2.0), "in doubt from 2.0, beyond its limit"),
        (lambda: a_fault(measure=Measure.SWINGS), "a step goes with swings"),
        (lambda: a_fault(step=2.0), "a step goes with swings"),
        (
            lambda: a_fault(measure=Measure.CHANGE, beside_rest=((hip_angle, 1.0),)),
            "only a level has rest levels added",
        ),
        (lambda: a_fault(guard=True, looks_at=None), "must void, obscure or doubt"),
        (lambda: a_fault(guard=True), "all but a guard say what they look at"),
        (lambda: a_fault(looks_at=None), "all but a guard say what they look at"),
        (lambda: replace(LIFT, views=frozenset()), "no view"),
        (lambda: replace(LIFT, faults=(a_fault(), a_fault())), "'k' is declared 2 times"),
        (
            lambda: replace(LIFT, faults=(a_fault(unless=frozenset({"later"})),)),
            r"gives way to \['later'\]",
        ),
        (lambda: replace(LIFT.repetition_faults[0], least=0), "at least 1 repetition, got 0"),
        (lambda: check_key(LIFT, "lift"), "declared in lift.py"),
        (lambda: Pose(0, (Point(0, 0, 0),) * 5), "33 points or none, not 5"),
    ],
)
def test_a_wrong_description_is_refused(make: Callable[[], object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        make()


def test_a_text_speaks_both_languages() -> None:
    assert [WORDS.in_(language) for language in Language] == ["ja", "yes"]


@pytest.mark.parametrize("exercise", CATALOGUE.values(), ids=list(CATALOGUE))
class TestEveryExercise:
    def test_has_a_text_for_everything_it_can_say(self, exercise: Any) -> None:
        for advice in [*ADVICE, *(limit.key for limit in exercise.start.limits)]:
            assert advice_text(exercise, advice, None).nl
        for part in UNSEEN_PART:
            assert advice_text(exercise, "unseen", part) is UNSEEN_PART[part]
        for reason in [*REASONS, *exercise.fault_texts]:
            assert reason_text(exercise, reason).nl
        for reason in [*NOT_JUDGED, *(limit.key for limit in exercise.start.limits)]:
            assert not_judged_text(exercise, reason).nl

    def test_says_what_it_looks_at_for_whatever_may_be_not_judged(self, exercise: Any) -> None:
        guards = {fault.key for fault in exercise.faults if fault.guard}
        assert {*exercise.looked_at} == {*exercise.fault_texts} - guards
        assert part_text(exercise, "count").en == "the count"
        for key in exercise.looked_at:
            text = part_text(exercise, key)
            assert text.nl.startswith("of u")
            assert text.en.startswith("whether you")

    def test_names_every_part_of_the_body_it_may_miss(self, exercise: Any) -> None:
        for signal in exercise.signals:
            assert signal.joints
            for joint in signal.joints:
                assert joint in UNSEEN_PART
        nothing = Body(Pose(0, (Point(0.5, 0.5, 0.0),) * 33), Side.LEFT)
        for signal in exercise.signals:
            with pytest.raises(UnseenError) as raised:
                signal.of(nothing)
            assert raised.value.part in UNSEEN_PART

    def test_gives_a_source_for_every_limit(self, exercise: Any) -> None:
        for fault in (*exercise.faults, *exercise.repetition_faults):
            assert len(fault.source) > 10


@pytest.mark.parametrize(
    ("progress", "word"), [(0.9, "small"), (1.0, "enough"), (1.9, "enough"), (2.0, "large")]
)
def test_a_rough_movement_is_small_enough_or_large(progress: float, word: str) -> None:
    assert amount_text(progress).en == word


def test_the_two_sides_are_each_others_other() -> None:
    assert Side.LEFT.other is Side.RIGHT
    assert Side.RIGHT.other is Side.LEFT


def test_a_body_reads_its_own_side_and_the_far_one() -> None:
    points = [Point(0, 0, 0.9)] * 33
    points[Joint.LEFT_HIP] = Point(1, 1, 0.9)
    points[Joint.RIGHT_HIP] = Point(2, 2, 0.4)
    body = Body(Pose(0, tuple(points)), Side.LEFT)
    assert (body.hip.x, body.far.hip.x) == (1, 2)

"""Someone who does another exercise than the one that was chosen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import pytest

from rules.advice import other_exercise_text
from rules.checker import Checker
from rules.events import OtherExercise
from rules.exercise import Exercise
from rules.exercises import CATALOGUE
from rules.observer import Observer
from rules.pose import Pose
from rules.verdict import Phase, Summary
from tests.rules.bodies import Mover, Tempo, frames
from tests.rules.people import CALM, GOOD, TEMPO, knees_to_chest, push_up, trunk_lift


@dataclass(frozen=True)
class Seen:
    said: list[OtherExercise]
    summary: Summary


def observed(chosen: str, poses: Iterable[Pose], others: Iterable[Exercise] | None = None) -> Seen:
    observer = Observer(CATALOGUE[chosen], CATALOGUE.values() if others is None else others)
    events = [event for pose in poses for event in observer.update(pose).events]
    said = [event for event in events if isinstance(event, OtherExercise)]
    return Seen(said, observer.finish())


def done(mover: Mover, tempo: Tempo, repetitions: int = 2) -> list[Pose]:
    return list(frames(mover, repetitions, tempo=tempo))


def test_another_exercise_that_is_clearly_done_is_named_once() -> None:
    poses = done(knees_to_chest, TEMPO["knees_to_chest"])
    seen = observed("trunk_lift", poses)
    assert [event.exercise for event in seen.said] == ["knees_to_chest"]
    assert seen.summary.fits == "knees_to_chest"
    assert seen.summary.count == 0


def test_one_repetition_may_be_an_accident_and_one_hold_is_none() -> None:
    assert not observed("knees_to_chest", done(trunk_lift, CALM, 1)).said
    assert observed("knees_to_chest", done(trunk_lift, CALM, 2)).said
    assert observed("trunk_lift", done(knees_to_chest, TEMPO["knees_to_chest"], 1)).said


@pytest.mark.parametrize("key", sorted(GOOD))
def test_who_does_the_chosen_exercise_is_told_nothing(key: str) -> None:
    seen = observed(key, done(GOOD[key], TEMPO[key], 3))
    assert not seen.said
    assert seen.summary.fits is None


def test_what_is_no_exercise_of_the_leaflet_is_not_named() -> None:
    assert not observed("knees_to_chest", done(push_up, CALM, 4)).said


@pytest.mark.parametrize("key", sorted(GOOD))
def test_the_others_change_nothing_in_what_is_counted(key: str) -> None:
    poses = done(GOOD[key], TEMPO[key])
    alone = Checker(CATALOGUE[key])
    for pose in poses:
        alone.update(pose)
    assert observed(key, poses).summary == alone.finish()


def test_the_other_exercise_is_told_in_both_languages() -> None:
    text = other_exercise_text(CATALOGUE["trunk_lift"])
    assert CATALOGUE["trunk_lift"].name.nl in text.nl
    assert CATALOGUE["trunk_lift"].name.en in text.en


def test_after_a_pause_the_start_posture_must_be_held_again() -> None:
    observer = Observer(CATALOGUE["trunk_lift"])
    poses = done(trunk_lift, CALM)
    verdicts = [observer.update(pose) for pose in poses]
    assert verdicts[-1].phase is not Phase.WAITING
    observer.pause()
    later = replace(poses[-1], t_ms=poses[-1].t_ms + 66)
    assert observer.update(later).phase is Phase.WAITING


def test_without_others_nothing_is_named() -> None:
    poses = done(knees_to_chest, TEMPO["knees_to_chest"])
    assert not observed("trunk_lift", poses, others=()).said


def test_who_turns_to_the_chosen_exercise_after_all_has_done_it() -> None:
    first = done(trunk_lift, CALM)
    then = frames(knees_to_chest, 1, tempo=TEMPO["knees_to_chest"], t0_ms=first[-1].t_ms + 66)
    seen = observed("knees_to_chest", [*first, *then])
    assert [event.exercise for event in seen.said] == ["trunk_lift"]
    assert seen.summary.count == 1
    assert seen.summary.fits is None

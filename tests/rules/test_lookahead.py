"""A recording that begins in the middle of the exercise."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from rules.checker import Checker
from rules.events import Ready
from rules.exercises import CATALOGUE
from rules.lookahead import AHEAD_MS, calm_ahead
from rules.movement import Swing
from rules.pose import Pose
from tests.rules.bodies import Figure, Tempo, frames, prone
from tests.rules.people import GOOD, TEMPO, trunk_lift
from tests.rules.session import Session

KEYS = sorted(
    key
    for key, exercise in CATALOGUE.items()
    if not exercise.movement.drifts and not isinstance(exercise.movement, Swing)
)
SHORT_REST = 0.6


def cut(poses: list[Pose], from_ms: int) -> list[Pose]:
    """Return what is left of a film without its beginning."""
    return [replace(pose, t_ms=pose.t_ms - from_ms) for pose in poses if pose.t_ms >= from_ms]


def reviewed(key: str, poses: list[Pose]) -> Session:
    checker = Checker(CATALOGUE[key], calm=calm_ahead(CATALOGUE[key], poses))
    verdicts = [checker.update(pose) for pose in poses]
    return Session(verdicts, checker.finish())


def restless(key: str) -> Tempo:
    """The exercise's tempo with hardly a rest between the repetitions."""
    return replace(TEMPO[key], calm=0.0, rest=SHORT_REST)


@pytest.mark.parametrize("key", KEYS)
def test_counting_begins_with_the_first_whole_repetition(key: str) -> None:
    tempo = restless(key)
    poses = list(frames(GOOD[key], 4, tempo=tempo))
    midway_ms = round(1000 * (tempo.up + tempo.hold / 2))
    assert reviewed(key, cut(poses, midway_ms)).summary.count == 3


@pytest.mark.parametrize("key", KEYS)
def test_someone_who_begins_at_rest_is_judged_as_live(key: str) -> None:
    poses = list(frames(GOOD[key], 2, tempo=TEMPO[key]))
    assert calm_ahead(CATALOGUE[key], poses) is None


@pytest.mark.parametrize("key", KEYS)
def test_live_waits_for_the_start_posture(key: str) -> None:
    poses = list(frames(GOOD[key], 4, tempo=restless(key)))
    checker = Checker(CATALOGUE[key])
    midway = cut(poses, round(1000 * TEMPO[key].up))
    first = next(
        v for v in map(checker.update, midway) if any(isinstance(e, Ready) for e in v.events)
    )
    assert first.t_ms > 1000 * TEMPO[key].down


def test_someone_who_takes_up_the_posture_first_is_judged_as_live() -> None:
    sitting = [
        replace(Figure(trunk=80, hips=(80, 80)).pose(0), t_ms=t_ms) for t_ms in range(0, 3000, 66)
    ]
    poses = list(frames(trunk_lift, 3, tempo=restless("trunk_lift"), t0_ms=3000))
    assert calm_ahead(CATALOGUE["trunk_lift"], [*sitting, *poses]) is None


def test_someone_who_never_rests_gives_no_rest_level() -> None:
    def shaking(_share: float, _number: int, t_s: float) -> Figure:
        return replace(prone(), trunk=12 + 10 * math.sin(2 * math.pi * t_s / 0.7))

    poses = list(frames(shaking, 4, tempo=TEMPO["trunk_lift"]))
    assert calm_ahead(CATALOGUE["trunk_lift"], poses) is None


@pytest.mark.parametrize("key", sorted(set(CATALOGUE) - set(KEYS)))
def test_a_level_that_drifts_and_a_neutral_are_not_taken_from_later(key: str) -> None:
    poses = list(frames(GOOD[key], 3, tempo=restless(key)))
    assert calm_ahead(CATALOGUE[key], poses) is None


def test_a_calm_moment_at_the_target_is_no_rest() -> None:
    """Who holds the lift for longer than the rests between would be counted upside down."""
    tempo = replace(restless("trunk_lift"), hold=2.0)
    poses = cut(list(frames(trunk_lift, 4, tempo=tempo)), round(1000 * tempo.up))
    assert reviewed("trunk_lift", poses).summary.count == 3


def test_nobody_gives_no_rest_level() -> None:
    assert calm_ahead(CATALOGUE["trunk_lift"], []) is None
    empty = [Pose(t_ms, ()) for t_ms in range(0, 5000, 66)]
    assert calm_ahead(CATALOGUE["trunk_lift"], empty) is None


def test_what_comes_later_than_it_looks_changes_nothing() -> None:
    poses = list(frames(trunk_lift, 9, tempo=restless("trunk_lift")))
    beginning = [pose for pose in poses if pose.t_ms < AHEAD_MS]
    exercise = CATALOGUE["trunk_lift"]
    assert calm_ahead(exercise, poses) == calm_ahead(exercise, beginning)

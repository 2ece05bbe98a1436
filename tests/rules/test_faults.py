"""Every fault of every exercise, shown and not shown; near misses that must not count."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rules.exercises import CATALOGUE
from tests.rules.bodies import Mover, Posable, Tempo, frames
from tests.rules.people import (
    FAULTS,
    GOOD,
    NEAR_MISSES,
    TEMPO,
    head_lifted,
    knees_moving,
    pelvic_tilt,
)
from tests.rules.session import run

SERIES = 5
"""Repetitions after which a fault over several of them has shown."""
DECLARED = {
    (key, fault)
    for key, exercise in CATALOGUE.items()
    for fault in exercise.fault_texts
    if fault not in {guard.key for guard in exercise.faults if guard.guard}
}


def test_every_declared_fault_has_a_case() -> None:
    assert set(FAULTS) == DECLARED


@pytest.mark.parametrize(("key", "fault"), sorted(FAULTS))
@pytest.mark.parametrize("fps", [10, 25])
def test_a_fault_is_named_when_it_is_shown_and_no_other(key: str, fault: str, fps: int) -> None:
    mover, tempo = FAULTS[key, fault]
    over_several = fault in {series.key for series in CATALOGUE[key].series_faults}
    repetitions = SERIES if over_several else 2
    session = run(key, frames(mover, repetitions, tempo=tempo, fps=fps))
    assert session.fault_keys == {fault}
    attempts = {repetition.number for repetition in session.summary.repetitions}
    assert {span.repetition for span in session.summary.faults} <= attempts
    for span in session.summary.faults:
        first, last = session.summary.repetitions[0], session.summary.repetitions[-1]
        assert first.start_ms <= span.start_ms <= span.end_ms <= last.end_ms


def test_a_fault_that_has_to_show_twice_is_not_named_for_one_repetition() -> None:
    mover, tempo = FAULTS["pelvic_tilt", "jerky"]
    session = run("pelvic_tilt", frames(mover, 1, tempo=tempo))
    assert session.summary.count == 1
    assert session.fault_keys == set()


@pytest.mark.parametrize("key", sorted(GOOD))
@pytest.mark.parametrize("fps", [10, 25])
def test_no_fault_is_named_when_none_is_shown(key: str, fps: int) -> None:
    session = run(key, frames(GOOD[key], 3, tempo=TEMPO[key], fps=fps))
    assert session.fault_keys == set()
    assert session.summary.count == 3
    assert session.summary.not_judged == ()
    assert session.summary.confidence == 1.0


@pytest.mark.parametrize(("key", "movement"), sorted(NEAR_MISSES))
def test_another_movement_does_not_count(key: str, movement: str) -> None:
    mover: Mover = NEAR_MISSES[key, movement]
    session = run(key, frames(mover, 3, tempo=Tempo(hold=1.0)))
    assert session.summary.count == 0


def test_a_change_from_a_rest_level_that_was_never_seen_is_not_judged() -> None:
    def hidden_at_first(share: float, number: int, t_s: float) -> Posable:
        figure = head_lifted(share, number, t_s)
        return replace(figure, hidden=frozenset({"ear"}) if t_s < 3.4 else frozenset())

    session = run("knees_to_chest", frames(hidden_at_first, 1, tempo=TEMPO["knees_to_chest"]))
    assert session.fault_keys == set()
    assert [n.key for n in session.summary.not_judged] == ["head_lifted"]


@pytest.mark.parametrize(
    ("moving", "count", "reasons"), [((1,), 4, []), ((0, 1, 2, 3), 0, ["knees_rocking"])]
)
def test_knees_that_move_in_every_tilt_may_rock_without_one(
    moving: tuple[int, ...], count: int, reasons: list[str]
) -> None:
    def mover(share: float, number: int, t_s: float) -> Posable:
        return (knees_moving if number in moving else pelvic_tilt)(share, number, t_s)

    summary = run("pelvic_tilt", frames(mover, 4, tempo=TEMPO["pelvic_tilt"])).summary
    assert summary.count == count
    assert [n.reason for n in summary.not_judged] == reasons


def test_nothing_is_said_of_repetitions_that_may_be_none() -> None:
    jerky = Tempo(up=0.25, hold=1.5, down=0.25)
    session = run("pelvic_tilt", frames(knees_moving, 4, tempo=jerky))
    assert [n.reason for n in session.summary.not_judged] == ["knees_rocking"]
    assert session.fault_keys == {"knees_moving"}

"""Every fault of every exercise, shown and not shown; near misses that must not count."""

from __future__ import annotations

import pytest

from rules.exercises import CATALOGUE
from tests.rules.bodies import Mover, Tempo, frames
from tests.rules.people import FAULTS, GOOD, NEAR_MISSES, TEMPO
from tests.rules.session import run

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
    session = run(key, frames(mover, 2, tempo=tempo, fps=fps))
    assert session.fault_keys == {fault}
    assert {span.repetition for span in session.summary.faults} <= {1, 2}
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

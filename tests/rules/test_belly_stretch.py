"""The belly stretch against what looks like it."""

from __future__ import annotations

import pytest

from rules.events import Ready
from rules.posture import Posture, Trunk, posture_of
from tests.rules.bodies import Figure, frames, prone, replace
from tests.rules.movers.belly_stretch import NEAR_MISSES, TEMPO
from tests.rules.people import trunk_lift
from tests.rules.session import run


def high(share: float, _number: int, _t_s: float) -> Figure:
    return replace(prone(), trunk=40 * share, hand="ahead")


def test_someone_high_up_on_stretched_arms_still_stretches_the_belly() -> None:
    pose = high(1, 0, 0).pose(0)
    assert posture_of(pose, Trunk.of(pose), None) is Posture.PROPPED
    session = run("belly_stretch", frames(high, 2, tempo=TEMPO))
    assert session.summary.count == 2
    assert session.fault_keys == set()


@pytest.mark.parametrize("movement", sorted(NEAR_MISSES))
def test_another_movement_does_not_count_however_long_it_is_held(movement: str) -> None:
    session = run("belly_stretch", frames(NEAR_MISSES[movement], 2, tempo=TEMPO))
    assert session.summary.count == 0


def test_hands_under_the_forehead_are_no_start() -> None:
    session = run("belly_stretch", frames(trunk_lift, 2, tempo=TEMPO))
    assert session.of_type(Ready) == []
    assert session.verdicts[-1].advice == "hands_forward"

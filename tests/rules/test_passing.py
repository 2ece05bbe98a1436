"""A movement that passes through another posture than the one it starts in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rules.events import Ready
from rules.exercises import CATALOGUE
from rules.moment import Moment
from rules.place import Place
from rules.pose import Side
from rules.posture import Trunk
from tests.rules.bodies import Figure, Tempo, frames, on_chair, prone
from tests.rules.movers.abdominal_crunch import bridge, crunch, sit_up
from tests.rules.session import Session, run
from tests.rules.side_lying import OnASide

KEY = "abdominal_crunch"


def reasons(session: Session) -> list[str | None]:
    return [repetition.reason for repetition in session.summary.repetitions]


@pytest.mark.parametrize("up_s", [0.8, 3.0])
def test_a_sit_up_counts_with_its_fault_and_the_set_goes_on(up_s: float) -> None:
    def second_sits_up(share: float, number: int, t_s: float) -> Figure:
        return (sit_up if number == 1 else crunch)(share, number, t_s)

    session = run(KEY, frames(second_sits_up, 3, tempo=Tempo(hold=up_s)))
    assert session.summary.count == 3
    assert [(fault.key, fault.repetition) for fault in session.summary.faults] == [("sit_up", 2)]
    assert len(session.of_type(Ready)) == 1
    assert session.summary.lost_ms == 0


def test_who_stays_upright_has_left_the_position() -> None:
    session = run(KEY, frames(sit_up, 1, tempo=Tempo(hold=9.0, rest=5.0)))
    assert reasons(session) == ["left_position"]
    assert session.fault_keys == set()
    assert len(session.of_type(Ready)) == 2


def test_getting_up_and_over_does_not_end_a_repetition() -> None:
    """From sitting onto the belly: the trunk is level again, and nothing counts."""
    poses = list(frames(sit_up, 1, tempo=Tempo(hold=2.0)))
    top = [pose for pose in poses if pose.t_ms < 5500]
    over = [replace(prone(), hips=(90, 90)).pose(5500 + 67 * n) for n in range(40)]
    session = run(KEY, [*top, *over])
    assert reasons(session) == ["left_position"]
    assert session.summary.count == 0


def test_a_posture_that_no_repetition_has_led_to_is_another_one() -> None:
    lying = [on_chair().pose(67 * n) for n in range(60)]
    sitting = [replace(on_chair(), trunk=72).pose(4020 + 67 * n) for n in range(15)]
    session = run(KEY, [*lying, *sitting])
    assert session.verdicts[-1].advice == "wrong_posture"
    assert session.summary.repetitions == ()


def test_who_takes_the_legs_off_the_chair_is_getting_up() -> None:
    def legs_come_off(share: float, number: int, t_s: float) -> Figure:
        figure = sit_up(share, number, t_s)
        return replace(figure, hips=(110, 110), knees=(10, 10)) if share > 0.6 else figure

    assert reasons(run(KEY, frames(sit_up, 1, tempo=Tempo()))) == [None]
    assert reasons(run(KEY, frames(legs_come_off, 1, tempo=Tempo()))) == ["left_position"]


@pytest.mark.parametrize("held_s", [0.5, 3.0])
def test_coming_back_from_below_rest_is_no_repetition(held_s: float) -> None:
    session = run(KEY, frames(bridge, 3, tempo=Tempo(hold=held_s)))
    assert session.summary.repetitions == ()


@pytest.mark.parametrize(
    ("figure", "advice"),
    [
        (Figure(hips=(120, 120), knees=(60, 60)), "feet_on_chair"),
        (replace(on_chair(), knees=(170, 170)), "lower_legs_on_chair"),
        (replace(on_chair(), hips=(58, 58), knees=(58, 58)), "hips_square"),
        (replace(on_chair(), hips=(105, 105), knees=(105, 105)), "hold_still"),
    ],
)
def test_the_lower_legs_have_to_lie_on_a_chair(figure: Figure, advice: str) -> None:
    session = run(KEY, [figure.pose(67 * n) for n in range(45)])
    assert advice in session.advice
    assert (advice == "hold_still") == bool(session.of_type(Ready))


def test_hands_on_the_floor_beside_the_hips_do_not_carry_a_curled_trunk() -> None:
    figure = replace(on_chair(), trunk=32, hand="under")
    session = run(
        KEY,
        [on_chair().pose(67 * n) for n in range(50)]
        + [figure.pose(3350 + 67 * n) for n in range(30)],
    )
    assert session.verdicts[-1].advice is None


@pytest.mark.parametrize(
    ("away_ms", "reach", "under_way", "advice"),
    [
        (300, 0.6, False, None),
        (300, 0.1, False, "wrong_posture"),
        (300, 2.0, False, "wrong_posture"),
        (2000, 0.6, False, "wrong_posture"),
        (2000, 2.0, True, None),
    ],
)
def test_a_chest_that_turns_before_the_trunk_comes_up_begins_a_repetition(
    away_ms: int, reach: float, under_way: bool, advice: str | None
) -> None:
    place = Place(CATALOGUE["oblique_crunch"])
    lying, turned = on_chair().pose(0), OnASide().pose(away_ms)
    place.astray(lying, Trunk.of(lying), Side.RIGHT, Moment({}, None, 0, 0), under_way=False)
    moment = Moment({}, None, reach, reach)
    trunk = Trunk.of(turned)
    assert place.astray(turned, trunk, Side.RIGHT, moment, under_way=under_way) == advice

"""Heads that are pulled, pushed or lifted, and knees that come up alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rules.body import Body
from rules.exercises import CATALOGUE
from rules.faultwatch import FaultWatch
from rules.pose import Side
from rules.signals.head import hands_follow, neck_pull
from rules.signals.signal import Signal
from rules.signals.trunk import trunk_slope
from rules.verdict import Phase
from tests.rules.bodies import Figure, Tempo, frames, on_chair, prone, supine
from tests.rules.movers.abdominal_crunch import neck_pulled, sit_up
from tests.rules.session import run


def test_a_pulled_neck_is_told_without_a_hand_in_sight() -> None:
    def hidden(share: float, number: int, t_s: float) -> Figure:
        return replace(neck_pulled(share, number, t_s), hidden=frozenset({"wrist"}))

    session = run("abdominal_crunch", frames(hidden, 2, tempo=Tempo()))
    assert session.fault_keys == {"neck_pulled"}


def test_a_pulled_neck_is_told_beside_the_own_rest_or_not_at_all() -> None:
    fault = next(f for f in CATALOGUE["abdominal_crunch"].faults if f.key == "neck_pulled")

    def shown(level: float, rest: dict[Signal, float]) -> tuple[bool, int]:
        watch = FaultWatch(fault)
        for t_ms in range(0, 1000, 100):
            watch.update(t_ms, 100, Phase.HOLD, 1.2, {neck_pull: level}, rest, 1)
        return watch.shown, watch.unseen_ms

    assert shown(110.0, {trunk_slope: 0.0, neck_pull: 20.0}) == (True, 0)
    assert shown(110.0, {trunk_slope: -8.0, neck_pull: 20.0}) == (False, 0)
    assert shown(90.0, {trunk_slope: 8.0, neck_pull: 20.0}) == (True, 0)
    assert shown(110.0, {trunk_slope: 0.0, neck_pull: 70.0}) == (False, 0)
    assert shown(110.0, {trunk_slope: 0.0}) == (False, 1000)


def test_a_hand_that_lifts_the_head_adds_to_its_pull() -> None:
    lying = on_chair()
    held = replace(lying, hand="forehead", neck=30)
    beside = replace(lying, hand="floor", neck=30)
    at_head, away = (Body(one.pose(0), Side.RIGHT) for one in (held, beside))
    assert neck_pull.of(at_head) > neck_pull.of(away)


def test_neck_and_legs_are_not_judged_while_the_trunk_sits_up() -> None:
    def all_wrong(share: float, number: int, t_s: float) -> Figure:
        figure = sit_up(share, number, t_s)
        return replace(figure, neck=110, knees=(130, 130)) if figure.trunk > 45 else figure

    session = run("abdominal_crunch", frames(all_wrong, 1, tempo=Tempo()))
    assert session.fault_keys <= {"sit_up"}


@pytest.mark.parametrize(
    ("hand", "neck", "low", "high"),
    [
        ("forehead", 0.0, -0.2, 0.12),
        ("forehead", 40.0, 0.12, 0.5),
        ("left_on_floor", 0.0, -1, -0.35),
    ],
)
def test_hands_tell_whether_the_head_is_pushed_or_thrown_back(
    hand: str, neck: float, low: float, high: float
) -> None:
    body = Body(replace(prone(), trunk=14, hand=hand, neck=neck).pose(0), Side.LEFT)
    assert low < hands_follow.of(body) < high


@pytest.mark.parametrize(("hip", "named"), [(60, {"one_knee_only"}), (95, set())])
def test_one_knee_that_is_drawn_up_is_told_though_hardly_anything_moves(
    hip: float, named: set[str]
) -> None:
    def one_knee(share: float, _number: int, _t_s: float) -> Figure:
        return replace(supine(), hips=(120 + (hip - 120) * share, 124))

    session = run("knees_to_chest", frames(one_knee, 1, tempo=Tempo(hold=4)))
    assert session.summary.count == 0
    assert session.fault_keys == named

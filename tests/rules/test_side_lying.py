"""People on a side: which one, from where they are seen, and turns that are none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from rules.body import Body, UnseenError
from rules.cycle import UNCONFIRMED, Cycle
from rules.events import HoldTick, Ready, WrongView
from rules.exercises import CATALOGUE
from rules.movement import Confirmation, Movement
from rules.near import NearSide
from rules.pose import Pose, Side
from rules.posture import Posture, Trunk, posture_of
from rules.signals.turn import chest_turn, hip_roll, shoulder_sink, top_knee_ahead
from rules.view import View, view_of
from tests.rules.bodies import Mover, Tempo, frames
from tests.rules.movers.corkscrew import NEAR_MISSES, TEMPO, corkscrew
from tests.rules.session import run
from tests.rules.side_lying import OnASide


def seen_from(yaw: float, height: float = 0.9) -> Mover:
    def mover(share: float, number: int, t_s: float) -> OnASide:
        return replace(corkscrew(share, number, t_s), yaw=yaw, height=height)

    return mover


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("turn", range(0, 75, 15))
@pytest.mark.parametrize("yaw", [20, 35, 50])
def test_a_body_is_on_its_side_through_the_whole_turn(
    yaw: float, turn: float, mirrored: bool
) -> None:
    pose = OnASide(turn=turn, yaw=yaw).pose(0, mirrored=mirrored)
    assert posture_of(pose, Trunk.of(pose), None) is Posture.SIDE_LYING


def test_a_body_that_rolls_over_is_no_longer_on_its_side() -> None:
    pose = OnASide(turn=80, roll=80).pose(0)
    assert posture_of(pose, Trunk.of(pose), None) is not Posture.SIDE_LYING


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize(
    ("yaw", "view"),
    [
        (-25, View.CHEST),
        (0, View.CHEST),
        (20, View.CHEST_HEAD),
        (30, View.CHEST_HEAD),
        (50, View.CHEST_HEAD),
        (170, View.BACK),
        (190, View.BACK),
    ],
)
def test_the_view_of_a_body_on_its_side(yaw: float, view: View, mirrored: bool) -> None:
    pose = OnASide(yaw=yaw).pose(0, mirrored=mirrored)
    assert view_of(pose, Trunk.of(pose), Posture.SIDE_LYING) is view


@pytest.mark.parametrize("yaw", [0, 180])
def test_from_another_view_nothing_is_judged_and_the_camera_is_told(yaw: float) -> None:
    session = run("corkscrew", frames(seen_from(yaw), 0, tempo=TEMPO))
    assert session.of_type(WrongView)
    assert session.of_type(Ready) == []
    assert [(n.key, n.reason) for n in session.summary.not_judged] == [("count", "wrong_view")]


@pytest.mark.parametrize(
    ("yaw", "height"), [(25, 0.8), (25, 1.1), (35, 0.8), (35, 1.3), (50, 0.8), (50, 1.3)]
)
def test_holds_count_from_anywhere_in_the_view(yaw: float, height: float) -> None:
    session = run("corkscrew", frames(seen_from(yaw, height), 2, tempo=TEMPO))
    assert session.summary.count == 2
    assert session.fault_keys == set()


@pytest.mark.parametrize("mirrored", [False, True])
def test_the_side_that_is_read_is_the_upper_one(mirrored: bool) -> None:
    session = run("corkscrew", frames(corkscrew, 1, tempo=TEMPO, mirrored=mirrored))
    upper = Side.LEFT if mirrored else Side.RIGHT
    assert {verdict.near for verdict in session.verdicts} == {upper}
    reader = NearSide(Posture.SIDE_LYING)
    assert reader.update(OnASide().pose(0, mirrored=mirrored)) is upper


@pytest.mark.parametrize("movement", sorted(NEAR_MISSES))
def test_another_movement_does_not_count_however_long_it_is_held(movement: str) -> None:
    session = run("corkscrew", frames(NEAR_MISSES[movement], 2, tempo=TEMPO))
    assert session.summary.count == 0


def test_an_arm_that_swings_is_why_it_does_not_count() -> None:
    session = run("corkscrew", frames(NEAR_MISSES["arm_swing"], 2, tempo=TEMPO))
    assert [rep.reason for rep in session.summary.repetitions] == ["arm_only"] * 2


def test_a_shoulder_line_that_leans_without_a_shoulder_that_sinks_is_no_turn() -> None:
    movement = Movement(
        signal=chest_turn,
        rest_low=-50,
        rest_high=20,
        travel=18,
        still=8,
        confirmed_by=Confirmation(signal=shoulder_sink, travel=0.1),
    )
    assert movement.signals == (chest_turn, shoulder_sink)
    rest = {chest_turn: 0.0, shoulder_sink: 0.0}
    assert movement.confirmed({chest_turn: 27.0, shoulder_sink: 0.1}, rest)
    assert not movement.confirmed({chest_turn: 27.0, shoulder_sink: 0.09}, rest)


def test_a_shoulder_line_that_leans_too_far_for_an_arm_needs_no_shoulder_that_sinks() -> None:
    movement = Movement(
        signal=chest_turn,
        rest_low=-50,
        rest_high=20,
        travel=18,
        still=8,
        confirmed_by=Confirmation(signal=shoulder_sink, travel=0.1, needless=2.0),
    )
    rest = {chest_turn: -30.0, shoulder_sink: 0.2}
    assert movement.confirmed({chest_turn: 6.0, shoulder_sink: 0.2}, rest)
    assert not movement.confirmed({chest_turn: 5.9, shoulder_sink: 0.2}, rest)


@pytest.mark.parametrize(("rest", "base"), [(-44.0, 2.0), (-8.0, 0.0), (9.0, 0.0)])
def test_the_way_to_an_upright_shoulder_line_is_no_hold(rest: float, base: float) -> None:
    movement = CATALOGUE["corkscrew"].movement
    assert movement.held_base(rest) == base


def test_a_hold_whose_share_counts_from_a_base_begins_and_ends_above_it() -> None:
    """A third of the way from 2 to 5 is 3: from 250 ms on, and a little lower up to 654 ms."""
    cycle = Cycle(10_000, held_share=1 / 3)
    ended = []
    for number, progress in enumerate([0.0, 1.0, 2.0, 4.0, 5.0, 5.0, 4.0, 2.0, 1.0, 0.0]):
        attempt, _ = cycle.update(
            100 * number, progress, progress, paused=False, side=None, held_base=2.0
        )
        ended += [attempt] if attempt is not None else []
    (attempt,) = ended
    assert attempt.longest_ms == pytest.approx(404, abs=1)


@pytest.mark.parametrize(
    ("course", "paused", "held_ms"),
    [
        pytest.param([0.0, 2.0, *[2.0] * 8, 1.15, *[2.1] * 10], [], 1880, id="dip"),
        pytest.param([0.0, 2.0, *[2.0] * 8, *[2.1] * 10], range(1, 3), 1700, id="paused at first"),
        pytest.param([0.0, 2.0, *[2.0] * 12, *[2.1] * 6], range(3, 10), 1000, id="broken off"),
    ],
)
def test_a_higher_peak_takes_no_time_from_a_hold(
    course: list[float], paused: Sequence[int], held_ms: float
) -> None:
    """Six tenths of 2 is 1.2; the dip to 1.15 is within what a hold lasts through."""
    cycle = Cycle(10_000, held_share=0.6)
    for number, progress in enumerate(course):
        t_ms = 50_000 + 100 * number
        cycle.update(t_ms, progress, progress, paused=number in paused, side=None)
    assert cycle.held_ms == pytest.approx(held_ms, abs=101)


HIGH = [0.0, 0.5, 1.5, 2.0, 2.0, 2.0, 2.0, 1.5, 0.5, 0.0]


@pytest.mark.parametrize(
    ("confirmed", "held", "best"),
    [
        ([True] * 10, True, 2.0),
        ([False] * 3 + [True] + [False] * 6, True, 2.0),
        ([False] * 10, False, UNCONFIRMED),
    ],
)
def test_a_second_signal_is_needed_to_reach_the_target_and_no_longer(
    confirmed: list[bool], held: bool, best: float
) -> None:
    cycle = Cycle(10_000, held_share=0.4)
    ended = []
    for number, (progress, sure) in enumerate(zip(HIGH, confirmed, strict=True)):
        attempt, _ = cycle.update(
            200 * number, progress, progress, paused=False, side=None, confirmed=sure
        )
        ended += [attempt] if attempt is not None else []
    assert [(each.longest_ms > 0, each.best) for each in ended] == [(held, best)]


def test_a_body_that_does_not_come_all_the_way_back_begins_again() -> None:
    """Rest at 0.45 is below a quarter of a peak of 2; it is no attempt of its own."""
    course = [0.0, 2.0, 2.0, 0.45, 0.4, 0.45, 0.45, 2.0, 2.0, 0.45, 0.45, 0.2, 2.0, 2.0, 0.0]
    cycle = Cycle(0, held_share=0.4, own_back=0.25)
    ended = [
        cycle.update(500 * number, progress, progress, paused=False, side=None)[0]
        for number, progress in enumerate(course)
    ]
    assert [number for number, each in enumerate(ended) if each is not None] == [3, 9, 14]


def test_a_hold_after_one_that_did_not_come_all_the_way_back_begins_with_its_attempt() -> None:
    """0.45, where the last one came to rest, is above 0.3 of the new peak of 1.2."""
    cycle = Cycle(1000, held_share=0.3, own_back=0.25)
    for number, progress in enumerate([0.0, 2.0, 2.0, 0.45, 0.4, 0.45]):
        cycle.update(500 * number, progress, progress, paused=False, side=None)
    cycle.update(3000, 1.2, 1.2, paused=False, side=None)
    assert cycle.held_ms == 500


def test_hips_of_which_the_upper_one_is_the_lower_are_exchanged() -> None:
    body = Body(OnASide().pose(0), Side.LEFT)
    with pytest.raises(UnseenError) as raised:
        chest_turn.of(body)
    assert raised.value.part == "hip"


def test_a_head_that_turns_ahead_of_the_chest_changes_no_view() -> None:
    """For three tenths of a second, as the chest begins to turn, the view seems to be another."""

    def mover(share: float, number: int, t_s: float) -> OnASide:
        body = corkscrew(share, number, t_s)
        return replace(body, yaw=0.0) if 0.02 < share < 0.3 else body

    session = run("corkscrew", frames(mover, 2, tempo=TEMPO))
    assert session.summary.count == 2
    assert not session.of_type(WrongView)


@pytest.mark.parametrize("turn", [40, 70])
@pytest.mark.parametrize("fps", [8, 30])
def test_a_hold_lasts_while_the_turn_is_above_its_share_of_the_peak(turn: int, fps: int) -> None:
    """A third of the peak is passed for 0.55 s less than from end to end, up and down."""

    def mover(share: float, _number: int, _t_s: float) -> OnASide:
        return OnASide(turn=turn * share, yaw=45)

    session = run("corkscrew", frames(mover, 1, tempo=Tempo(up=2, hold=5, down=2), fps=fps))
    (rep,) = session.summary.repetitions
    assert rep.held_ms / 1000 == pytest.approx(7.1, abs=0.5)
    ticks = [tick.held_s for tick in session.of_type(HoldTick)]
    assert ticks == sorted(set(ticks))
    assert ticks[-1] == rep.held_ms // 1000


def test_the_knees_of_a_body_whose_shoulders_lean_are_not_compared() -> None:
    pose = OnASide(turn=70).pose(0)
    with pytest.raises(UnseenError) as raised:
        top_knee_ahead.of(Body(pose, Side.RIGHT))
    assert raised.value.part == "knee"


def test_hips_that_lean_towards_the_feet_are_no_hips() -> None:
    pose = OnASide(roll=-40, yaw=45).pose(0)
    with pytest.raises(UnseenError) as raised:
        hip_roll.of(Body(pose, Side.RIGHT))
    assert raised.value.part == "hip"


@pytest.mark.parametrize(("roll", "judged"), [(10, True), (22, False), (50, True)])
def test_hips_that_roll_a_little_are_not_judged(roll: float, judged: bool) -> None:
    def mover(share: float, _number: int, _t_s: float) -> OnASide:
        return OnASide(turn=max(55, roll + 8) * share, roll=roll * share)

    session = run("corkscrew", frames(mover, 1, tempo=TEMPO))
    unsure = [(n.key, n.reason) for n in session.summary.not_judged]
    assert unsure == ([] if judged else [("hips_roll_along", "too_small")])
    assert session.fault_keys == ({"hips_roll_along"} if roll == 50 else set())


def without(part: str, poses: Iterator[Pose]) -> Iterator[Pose]:
    for pose in poses:
        hidden = OnASide(hidden=frozenset({part})).pose(0)
        points = tuple(
            mine._replace(visibility=min(mine.visibility, other.visibility))
            for mine, other in zip(pose.points, hidden.points, strict=True)
        )
        yield replace(pose, points=points)


def test_faults_whose_joints_are_hidden_are_not_judged() -> None:
    session = run("corkscrew", without("knee", frames(corkscrew, 1, tempo=TEMPO)))
    assert session.summary.count == 1
    assert {n.key for n in session.summary.not_judged} == {"knees_dropped", "top_knee_not_higher"}


def test_hidden_shoulders_are_told() -> None:
    session = run("corkscrew", without("shoulder", frames(corkscrew, 1, tempo=TEMPO)))
    assert session.verdicts[-1].unseen == "shoulder"
    assert session.summary.count == 0

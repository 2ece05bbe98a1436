"""Holds: how long, gated by form, with a short grace."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from rules.events import HoldBroken, HoldDone, HoldTick, Lost, Rep
from rules.pose import Pose
from tests.rules.bodies import Figure, Tempo, between, frames
from tests.rules.people import knees_to_chest, one_knee_only
from tests.rules.session import run

KEY = "knees_to_chest"


def at(hip: float) -> Figure:
    return Figure(hips=(hip, hip))


def holding(seconds_in: float, dip_s: float, dip_to: float) -> object:
    """Hold, let go for a moment to `dip_to` degrees, hold on."""

    def mover(share: float, _number: int, t_s: float) -> Figure:
        start = 3.5 + 1.2 + seconds_in
        if start <= t_s < start + dip_s:
            return at(dip_to)
        return at(between(120, 45, share))

    return mover


def test_every_second_ticks_and_the_tenth_ends_it() -> None:
    session = run(KEY, frames(knees_to_chest, 1, tempo=Tempo(hold=10.6)))
    assert [tick.held_s for tick in session.of_type(HoldTick)] == list(range(1, 12))
    (done,) = session.of_type(HoldDone)
    tenth = session.of_type(HoldTick)[9]
    assert (done.t_ms, done.count) == (tenth.t_ms, 1)
    assert session.of_type(HoldBroken) == []


@pytest.mark.parametrize("hold_s", [3.0, 6.5, 12.0])
@pytest.mark.parametrize("fps", [8, 15, 30])
def test_the_time_held_is_right_to_a_fifth_of_a_second(hold_s: float, fps: float) -> None:
    """Against the time that the true hip angle is below 60 degrees."""
    tempo = Tempo(hold=hold_s)
    true_s = (
        sum(
            between(120, 45, tempo.share(n / 1000, 1)[0]) < 60
            for n in range(int(tempo.duration(1) * 1000))
        )
        / 1000
    )
    session = run(KEY, frames(knees_to_chest, 1, tempo=tempo, fps=fps))
    assert session.summary.repetitions[0].held_ms / 1000 == pytest.approx(true_s, abs=0.2)


def test_a_hold_that_is_short_by_less_than_the_tolerance_counts() -> None:
    session = run(KEY, frames(knees_to_chest, 1, tempo=Tempo(hold=8.9)))
    (rep,) = session.summary.repetitions
    assert 9500 <= rep.held_ms < 10000
    assert rep.counted


def test_a_short_hold_does_not_count_and_says_how_long_it_was() -> None:
    session = run(KEY, frames(knees_to_chest, 2, tempo=Tempo(hold=4)))
    assert [rep.reason for rep in session.summary.repetitions] == ["hold_too_short"] * 2
    assert [broken.held_ms // 1000 for broken in session.of_type(HoldBroken)] == [4, 4]


def test_letting_go_for_less_than_half_a_second_is_forgiven() -> None:
    mover = holding(5, 0.3, 80)
    session = run(KEY, frames(mover, 1, tempo=Tempo(hold=11.5), fps=30))  # type: ignore[arg-type]
    assert session.summary.count == 1
    assert session.of_type(HoldBroken) == []
    whole = run(KEY, frames(knees_to_chest, 1, tempo=Tempo(hold=11.5), fps=30))
    lost = whole.summary.repetitions[0].held_ms - session.summary.repetitions[0].held_ms
    assert 100 <= lost <= 600


def test_letting_go_for_longer_begins_the_hold_anew() -> None:
    mover = holding(5, 1.5, 80)
    session = run(KEY, frames(mover, 1, tempo=Tempo(hold=11.5)))  # type: ignore[arg-type]
    (rep,) = session.summary.repetitions
    assert (rep.counted, rep.reason) == (False, "hold_too_short")
    assert len(session.of_type(HoldBroken)) == 2


def test_the_clock_stands_still_while_one_knee_is_down() -> None:
    def second_half_with_one(share: float, number: int, t_s: float) -> Figure:
        mover = one_knee_only if 9 < t_s < 12 else knees_to_chest
        return mover(share, number, t_s)

    session = run(KEY, frames(second_half_with_one, 1, tempo=Tempo(hold=14)))
    (rep,) = session.summary.repetitions
    assert rep.reason == "hold_too_short"
    assert rep.faults == {"one_knee_only", "hold_too_short"} - {"hold_too_short"}


def test_a_recording_that_ends_in_the_hold_is_unfinished() -> None:
    poses = [p for p in frames(knees_to_chest, 1, tempo=Tempo(hold=10)) if p.t_ms < 9000]
    session = run(KEY, poses)
    assert [rep.reason for rep in session.summary.repetitions] == ["unfinished"]
    assert session.of_type(Rep) == []


def test_a_hold_that_reached_its_time_counts_even_when_the_recording_ends_in_it() -> None:
    poses = [p for p in frames(knees_to_chest, 1, tempo=Tempo(hold=13)) if p.t_ms < 15500]
    session = run(KEY, poses)
    assert session.summary.count == 1
    assert [rep.counted for rep in session.summary.repetitions] == [True]


def test_a_fault_in_the_whole_hold_still_counts_it() -> None:
    def head(share: float, number: int, t_s: float) -> Figure:
        return replace(knees_to_chest(share, number, t_s), neck=40 * share)

    session = run(KEY, frames(head, 1, tempo=Tempo(hold=10.6)))
    (rep,) = session.summary.repetitions
    assert rep.counted
    assert rep.faults == {"head_lifted"}


def without(start_s: float, end_s: float, poses: Iterable[Pose]) -> list[Pose]:
    """Leave out what lies between two moments, as a computer that stands still does."""
    return [pose for pose in poses if not start_s < pose.t_ms / 1000 < end_s]


@pytest.mark.parametrize("start_s", [3.9, 8.0], ids=["on the way up", "in the hold"])
def test_a_time_without_pictures_is_no_time_of_a_hold(start_s: float) -> None:
    """The way up ends, and the hold begins, at 4.6 s."""
    poses = list(frames(knees_to_chest, 1, tempo=Tempo(hold=9.5)))
    end_s = start_s + 1.8
    whole, session = run(KEY, poses), run(KEY, without(start_s, end_s, poses))
    lost_s = end_s - max(start_s, whole.of_type(HoldTick)[0].t_ms / 1000 - 1)
    (before,), (after,) = whole.summary.repetitions, session.summary.repetitions
    assert (before.held_ms - after.held_ms) / 1000 == pytest.approx(lost_s, abs=0.2)
    assert (before.counted, after.counted) == (True, False)


def test_a_hold_does_not_go_on_after_a_long_time_without_pictures() -> None:
    poses = without(6, 8.5, frames(knees_to_chest, 2, tempo=Tempo(hold=11)))
    session = run(KEY, poses)
    assert [rep.reason for rep in session.summary.repetitions] == ["lost", None]
    (broken,) = session.of_type(Lost)
    assert broken.t_ms >= 8500

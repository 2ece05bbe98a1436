"""A signal that is known only up to a slow drift, as the pelvic tilt's is."""

from __future__ import annotations

import math

import pytest

from tests.rules.bodies import Figure, Tempo, frames
from tests.rules.people import TEMPO, pelvic_tilt
from tests.rules.session import run

KEY = "pelvic_tilt"


def tilted(shift: float) -> Figure:
    return Figure(hip_shift=shift, hand="floor", flow=True)


def test_flat_then_hollow_is_one() -> None:
    """A swing through the hollow back and up again to neutral is not a second repetition."""

    def flat_and_hollow(_share: float, _number: int, t_s: float) -> Figure:
        t_s -= 3.5
        if not 0 <= t_s < 5 * 4:
            return tilted(0.0)
        wave = math.sin(2 * math.pi * t_s / 4)
        return tilted(0.006 * wave if wave > 0 else 0.002 * wave)

    session = run(KEY, frames(flat_and_hollow, 5, tempo=Tempo(hold=2.0)))
    assert session.summary.count == 5
    assert len(session.summary.repetitions) == 5


@pytest.mark.parametrize("drift_per_s", [-0.0002, 0.0002])
def test_a_slow_drift_does_not_matter(drift_per_s: float) -> None:
    def drifting(share: float, _number: int, t_s: float) -> Figure:
        return tilted(0.006 * share + drift_per_s * t_s)

    assert run(KEY, frames(drifting, 6, tempo=TEMPO[KEY])).summary.count == 6


def test_a_wobble_at_the_top_is_no_second_repetition() -> None:
    def wobbling(share: float, _number: int, t_s: float) -> Figure:
        wobble = 0.0012 * math.sin(2 * math.pi * t_s / 2.5) if share == 1 else 0.0
        return tilted(0.006 * share + wobble)

    session = run(KEY, frames(wobbling, 3, tempo=Tempo(up=1.6, hold=6.0, down=1.6)))
    assert session.summary.count == 3


def test_going_up_again_from_half_way_begins_a_new_one() -> None:
    def halfway(_share: float, _number: int, t_s: float) -> Figure:
        t_s -= 3.5
        if not 0 <= t_s < 12:
            return tilted(0.0)
        wave = (1 - math.cos(2 * math.pi * t_s / 3)) / 2
        return tilted(0.006 * wave if t_s < 1.5 or t_s > 10.5 else 0.0025 + 0.0035 * wave)

    assert run(KEY, frames(halfway, 4, tempo=Tempo(hold=1.0))).summary.count == 4


def test_a_sit_up_is_not_a_tilt() -> None:
    def sitting_up(share: float, number: int, t_s: float) -> Figure:
        tilt = pelvic_tilt(share, number, t_s)
        return Figure(trunk=20 * share, hip_shift=tilt.hip_shift, hand="floor", flow=True)

    session = run(KEY, frames(sitting_up, 2, tempo=TEMPO[KEY]))
    assert {repetition.reason for repetition in session.summary.repetitions} == {"sit_up"}
    assert session.summary.count == 0


def test_a_tilt_that_has_fallen_counts_when_the_recording_ends_before_it_has_settled() -> None:
    poses = list(frames(pelvic_tilt, 1, tempo=Tempo(up=1.6, hold=1.0, down=1.6), fps=30))
    falling = next(p.t_ms for p in poses if p.t_ms > 3500 + 2600 + 1000)
    session = run(KEY, [pose for pose in poses if pose.t_ms <= falling])
    assert [(r.counted, r.reason) for r in session.summary.repetitions] == [(True, None)]


def test_half_repetitions_do_not_count() -> None:
    """As small as a third of the person's own, whether from rest or from a hollow back."""

    def every_second_half(share: float, number: int, _t_s: float) -> Figure:
        return tilted(0.006 * share * (1.0 if number % 2 == 0 else 0.35))

    session = run(KEY, frames(every_second_half, 8, tempo=TEMPO[KEY]))
    assert session.summary.count == 4
    assert not session.summary.not_judged


@pytest.mark.parametrize("drift_per_s", [-0.0003, 0.0, 0.0003])
def test_a_tilt_is_as_large_as_the_less_of_rise_and_fall(drift_per_s: float) -> None:
    def drifting(share: float, _number: int, t_s: float) -> Figure:
        return tilted(0.006 * share + drift_per_s * t_s)

    (still,) = run(KEY, frames(pelvic_tilt, 1, tempo=TEMPO[KEY])).summary.repetitions
    (moved,) = run(KEY, frames(drifting, 1, tempo=TEMPO[KEY])).summary.repetitions
    assert 0.6 * still.progress < moved.progress <= still.progress
    assert moved.range == pytest.approx(0.8 * moved.progress)


def test_a_set_that_rises_faster_than_it_falls_is_counted() -> None:
    """Image motion that loses the way back leaves a step; each step must not hide the next tilt."""

    def stepping(share: float, number: int, _t_s: float) -> Figure:
        return tilted(0.003 * number + 0.006 * share)

    def falling_short(share: float, number: int, t_s: float) -> Figure:
        before = stepping(share, number, t_s)
        return before if number != 2 else tilted(0.006 + 0.012 * share)

    assert run(KEY, frames(falling_short, 6, tempo=TEMPO[KEY])).summary.count == 6


def test_who_shifts_before_the_first_tilt_is_counted_all_the_same() -> None:
    def shifted(share: float, _number: int, t_s: float) -> Figure:
        return tilted(0.016 * min(1.0, max(0.0, t_s - 3)) + 0.006 * share)

    assert run(KEY, frames(shifted, 5, tempo=TEMPO[KEY])).summary.count == 5


def test_a_tilt_begins_where_it_rises_and_not_at_the_hollow_before_it() -> None:
    def hollow_then_flat(_share: float, _number: int, t_s: float) -> Figure:
        if t_s < 4 or t_s > 16:
            return tilted(0.0)
        if t_s < 12:
            return tilted(-0.0016 * min(1.0, t_s - 4) if t_s < 8 else 0.0)
        return tilted(0.006 * math.sin(math.pi * (t_s - 12) / 4))

    (only,) = run(KEY, frames(hollow_then_flat, 4, tempo=TEMPO[KEY])).summary.repetitions
    assert 12_000 <= only.start_ms <= 12_800


def test_lifted_hips_do_not_void_the_tilt_that_comes_after() -> None:
    """The lift leaves the signal higher than it was, so no fall parts it from the tilt."""

    def lift_then_tilt(_share: float, _number: int, t_s: float) -> Figure:
        lift = math.sin(math.pi * (t_s - 5) / 2) if 5 < t_s < 7 else 0.0
        flat = math.sin(math.pi * (t_s - 8) / 3) if 8 < t_s < 11 else 0.0
        left = 0.0025 * min(1.0, max(0.0, t_s - 4)) if t_s < 11 else 0.0
        shift = left + 0.006 * (flat + lift / 4)
        return Figure(hip_shift=shift, hip_rise=0.05 * lift, hand="floor", flow=True)

    session = run(KEY, frames(lift_then_tilt, 3, tempo=TEMPO[KEY]))
    assert session.fault_keys == {"hips_lifted"}
    assert [repetition.counted for repetition in session.summary.repetitions] == [True]


@pytest.mark.parametrize("number", [0, 3])
def test_a_tilt_of_about_half_the_usual_size_leaves_the_count_not_judged(number: int) -> None:
    def one_is_half(share: float, at: int, _t_s: float) -> Figure:
        return tilted((0.0045 if at == number else 0.0095) * share)

    session = run(KEY, frames(one_is_half, 5, tempo=TEMPO[KEY]))
    assert [repetition.counted for repetition in session.summary.repetitions].count(True) >= 4
    assert [(n.key, n.reason) for n in session.summary.not_judged] == [("count", "too_small")]


def test_a_tilt_of_which_half_the_rise_was_lost_leaves_the_count_not_judged() -> None:
    """Image motion that finds a new anchor in the midst of a rise begins anew from there."""

    def losing(share: float, number: int, t_s: float) -> Figure:
        rising = (t_s - 3.5) % TEMPO[KEY].cycle < TEMPO[KEY].up
        if number == 3 and rising:
            return tilted(0.009 * 0.38 * share)
        return tilted(0.009 * (share - (0.62 if number >= 3 else 0.0)))

    session = run(KEY, frames(losing, 6, tempo=TEMPO[KEY]))
    assert [(n.key, n.reason) for n in session.summary.not_judged] == [("count", "too_small")]


def test_a_single_tilt_is_not_judged() -> None:
    """What unrest passes off as a tilt comes alone."""
    session = run(KEY, frames(pelvic_tilt, 1, tempo=TEMPO[KEY]))
    assert [(n.key, n.reason) for n in session.summary.not_judged] == [("count", "too_small")]


def test_one_tilt_at_the_edge_of_what_is_seen_leaves_the_count_not_judged() -> None:
    def first_is_small(share: float, number: int, _t_s: float) -> Figure:
        return tilted((0.0019 if number == 0 else 0.006) * share)

    session = run(KEY, frames(first_is_small, 4, tempo=TEMPO[KEY]))
    assert session.summary.repetitions[0].reason == "too_small"
    assert [(n.key, n.reason) for n in session.summary.not_judged] == [("count", "too_small")]

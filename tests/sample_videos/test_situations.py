from __future__ import annotations

from dataclasses import astuple

import numpy as np
import pytest

from sample_videos import catalogue
from sample_videos.acting import retiming, situations
from sample_videos.acting.motion import SETTLE_S, Motion
from sample_videos.acting.performance import Performance
from sample_videos.acting.situations import SITUATIONS
from sample_videos.clip import Clip

GOOD = {name: one for name, one in catalogue.KINDS.items() if "-good-" in name}
EVERY_GOOD = [pytest.param(*one, id=name) for name, one in GOOD.items()]


def perform(motion: Motion, kind: str) -> Performance:
    return motion.perform(kind, np.random.default_rng(5))


def rewritten(key: str, motion: Motion, performance: Performance) -> Performance:
    rewrite = SITUATIONS[key].rewrite
    assert rewrite is not None
    return rewrite(performance, motion, np.random.default_rng(7))


def at_rest(performance: Performance, start_s: float, end_s: float) -> bool:
    """Whether the body keeps the posture in which the performance begins."""
    rest = astuple(performance.postures[0])
    times = np.linspace(start_s, end_s, 20)
    return all(astuple(performance.planned(time)) == pytest.approx(rest) for time in times)


@pytest.mark.parametrize(("motion", "kind"), EVERY_GOOD)
def test_a_shortened_clip_shows_its_first_repetitions_and_ends_at_rest(
    motion: Motion, kind: str
) -> None:
    whole = perform(motion, kind)
    short = retiming.shortened(whole, motion.unit, 1)
    assert len(short.windows) == motion.unit
    assert short.duration_s < whole.duration_s
    assert at_rest(short, short.duration_s - 1.5, short.duration_s)
    untouched = short.windows[-1].start_s
    for time in np.linspace(0, untouched, 30):
        assert short.planned(time) == whole.planned(time)


@pytest.mark.parametrize(("motion", "kind"), EVERY_GOOD)
def test_a_pause_keeps_the_body_at_rest_and_all_repetitions(motion: Motion, kind: str) -> None:
    whole = perform(motion, kind)
    paused = rewritten("pause", motion, whole)
    assert len(paused.windows) == len(whole.windows)
    assert 5.9 < paused.duration_s - whole.duration_s < 9.7
    gaps = [
        (before.end_s, after.start_s)
        for before, after in zip(paused.windows, paused.windows[1:], strict=False)
    ]
    longest = max(gaps, key=lambda gap: gap[1] - gap[0])
    assert longest[1] - longest[0] >= 6.0
    assert at_rest(paused, longest[0], longest[0] + 6.0)
    assert list(paused.times_s) == sorted(paused.times_s)


@pytest.mark.parametrize(("motion", "kind"), EVERY_GOOD)
def test_who_stops_halfway_lies_still_afterwards(motion: Motion, kind: str) -> None:
    whole = perform(motion, kind)
    stopped = rewritten("stops_halfway", motion, whole)
    repetitions = len(whole.windows) // motion.unit
    assert len(stopped.windows) == motion.unit * ((repetitions + 1) // 2)
    assert at_rest(stopped, stopped.duration_s - 5.0, stopped.duration_s)


@pytest.mark.parametrize(("motion", "kind"), EVERY_GOOD)
def test_every_second_repetition_is_a_half_one_and_does_not_count(
    motion: Motion, kind: str
) -> None:
    whole = perform(motion, kind)
    halved = rewritten("half_repetitions", motion, whole)
    assert halved.times_s == whole.times_s
    halves = [window for window in halved.windows if not window.counts]
    added = [fault for fault in halved.faults if fault not in whole.faults]
    assert {fault.key for fault in added} <= {motion.half_fault}
    assert len(added) == (0 if motion.half_fault is None else len(halves))
    for window, fault in zip(halves, added, strict=False):
        assert window.start_s < fault.start_s < fault.end_s < window.end_s
    for number, (old, new) in enumerate(zip(whole.windows, halved.windows, strict=True)):
        half = number // motion.unit % 2 == 1
        assert new.counts != half
        assert new.reason == ("half" if half else None)
        inside = [
            key for key, time in enumerate(whole.times_s) if old.start_s < time < old.end_s - 1e-6
        ]
        changed = {halved.postures[key] != whole.postures[key] for key in inside}
        assert half in changed
        assert half or changed == {False}


@pytest.mark.parametrize(("motion", "kind"), EVERY_GOOD)
@pytest.mark.parametrize(("key", "low", "high"), [("slow", 1.6, 2.0), ("quick", 0.72, 0.8)])
def test_another_pace_stretches_movements_and_keeps_holds_and_the_stillness_at_the_start(
    motion: Motion, kind: str, key: str, low: float, high: float
) -> None:
    whole = perform(motion, kind)
    paced = rewritten(key, motion, whole)
    old, new = np.diff(whole.times_s), np.diff(paced.times_s)
    kept = (old >= retiming.LONG_S) | (np.array(whole.times_s[:-1]) < SETTLE_S)
    kept[-1] = True
    assert new[kept] == pytest.approx(old[kept])
    assert (new[~kept] / old[~kept]).min() >= low
    assert (new[~kept] / old[~kept]).max() <= high
    for before, after in zip(whole.windows, paced.windows, strict=True):
        there = whole.planned((before.start_s + before.end_s) / 2)
        assert after.end_s > after.start_s
        if motion.hold_s is not None:
            here = paced.planned((after.start_s + after.end_s) / 2)
            assert astuple(here) == pytest.approx(astuple(there))


@pytest.mark.parametrize(("key", "sign"), [("slides_out_at_feet", -1), ("slides_out_at_head", 1)])
def test_who_slides_out_comes_back_before_the_next_repetition(key: str, sign: int) -> None:
    motion, kind = catalogue.KINDS["trunk_lift-good-1"]
    slid = rewritten(key, motion, perform(motion, kind))
    (slide,) = slid.slides
    leaves, there, returns, back = slide.times_s
    assert at_rest(slid, leaves, back)
    assert not any(one.start_s < back and one.end_s > leaves for one in slid.windows)
    assert slid.slid_m(leaves - 1) == slid.slid_m(back + 1) == 0
    for time in (there, returns):
        assert 0.85 < sign * slid.slid_m(time) < 1.25


def test_who_lies_still_does_nothing() -> None:
    motion, kind = catalogue.KINDS["pelvic_tilt-good-1"]
    still = rewritten("lies_still", motion, perform(motion, kind))
    assert not still.windows
    assert not still.faults
    assert still.duration_s > 13
    assert at_rest(still, 0, still.duration_s)


def test_a_movement_that_is_parted_stops_in_the_middle_and_moves_all_that_follows() -> None:
    motion, kind = catalogue.KINDS["leg_lengthening-good-2"]
    whole = perform(motion, kind)
    found = retiming.resting(whole, 4)
    assert found is not None
    parted, key = found
    before, after = parted.windows[3:5]
    assert before.end_s == after.start_s == parted.times_s[key]
    assert parted.postures[key] == parted.postures[0]
    later = parted.duration_s - whole.duration_s
    assert 0 < later < 1
    assert parted.windows[-1].end_s == pytest.approx(whole.windows[-1].end_s + later)


def test_no_rest_is_found_after_more_repetitions_than_there_are() -> None:
    motion, kind = catalogue.KINDS["trunk_lift-good-1"]
    whole = perform(motion, kind)
    assert retiming.resting(whole, len(whole.windows)) is None
    assert retiming.shortened(whole, 1, 99) is whole


def test_a_situation_that_does_not_exist_is_refused() -> None:
    motion, kind = catalogue.KINDS["trunk_lift-good-1"]
    with pytest.raises(ValueError, match="no such situation: fire"):
        Clip("x", motion, kind, 1, situations=("pause", "fire"))


def test_situations_leave_the_exercise_before_them_as_it_was() -> None:
    motion, kind = catalogue.KINDS["tail_wag-good-1"]
    alone = Clip("x", motion, kind, 41)
    visited = Clip("x", motion, kind, 41, situations=("lead_in", "second_person", "lead_out"))
    assert visited.performance == alone.performance
    assert visited.exercise.stop - visited.exercise.start == alone.frames
    assert visited.lead_s > 5
    assert visited.frames - visited.exercise.stop > 5 * visited.fps
    assert situations.SITUATIONS["lead_in"].arrives

"""Counting: the same whatever the camera, the frame rate, the clock and the side."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.checker import Checker
from rules.events import Ready, Rep, SetDone
from rules.exercises import CATALOGUE
from rules.movement import Swing
from rules.pose import Pose
from rules.posture import Posture
from rules.verdict import Phase
from tests.rules.bodies import Figure, Tempo, frames, prone
from tests.rules.people import GOOD, TEMPO, low_trunk_lift, small_pelvic_tilt, trunk_lift
from tests.rules.session import run

KEYS = sorted(CATALOGUE)


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("fps", [8, 10, 15, 24, 29.97, 30, 60])
def test_the_frame_rate_does_not_matter(key: str, fps: float) -> None:
    at_20 = run(key, frames(GOOD[key], 2, tempo=TEMPO[key], fps=20))
    session = run(key, frames(GOOD[key], 2, tempo=TEMPO[key], fps=fps))
    assert session.story == at_20.story
    assert session.summary.count == 2
    for mine, other in zip(session.summary.repetitions, at_20.summary.repetitions, strict=True):
        assert mine.start_ms == pytest.approx(other.start_ms, abs=200)
        # Where the rest level drifts, the end is where no new low has come for a while.
        slack_ms = 400 if CATALOGUE[key].movement.drifts else 150
        assert mine.end_ms == pytest.approx(other.end_ms, abs=slack_ms)
        assert mine.held_ms == pytest.approx(other.held_ms, abs=100)


@pytest.mark.parametrize("key", KEYS)
def test_the_mirror_image_and_the_near_side_do_not_matter(key: str) -> None:
    plain = run(key, frames(GOOD[key], 2, tempo=TEMPO[key]))
    mirrored = run(key, frames(GOOD[key], 2, tempo=TEMPO[key], mirrored=True))
    assert mirrored.story == plain.story
    assert mirrored.verdicts[-1].near is plain.verdicts[-1].near.other  # type: ignore[union-attr]


@pytest.mark.parametrize("key", KEYS)
@given(t0_ms=st.integers(0, 10**7))
@settings(max_examples=5, deadline=None)
def test_the_clock_does_not_matter(key: str, t0_ms: int) -> None:
    plain = run(key, frames(GOOD[key], 1, tempo=TEMPO[key]))
    later = run(key, frames(GOOD[key], 1, tempo=TEMPO[key], t0_ms=t0_ms))
    assert later.story == plain.story
    assert [e.t_ms - t0_ms for e in later.events] == [e.t_ms for e in plain.events]


@pytest.mark.parametrize("key", KEYS)
@given(seed=st.integers(0, 2**32))
@settings(max_examples=5, deadline=None)
def test_dropped_frames_do_not_matter(key: str, seed: int) -> None:
    chance = random.Random(seed)
    poses = list(frames(GOOD[key], 2, tempo=TEMPO[key], fps=30))
    kept = [pose for pose in poses if chance.random() > 0.3]
    assert run(key, kept).story == run(key, poses).story


@pytest.mark.parametrize("key", ["knees_to_chest", "trunk_lift"])
@given(seed=st.integers(0, 2**32))
@settings(max_examples=8, deadline=None)
def test_jitter_does_not_change_the_count(key: str, seed: int) -> None:
    """0.004 image heights is 1.4 pixels of 360: five times the jitter measured at rest."""
    chance = random.Random(seed)
    session = run(key, frames(GOOD[key], 2, tempo=TEMPO[key], noise=lambda: chance.gauss(0, 0.002)))
    assert session.summary.count == 2
    assert len(session.summary.repetitions) == 2


def test_a_pelvic_tilt_stands_out_of_the_jitter_measured_at_rest() -> None:
    chance = random.Random(3)
    session = run(
        "pelvic_tilt",
        frames(
            GOOD["pelvic_tilt"],
            4,
            tempo=TEMPO["pelvic_tilt"],
            noise=lambda: chance.gauss(0, 0.0004),
        ),
    )
    assert session.summary.count == 4


def test_one_long_trembling_repetition_counts_once() -> None:
    chance = random.Random(1)

    def trembling(share: float, _number: int, _t_s: float) -> Figure:
        return trunk_lift(min(1.0, share * 0.6) + chance.gauss(0, 0.03), 0, 0)

    session = run("trunk_lift", frames(trembling, 1, tempo=Tempo(hold=20)))
    assert [repetition.counted for repetition in session.summary.repetitions] == [True]


def test_too_low_is_an_attempt_that_does_not_count() -> None:
    session = run("trunk_lift", frames(low_trunk_lift, 3, tempo=Tempo()))
    assert session.summary.count == 0
    assert [r.reason for r in session.summary.repetitions] == ["not_far_enough"] * 3
    assert session.summary.not_judged == ()


def test_a_tilt_too_small_to_see_is_not_judged() -> None:
    session = run("pelvic_tilt", frames(small_pelvic_tilt, 3, tempo=TEMPO["pelvic_tilt"]))
    assert session.summary.count == 0
    assert ("count", "too_small") in {(n.key, n.reason) for n in session.summary.not_judged}
    assert session.summary.confidence == 0.0


def test_a_full_set_is_announced_once() -> None:
    session = run("trunk_lift", frames(trunk_lift, 11, tempo=Tempo(rest=0.8)))
    assert [(e.count) for e in session.of_type(SetDone)] == [10]
    assert [e.count for e in session.of_type(Rep)] == list(range(1, 12))


def test_a_full_set_of_holds_is_announced_when_the_last_one_reaches_its_time() -> None:
    session = run(
        "knees_to_chest", frames(GOOD["knees_to_chest"], 3, tempo=TEMPO["knees_to_chest"])
    )
    (done,) = session.of_type(SetDone)
    assert done.count == 3
    assert done.t_ms < session.of_type(Rep)[-1].t_ms


def test_poses_must_come_in_order() -> None:
    poses = [prone().pose(40), prone().pose(40)]
    with pytest.raises(ValueError, match="a pose at 40 ms after one at 40 ms"):
        run("trunk_lift", poses)


def test_an_empty_room_counts_nothing_and_says_why() -> None:
    session = run("trunk_lift", [Pose(t, ()) for t in range(0, 5000, 100)])
    assert session.summary.count == 0
    assert session.advice == ["no_body"]
    assert [(n.key, n.reason) for n in session.summary.not_judged] == [("count", "no_body")]


def test_no_poses_at_all_is_nobody() -> None:
    summary = run("trunk_lift", []).summary
    assert (summary.count, summary.confidence) == (0, 0.0)
    assert [(n.key, n.reason) for n in summary.not_judged] == [("count", "no_body")]


def test_people_who_settle_a_little_lower_keep_being_counted() -> None:
    """The rest level is taken anew whenever someone lies still between repetitions."""

    def sinking(share: float, number: int, t_s: float) -> Figure:
        return replace(trunk_lift(share, number, t_s), trunk=11 * share - 0.25 * t_s)

    session = run("trunk_lift", frames(sinking, 6, tempo=Tempo(rest=2.5)))
    assert session.summary.count == 6
    assert len(session.of_type(Ready)) == 1


ONE_SIDED = [
    key
    for key in KEYS
    if CATALOGUE[key].start.posture is not Posture.SIDE_LYING
    and not isinstance(CATALOGUE[key].movement, Swing)
]
"""Who lies on a side, or swings, is measured by both sides."""


@pytest.mark.parametrize("key", ONE_SIDED)
def test_a_hidden_far_side_is_done_without(key: str) -> None:
    def one_sided(share: float, number: int, t_s: float) -> Figure:
        figure = GOOD[key](share, number, t_s)
        assert isinstance(figure, Figure)
        return replace(figure, far_hidden=True)

    session = run(key, frames(one_sided, 2, tempo=TEMPO[key]))
    assert session.summary.count == 2
    assert session.fault_keys == set()


def test_a_wobble_is_no_attempt() -> None:
    def wobble(share: float, _number: int, _t_s: float) -> Figure:
        return replace(prone(), trunk=2.6 * share)

    session = run("trunk_lift", frames(wobble, 3, tempo=Tempo()))
    assert session.summary.repetitions == ()
    assert session.of_type(Rep) == []


@pytest.mark.parametrize("key", KEYS)
def test_a_pause_breaks_off_and_the_start_posture_is_held_again(key: str) -> None:
    poses = list(frames(GOOD[key], 1, tempo=TEMPO[key]))
    whole = run(key, poses)
    peak_ms = whole.summary.repetitions[0].peak_ms
    checker = Checker(CATALOGUE[key])
    checker.pause()
    for pose in poses:
        if pose.t_ms > peak_ms:
            break
        checker.update(pose)
    checker.pause()
    again = checker.update(replace(poses[0], t_ms=peak_ms + 60_000))
    assert again.phase is Phase.WAITING
    assert not again.faults
    assert [one.reason for one in checker.finish().repetitions] in (["left_position"], [])

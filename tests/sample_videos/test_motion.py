from __future__ import annotations

from dataclasses import astuple

import numpy as np
import pytest

from sample_videos import catalogue
from sample_videos.acting.motion import SETTLE_S, Motion, Performance, Script, ease
from sample_videos.body.posture import Posture
from sample_videos.motions import knees_to_chest

EVERY_KIND = [pytest.param(*one, id=name) for name, one in catalogue.KINDS.items()]


def perform(motion: Motion, kind: str, seed: int) -> Performance:
    return motion.perform(kind, np.random.default_rng(seed))


def test_easing_starts_and_ends_at_rest_and_never_turns_back() -> None:
    course = [ease(share) for share in np.linspace(-0.2, 1.2, 200)]
    assert course[0] == 0
    assert course[-1] == 1
    assert course == sorted(course)
    assert ease(0.5) == pytest.approx(0.5)
    assert ease(0.01) < 1e-4


def test_a_mixed_posture_lies_between() -> None:
    mixed = Posture.mixed(Posture(neck=10), Posture(neck=20), 0.25)
    assert mixed.neck == pytest.approx(12.5)
    assert Posture(neck=10).plus(neck=-3).neck == pytest.approx(7)


def test_a_script_remembers_what_was_moved_when() -> None:
    script = Script(np.random.default_rng(1), Posture())
    script.stay(1)
    with script.repetition():
        script.move(Posture(neck=30), 2)
        script.move(Posture(), 2)
    script.fault("head_lifted", 2, 4)
    performance = script.performance()
    assert performance.duration_s == 5
    assert (performance.windows[0].start_s, performance.windows[0].end_s) == (1, 5)
    assert performance.faults[0].key == "head_lifted"
    assert performance.planned(2).neck == pytest.approx(15)
    assert performance.planned(3).neck == pytest.approx(30)
    assert performance.planned(9).neck == 0


@pytest.mark.parametrize(("motion", "kind"), EVERY_KIND)
def test_the_same_seed_gives_the_same_performance(motion: Motion, kind: str) -> None:
    assert perform(motion, kind, 5) == perform(motion, kind, 5)
    assert perform(motion, kind, 5) != perform(motion, kind, 6)


@pytest.mark.parametrize(("motion", "kind"), EVERY_KIND)
def test_a_mirrored_performance_goes_to_the_other_sides(motion: Motion, kind: str) -> None:
    performance = perform(motion, kind, 5)
    mirrored = performance.reflected()
    swapped = {"left": "right", "right": "left", None: None}
    assert [swapped[one.side] for one in mirrored.windows] == [
        one.side for one in performance.windows
    ]
    assert mirrored.planned(6.0).left_hip == performance.planned(6.0).right_hip
    assert mirrored.reflected() == performance


@pytest.mark.parametrize(("motion", "kind"), EVERY_KIND)
def test_only_swings_that_count_in_pairs_need_a_side(motion: Motion, kind: str) -> None:
    sides = {window.side for window in perform(motion, kind, 5).windows}
    assert not motion.pairs or None not in sides


@pytest.mark.parametrize(("motion", "kind"), EVERY_KIND)
def test_every_clip_begins_still_and_ends_at_rest(motion: Motion, kind: str) -> None:
    performance = perform(motion, kind, 5)
    opening = motion.opening or motion.start
    end = performance.duration_s
    assert astuple(performance.planned(0)) == pytest.approx(astuple(opening))
    assert astuple(performance.planned(SETTLE_S)) == pytest.approx(astuple(opening))
    assert astuple(performance.planned(end)) == pytest.approx(
        astuple(performance.planned(end - 1.5))
    )


@pytest.mark.parametrize(("motion", "kind"), EVERY_KIND)
def test_a_kind_named_after_a_fault_shows_that_fault_and_no_other(
    motion: Motion, kind: str
) -> None:
    performance = perform(motion, kind, 5)
    deliberate = {fault.key for fault in performance.faults}
    innocent = ("good", "near_miss", "wrong_view")
    expected = set() if kind.startswith(innocent) else {kind}
    assert deliberate == expected
    assert bool(performance.windows) != kind.startswith("near_miss")


def test_a_repetition_may_begin_in_the_middle_of_a_movement() -> None:
    script = Script(np.random.default_rng(1), Posture())
    script.move(Posture(neck=30), 2)
    script.mark(0.5, 1.5, counts=False, side="left")
    window = script.performance().windows[0]
    assert (window.start_s, window.end_s, window.side) == (0.5, 1.5, "left")
    assert not window.counts


def test_the_knees_are_kept_at_the_chest_for_longer_than_ten_counts() -> None:
    performance = perform(knees_to_chest.MOTION, "good-2", 7)
    times = np.arange(0, performance.duration_s, 0.1)
    held = [time for time in times if performance.planned(time).spine > 13.9]
    assert len(held) * 0.1 > 3 * knees_to_chest.HOLD_S

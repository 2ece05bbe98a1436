from __future__ import annotations

from functools import cache
from itertools import pairwise

import numpy as np
import pytest

from sample_videos import signals
from sample_videos.acting.motion import Motion, Performance
from sample_videos.body import person
from sample_videos.body.person import Person
from sample_videos.body.posing import Poser
from sample_videos.geometry import Array
from sample_videos.motions import belly_stretch, near_misses_prone, tail_wag

MOTIONS = {"tail_wag": tail_wag.MOTION, "belly_stretch": belly_stretch.MOTION}
ALL = (*MOTIONS.values(), *near_misses_prone.MOTIONS)
KINDS = {(one.exercise, kind): one for one in ALL for kind in one.kinds}
FAULTS = {
    "tail_wag": {"trunk_moves", "one_side_only", "too_fast", "arms_bend"},
    "belly_stretch": {"hips_lifted", "hands_not_forward", "hold_too_short", "neck_back"},
}


@cache
def man() -> Person:
    return person.mix({"adult_man": 0.7, "short_woman": 0.3})


class Shown:
    """A performance acted by one body at some moments; the first is the beginning of the clip."""

    def __init__(self, motion: Motion, performance: Performance, times_s: list[float]) -> None:
        poser = Poser(man(), motion.support, motion.start)
        self.placements = [poser.placement(performance.planned(time)) for time in (0.0, *times_s)]
        found = [man().joints(one) for one in self.placements]
        self.joints = {name: np.array([joints[name] for joints in found]) for name in found[0]}
        for side, suffix in (("left", ".L"), ("right", ".R")):
            self.joints[f"bone_{side}_hip"] = self.bone("upperleg01" + suffix)
        self.signals = signals.measure(self.joints, "left", np.zeros(len(found)))
        self.signal = self.signals[motion.signal]

    def bone(self, name: str) -> Array:
        return np.array([one.at(name) for one in self.placements])

    def middle(self, name: str) -> Array:
        return np.asarray((self.joints[f"left_{name}"] + self.joints[f"right_{name}"]) / 2)

    def lowest(self, *prefixes: str) -> Array:
        rows = man().vertices_of(*prefixes)
        return np.array([man().posed(one, rows)[:, 2].min() for one in self.placements])


def perform(motion: Motion, kind: str, seed: int = 4) -> Performance:
    return motion.perform(kind, np.random.default_rng(seed))


def still(performance: Performance) -> list[tuple[float, float]]:
    """Return the times (start, end) between two keys of the same posture."""
    where = performance.planned
    return [span for span in pairwise(performance.times_s) if where(span[0]) == where(span[1])]


def peaks(performance: Performance, *, faulty: bool = False) -> list[float]:
    """Return the middles of the first still times of the good or of the faulty repetitions."""
    found = []
    for one in performance.windows:
        time = next(sum(span) / 2 for span in still(performance) if one.start_s < span[0])
        if faulty == any(fault.start_s < time < fault.end_s for fault in performance.faults):
            found.append(time)
    assert found
    return found


def good_and_faulty(exercise: str, kind: str) -> tuple[Shown, Shown]:
    motion, done = MOTIONS[exercise], perform(MOTIONS[exercise], kind)
    return Shown(motion, done, peaks(done)), Shown(motion, done, peaks(done, faulty=True))


@pytest.mark.parametrize("exercise", FAULTS)
def test_there_is_one_kind_for_each_fault_and_two_good_ones_and_a_wrong_view(exercise: str) -> None:
    motion = MOTIONS[exercise]
    ((wrong, view),) = motion.viewpoints.items()
    assert set(motion.kinds) == {"good-1", "good-2", wrong, *FAULTS[exercise]}
    assert (motion.viewpoint.required, view.required) == (True, False)


@pytest.mark.parametrize(("exercise", "kind"), KINDS)
def test_only_a_near_miss_has_no_repetition_and_a_kind_shows_only_its_own_fault(
    exercise: str, kind: str
) -> None:
    motion = KINDS[exercise, kind]
    performance = perform(motion, kind)
    assert {one.key for one in performance.faults} == {kind} & FAULTS.get(exercise, set())
    assert (len(performance.windows) < 2) == (not performance.windows) == ("near_miss" in kind)
    assert performance.planned(performance.duration_s) == motion.start


@pytest.mark.parametrize("kind", ["good-1", "good-2"])
@pytest.mark.parametrize("seed", [1, 2])
def test_good_swings_alternate_by_five_to_eight_centimetres_under_a_still_trunk(
    kind: str, seed: int
) -> None:
    performance = perform(tail_wag.MOTION, kind, seed)
    shown = Shown(tail_wag.MOTION, performance, peaks(performance))
    sides = [one.side for one in performance.windows]
    assert all(one != following for one, following in pairwise(sides))
    for side, aside in zip(sides, shown.signal[1:], strict=True):
        assert 5.0 < aside * (1 if side == "left" else -1) < 8.0
    for name, most in (("shoulder", 0.002), ("wrist", 0.001), ("knee", 0.03)):
        assert np.ptp(shown.joints[f"left_{name}"], axis=0).max() < most


@pytest.mark.parametrize("kind", ["good-1", "good-2", "too_fast"])
def test_swings_stand_still_in_the_middle_after_three_pairs_at_most(kind: str) -> None:
    performance = perform(tail_wag.MOTION, kind)
    stays = [start for start, end in still(performance) if end - start >= 0.2]
    middles = [start for start in stays if performance.planned(start) == tail_wag.START]
    done = [sum(one.end_s <= start for one in performance.windows) for start in middles]
    assert (done[0], done[-1]) == (0, len(performance.windows))
    assert np.diff(done).max() <= 6


@pytest.mark.parametrize(
    ("kind", "axis", "least"), [("trunk_moves", 0, 0.06), ("arms_bend", 2, 0.1)]
)
def test_the_shoulders_go_aside_with_the_trunk_and_down_with_bent_arms(
    kind: str, axis: int, least: float
) -> None:
    good, faulty = (one.middle("shoulder") for one in good_and_faulty("tail_wag", kind))
    assert np.abs(faulty[1:, axis] - faulty[0, axis]).min() > least
    assert np.ptp(good, axis=0).max() < 0.002


def test_swings_to_one_side_only_do_not_alternate_and_hasty_ones_take_less_than_a_second() -> None:
    swings = {}
    for kind in ("one_side_only", "too_fast"):
        performance = perform(tail_wag.MOTION, kind)
        (span,) = performance.faults
        swings[kind] = [
            one for one in performance.windows if span.start_s < one.end_s <= span.end_s
        ]
    assert [one.side for one in swings["one_side_only"]] == ["right"] * 3
    assert max(one.end_s - one.start_s for one in swings["too_fast"]) < 0.8


@pytest.mark.parametrize("kind", ["good-1", "good-2"])
def test_a_good_hold_lifts_the_trunk_only_and_lasts_ten_counts(kind: str) -> None:
    performance = perform(belly_stretch.MOTION, kind)
    ends = [one.start_s + after for one in performance.windows for after in (2.2, 11.8)]
    shown = Shown(belly_stretch.MOTION, performance, ends)
    assert shown.signal[0] < 3
    assert 23 < shown.signal[1:].min() <= shown.signal.max() < 33
    assert np.ptp(shown.middle("hip")[:, 2]) < 0.02
    assert np.abs(shown.lowest("foot")).max() < 0.02
    assert shown.lowest("head")[0] < 0.02 < 0.2 < shown.lowest("head")[1:].min()


def test_good_hands_lie_before_the_head_and_hands_that_are_not_forward_beside_the_chest() -> None:
    good, faulty = good_and_faulty("belly_stretch", "hands_not_forward")
    for one, least, most in ((good, 0.25, 0.7), (faulty, -0.1, 0.15)):
        assert one.bone("wrist.L")[:, 2].max() < 0.08
        ahead = one.middle("shoulder")[0, 1] - one.middle("wrist")[1:, 1]
        assert least < ahead.min() <= ahead.max() < most
    apart = np.abs(good.joints["left_wrist"] - good.joints["right_wrist"])[:, 0]
    width = np.abs(good.joints["left_shoulder"] - good.joints["right_shoulder"])[0, 0]
    assert 0.8 < apart.min() / width <= apart.max() / width < 1.5


def test_lifted_hips_rise_by_eight_centimetres_and_the_feet_do_not_jerk() -> None:
    good, faulty = good_and_faulty("belly_stretch", "hips_lifted")
    low, high = (np.diff(one.middle("hip")[:2, 2])[0] for one in (good, faulty))
    assert low < 0.02 < 0.08 < high
    assert faulty.lowest("upperleg", "lowerleg").max() < 0.02
    performance = perform(belly_stretch.MOTION, "hips_lifted")
    times = list(performance.windows[1].start_s + np.arange(0, 2, 0.05))
    foot = Shown(belly_stretch.MOTION, performance, times).joints["left_big_toe"]
    assert np.linalg.norm(np.diff(foot, axis=0), axis=1).max() < 0.02


def test_a_hold_that_is_too_short_is_half_as_long_as_a_good_one() -> None:
    short, good = (
        [end - start for start, end in still(perform(belly_stretch.MOTION, kind)) if start > 4]
        for kind in ("hold_too_short", "good-1")
    )
    assert max(short) < 5 < belly_stretch.HOLD_S < max(good)


def test_a_head_thrown_back_is_twenty_degrees_further_back_than_a_good_one() -> None:
    good, faulty = good_and_faulty("belly_stretch", "neck_back")
    assert good.signals["neck_angle_deg"][1] - faulty.signals["neck_angle_deg"][1] > 20


@pytest.mark.parametrize("name", ["belly_stretch-plank", "tail_wag-cat_cow"])
def test_near_misses_that_lean_on_the_hands_keep_them_on_the_mat(name: str) -> None:
    exercise, kind = name.split("-")
    motion = KINDS[exercise, f"near_miss-{kind}"]
    shown = Shown(motion, perform(motion, f"near_miss-{kind}"), list(np.arange(5.6, 9.0, 0.4)))
    assert np.linalg.norm(np.ptp(shown.middle("ear"), axis=0)) > 0.1
    assert shown.bone("wrist.L")[1:, 2].max() < 0.1

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
from sample_videos.body.skeleton import Placement
from sample_videos.geometry import Array, angle_deg
from sample_videos.motions import corkscrew, leg_lengthening, near_misses_floor

MOTIONS = (leg_lengthening.MOTION, *corkscrew.MOTIONS)
KINDS = {(one.exercise, kind): one for one in MOTIONS for kind in one.kinds}
NEAR_MISSES = [
    pytest.param(one, kind, id=f"{one.exercise}-{kind}")
    for one in near_misses_floor.MOTIONS
    for kind in one.kinds
]
FAULTS = {
    "leg_lengthening": {
        "knee_bends", "one_side_only", "hands_off_pelvis", "feet_pumping", "foot_lifts",
    },
    "corkscrew": {
        "knees_dropped", "top_knee_not_higher", "hips_roll_along", "arm_only", "hold_too_short",
    },
}  # fmt: skip


@cache
def woman() -> Person:
    return person.mix({"adult_woman": 0.8, "heavy_man": 0.2})


class Shown:
    """A performance acted by one body at some moments; the first is the beginning of the clip."""

    def __init__(self, motion: Motion, performance: Performance, times_s: list[float]) -> None:
        poser = Poser(woman(), motion.support, motion.start)
        self.placements: list[Placement] = [
            poser.placement(performance.planned(time)) for time in (0.0, *times_s)
        ]
        found = [woman().joints(one) for one in self.placements]
        self.joints: dict[str, Array] = {
            name: np.array([joints[name] for joints in found]) for name in found[0]
        }
        for side, suffix in (("left", ".L"), ("right", ".R")):
            self.joints[f"bone_{side}_hip"] = self.bone("upperleg01" + suffix)
        self.signals = signals.measure(self.joints, "left", np.zeros(len(found)))

    def bone(self, name: str) -> Array:
        return np.array([one.at(name) for one in self.placements])

    def knee_deg(self, side: str) -> Array:
        return angle_deg(*(self.joints[f"{side}_{name}"] for name in ("hip", "knee", "ankle")))

    def along(self, name: str) -> Array:
        """Return the way of a joint towards the feet, against the other side's joint."""
        apart = self.joints[f"left_{name}"][:, 1] - self.joints[f"right_{name}"][:, 1]
        return np.asarray(apart[0] - apart)


def perform(exercise: str, kind: str, seed: int = 4) -> tuple[Motion, Performance]:
    motion = KINDS[exercise, kind]
    return motion, motion.perform(kind, np.random.default_rng(seed))


def middles(performance: Performance, fault: str | None = None) -> list[float]:
    """Return the middles of all repetitions, or of those that a fault covers."""
    spans = [one for one in performance.faults if one.key == fault]
    times = [(one.start_s + one.end_s) / 2 for one in performance.windows]
    return [
        time
        for time in times
        if fault is None or any(one.start_s < time < one.end_s for one in spans)
    ]


def at_fault(exercise: str, kind: str) -> Shown:
    motion, performance = perform(exercise, kind)
    times = middles(performance, kind)
    assert times
    return Shown(motion, performance, times)


@pytest.mark.parametrize("exercise", FAULTS)
def test_there_is_one_kind_for_each_fault_and_two_good_ones_and_a_wrong_view(exercise: str) -> None:
    kinds = {kind for key, kind in KINDS if key == exercise}
    wrong = {kind for kind in kinds if kind.startswith("wrong_view-")}
    assert len(wrong) == 1
    assert kinds - wrong == {"good-1", "good-2", *FAULTS[exercise]}
    for kind in kinds:
        motion = KINDS[exercise, kind]
        assert motion.viewpoints.get(kind, motion.viewpoint).required == (kind not in wrong)


@pytest.mark.parametrize(("exercise", "kind"), KINDS)
def test_a_kind_shows_the_fault_it_is_named_after_in_some_repetitions_only(
    exercise: str, kind: str
) -> None:
    _, performance = perform(exercise, kind)
    assert {one.key for one in performance.faults} == FAULTS[exercise] & {kind}
    times = middles(performance)
    assert times == sorted(times)
    if kind in FAULTS[exercise] - {"hold_too_short"}:
        assert 0 < len(middles(performance, kind)) < len(times)


@pytest.mark.parametrize(("motion", "kind"), NEAR_MISSES)
def test_nothing_in_a_near_miss_is_a_repetition(motion: Motion, kind: str) -> None:
    performance = motion.perform(kind, np.random.default_rng(4))
    assert kind.startswith("near_miss-")
    assert not performance.windows
    assert not performance.faults
    assert performance.duration_s > 15


@pytest.mark.parametrize("kind", ["good-1", "good-2"])
def test_a_good_swing_makes_the_leg_of_its_side_longer_by_three_to_five_percent(kind: str) -> None:
    motion, performance = perform("leg_lengthening", kind)
    shown = Shown(motion, performance, middles(performance))
    for window, longer in zip(performance.windows, shown.signals[motion.signal][1:], strict=True):
        assert 2.3 < longer * (1 if window.side == "left" else -1) < 5.0
    assert min(shown.knee_deg("left").min(), shown.knee_deg("right").min()) > 168
    assert np.ptp(shown.bone("spine01"), axis=0).max() < 1e-6


def test_good_swings_go_to_one_side_and_the_other_in_turn() -> None:
    for kind in ("good-1", "good-2"):
        _, performance = perform("leg_lengthening", kind)
        sides = [one.side for one in performance.windows]
        assert len(sides) >= 10
        assert all(one != following for one, following in pairwise(sides))


def test_one_side_only_goes_to_the_same_side_again_and_again() -> None:
    _, performance = perform("leg_lengthening", "one_side_only")
    span = performance.faults[0]
    sides = [one.side for one in performance.windows if one.start_s > span.start_s - 1]
    assert sides == ["left"] * 4


def test_a_bent_knee_is_bent_by_thirty_degrees_and_its_foot_stays_on_the_mat() -> None:
    shown = at_fault("leg_lengthening", "knee_bends")
    bent = np.minimum(shown.knee_deg("left"), shown.knee_deg("right"))[1:]
    assert bent.max() < 150
    heels = [shown.joints[f"{side}_heel"][:, 2] for side in ("left", "right")]
    assert max(np.ptp(heel) for heel in heels) < 0.03


def test_a_lifted_foot_is_ten_centimetres_up() -> None:
    shown = at_fault("leg_lengthening", "foot_lifts")
    ankles = np.array([shown.joints[f"{side}_ankle"][:, 2] for side in ("left", "right")])
    assert (ankles[:, 1:] - ankles[:, :1]).max(axis=0).min() > 0.08
    assert min(shown.knee_deg("left").min(), shown.knee_deg("right").min()) > 165


def test_the_toes_of_pumping_feet_go_more_than_twice_as_far_as_the_ankles() -> None:
    pumping = at_fault("leg_lengthening", "feet_pumping")
    motion, performance = perform("leg_lengthening", "good-1")
    good = Shown(motion, performance, middles(performance))
    share = [np.ptp(one.along("big_toe")) / np.ptp(one.along("ankle")) for one in (pumping, good)]
    assert share[0] > 2.5
    assert 0.9 < share[1] < 1.5


def test_hands_off_the_pelvis_lie_on_the_floor() -> None:
    shown = at_fault("leg_lengthening", "hands_off_pelvis")
    for side in (".L", ".R"):
        from_hip = np.linalg.norm(
            shown.bone("wrist" + side) - shown.bone("upperleg01" + side), axis=1
        )
        assert from_hip[0] < 0.2
        assert shown.bone("wrist" + side)[1:, 2].max() < 0.08 < shown.bone("wrist" + side)[0, 2]


def turn_deg(shown: Shown) -> Array:
    return np.abs(shown.signals[corkscrew.MOTION.signal])


@pytest.mark.parametrize("kind", ["good-1", "good-2"])
def test_a_good_turn_is_large_and_held_for_ten_counts_with_the_knees_where_they_were(
    kind: str,
) -> None:
    motion, performance = perform("corkscrew", kind)
    held = [
        time
        for window in performance.windows
        for time in np.linspace(window.start_s + 1.8, window.start_s + 11.8, 5)
    ]
    shown = Shown(motion, performance, held)
    assert turn_deg(shown)[1:].min() > corkscrew.HOLD_LIMIT_DEG + 10
    assert turn_deg(shown).max() < 80
    for joint in ("left_knee", "right_knee", "left_hip", "right_hip"):
        assert np.ptp(shown.joints[joint], axis=0).max() < 0.03
    upper_shoulder = shown.bone("upperarm01.R")[:, 2]
    assert upper_shoulder[0] - upper_shoulder[1:].max() > 0.08


def test_in_the_start_posture_the_upper_knee_is_higher_and_the_head_lies_on_the_hand() -> None:
    motion, performance = perform("corkscrew", "good-1")
    shown = Shown(motion, performance, [])
    assert shown.joints["right_knee"][0, 1] - shown.joints["left_knee"][0, 1] > 0.06
    assert shown.joints["right_knee"][0, 2] > shown.joints["left_knee"][0, 2] + 0.06
    assert np.linalg.norm(shown.bone("head")[0] - shown.bone("wrist.L")[0]) < 0.2
    lowest = woman().posed(shown.placements[0], woman().vertices_of("head"))[:, 2].min()
    assert 0.03 < lowest < 0.12


def test_the_upper_knee_that_is_not_higher_lies_nearer_to_the_feet_until_it_is_drawn_up() -> None:
    motion, performance = perform("corkscrew", "top_knee_not_higher")
    shown = Shown(motion, performance, [*middles(performance), performance.duration_s])
    higher = shown.joints["right_knee"][:, 1] - shown.joints["left_knee"][:, 1]
    assert higher[:2].max() < -0.06
    assert higher[2:].min() > 0.06


def test_a_dropped_knee_is_fifteen_centimetres_off_the_other_and_the_chest_turns() -> None:
    shown = at_fault("corkscrew", "knees_dropped")
    apart = shown.joints["right_knee"][:, 2] - shown.joints["left_knee"][:, 2]
    assert apart[1] - apart[0] > 0.15
    assert turn_deg(shown)[1] > 40


def test_hips_that_roll_along_take_the_pelvis_back_by_thirty_degrees() -> None:
    shown = at_fault("corkscrew", "hips_roll_along")
    line = shown.bone("upperleg01.R") - shown.bone("upperleg01.L")
    assert angle_deg(line[1], np.zeros(3), line[0]) > 30
    assert 25 < turn_deg(shown)[1] < 45


def test_an_arm_that_only_swings_goes_far_and_leaves_the_chest() -> None:
    shown = at_fault("corkscrew", "arm_only")
    assert turn_deg(shown)[1] < 12
    assert np.linalg.norm(np.diff(shown.bone("wrist.R"), axis=0)) > 0.6


def test_a_swing_of_the_arm_and_a_roll_of_the_whole_body_never_reach_the_limit_of_a_hold() -> None:
    for one in near_misses_floor.MOTIONS:
        if one.exercise != "corkscrew":
            continue
        (kind,) = one.kinds
        performance = one.perform(kind, np.random.default_rng(4))
        times = list(np.arange(3.0, performance.duration_s, 1.3))
        assert turn_deg(Shown(one, performance, times)).max() < corkscrew.HOLD_LIMIT_DEG - 5


def test_a_foot_that_slides_up_to_the_seat_stays_on_the_mat() -> None:
    for one in near_misses_floor.MOTIONS:
        if "near_miss-knee_bends" in one.kinds:
            performance = one.perform("near_miss-knee_bends", np.random.default_rng(4))
            shown = Shown(one, performance, list(np.arange(3.5, 7.0, 0.25)))
            assert np.ptp(shown.along("heel")) > 0.25
            for side in ("left", "right"):
                assert np.ptp(shown.joints[f"{side}_heel"][:, 2]) < 0.04

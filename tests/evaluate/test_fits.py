"""Landmarks and signals held against the true ones, picture by picture."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from rules.exercises import CATALOGUE
from server.evaluate.landmark_fit import LandmarkFit, compare, landmark_fit
from server.evaluate.signal_fit import signal_fit, true_signal
from server.evaluate.trace import LIMBS, Followed, follow
from server.evaluate.true_frames import TrueFrames, read_true_frames
from server.evaluate.truth import Truth, TruthError
from tests.evaluate.made import record, trace
from tests.rules.bodies import frames
from tests.rules.people import CALM, trunk_lift

LIFT = CATALOGUE["trunk_lift"]
NAMES = tuple(joint.name.lower() for joint in LIMBS)
HEIGHT = 360


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Followed:
    path = tmp_path_factory.mktemp("poses") / "lift.poses.npz"
    return follow(record(path, frames(trunk_lift, 2, tempo=CALM)), LIFT)


def truth(**facts: Any) -> Truth:
    told: dict[str, Any] = {"version": 2, "clip": "a", "exercise": "trunk_lift", "count": 2}
    return Truth(**told | facts)


def fitted(truth: Truth, frames: TrueFrames, followed: Followed) -> LandmarkFit:
    compared = compare(truth, frames, followed)
    assert compared is not None
    return landmark_fit(compared)


def true_frames(followed: Followed, pixels: np.ndarray[Any, Any]) -> TrueFrames:
    return TrueFrames(t_ms=followed.trace.t_ms, joint_names=NAMES, pixels=pixels, signals={})


def test_the_rules_say_what_they_say_in_a_check(followed: Followed) -> None:
    assert (followed.summary.count, len(followed.trace.t_ms)) == (2, len(followed.limbs))
    assert followed.trace.found.all()
    judged = ~followed.trace.waiting
    assert not judged[0]
    assert judged[-1]
    assert np.nanmax(followed.trace.progress) > 1
    assert np.isnan(followed.trace.progress[~judged]).all()


def test_perfect_landmarks_have_no_error(followed: Followed) -> None:
    fit = fitted(truth(body_px=300.0), true_frames(followed, followed.limbs * HEIGHT), followed)
    assert fit.error_sum == pytest.approx(0)
    assert fit.points == 12 * len(followed.limbs)
    assert (fit.pairs > 0, fit.swapped) == (True, 0)


def test_the_error_is_in_percent_of_the_bodys_height(followed: Followed) -> None:
    pixels = followed.limbs * HEIGHT + (3.0, 4.0)
    fit = fitted(truth(body_px=250.0), true_frames(followed, pixels), followed)
    assert fit.error_sum / fit.points == pytest.approx(2.0)


def test_sides_that_are_exchanged_are_seen(followed: Followed) -> None:
    pixels = (followed.limbs * HEIGHT).reshape(-1, 6, 2, 2)[:, :, ::-1].reshape(-1, 12, 2)
    fit = fitted(truth(body_px=100.0), true_frames(followed, pixels), followed)
    assert fit.swapped == fit.pairs > 0


def test_joints_outside_the_picture_and_of_nobody_are_left_out(followed: Followed) -> None:
    pixels = followed.limbs * HEIGHT
    pixels[:, 0] = (-1.0, 100.0)
    pixels[:, 1] = (100.0, 360.0)
    pixels[:10] = np.nan
    fit = fitted(truth(body_px=300.0), true_frames(followed, pixels), followed)
    assert fit.points == 10 * (len(pixels) - 10)


def test_without_the_bodys_height_or_a_joint_nothing_is_compared(followed: Followed) -> None:
    whole = true_frames(followed, followed.limbs * HEIGHT)
    assert compare(truth(), whole, followed) is None
    less = TrueFrames(
        t_ms=whole.t_ms, joint_names=NAMES[1:], pixels=whole.pixels[:, 1:], signals={}
    )
    assert compare(truth(body_px=300.0), less, followed) is None


def signals(t_ms: list[int], **values: list[float]) -> TrueFrames:
    arrays = {name: np.array(each, np.float64) for name, each in values.items()}
    return TrueFrames(
        t_ms=np.array(t_ms), joint_names=(), pixels=np.zeros((len(t_ms), 0, 2)), signals=arrays
    )


def test_the_signal_is_compared_where_it_was_judged_active_and_true() -> None:
    moments = trace(
        0.6,
        value=np.array([5.0, 5.0, np.nan, 5.0, 5.0, 5.0]),
        waiting=np.array([True, False, False, False, False, False]),
    )
    frames = signals(
        [0, 100, 200, 300, 400, 500], trunk_slope_deg=[0.0, 4.0, 4.0, 7.0, np.nan, 0.0]
    )
    fit = signal_fit(LIFT, truth(active=((0.0, 0.45),)), frames, moments)
    assert fit is not None
    assert (fit.frames, fit.error_sum) == (2, 3.0)
    everywhere = signal_fit(LIFT, truth(), frames, moments)
    assert everywhere is not None
    assert everywhere.frames == 3


def test_the_hip_angle_is_compared_with_the_mean_of_both_sides() -> None:
    frames = signals([0], hip_angle_near_deg=[100.0], hip_angle_far_deg=[110.0])
    assert true_signal(CATALOGUE["knees_to_chest"], frames) == pytest.approx([105.0])
    assert true_signal(CATALOGUE["pelvic_tilt"], frames) is None
    assert true_signal(LIFT, frames) is None


def test_each_moment_belongs_to_the_nearest_true_picture_if_one_is_near() -> None:
    frames = signals([0, 67, 133, 200])
    assert frames.at(np.array([0, 30, 40, 132, 201, 240])).tolist() == [0, 0, 1, 2, 3, -1]
    assert signals([]).at(np.array([5])).tolist() == [-1]
    assert signals([5]).at(np.array([5, 9])).tolist() == [0, -1]


def test_true_arrays_are_read_and_what_does_not_fit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.truth.npz"
    arrays: dict[str, Any] = {
        "t_ms": np.array([0, 67]),
        "joint_names": np.array(["left_hip"]),
        "pixels": np.zeros((2, 1, 2), np.float16),
        "signal_names": np.array(["a", "b"]),
        "signals": np.array([[1.0, 2.0], [3.0, 4.0]]),
    }
    np.savez(path, **arrays)
    frames = read_true_frames(path)
    assert frames.signals["b"].tolist() == [2.0, 4.0]
    np.savez(path, **arrays | {"t_ms": np.array([0])})
    with pytest.raises(TruthError, match=r"a\.truth\.npz: arrays of 1 pictures do not fit"):
        read_true_frames(path)
    del arrays["pixels"]
    np.savez(path, **arrays)
    with pytest.raises(TruthError, match=r"a\.truth\.npz: pixels"):
        read_true_frames(path)
    path.write_bytes(b"nothing")
    with pytest.raises(TruthError, match=r"a\.truth\.npz cannot be read"):
        read_true_frames(path)

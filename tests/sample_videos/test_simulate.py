from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from rules.checker import Checker
from rules.exercises import CATALOGUE
from rules.pose import Joint
from sample_videos import catalogue
from sample_videos.acting.act import act
from sample_videos.acting.motion import Motion
from sample_videos.clip import Clip
from sample_videos.geometry import Array
from sample_videos.kinds import EXERCISES
from sample_videos.motions import knees_to_chest, pelvic_tilt, trunk_lift
from sample_videos.simulate import simulate_clips
from sample_videos.simulate.acting import act_quickly
from sample_videos.simulate.error_model import FOLDER, ErrorModel
from sample_videos.simulate.errors import Found, disturb
from sample_videos.simulate.fit import fit
from sample_videos.simulate.places import POSTURES, VIEWS, memberships, views
from sample_videos.simulate.run import sight
from sample_videos.simulate.seeing import canonical
from sample_videos.simulate.sight import Sight
from sample_videos.simulate.smoothing import smooth_points
from sample_videos.simulate.tuning import TuningClip, tuning_clips
from sample_videos.telling import tell
from vision.recording import read_meta, read_poses

P, V = len(POSTURES), len(VIEWS)
HIPS = [Joint.LEFT_HIP, Joint.RIGHT_HIP]


def a_clip(motion: Motion, kind: str, seed: int, fps: int = 10) -> Clip:
    return Clip(f"{motion.exercise}-{kind}-{seed}", motion, kind, seed, fps, at_most=2)


def made_up() -> ErrorModel:
    """Return a model of no error at all."""
    return ErrorModel(
        bias=np.broadcast_to([0.0, 0.0, 2.0], (P, V, 33, 3)).copy(),
        bias_posture=np.repeat(np.arange(P)[:, None], V, axis=1),
        bias_view=np.repeat(np.arange(V)[None], P, axis=0),
        donor_posture=np.arange(P),
        donor_view=np.zeros(P, np.int64),
        donor_clip=np.zeros(P, np.int64),
        donor_deviation=np.zeros((P, 33, 3)),
        donor_response=np.zeros((P, 33, 3, 6)),
        white=np.zeros((P, 33, 2)),
        drift=np.zeros((P, 33, 2)),
        patterns=np.zeros((1, 33, 2)),
        alone=np.ones((33, 2)),
        drift_s=np.array(2.0),
        restlessness=np.array(0.0),
        settling=np.zeros((33, 2)),
        visibility=np.zeros((P, 33)),
        lost_per_min=np.zeros(P),
        lost_s=np.array([0.5]),
        swapped_per_min=np.zeros(P),
        swapped_s=np.array([0.5]),
        flow_missing=np.array(0.0),
        flow_gain=np.array([[np.eye(2), np.zeros((2, 2))]]),
        flow_noise=np.zeros((1, 2, 2, 2)),
        notes="{}",
    )


def as_found(one: Sight, found: Found, name: str = "a", exercise: str = "trunk_lift") -> TuningClip:
    """Return what was simulated as if it had been rendered."""
    there = found.found
    return TuningClip(
        name=name,
        exercise=exercise,
        sight=one,
        found=there,
        points=np.where(there[:, None, None], found.points, np.nan),
        visibilities=np.where(there[:, None], found.visibilities, np.nan),
        flow=np.full((len(there), 4), np.nan) if found.flow is None else found.flow,
        active=np.ones(len(there), bool),
        required=True,
    )


def error_in_body(one: Sight, found: Found) -> Array:
    wrong = one.seen.in_body(found.points - one.seen.points)
    return canonical(wrong, one.seen.near_left)


@pytest.fixture(scope="module")
def lift() -> Sight:
    return sight(act_quickly(a_clip(trunk_lift.MOTION, "good-1", 7)))


@pytest.fixture(scope="module")
def tilt() -> Sight:
    return sight(act_quickly(a_clip(pelvic_tilt.MOTION, "good-1", 8)))


def test_the_same_seed_writes_the_same_files(tmp_path: Path) -> None:
    clips = [a_clip(trunk_lift.MOTION, "good-1", seed) for seed in (3, 4)]
    first, second = tmp_path / "a", tmp_path / "b"
    assert sorted(simulate_clips(clips, first, 1)) == sorted(clip.name for clip in clips)
    list(simulate_clips(clips[1:], second, 1))
    name = clips[1].name
    for ending in ("poses.npz", "truth.json"):
        assert (first / f"{name}.{ending}").read_bytes() == (
            second / f"{name}.{ending}"
        ).read_bytes()


def test_a_simulated_recording_is_read_like_any_other(tmp_path: Path) -> None:
    clip = a_clip(pelvic_tilt.MOTION, "good-1", 6)
    list(simulate_clips([clip], tmp_path, 1))
    path = tmp_path / f"{clip.name}.poses.npz"
    facts = json.loads((tmp_path / f"{clip.name}.truth.json").read_text())
    poses, meta = list(read_poses(path)), read_meta(path)
    assert len(poses) == meta.frames == clip.frames == facts["frames"]
    assert [pose.t_ms for pose in poses] == [round(1000 * n / clip.fps) for n in range(clip.frames)]
    assert meta.model == "simulated"
    assert meta.detected == sum(pose.found for pose in poses) > 0.9 * meta.frames
    assert all(pose.width == 640 / 360 for pose in poses)


def test_without_error_the_points_are_the_true_ones_but_late(lift: Sight) -> None:
    found = disturb([lift], [made_up()])[0]
    assert found.found.all()
    assert found.points[0] == pytest.approx(lift.seen.points[0])
    wrong = np.abs(error_in_body(lift, found))
    assert 0.001 < wrong.max() < 0.05
    assert found.visibilities == pytest.approx(1 / (1 + np.exp(-2)))


def test_the_filter_passes_fast_ways_and_holds_slow_ones_back() -> None:
    times = np.arange(0, 6, 1 / 15)
    ways = np.stack([0.3 * np.sin(2 * np.pi * times), 0.002 * np.sin(2 * np.pi * times)], axis=1)
    late = smooth_points(
        ways[None], np.ones((1, len(times))), np.array([1 / 15]), np.zeros((1, len(times)), bool)
    )[0]
    gain = late.std(axis=0) / ways.std(axis=0)
    assert gain[0] > 0.95
    assert gain[1] < 0.5


def test_errors_have_the_size_the_model_gives_them(lift: Sight) -> None:
    model = made_up()
    model.bias[:, :, HIPS, :2] = [0.05, -0.02]
    biased = error_in_body(lift, disturb([lift], [model])[0])
    plain = error_in_body(lift, disturb([lift], [made_up()])[0])
    added = (biased - plain)[:, HIPS].mean(axis=(0, 1))
    assert added == pytest.approx([0.05, -0.02], abs=0.003)


def test_slow_noise_has_the_size_and_the_time_constant_of_the_model(lift: Sight) -> None:
    model = replace(made_up(), drift=np.full((P, 33, 2), 0.03))
    plain = error_in_body(lift, disturb([lift], [made_up()])[0])
    drifted = error_in_body(lift, disturb([lift], [model])[0]) - plain
    lag = round(2.0 * 10)
    kept = np.mean(drifted[lag:] * drifted[:-lag]) / np.mean(drifted**2)
    assert drifted.std() == pytest.approx(0.03, rel=0.25)
    assert kept == pytest.approx(np.exp(-1), abs=0.2)


def test_swaps_and_losses_come_as_often_and_last_as_long_as_the_model_says(lift: Sight) -> None:
    frames = len(lift.times_s)
    step_s = float(lift.times_s[1] - lift.times_s[0])
    lost = replace(made_up(), lost_per_min=np.full(P, 6.0))
    sights = [replace(lift, seed=seed) for seed in range(40)]
    share = np.mean([1 - found.found.mean() for found in disturb(sights, [lost] * len(sights))])
    assert share == pytest.approx(6 * 0.5 / 60, rel=0.4)
    swapped = replace(made_up(), swapped_per_min=np.full(P, 6.0), swapped_s=np.array([1.0]))
    crossed = [
        np.linalg.norm((found.points - lift.seen.points)[:, Joint.LEFT_ANKLE], axis=1)
        > np.linalg.norm(
            found.points[:, Joint.RIGHT_ANKLE] - lift.seen.points[:, Joint.LEFT_ANKLE], axis=1
        )
        for found in disturb(sights, [swapped] * len(sights))
    ]
    assert np.mean(crossed) == pytest.approx(6 * 1.0 / 60, rel=0.5)
    assert frames * step_s > 10


def test_flow_without_error_is_the_way_of_the_trunk(tilt: Sight) -> None:
    found = disturb([tilt], [made_up()])[0]
    assert found.flow is not None
    assert tilt.patches is not None
    true = tilt.patches.reshape(-1, 4) - tilt.patches.reshape(-1, 4)[0]
    breath = 0.2 * np.ptp(tilt.breath_m) / 0.4 * tilt.seen.unit.mean()
    assert np.abs(found.flow - true).max() < breath
    assert np.ptp(true[:, 0]) > 0.005


def test_exercises_that_ask_for_no_flow_get_none(lift: Sight) -> None:
    assert disturb([lift], [made_up()])[0].flow is None


def test_a_body_outside_of_the_picture_is_not_found(lift: Sight) -> None:
    aside = replace(lift, seen=replace(lift.seen, points=lift.seen.points + np.array([2.0, 0.0])))
    assert not disturb([aside], [made_up()])[0].found.any()


def test_nobody_is_found_in_an_empty_room(lift: Sight) -> None:
    empty = replace(lift, present=np.zeros_like(lift.present))
    assert not disturb([empty], [made_up()])[0].found.any()


def test_mirrored_clips_get_mirrored_errors(lift: Sight) -> None:
    model = made_up()
    model.bias[:, :, Joint.LEFT_KNEE, :2] = [0.1, 0.0]
    other = sight(act_quickly(a_clip(trunk_lift.MOTION, "good-1", 10)))
    assert lift.seen.near_left.all() != other.seen.near_left.all()
    for one in (lift, other):
        near = Joint.LEFT_KNEE if one.seen.near_left.all() else Joint.RIGHT_KNEE
        wrong = one.seen.in_body(disturb([one], [model])[0].points - one.seen.points)
        assert np.median(wrong[:, near, 0]) == pytest.approx(0.1, abs=0.01)


@pytest.mark.parametrize(
    ("motion", "kind", "posture"),
    [
        (knees_to_chest.MOTION, "good-1", "supine_bent"),
        (trunk_lift.MOTION, "good-1", "prone"),
    ],
)
def test_a_posture_is_told_from_the_true_joints(motion: Motion, kind: str, posture: str) -> None:
    one = sight(act_quickly(a_clip(motion, kind, 11)))
    share = memberships(one.seen.metres)
    assert share.sum(axis=1) == pytest.approx(1)
    assert share[0].argmax() == POSTURES.index(posture)
    assert (views(one.seen) == VIEWS.index("side")).mean() > 0.9


def test_the_fit_finds_the_model_that_made_the_clips() -> None:
    random = np.random.default_rng(5)
    model = made_up()
    prone = POSTURES.index("prone")
    model.bias[prone, :, :, :2] += random.normal(0, 0.03, (33, 2))
    model.bias[prone, :, :, 2] = 1.0
    model.white[:] = 0.012
    sights = [
        sight(act_quickly(a_clip(trunk_lift.MOTION, "good-1", 20 + number))) for number in range(4)
    ]
    found_in = disturb(sights, [model] * len(sights))
    clips = [
        as_found(one, found, f"clip{number}")
        for number, (one, found) in enumerate(zip(sights, found_in, strict=True))
    ]
    fitted = fit(clips)
    side = VIEWS.index("side")
    assert fitted.bias[prone, side] == pytest.approx(model.bias[prone, side], abs=0.012)
    assert np.median(fitted.white[prone]) == pytest.approx(0.012, rel=0.3)
    assert np.median(fitted.drift[prone]) < 0.006
    assert np.abs(fitted.donor_deviation[:, :, :2]).max() < 0.02
    assert fitted.lost_per_min.max() == fitted.swapped_per_min.max() == 0


def test_the_exercise_itself_tells_how_often_a_body_is_lost_and_how_large_the_noise_is(
    lift: Sight,
) -> None:
    """And not one who does it in the wrong view, unless nobody else is there."""
    prone = POSTURES.index("prone")
    usual = as_found(lift, disturb([lift], [made_up()])[0], "usual")
    noisy = made_up()
    noisy.white[:] = 0.05
    lost = replace(noisy, lost_per_min=np.full(P, 20.0))
    astray = replace(as_found(lift, disturb([lift], [lost])[0], "astray"), required=False)
    alone, both = fit([astray]), fit([usual, astray])
    assert alone.lost_per_min[prone] > 5
    assert both.lost_per_min[prone] == 0
    assert np.median(both.white[prone]) < np.median(alone.white[prone]) / 3


def test_the_fit_tells_which_postures_it_had_no_data_for(lift: Sight) -> None:
    fitted = fit([as_found(lift, disturb([lift], [made_up()])[0])])
    borrowed = fitted.facts["borrowed"]
    assert "hands_and_knees side: taken from prone side" in borrowed
    assert not any(line.startswith("prone side") for line in borrowed)
    assert fitted.facts["seeds"] == [7]


def test_the_fit_refuses_testing_clips(tmp_path: Path) -> None:
    clip = a_clip(trunk_lift.MOTION, "good-1", 100_000)
    list(simulate_clips([clip], tmp_path, 1))
    with pytest.raises(ValueError, match="seed 100000 is not one of a tuning clip"):
        tuning_clips(tmp_path)


def test_the_fit_leaves_out_empty_rooms_and_clips_of_two_people(tmp_path: Path) -> None:
    alone = a_clip(trunk_lift.MOTION, "good-1", 13)
    beside = [
        replace(alone, name=situation, situations=(situation,))
        for situation in ("second_person", "empty_room")
    ]
    list(simulate_clips([alone, *beside], tmp_path, 1))
    assert [clip.name for clip in tuning_clips(tmp_path)] == [alone.name]


def test_a_folder_without_clips_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no clip in"):
        tuning_clips(tmp_path)


def test_a_written_clip_is_read_as_what_it_was(tmp_path: Path) -> None:
    clip = a_clip(pelvic_tilt.MOTION, "good-1", 12)
    list(simulate_clips([clip], tmp_path, 1))
    one = sight(act_quickly(clip))
    read = tuning_clips(tmp_path)[0]
    assert read.sight.seen.points == pytest.approx(one.seen.points, abs=0.004)
    assert read.sight.seen.yaw_deg == pytest.approx(one.seen.yaw_deg, abs=0.5)
    assert (read.sight.seen.near_left == one.seen.near_left).all()
    found = disturb([one], [ErrorModel.of("pelvic_tilt")])[0]
    assert read.points == pytest.approx(found.points, abs=1e-4)


def test_a_model_reads_back_as_it_was_written(tmp_path: Path) -> None:
    model = ErrorModel.of("trunk_lift")
    model.write(tmp_path / "again.npz")
    again = ErrorModel.read(tmp_path / "again.npz")
    assert again.notes == model.notes
    assert again.bias == pytest.approx(model.bias)
    assert (again.donor_posture == model.donor_posture).all()


@pytest.mark.parametrize("exercise", EXERCISES)
def test_each_exercise_has_a_model_that_is_fitted_to_tuning_clips_alone(exercise: str) -> None:
    seeds = ErrorModel.of(exercise).facts["seeds"]
    assert seeds
    assert max(seeds) < 100_000
    assert (FOLDER / f"{exercise}.npz").stat().st_size < 100_000


@pytest.mark.parametrize("name", ["knees_to_chest-good-1", "tail_wag-good-1"])
def test_what_is_acted_quickly_is_what_is_acted_in_full(name: str) -> None:
    motion, kind = catalogue.KINDS[name]
    clip = a_clip(motion, kind, 30)
    quick, full = act_quickly(clip), act(clip)
    wrong = [
        np.linalg.norm(quick.joints[joint] - full.joints[joint], axis=1) for joint in full.joints
    ]
    assert np.sqrt(np.mean(np.square(wrong))) < 0.003
    assert np.max(wrong) < 0.05
    assert quick.camera.lens_deg == pytest.approx(full.camera.lens_deg, abs=1)
    one, other = tell(quick)[0], tell(full)[0]
    assert one.count == other.count
    assert one.repetitions is not None
    assert other.repetitions is not None
    for mine, its in zip(one.repetitions, other.repetitions, strict=True):
        assert mine.start_s == pytest.approx(its.start_s, abs=0.11)
        assert mine.range == pytest.approx(its.range, abs=0.5)


@pytest.mark.parametrize("seed", [40, 41, 42])
def test_the_rules_count_a_good_simulated_clip_right(seed: int, tmp_path: Path) -> None:
    clip = Clip("good", knees_to_chest.MOTION, "good-1", seed)
    list(simulate_clips([clip], tmp_path, 1))
    checker = Checker(CATALOGUE["knees_to_chest"])
    for pose in read_poses(tmp_path / "good.poses.npz"):
        checker.update(pose)
    assert checker.finish().count == json.loads((tmp_path / "good.truth.json").read_text())["count"]

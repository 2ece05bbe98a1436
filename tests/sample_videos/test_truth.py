from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from sample_videos import catalogue, truth
from sample_videos.acting.act import act
from sample_videos.clip import Clip
from sample_videos.motions import pelvic_tilt
from sample_videos.telling import counted, tell
from server.evaluate.truth import TruthError


@pytest.fixture(scope="module")
def told() -> tuple[truth.Truth, truth.Frames]:
    return tell(act(Clip("tilt", pelvic_tilt.MOTION, "hips_lifted", seed=42, fps=5)))


def test_a_truth_file_reads_back_as_it_was_written(
    told: tuple[truth.Truth, truth.Frames], tmp_path: Path
) -> None:
    facts, frames = told
    truth.write(facts, frames, tmp_path)
    assert truth.read_truth(tmp_path / "tilt.truth.json") == facts
    again = truth.read_frames(tmp_path / "tilt.truth.npz")
    assert again.joint_names == frames.joint_names
    assert np.array_equal(again.t_ms, frames.t_ms)
    assert again.metres == pytest.approx(frames.metres, abs=0.002)
    assert again.pixels == pytest.approx(frames.pixels, abs=0.6)
    assert set(again.signals) == set(frames.signals)


def test_another_version_is_refused(told: tuple[truth.Truth, truth.Frames], tmp_path: Path) -> None:
    truth.write(replace(told[0], version=0), told[1], tmp_path)
    with pytest.raises(TruthError, match="version is 0"):
        truth.read_truth(tmp_path / "tilt.truth.json")


def test_the_same_seed_tells_the_same_truth(told: tuple[truth.Truth, truth.Frames]) -> None:
    again, _ = tell(act(Clip("tilt", pelvic_tilt.MOTION, "hips_lifted", seed=42, fps=5)))
    assert again == told[0]


def test_lifted_hips_are_told_where_they_are_shown(
    told: tuple[truth.Truth, truth.Frames],
) -> None:
    facts, frames = told
    assert facts.faults is not None
    hips = frames.metres[:, frames.joint_names.index("bone_left_hip"), 2]
    for fault in facts.faults:
        inside = (frames.t_ms >= 1000 * fault.start_s) & (frames.t_ms <= 1000 * fault.end_s)
        assert hips[inside].min() > hips[0] + 0.02
    assert facts.repetitions is not None
    assert [one.number for one in facts.repetitions if one.faults] == [2, 4]
    assert [one.reason for one in facts.repetitions] == [
        None, "hips_lifted", None, "hips_lifted", None,
    ]  # fmt: skip


def test_a_truth_file_is_plain_json(told: tuple[truth.Truth, truth.Frames], tmp_path: Path) -> None:
    truth.write(told[0], told[1], tmp_path)
    data = json.loads((tmp_path / "tilt.truth.json").read_text())
    assert data["view"]["head"] in ("left", "right")
    assert data["count"] == 3
    assert data["signal"] in frames_of(tmp_path)
    assert data["signal_unit"] == "mm"
    assert data["view"]["required"] is True
    assert data["active"] == [[0.0, data["duration_s"]]]
    assert 250 < data["body_px"] < 800
    assert "note" not in data


def frames_of(folder: Path) -> tuple[str, ...]:
    return tuple(truth.read_frames(folder / "tilt.truth.npz").signals)


def swings(*sides: truth.Side) -> list[truth.Repetition]:
    return [
        truth.Repetition(number=number, start_s=number, end_s=number + 1, side=side)
        for number, side in enumerate(sides, start=1)
    ]


def test_swings_count_in_pairs_of_both_sides_whichever_comes_first() -> None:
    assert counted(swings("left", "right", "left", "right"), pairs=True) == 2
    assert counted(swings("right", "left", "right"), pairs=True) == 1
    assert counted(swings("left", "left", "left", "right", "right"), pairs=True) == 1
    assert counted(swings("left", "left"), pairs=False) == 2


def test_a_swing_that_does_not_count_makes_no_pair() -> None:
    both = swings("left", "right")
    assert counted([both[0], replace(both[1], counted=False)], pairs=True) == 0


def test_a_hold_above_its_limit_is_told_whatever_the_sign_of_the_signal() -> None:
    motion, kind = catalogue.KINDS["corkscrew-good-1"]
    for seed in (6, 7):
        clip = Clip("turn", motion, kind, seed=seed, fps=5, at_most=1)
        facts, frames = tell(act(clip))
        values = frames.signals[motion.signal]
        assert facts.holds is not None
        assert len(facts.holds) == 1
        start, end = facts.holds[0]
        inside = (frames.t_ms >= 1000 * start) & (frames.t_ms < 1000 * end)
        assert motion.hold_limit is not None
        assert np.abs(values[inside]).min() > motion.hold_limit
        assert np.abs(values[~inside]).max() <= motion.hold_limit


def test_a_half_swing_after_a_whole_one_is_measured_from_neutral() -> None:
    motion, kind = catalogue.KINDS["leg_lengthening-good-2"]
    clip = Clip("swing", motion, kind, 12, fps=10, situations=("half_repetitions",), at_most=2)
    facts, _ = tell(act(clip))
    assert facts.repetitions is not None
    whole, half = facts.repetitions[:2], facts.repetitions[2:]
    assert [one.counted for one in facts.repetitions] == [True, True, False, False]
    assert {one.reason for one in half} == {"half"}
    assert facts.count == 1
    for one in whole:
        assert one.range is not None
        assert one.range > 2.5
    for one in half:
        assert one.range is not None
        assert one.range < 1.1

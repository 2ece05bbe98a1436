from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from sample_videos import truth
from sample_videos.clip import Clip, act, tell
from sample_videos.motions import pelvic_tilt


@pytest.fixture(scope="module")
def told() -> tuple[truth.Truth, truth.Frames]:
    return tell(act(Clip("tilt", pelvic_tilt.MOTION, "hips_lifted", seed=42, fps=5)))


def test_a_truth_file_reads_back_as_it_was_written(
    told: tuple[truth.Truth, truth.Frames], tmp_path: Path
) -> None:
    facts, frames = told
    truth.write(facts, frames, tmp_path)
    assert truth.read(tmp_path / "tilt.truth.json") == facts
    again = truth.read_frames(tmp_path / "tilt.truth.npz")
    assert again.joint_names == frames.joint_names
    assert np.array_equal(again.t_ms, frames.t_ms)
    assert again.metres == pytest.approx(frames.metres, abs=0.002)
    assert again.pixels == pytest.approx(frames.pixels, abs=0.6)
    assert set(again.signals) == set(frames.signals)


def test_another_version_is_refused(told: tuple[truth.Truth, truth.Frames], tmp_path: Path) -> None:
    truth.write(replace(told[0], version=0), told[1], tmp_path)
    with pytest.raises(ValueError, match="expected truth version 1, found 0"):
        truth.read(tmp_path / "tilt.truth.json")


def test_the_same_seed_tells_the_same_truth(told: tuple[truth.Truth, truth.Frames]) -> None:
    again, _ = tell(act(Clip("tilt", pelvic_tilt.MOTION, "hips_lifted", seed=42, fps=5)))
    assert again == told[0]


def test_lifted_hips_are_told_where_they_are_shown(
    told: tuple[truth.Truth, truth.Frames],
) -> None:
    facts, frames = told
    hips = frames.metres[:, frames.joint_names.index("bone_left_hip"), 2]
    for fault in facts.faults:
        inside = (frames.t_ms >= 1000 * fault.start_s) & (frames.t_ms <= 1000 * fault.end_s)
        assert hips[inside].min() > hips[0] + 0.02
    assert [one.number for one in facts.repetitions if one.faults] == [2, 4]


def test_a_truth_file_is_plain_json(told: tuple[truth.Truth, truth.Frames], tmp_path: Path) -> None:
    truth.write(told[0], told[1], tmp_path)
    data = json.loads((tmp_path / "tilt.truth.json").read_text())
    assert data["view"]["head"] in ("left", "right")
    assert data["count"] == 3

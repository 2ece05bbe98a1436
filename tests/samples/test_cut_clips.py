"""Sample clips that begin in the middle of the first repetition, as a person's own video may."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rules.exercises import CATALOGUE
from rules.movement import Swing
from server.evaluate.clips import Case
from tests.samples.test_sample_clips import JUDGED, name_of
from vision.judge import Judge
from vision.recording import read_poses

GOOD = [
    case
    for case in JUDGED
    if case.truth.kind == "good"
    and case.truth.repetitions
    and not CATALOGUE[case.exercise].movement.drifts
    and not isinstance(CATALOGUE[case.exercise].movement, Swing)
]
"""Rest levels that drift and neutrals of swings are not looked for ahead."""


@pytest.mark.parametrize("case", GOOD, ids=name_of)
def test_a_review_counts_from_the_first_whole_repetition(case: Case) -> None:
    assert case.recording is not None
    assert case.truth.repetitions is not None
    exercise = CATALOGUE[case.exercise]
    first, *others = case.truth.repetitions
    assert first.peak_s is not None
    from_ms = round(1000 * first.peak_s)
    poses = [pose for pose in read_poses(case.recording) if pose.t_ms >= from_ms]
    judge = Judge(exercise)
    for _ in judge.all(replace(pose, t_ms=pose.t_ms - from_ms) for pose in poses):
        pass
    summary = judge.finish()
    assert summary.count == sum(one.counted for one in others)

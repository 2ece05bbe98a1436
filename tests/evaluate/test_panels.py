"""The lines of a chart, and the bars below them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from rules.exercise import Exercise
from rules.exercises import CATALOGUE
from rules.movement import Swing
from rules.pose import Side
from server.evaluate.clips import find_clips
from server.evaluate.job import judge
from server.evaluate.lanes import Bar, lanes, spans_of
from server.evaluate.panels import Panel, fault_panels, movement_panel
from server.evaluate.score import Score, score
from server.evaluate.truth import Repetition
from tests.evaluate.made import ORDER, attempt, made_score, named, summary, trace, write_clip
from tests.rules.people import knees_to_chest, too_high

LIFT = CATALOGUE["trunk_lift"]


def lines(panel: Panel) -> dict[str, list[float]]:
    """Return the last value of every line by its kind."""
    found: dict[str, list[float]] = {}
    for curve in panel.curves:
        found.setdefault(curve.kind, []).append(float(curve.values[-1]))
    return found


def at(exercise: Exercise, value: float, rest: float) -> Score:
    """Return the score of somebody who stays at one value."""
    progress = exercise.movement.progress(value, rest)
    moments = trace(value=np.full(600, value), progress=np.full(600, progress))
    made = made_score(summary("trunk_lift"), judged={"trace": moments})
    return replace(made, exercise=exercise)


def test_the_target_of_a_travel_goes_with_the_persons_own_rest() -> None:
    panel = movement_panel(at(LIFT, 5.0, 2.0), None)
    assert (panel.name, panel.unit) == ("trunk_slope", "deg")
    assert lines(panel) == {"target": [pytest.approx(8.0)], "raw": [0.0], "value": [5.0]}


def test_a_target_that_is_the_same_for_all_is_a_level() -> None:
    knees = CATALOGUE["knees_to_chest"]
    assert lines(movement_panel(at(knees, 90.0, 110.0), None))["target"] == [57.0]


@pytest.mark.parametrize("value", [7.0, -7.0])
def test_a_swing_has_a_target_on_either_side(value: float) -> None:
    swing = Swing(
        signal=LIFT.movement.signal, rest_low=-9, rest_high=9, left=10, right=-12, still=1
    )
    exercise = Exercise(
        **{
            name: getattr(LIFT, name)
            for name in Exercise.__dataclass_fields__
            if name not in ("signals", "movement")
        },
        movement=swing,
    )
    assert lines(movement_panel(at(exercise, value, 1.0), None))["target"] == [
        pytest.approx(11.0),
        pytest.approx(-11.0),
    ]


def test_the_true_signal_is_a_line_of_its_own() -> None:
    true = np.array([0.0, 1.0]), np.array([3.0, 4.0])
    assert lines(movement_panel(at(LIFT, 5.0, 2.0), true))["truth"] == [4.0]


def test_a_fault_is_shown_by_its_own_signal_and_limit(tmp_path: Path) -> None:
    write_clip(tmp_path, "a", "trunk_lift", too_high, 1)
    scored = scored_in(tmp_path)
    (panel,) = fault_panels(scored, ["too_high", "too_fast"])  # too fast has no signal
    assert (panel.name, panel.unit) == ("too_high", "trunk_slope, deg from rest")
    limit, value = (curve.values for curve in panel.curves)
    assert set(limit.tolist()) == {22.0}
    assert np.nanmax(value) > 22
    assert value[-1] == pytest.approx(0.0, abs=0.5)
    spans = [f for f in scored.judged.summary.faults if f.key == "too_high"]
    beyond = scored.judged.trace.t_ms[np.nan_to_num(value) > 22]
    assert (beyond[0], beyond[-1]) == (spans[0].start_ms, spans[0].end_ms)


def test_a_fault_that_is_counted_in_swings_has_no_limit_to_draw(tmp_path: Path) -> None:
    write_clip(tmp_path, "a", "knees_to_chest", knees_to_chest, 1)
    (panel,) = fault_panels(scored_in(tmp_path), ["bouncing"])
    assert [curve.kind for curve in panel.curves] == ["value"]


def scored_in(folder: Path) -> Score:
    case = find_clips(folder).cases[0]
    return score(case, CATALOGUE[case.exercise], judge(case, ORDER, lambda _: None))


def test_a_flag_is_set_up_to_the_first_moment_without_it() -> None:
    t_s = np.array([0.0, 1.0, 2.0, 3.0])
    flags = np.array([True, True, False, True])
    assert spans_of(t_s, flags) == ((0.0, 2.0), (3.0, 3.0))
    assert spans_of(t_s[:0], flags[:0]) == ()


def test_bars_say_what_counts_and_where_truth_and_program_differ() -> None:
    said = summary(
        "trunk_lift",
        [
            attempt(1, 4, 6, side=Side.LEFT),
            attempt(2, 10, 12, counted=False, reason="not_far_enough", progress=0.7),
            attempt(3, 20, 22),
        ],
        faults=[named("too_high", 4, 5)],
    )
    repetitions = (
        Repetition(number=1, start_s=4, end_s=6, side="left"),
        Repetition(number=2, start_s=10, end_s=12),
        Repetition(number=3, start_s=30, end_s=32, counted=False),
    )
    first, faults = lanes(made_score(said, repetitions=repetitions))
    assert [(bar.hollow, bar.wrong) for bar in first.true] == [
        (False, False),
        (False, True),
        (True, False),
    ]
    assert [(bar.hollow, bar.wrong) for bar in first.said] == [
        (False, False),
        (True, False),
        (False, True),
    ]
    assert first.true[0].words == "true repetition 1, left"
    assert first.said[1].words == ("attempt 2, not counted: not far enough (70 % of the way)")
    # Nobody says which faults are true: what was named is shown all the same.
    assert faults.said == (Bar(span=(4.0, 5.0), words="too_high was named"),)
    assert not faults.true

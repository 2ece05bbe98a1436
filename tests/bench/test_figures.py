"""What is compared with what, and when a goal is reached."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from server.bench.figures import ROWS, Figure, Goal, Row, figures

DOCUMENT = Path(__file__).parents[2] / "docs" / "bench.md"
RATIO_AT_LEAST = Goal(limit=1.7, of_ratio=True, at_least=True)


def made(values: Mapping[str, list[float]], *, judged: bool = True) -> dict[str, Figure]:
    """Return the figures of rounds that all gave 1, but for those given."""
    measured = {row.key: [1.0] for row in ROWS} | dict(values)
    return {figure.row.key: figure for figure in figures(measured, judged=judged)}


@pytest.mark.parametrize(
    ("goal", "value", "ratio", "reached"),
    [
        (Goal(limit=200), 200.0, None, True),
        (Goal(limit=200), 200.1, None, False),
        (Goal(limit=14.7, at_least=True), 14.7, None, True),
        (Goal(limit=14.7, at_least=True), 14.6, None, False),
        (RATIO_AT_LEAST, 5.0, 1.7, True),
        (RATIO_AT_LEAST, 500.0, 1.6, False),
        (Goal(limit=1.3, of_ratio=True), 20.0, 1.3, True),
        (Goal(limit=1.3, of_ratio=True), 0.1, 1.31, False),
    ],
)
def test_goals(goal: Goal, value: float, ratio: float | None, reached: bool) -> None:
    assert goal.reached(value, ratio) is reached


@pytest.mark.parametrize(
    ("key", "values", "reached"),
    [
        ("annotated_fps", {"plain_fps": [10, 10, 10], "annotated_fps": [16, 17, 20]}, True),
        ("annotated_fps", {"plain_fps": [10, 10, 10], "annotated_fps": [16, 16, 20]}, False),
        ("rules_us", {"rules_us": [150, 250, 190]}, True),
        ("rules_us", {"rules_us": [150, 250, 201]}, False),
        ("live_1_p95", {"inference_p95": [10], "live_1_p95": [13]}, True),
        ("live_1_p95", {"inference_p95": [10], "live_1_p95": [14]}, False),
        ("live_3_fps", {"live_3_fps": [15, 14.8, 15]}, True),
        ("live_3_fps", {"live_3_fps": [14, 14, 15]}, False),
        ("memory_long", {"memory_short": [400, 410, 405], "memory_long": [440]}, True),
        ("memory_long", {"memory_short": [400, 410, 405], "memory_long": [500]}, False),
        ("memory_held", {"memory_held": [600]}, True),
        ("memory_held", {"memory_held": [601]}, False),
    ],
)
def test_what_is_to_be_reached(key: str, values: dict[str, list[float]], reached: bool) -> None:
    assert made(values)[key].reached is reached


def test_a_ratio_is_the_middle_of_the_ratios_of_the_rounds() -> None:
    found = made({"plain_fps": [10, 20, 5], "check_fps": [20, 30, 20]})["check_fps"]
    assert found.ratio == 2.0
    assert found.spread is not None
    assert found.spread.middle == 20


def test_what_was_not_measured_has_neither_ratio_nor_verdict() -> None:
    found = made({"memory_short": [], "memory_long": []})["memory_long"]
    assert (found.spread, found.ratio, found.reached) == (None, None, None)


def test_a_quick_run_reaches_and_misses_nothing() -> None:
    assert {figure.reached for figure in made({}, judged=False).values()} == {None}


def test_only_rows_with_a_goal_are_judged() -> None:
    judged = {figure.row.key for figure in made({}).values() if figure.reached is not None}
    assert judged == {
        *("annotated_fps", "annotated_long_fps", "rules_us"),
        *("live_1_p95", "live_3_fps", "memory_long", "memory_held"),
    }


def test_a_goal_for_a_ratio_needs_something_to_compare_with() -> None:
    with pytest.raises(ValueError, match="nothing to compare with"):
        Row(key="a", title="a", unit="s", goal=RATIO_AT_LEAST)


def test_every_row_is_compared_with_a_row_that_is_there() -> None:
    keys = [row.key for row in ROWS]
    assert len(set(keys)) == len(keys)
    assert {row.against for row in ROWS if row.against} <= set(keys)


def test_the_document_names_every_figure() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    missing = [
        row.key
        for row in ROWS
        if f"`{row.key}`" not in text
        and not any(f"`{row.key.replace(f'_{n}_', '_N_')}`" in text for n in (1, 2, 3))
    ]
    assert not missing

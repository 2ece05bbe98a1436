"""Scores added up, and the tables made of them."""

from dataclasses import replace
from io import StringIO
from typing import Any

import pytest
from rich.console import Console

from server.evaluate.clips import Broken
from server.evaluate.evaluation import PLAIN, WRONG_VIEW, Evaluation
from server.evaluate.landmark_fit import LandmarkFit
from server.evaluate.score import OURS, Score
from server.evaluate.sheet import Sheet, percent
from server.evaluate.sheets import sheets
from server.evaluate.show import table
from server.evaluate.signal_fit import SignalFit
from server.evaluate.totals import FaultTotals, counts, fault_totals, measures, wrong
from server.evaluate.truth import Fault, View
from tests.evaluate.made import attempt, made_score, named, summary


def counted(said: int, true: int | None, **facts: Any) -> Score:
    attempts = [attempt(n, 10 + 3 * n, 12 + 3 * n) for n in range(said)]
    return made_score(summary("trunk_lift", attempts), count=true, **facts)


def unjudged(true: int, **facts: Any) -> Score:
    return made_score(summary("trunk_lift", not_judged={"count": "unseen"}), count=true, **facts)


def evaluated(*scores: Score) -> Evaluation:
    return Evaluation(
        folder="clips", model="full", scores=scores, missing=(),
        broken=(Broken(name="x", why="y"),), seconds=1.0,
    )  # fmt: skip


def sheet(title: str, *scores: Score) -> Sheet:
    return next(sheet for sheet in sheets(evaluated(*scores)) if sheet.title == title)


def test_counts_are_exact_off_by_one_or_worse_and_the_error_is_their_mean() -> None:
    scores = [counted(5, 5), counted(4, 5), counted(8, 4), counted(1, 0), unjudged(5)]
    found = counts([*scores, counted(3, None)])
    assert (found.clips, found.judged, found.exact, found.off_by_one) == (5, 4, 1, 2)
    assert found.relative_error == pytest.approx((0 + 1 / 5 + 4 / 4 + 1 / 1) / 4)
    assert wrong(scores) == 3


def test_baselines_judge_every_clip() -> None:
    found = counts([counted(5, 6), unjudged(1)], "threshold")
    assert (found.judged, found.exact) == (2, 2)
    assert found.relative_error == 0


def test_near_misses_are_apart_and_their_counts_are_false() -> None:
    found = counts([counted(5, 5), counted(3, 0, near_miss=True), counted(0, 0, near_miss=True)])
    assert (found.clips, found.near_misses, found.near_miss_counts) == (1, 2, 3)
    assert found.near_miss_s == 120.0
    row = sheet("Counts", counted(3, 0, near_miss=True), counted(0, 0, near_miss=True)).rows[0]
    assert row[-2] == "1.50"


def test_idle_counts_are_those_of_other_clips_than_near_misses() -> None:
    active = ((0.0, 12.0),)
    found = counts([counted(2, 2, active=active), counted(2, 0, active=active, near_miss=True)])
    assert (found.idle_counts, found.idle_s) == (1, 48.0)


def faulty(**facts: Any) -> Score:
    faults = (
        Fault(key="too_high", start_s=5, end_s=6),
        Fault(key="too_high", start_s=15, end_s=16),
    )
    return made_score(summary("trunk_lift", **facts), faults=faults)


def test_precision_recall_and_f1_follow_from_what_was_found_missed_and_made_up() -> None:
    hits = [named("too_high", 5, 6), named("too_high", 40, 41)]
    found = fault_totals(
        [faulty(faults=hits), faulty(not_judged={"too_high": "unseen"})], "too_high"
    )
    assert (found.true, found.found, found.missed, found.unjudged, found.false) == (4, 1, 1, 2, 1)
    assert (found.precision, found.recall, found.f1) == (0.5, 0.5, 0.5)
    assert (found.clips, found.judged_clips) == (2, 1)


@pytest.mark.parametrize(
    ("facts", "figures"),
    [
        ({}, (None, None, None)),
        ({"missed": 2, "true": 2}, (None, 0.0, 0.0)),
        ({"false": 1}, (0.0, None, 0.0)),
        ({"unjudged": 1, "true": 1}, (None, None, None)),
        ({"found": 2, "named": 1, "true": 2}, (1.0, 1.0, 1.0)),
    ],
)
def test_a_share_of_nothing_is_none(
    facts: dict[str, int], figures: tuple[float | None, ...]
) -> None:
    keys = ("true", "found", "missed", "unjudged", "named", "false", "clips", "judged_clips")
    totals = FaultTotals(**dict.fromkeys(keys, 0) | facts)
    assert (totals.precision, totals.recall, totals.f1) == figures


def test_errors_are_means_over_all_that_was_compared() -> None:
    first = counted(
        1, 1,
        judged={
            "signal": SignalFit(frames=10, error_sum=20.0),
            "landmarks": LandmarkFit(points=100, error_sum=150.0, pairs=50, swapped=1),
            "landmark_s": 20.0,
            "rules_s": 0.5,
        },
    )  # fmt: skip
    other = counted(
        1, 1,
        judged={"signal": SignalFit(frames=30, error_sum=20.0), "landmark_s": None, "rules_s": 0.5},
    )  # fmt: skip
    found = measures([first, other])
    assert found.signal_error == 1.0
    assert found.signals == (("trunk_slope", "deg"),)
    assert (found.landmark_error, found.swapped) == (1.5, 0.02)
    assert (found.landmark_fps, found.rules_fps) == (30.0, 1200.0)
    nothing = measures([])
    assert nothing.signal_error is nothing.hold_error_s is nothing.landmark_fps is None


def test_wrong_views_have_a_row_of_their_own_and_are_in_no_other_table() -> None:
    aside = View(required=False)
    scores = (
        counted(5, 5, situations=("pause",)),
        counted(4, 5),
        counted(4, 5, view=aside, situations=("pause",)),
        unjudged(5, view=aside),
    )
    assert next(row[:3] for row in sheet("Counts", *scores).rows) == ("trunk_lift", OURS, "2")
    assert sheet("Situations and other views", *scores).rows == (
        (PLAIN, "1", "0", "0", "1"),
        ("pause", "1", "1", "0", "0"),
        (WRONG_VIEW, "2", "0", "1", "1"),
    )


def test_all_is_added_where_there_are_several_exercises() -> None:
    one, other = counted(1, 1), made_score(summary("pelvic_tilt"), count=0)
    assert [row[0] for row in sheet("Counts", one).rows] == ["trunk_lift", "", ""]
    names = [row[0] for row in sheet("Counts", one, other).rows if row[0]]
    assert names == ["trunk_lift", "pelvic_tilt", "all"]


def test_every_row_has_a_cell_for_every_column() -> None:
    made = sheets(evaluated(counted(5, 5, faults=()), unjudged(5, situations=("pause",))))
    assert len(made) >= 4
    assert all(len(row) == len(each.columns) for each in made for row in each.rows)


def test_long_names_leave_room_for_every_figure_at_100_columns() -> None:
    for each in sheets(evaluated(counted(5, 5, faults=(), situations=("pause",)))):
        second = "top_knee_not_higher" if "fault" in each.columns else "threshold"
        row = ("abdominal_crunch", second)[: each.words]
        full = replace(each, rows=((*row, *each.rows[0][each.words :]),))
        console = Console(width=100, file=StringIO(), record=True)
        console.print(table(full))
        _, headings, _, cells = console.export_text().splitlines()[:4]
        assert headings.split() == " ".join(each.columns).split()
        assert cells.split() == " ".join(full.rows[0]).split()


@pytest.mark.parametrize(
    ("share", "words"),
    [(None, "–"), (0, "0 %"), (1, "100 %"), (0.999, "99 %"), (0.001, "1 %"), (0.5, "50 %")],
)
def test_a_share_that_is_not_all_is_never_100_percent(share: float | None, words: str) -> None:
    assert percent(share) == words

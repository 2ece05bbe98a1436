"""The tables, as words: the terminal and the report show the same ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from server.evaluate.baselines import BASELINES
from server.evaluate.body_sheets import posture_sheet, tracking_sheet, view_sheet
from server.evaluate.evaluation import ALL, Evaluation
from server.evaluate.score import OURS, Score
from server.evaluate.sheet import NOTHING, Sheet, number, percent
from server.evaluate.totals import (
    Counts,
    Measures,
    counts,
    fault_keys,
    fault_totals,
    measures,
    wrong,
)
from server.evaluate.totals import share as quotient

METHODS: Final = (OURS, *BASELINES)


def sheets(evaluation: Evaluation) -> tuple[Sheet, ...]:
    """Return the tables that have a row."""
    made = [
        _counts(evaluation),
        _measures(evaluation),
        _faults(evaluation),
        _situations(evaluation),
        _landmarks(evaluation),
        tracking_sheet(evaluation),
        posture_sheet(evaluation),
        view_sheet(evaluation),
    ]
    return tuple(sheet for sheet in made if sheet.rows)


def _groups(evaluation: Evaluation) -> Iterator[tuple[str, tuple[Score, ...]]]:
    """Yield every exercise, and all of them where there are several."""
    groups = evaluation.by_exercise
    yield from groups.items()
    if len(groups) > 1:
        yield ALL, evaluation.main


def _counts(evaluation: Evaluation) -> Sheet:
    rows: list[tuple[str, ...]] = []
    for name, scores in _groups(evaluation):
        for method in METHODS:
            found = counts(scores, method)
            rows.append((name if method == OURS else "", method, *_count_cells(found)))
    return Sheet(
        title="Counts",
        note=(
            "Clips in an allowed view. Shares are of the judged clips. False counts are those in"
            " clips of other movements and outside the exercise, a minute."
        ),
        columns=(
            "exercise", "by", "clips", "judged", "exact", "off by 1", "error",
            "others", "false/min", "idle/min",
        ),
        words=2,
        rows=tuple(rows),
    )  # fmt: skip


def _count_cells(found: Counts) -> tuple[str, ...]:
    return (
        str(found.clips),
        percent(quotient(found.judged, found.clips)),
        percent(quotient(found.exact, found.judged)),
        percent(quotient(found.off_by_one, found.judged)),
        number(found.relative_error, 3),
        str(found.near_misses),
        number(quotient(60 * found.near_miss_counts, found.near_miss_s), 2),
        number(quotient(60 * found.idle_counts, found.idle_s), 2),
    )


def _measures(evaluation: Evaluation) -> Sheet:
    def cells(found: Measures) -> tuple[str, ...]:
        one = found.signals[0] if len(found.signals) == 1 else None
        return (
            f"{found.holds_found} of {found.holds}" if found.holds else NOTHING,
            number(found.hold_error_s, 2, "s"),
            one[0] if one else NOTHING,
            number(found.signal_error, 1, one[1]) if one else NOTHING,
            f"{found.sides_right} of {found.sides}" if found.sides else NOTHING,
        )

    return Sheet(
        title="Holds, signals, sides",
        note="Mean absolute errors. The signal is compared where the truth has the same one.",
        columns=("exercise", "holds seen", "hold error", "signal", "signal error", "sides right"),
        words=1,
        rows=_rows(evaluation, cells),
    )


def _landmarks(evaluation: Evaluation) -> Sheet:
    def cells(found: Measures) -> tuple[str, ...]:
        return (
            percent(found.detected),
            number(found.landmark_error, 2, "%"),
            percent(found.swapped),
            number(found.landmark_fps, 1),
            number(found.rules_fps, 0),
        )

    return Sheet(
        title="Landmarks and speed",
        note=(
            "Landmark error in % of the standing body's height, over twelve joints. Speeds are"
            " pictures a second on one core; landmarks only where they were looked for now."
        ),
        columns=(
            "exercise", "person found", "landmark error", "left-right swapped",
            "landmarks/s", "rules/s",
        ),
        words=1,
        rows=_rows(evaluation, cells),
    )  # fmt: skip


def _rows(
    evaluation: Evaluation, cells: Callable[[Measures], tuple[str, ...]]
) -> tuple[tuple[str, ...], ...]:
    rows = ((name, cells(measures(scores))) for name, scores in _groups(evaluation))
    return tuple((name, *row) for name, row in rows if set(row) != {NOTHING})


def _faults(evaluation: Evaluation) -> Sheet:
    rows: list[tuple[str, ...]] = []
    for exercise, scores in evaluation.by_exercise.items():
        for key in fault_keys(scores):
            found = fault_totals(scores, key)
            rows.append(
                (
                    exercise if not rows or key == fault_keys(scores)[0] else "",
                    key,
                    str(found.true),
                    str(found.found),
                    str(found.missed),
                    str(found.unjudged),
                    str(found.false),
                    number(found.precision, 2),
                    number(found.recall, 2),
                    number(found.f1, 2),
                    percent(quotient(found.clips - found.judged_clips, found.clips)),
                )
            )
    return Sheet(
        title="Faults",
        note=(
            "Near misses apart. Recall is of the true faults that were judged. The last column is"
            " the share of clips in which the program says it cannot judge the fault."
        ),
        columns=(
            "exercise", "fault", "true", "found", "missed", "n.j.", "false",
            "prec.", "rec.", "F1", "n.j. in",
        ),
        words=2,
        rows=tuple(rows),
    )  # fmt: skip


def _situations(evaluation: Evaluation) -> Sheet:
    rows = []
    for name, scores in evaluation.by_situation.items():
        known = [s for s in scores if s.truth.count is not None]
        exact = sum(s.off(OURS) == 0 for s in known)
        unjudged = sum(s.reason is not None for s in known)
        rows.append((name, str(len(known)), str(exact), str(unjudged), str(wrong(known))))
    return Sheet(
        title="Situations and other views",
        note=(
            "Near misses included, whose true count is 0. A wrong count is neither the true one"
            " nor 'not judged'."
        ),
        columns=("situation", "clips", "exact", "not judged", "wrong counts"),
        words=1,
        rows=tuple(rows),
    )

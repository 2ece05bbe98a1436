"""The table of all clips."""

from __future__ import annotations

from server.evaluate.baselines import BASELINES
from server.evaluate.evaluation import WRONG_VIEW, Evaluation
from server.evaluate.failures import failures
from server.evaluate.score import OURS, Score
from server.evaluate.sheet import NOTHING, Sheet, number
from server.evaluate.totals import share


def clip_sheet(evaluation: Evaluation) -> Sheet:
    """Return a row for each clip that was judged."""
    return Sheet(
        title="All clips",
        note="Worst hold error of a clip; mean signal and landmark errors.",
        columns=(
            "clip", "exercise", "besides", "true", OURS, *BASELINES,
            "hold error", "signal error", "landmark error", "failures",
        ),
        words=3,
        rows=tuple(_row(score) for score in evaluation.scores),
    )  # fmt: skip


def _row(score: Score) -> tuple[str, ...]:
    truth, signal, landmarks = score.truth, score.judged.signal, score.judged.landmarks
    besides = [*truth.situations, *([] if score.required_view else [WRONG_VIEW])]
    tallies = [score.tallies[method].count for method in (OURS, *BASELINES)]
    holds = [hold.error_s for hold in score.holds if hold.error_s is not None]
    error = share(signal.error_sum, signal.frames) if signal is not None else None
    return (
        score.case.name,
        score.exercise.key,
        ", ".join(besides),
        NOTHING if truth.count is None else str(truth.count),
        *("not judged" if count is None else str(count) for count in tallies),
        number(max(holds, default=None), 2, "s"),
        number(error, 1, score.exercise.movement.signal.unit),
        number(share(landmarks.error_sum, landmarks.points) if landmarks else None, 2, "%"),
        str(len(failures(score))),
    )

"""An evaluation as JSON; docs/evaluate.md describes it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any, Final

from rules.verdict import FaultSpan
from server.evaluate.body_sheets import starts, tracked
from server.evaluate.evaluation import ALL, Evaluation
from server.evaluate.failures import failures
from server.evaluate.score import OURS, Score
from server.evaluate.sheets import METHODS
from server.evaluate.start_fit import StartFit
from server.evaluate.totals import counts, fault_keys, fault_totals, measures, share, wrong
from server.evaluate.tracking import Tracking
from server.evaluate.true_place import Place
from server.evaluate.truth import Fault

VERSION: Final = 1


def report(evaluation: Evaluation) -> dict[str, Any]:
    """Return the totals and every clip as plain dictionaries, lists, numbers and strings."""
    groups = {**evaluation.by_exercise, ALL: evaluation.main}
    data = {
        "format": "rugcoach evaluation",
        "version": VERSION,
        "folder": evaluation.folder,
        "model": evaluation.model,
        "seconds": evaluation.seconds,
        "totals": {name: _totals(scores) for name, scores in groups.items()},
        "situations": {
            name: _situation(scores) for name, scores in evaluation.by_situation.items()
        },
        "tracking": _by_place(tracked(evaluation)),
        "starts": _by_place(starts(evaluation)),
        "clips": [_clip(score) for score in evaluation.scores],
        "no_such_exercise_yet": [
            {"clip": case.name, "exercise": case.exercise} for case in evaluation.missing
        ],
        "broken": [asdict(broken) for broken in evaluation.broken],
    }
    rounded: dict[str, Any] = _rounded(data)
    return rounded


def _by_place(found: Mapping[Place, Tracking | StartFit]) -> list[dict[str, Any]]:
    return [place._asdict() | asdict(part) for place, part in found.items()]


def _totals(scores: tuple[Score, ...]) -> dict[str, Any]:
    found = measures(scores)
    data = asdict(found)
    data["signals"] = [{"name": name, "unit": unit} for name, unit in found.signals]
    if len(found.signals) > 1:
        data["signal_error"] = None
    keys = fault_keys(scores) if len({score.exercise.key for score in scores}) == 1 else ()
    return {
        "counts": {method: asdict(counts(scores, method)) for method in METHODS},
        "faults": {key: _fault_totals(scores, key) for key in keys},
        **data,
    }


def _fault_totals(scores: tuple[Score, ...], key: str) -> dict[str, Any]:
    found = fault_totals(scores, key)
    return asdict(found) | {
        "precision": found.precision,
        "recall": found.recall,
        "f1": found.f1,
    }


def _situation(scores: tuple[Score, ...]) -> dict[str, int]:
    known = [score for score in scores if score.truth.count is not None]
    return {
        "clips": len(known),
        "exact": sum(score.off(OURS) == 0 for score in known),
        "not_judged": sum(score.reason is not None for score in known),
        "wrong": wrong(known),
    }


def _clip(score: Score) -> dict[str, Any]:
    truth, judged = score.truth, score.judged
    signal, landmarks = judged.signal, judged.landmarks
    return {
        "clip": score.case.name,
        "exercise": score.exercise.key,
        "kind": truth.kind,
        "near_miss": truth.near_miss,
        "required_view": score.required_view,
        "situations": truth.situations,
        "duration_s": judged.duration_s,
        "count": {
            "true": truth.count,
            **{method: tally.count for method, tally in score.tallies.items()},
        },
        "attempts": {"true": truth.attempts, OURS: len(judged.summary.repetitions)},
        "not_judged": {part.key: part.reason for part in judged.summary.not_judged},
        "repetitions": _repetitions(score),
        "holds": [
            {
                "start_s": hold.span[0],
                "end_s": hold.span[1],
                "true_s": hold.true_s,
                "said_s": hold.said_s,
                "error_s": hold.error_s,
            }
            for hold in score.holds
        ],
        "faults": None
        if score.faults is None
        else {
            key: {
                "judged": part.judged,
                "found": _spans(part.found),
                "missed": _spans(part.missed),
                "not_judged": _spans(part.unjudged),
                "named": _spans(part.named),
                "false": _spans(part.false),
            }
            for key, part in score.faults.items()
        },
        "idle": {"seconds": score.idle_s, "counts": score.idle_counts(OURS)},
        "sides": {"known": score.sides[0], "right": score.sides[1]},
        "signal": None
        if signal is None
        else {
            "name": score.exercise.movement.signal.name,
            "unit": score.exercise.movement.signal.unit,
            "frames": signal.frames,
            "error": share(signal.error_sum, signal.frames),
        },
        "landmarks": None
        if landmarks is None
        else {
            "points": landmarks.points,
            "error": share(landmarks.error_sum, landmarks.points),
            "pairs": landmarks.pairs,
            "swapped": landmarks.swapped,
        },
        "tracking": _by_place(judged.tracking),
        "frames": judged.frames,
        "detected": share(score.seen, score.looked),
        "landmark_s": judged.landmark_s,
        "rules_s": judged.rules_s,
        "failures": [asdict(failure) for failure in failures(score)],
    }


def _repetitions(score: Score) -> list[dict[str, Any]]:
    """Return true repetitions and attempts side by side, null where one has no other."""
    true = {r.number: r for r in score.truth.repetitions or ()}
    said = {r.number: r for r in score.judged.summary.repetitions}
    return [
        {
            "true": None if one is None else asdict(true[one]),
            OURS: None if other is None else _attempt(asdict(said[other])),
        }
        for one, other in score.matched
    ]


def _attempt(data: Mapping[str, Any]) -> dict[str, Any]:
    times = {
        f"{key.removesuffix('_ms')}_s": value / 1000
        for key, value in data.items()
        if key.endswith("_ms") and math.isfinite(value)
    }
    return {
        "number": data["number"],
        **times,
        "side": data["side"],
        "counted": data["counted"],
        "reason": data["reason"],
        "range": data["range"],
        "progress": data["progress"],
        "faults": sorted(data["faults"]),
    }


def _spans(faults: Iterable[Fault | FaultSpan]) -> list[list[float]]:
    return [
        [fault.start_s, fault.end_s]
        if isinstance(fault, Fault)
        else [fault.start_ms / 1000, fault.end_ms / 1000]
        for fault in faults
    ]


def _rounded(value: Any) -> Any:
    """Return the same with numbers to a thousandth, enumerations as their words."""
    if isinstance(value, float):
        return round(value, 3) if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {str(key): _rounded(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(each) for each in value]
    return str(value) if isinstance(value, str) else value

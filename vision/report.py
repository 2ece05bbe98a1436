"""A review as JSON: the form that docs/check-json.md describes."""

from __future__ import annotations

from typing import Any

from rules.exercise import Exercise
from rules.verdict import Summary
from vision.review import Review


def report(review: Review) -> dict[str, Any]:
    """Return the review as plain lists, dictionaries, numbers and strings; times in seconds."""
    summary, timing = review.summary, review.timing
    judged_s = review.end_s - review.start_s
    return {
        "exercise": summary.exercise,
        "video": {
            "duration_s": _s(review.duration_s),
            "width": review.width,
            "height": review.height,
            "frames": review.video_frames,
        },
        "judged": {"start_s": _s(review.start_s), "end_s": _s(review.end_s)},
        "pose": {"frames": review.frames, "detected": review.detected},
        **judgement(review.exercise, summary),
        "timing": {
            "total_s": _s(timing.total_s),
            "pose_s": _s(timing.pose_s),
            "rules_s": _s(timing.rules_s),
            "realtime_factor": round(judged_s / max(timing.total_s, 1e-3), 3),
        },
    }


def judgement(exercise: Exercise, summary: Summary) -> dict[str, Any]:
    """Return what the rules say of the whole: the part that needs no video; times in seconds."""
    return {
        "exercise": summary.exercise,
        "count": summary.count,
        "repetitions": [
            {
                "number": repetition.number,
                "start_s": _ms(repetition.start_ms),
                "peak_s": _ms(repetition.peak_ms),
                "end_s": _ms(repetition.end_ms),
                "side": None if repetition.side is None else str(repetition.side),
                "counted": repetition.counted,
                "reason": repetition.reason,
                "hold_s": _ms(repetition.held_ms),
                "range": round(repetition.range, 3),
                "faults": sorted(repetition.faults),
            }
            for repetition in summary.repetitions
        ],
        "faults": [
            {
                "key": fault.key,
                "start_s": _ms(fault.start_ms),
                "end_s": _ms(fault.end_ms),
                "repetition": fault.repetition,
            }
            for fault in summary.faults
        ],
        "not_judged": [{"key": part.key, "reason": part.reason} for part in summary.not_judged],
        "signal": {
            "name": exercise.movement.signal.name,
            "unit": exercise.movement.signal.unit,
            "range": None if summary.range is None else round(summary.range, 3),
        },
        "fits": summary.fits,
        "lost_s": _ms(summary.lost_ms),
        "confidence": round(summary.confidence, 3),
    }


def _ms(t_ms: int) -> float:
    return round(t_ms / 1000, 3)


def _s(seconds: float) -> float:
    return round(seconds, 3)

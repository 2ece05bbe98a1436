"""What the program says of each clip, kept in a file so that a change is seen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from server.evaluate.evaluation import Evaluation
from server.evaluate.score import OURS, Score

COMMAND: Final = "rugcoach evaluate sample_videos/clips --golden tests/samples/golden.json"
"""What writes the file of the sample clips anew."""
CLOSE_S: Final = 0.01
"""Holds that are timed this much better or worse are timed alike."""


def golden(evaluation: Evaluation) -> dict[str, Any]:
    """Return what is said of each clip, by its name."""
    return {score.case.name: golden_clip(score) for score in evaluation.scores}


def golden_clip(score: Score) -> dict[str, Any]:
    """Return what is said of one clip.

    `off` is how far the count is from the true one, null where either is unknown; `holds_s` what
    each true hold was timed, null where it was not seen, and `holds_off_s` the sum of their errors.
    Faults stand once for each time.
    """
    faults = (score.faults or {}).items()
    off = score.off(OURS)
    return {
        "count": score.judged.summary.count,
        "off": None if off is None else abs(off),
        "holds_s": [hold.said_s for hold in score.holds],
        "holds_off_s": round(sum(hold.error_s or 0.0 for hold in score.holds), 3),
        "matched": [key for key, part in faults for _ in part.found],
        "missed": [key for key, part in faults for _ in (*part.missed, *part.unjudged)],
        "false": [key for key, part in faults for _ in part.false],
        "not_judged": {part.key: part.reason for part in score.judged.summary.not_judged},
    }


def changes(before: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is other than before in one clip, and whether it got worse or better."""
    for key, what in now.items():
        if before.get(key) == what:
            continue
        grade = _grade(key, before, now)
        word = "worse" if grade > 0 else "better" if grade < 0 else "changed"
        yield f"{word}: {key} is {what}, was {before.get(key)}"


def _grade(key: str, before: Mapping[str, Any], now: Mapping[str, Any]) -> float:
    """Return above 0 where the program got worse, below where better, 0 where that is not said."""
    was, is_ = before.get(key), now[key]
    match key:
        case "off" if was is not None and is_ is not None:
            return float(is_ - was)
        case "holds_s":
            return float(is_.count(None) - (was or []).count(None))
        case "holds_off_s":
            change = is_ - (was or 0.0)
            return change if abs(change) > CLOSE_S else 0.0
        case "matched":
            return float(len(was or []) - len(is_))
        case "missed" | "false" | "not_judged":
            return float(len(is_) - len(was or []))
        case _:
            return 0.0

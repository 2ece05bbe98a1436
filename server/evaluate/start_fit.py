"""What the rules said of someone at rest in a start posture, beside the truth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from rules.pose import Side
from rules.posture import Posture
from server.evaluate.matching import inside
from server.evaluate.trace import Followed
from server.evaluate.true_frames import TrueFrames
from server.evaluate.true_place import Place, TruePosture, true_postures, true_view
from server.evaluate.truth import Truth

REST_S: Final = 0.5
"""So long before a true repetition and after it the body is on its way: one begins and ends at a
tenth of its range."""
NOBODY: Final = "nobody"
MISPLACED: Final = ("wrong_posture", "wrong_view")
"""The advice that tells someone to lie otherwise, or to move the laptop."""


@dataclass(frozen=True, kw_only=True, slots=True)
class StartFit:
    """Numbers of pictures at rest.

    Attributes:
        pictures: All of them.
        postures, views: By what `rules/posture.py` and `rules/view.py` said, `NOBODY` where there
            was no body.
        told: By the advice of `MISPLACED` that was given.
    """

    pictures: int
    postures: Counter[str] = field(default_factory=Counter)
    views: Counter[str] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)


def added(parts: Iterable[StartFit]) -> StartFit:
    """Return the sums over several."""
    parts = tuple(parts)
    return StartFit(
        pictures=sum(part.pictures for part in parts),
        postures=sum((part.postures for part in parts), Counter()),
        views=sum((part.views for part in parts), Counter()),
        told=sum((part.told for part in parts), Counter()),
    )


def start_fit(truth: Truth, frames: TrueFrames, followed: Followed) -> Mapping[Place, StartFit]:
    """Return what was said at rest in each true posture; nothing of a near miss.

    Rest is the active time without the repetitions.
    """
    if truth.near_miss or truth.repetitions is None:
        return {}
    trace = followed.trace
    postures = true_postures(frames)
    moving = [(one.start_s - REST_S, one.end_s + REST_S) for one in truth.repetitions]
    rows: dict[Place, list[int]] = {}
    for row, (t_s, index) in enumerate(
        zip(trace.t_s.tolist(), frames.at(trace.t_ms).tolist(), strict=True)
    ):
        posture = postures[index] if index >= 0 else None
        resting = truth.active is None or inside(t_s, truth.active)
        if posture is not None and resting and not inside(t_s, moving):
            rows.setdefault(Place(posture, true_view(truth.view, posture)), []).append(row)
    return {
        place: StartFit(
            pictures=len(here),
            postures=Counter(_posture(followed, row) for row in here),
            views=Counter(str(followed.views[row] or NOBODY) for row in here),
            told=Counter(
                advice for row in here if (advice := trace.advice[row]) in MISPLACED and advice
            ),
        )
        for place, here in rows.items()
    }


def _posture(followed: Followed, row: int) -> str:
    """Return the posture that was said; on a side with the one that is down."""
    said = followed.postures[row]
    if said is not Posture.SIDE_LYING:
        return str(said or NOBODY)
    upper = followed.trace.near[row]
    return TruePosture.LEFT_SIDE if upper is Side.RIGHT else TruePosture.RIGHT_SIDE

"""The tables about the body: how well it is followed, and what is said of how it lies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Final, TypeVar

from rules.posture import Posture
from rules.view import View
from server.evaluate import start_fit, tracking
from server.evaluate.evaluation import ALL, Evaluation
from server.evaluate.sheet import Sheet, number, percent
from server.evaluate.start_fit import MISPLACED, NOBODY, StartFit
from server.evaluate.totals import share
from server.evaluate.tracking import Tracking
from server.evaluate.true_place import Place, TruePosture

T = TypeVar("T")

ORDER: Final = ("", *TruePosture)
POSTURES: Final[Mapping[str, str]] = {
    Posture.SUPINE: "back",
    Posture.PRONE: "prone",
    TruePosture.LEFT_SIDE: "left",
    TruePosture.RIGHT_SIDE: "right",
    Posture.HANDS_AND_KNEES: "fours",
    Posture.PROPPED: "propped",
    Posture.UPRIGHT: "upright",
    NOBODY: "nobody",
}
VIEWS: Final[Mapping[str, str]] = {
    View.SIDE: "side",
    View.OBLIQUE: "oblique",
    View.BEHIND_OBLIQUE: "behind",
    View.END: "end",
    View.CHEST_HEAD: "chest+",
    View.CHEST: "chest",
    View.BACK: "back",
    NOBODY: "nobody",
}


def tracked(evaluation: Evaluation) -> Mapping[Place, Tracking]:
    """Return how well bodies were followed in all clips, by place."""
    return _grouped((s.judged.tracking for s in evaluation.scores), tracking.added)


def starts(evaluation: Evaluation) -> Mapping[Place, StartFit]:
    """Return what was said of bodies at rest in all clips, by place."""
    return _grouped((s.judged.starts for s in evaluation.scores), start_fit.added)


def tracking_sheet(evaluation: Evaluation) -> Sheet:
    """Return a row for each true posture and view."""
    found = tracked(evaluation)
    rows = [(*_words(place, found), *_tracking_cells(part)) for place, part in found.items()]
    if len(rows) > 1:
        rows.append((ALL, "", *_tracking_cells(tracking.added(found.values()))))
    return Sheet(
        title="Tracking",
        note=(
            "All clips, near misses and views that are not allowed too. Shares are of the pictures"
            " in which shoulders and hips truly lie; jumps are by a thousand of them. The error is"
            " in % of the standing body's height."
        ),
        columns=("true posture", "seen from", "pictures", "lost", "swapped", "jumps", "error"),
        words=2,
        rows=tuple(rows),
    )


def posture_sheet(evaluation: Evaluation) -> Sheet:
    """Return which posture was said of each true one."""
    return _said_sheet(
        evaluation,
        POSTURES,
        lambda part: part.postures,
        MISPLACED[0],
        title="Postures at rest",
        note=(
            "Pictures between repetitions, near misses apart: the posture that was said of each"
            " true one, in % of them. 'told' is the share with the advice to lie otherwise."
        ),
    )


def view_sheet(evaluation: Evaluation) -> Sheet:
    """Return which view was said of each true one."""
    return _said_sheet(
        evaluation,
        VIEWS,
        lambda part: part.views,
        MISPLACED[1],
        title="Views at rest",
        note=(
            "The same of the view. 'behind' is obliquely from behind, 'chest+' the chest seen from"
            " the head's half. 'told' is the share with the advice to move the laptop."
        ),
    )


def _said_sheet(
    evaluation: Evaluation,
    headings: Mapping[str, str],
    said: Callable[[StartFit], Counter[str]],
    advice: str,
    *,
    title: str,
    note: str,
) -> Sheet:
    """Return a row for each true posture and view, a column for all that was said of any."""
    found = starts(evaluation)
    shown = [key for key in headings if any(said(part)[key] for part in found.values())]
    return Sheet(
        title=title,
        note=note,
        columns=(
            *("true posture", "seen from", "pictures"),
            *(headings[key] for key in shown),
            "told",
        ),
        words=2,
        rows=tuple(
            (
                *_words(place, found),
                str(part.pictures),
                *(_share(said(part)[key], part.pictures) for key in shown),
                _share(part.told[advice], part.pictures),
            )
            for place, part in found.items()
        ),
    )


def _grouped(
    clips: Iterable[Mapping[Place, T]], added: Callable[[Iterable[T]], T]
) -> Mapping[Place, T]:
    parts: dict[Place, list[T]] = {}
    for clip in clips:
        for place, part in clip.items():
            parts.setdefault(place, []).append(part)
    ordered = sorted(parts, key=lambda place: (ORDER.index(place.posture), place.view))
    return {place: added(parts[place]) for place in ordered}


def _words(place: Place, places: Iterable[Place]) -> tuple[str, str]:
    """Return the first two cells: the posture only where it is another one than above."""
    first = next(each for each in places if each.posture == place.posture)
    return (place.posture or "not said") if place == first else "", place.view or "not said"


def _tracking_cells(part: Tracking) -> tuple[str, ...]:
    return (
        str(part.pictures),
        _percentage(part.lost, part.pictures),
        _percentage(part.swapped, part.sided),
        number(share(1000 * part.jumps, part.steps), 1),
        number(share(part.error_sum, part.points), 2, "%"),
    )


def _percentage(part: int, whole: int) -> str:
    """Return a share with a decimal, since most of them are small."""
    return number(share(100 * part, whole), 1, "%")


def _share(part: int, whole: int) -> str:
    """Return a share as a whole percentage without its sign, a dot for none."""
    return percent(share(part, whole)).removesuffix(" %") if part else "."

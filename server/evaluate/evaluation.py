"""A folder that was evaluated, and how its clips are grouped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from rules.exercises import CATALOGUE
from server.evaluate.clips import Broken, Case
from server.evaluate.job import Outcome
from server.evaluate.score import Score, score

ALL: Final = "all"
WRONG_VIEW: Final = "view not allowed"
PLAIN: Final = "nothing special"


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Evaluation:
    """What came out of a folder.

    Attributes:
        folder: Its name, as it was given.
        model: The pose model.
        scores: Of the clips that were judged, by exercise and name.
        missing: Clips of exercises that the program does not know yet.
        broken: Clips that could not be evaluated.
        seconds: By the wall's clock.
    """

    folder: str
    model: str
    scores: tuple[Score, ...]
    missing: tuple[Case, ...]
    broken: tuple[Broken, ...]
    seconds: float

    @property
    def main(self) -> tuple[Score, ...]:
        """Clips in a view that the exercise allows; all tables but one are about these."""
        return tuple(s for s in self.scores if s.required_view)

    @property
    def by_exercise(self) -> Mapping[str, tuple[Score, ...]]:
        """The same for each exercise."""
        groups: dict[str, list[Score]] = {}
        for each in self.main:
            groups.setdefault(each.exercise.key, []).append(each)
        return {key: tuple(group) for key, group in groups.items()}

    @property
    def by_situation(self) -> Mapping[str, tuple[Score, ...]]:
        """Clips by what happens beside the exercise, wrong views last; one may be in several."""
        groups: dict[str, list[Score]] = {}
        if any(each.truth.situations or not each.required_view for each in self.scores):
            groups[PLAIN] = [each for each in self.main if not each.truth.situations]
        for key in sorted({key for each in self.main for key in each.truth.situations}):
            groups[key] = [each for each in self.main if key in each.truth.situations]
        groups[WRONG_VIEW] = [each for each in self.scores if not each.required_view]
        return {key: tuple(group) for key, group in groups.items() if group}


def evaluation(
    folder: str,
    model: str,
    outcomes: Iterable[Outcome],
    missing: Iterable[Case],
    broken: Iterable[Broken],
    seconds: float,
) -> Evaluation:
    """Put together what came out of each clip."""
    scores: list[Score] = []
    failed = list(broken)
    for outcome in outcomes:
        case = outcome.case
        if outcome.judged is None:
            failed.append(Broken(name=case.name, why=outcome.error or "unknown"))
        else:
            scores.append(score(case, CATALOGUE[case.exercise], outcome.judged))
    return Evaluation(
        folder=folder,
        model=model,
        scores=tuple(scores),
        missing=tuple(missing),
        broken=tuple(dict.fromkeys(failed)),
        seconds=seconds,
    )

"""Counts of holds that say nothing."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from rules.exercises import CATALOGUE
from rules.pose import Pose
from rules.unsure import unsure_holds
from rules.verdict import Repetition
from tests.rules.bodies import Figure, Tempo, between, frames
from tests.rules.people import knees_to_chest
from tests.rules.session import run
from tests.rules.test_holds import without

KEY = "knees_to_chest"
HOLDS, NO_HOLDS = CATALOGUE[KEY], CATALOGUE["trunk_lift"]
COUNTED, EDGE, BROKEN = ("", 1.3), ("not_far_enough", 0.97), ("lost", 1.2)
CALM_MS = 99_000


def attempts(*told: tuple[str, float]) -> list[Repetition]:
    """Return attempts by the reason why they did not count, empty if they did, and progress."""
    return [
        Repetition(
            number=number,
            start_ms=10_000 * number,
            peak_ms=10_000 * number + 3000,
            end_ms=10_000 * number + 8000,
            side=None,
            counted=not reason,
            reason=reason or None,
            held_ms=5000,
            range=30.0,
            progress=progress,
            quickest_ms=900,
            lean=None,
            faults=frozenset(),
        )
        for number, (reason, progress) in enumerate(told, start=1)
    ]


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ([COUNTED, COUNTED], None),
        ([EDGE], "at_the_limit"),
        ([("hold_too_short", 1.04)], "at_the_limit"),
        ([("hold_too_short", 1.1)], None),
        ([("not_far_enough", 0.9)], None),
        ([("too_small", 0.97)], None),
        ([COUNTED, EDGE], "at_the_limit"),
        ([COUNTED, COUNTED, EDGE], None),
        ([COUNTED, COUNTED, EDGE, BROKEN], "at_the_limit"),
        ([BROKEN], "lost"),
        ([("left_position", 1.0)], "lost"),
        ([("lost", 0.8)], None),
    ],
)
def test_as_many_holds_in_doubt_as_counted_make_a_count_worthless(
    told: list[tuple[str, float]], why: str | None
) -> None:
    assert unsure_holds(HOLDS, attempts(*told), {}, CALM_MS) == why
    assert unsure_holds(NO_HOLDS, attempts(*told), {}, CALM_MS) is None


def test_somebody_who_gets_up_out_of_a_hold_was_seen_well_enough() -> None:
    assert unsure_holds(HOLDS, attempts(BROKEN), {}, 18_000) is None
    assert unsure_holds(HOLDS, attempts(BROKEN), {}, 18_001) == "lost"


@pytest.mark.parametrize(("ms", "why"), [(2999, None), (3000, "not_at_rest")])
def test_a_hold_before_counting_could_begin_was_missed(ms: int, why: str | None) -> None:
    assert unsure_holds(HOLDS, attempts(COUNTED), {"not_at_rest": ms}, CALM_MS) == why
    assert unsure_holds(NO_HOLDS, attempts(COUNTED), {"not_at_rest": ms}, CALM_MS) is None


def reasons(poses: Iterable[Pose]) -> list[str]:
    summary = run(KEY, poses).summary
    return [each.reason for each in summary.not_judged if each.key == "count"]


def test_the_summary_says_why() -> None:
    assert reasons(frames(knees_to_chest, 1, tempo=Tempo(hold=10.6))) == []
    assert reasons(without(6, 8.5, frames(knees_to_chest, 1, tempo=Tempo(hold=11)))) == ["lost"]

    def nearly(share: float, _number: int, _t_s: float) -> Figure:
        hip = between(120, 61, share)
        return Figure(hips=(hip, hip))

    assert reasons(frames(nearly, 1, tempo=Tempo(hold=10.6))) == ["at_the_limit"]

"""Sides of repetitions that are known only by comparison, and faults over several repetitions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from rules.events import FaultSeen, Rep
from rules.pose import Side
from rules.sides import SideByChange, Sides
from rules.signals.trunk import shoulder_difference
from tests.rules.bodies import Figure, frames
from tests.rules.movers.abdominal_crunch import crunch, not_high_enough
from tests.rules.movers.oblique_crunch import TEMPO, to
from tests.rules.session import Session, run

KEY = "oblique_crunch"
BY = SideByChange(signal=shoulder_difference, step=0.12, higher=Side.RIGHT)


def session_of(sides: str, *, mirrored: bool = False, turn: float = 0.045) -> Session:
    return run(KEY, frames(to(sides, turn), len(sides), tempo=TEMPO, mirrored=mirrored))


def letters(sides: Iterable[Side | None]) -> str:
    return "".join("-" if side is None else side[0] for side in sides)


def said(session: Session) -> str:
    return letters(r.side for r in session.summary.repetitions)


def faulty(session: Session, key: str) -> list[int | None]:
    return [fault.repetition for fault in session.summary.faults if fault.key == key]


@pytest.mark.parametrize(
    ("shown", "known"),
    [
        ("lrlr", "lrlr"),
        ("rlr", "rlr"),
        ("r", "-"),
        ("rrr", "---"),
        ("lrrl", "lrrl"),
        ("lrssslr", "lr---lr"),
        ("ssl", "--l"),
        ("sslr", "--lr"),
        ("lrsl", "lr-l"),
    ],
)
def test_a_side_is_known_from_the_first_change_on(shown: str, known: str) -> None:
    session = session_of(shown)
    assert said(session) == known
    assert session.summary.count == len(shown)


def test_left_shoulder_to_right_knee_goes_to_the_right_whichever_side_is_near() -> None:
    assert said(session_of("rl")) == said(session_of("rl", mirrored=True)) == "rl"


def test_the_event_tells_the_side_once_it_is_known() -> None:
    session = session_of("lrl")
    assert letters(event.side for event in session.of_type(Rep)) == "-rl"


def test_a_hidden_far_shoulder_leaves_the_sides_and_their_faults_not_judged() -> None:
    def one_sided(share: float, number: int, t_s: float) -> Figure:
        return replace(to("lr")(share, number, t_s), far_hidden=True)

    session = run(KEY, frames(one_sided, 3, tempo=TEMPO))
    assert said(session) == "---"
    assert session.fault_keys == set()
    assert [(n.key, n.reason) for n in session.summary.not_judged] == [
        ("no_rotation", "unseen"),
        ("same_side_again", "unseen"),
    ]
    assert 0.5 < session.summary.confidence < 1


@pytest.mark.parametrize(
    ("shown", "again", "straight"),
    [
        ("lrlrlr", [], []),
        ("lrr", [3], []),
        ("lrrrr", [3, 4, 5], []),
        ("lrss", [], []),
        ("lrsss", [], [3, 4, 5]),
        ("lrssss", [], [3, 4, 5, 6]),
        ("sss", [], [1, 2, 3]),
        ("lll", [], [1, 2, 3]),
    ],
)
def test_turning_to_one_side_only_or_not_at_all(
    shown: str, again: list[int], straight: list[int]
) -> None:
    session = session_of(shown)
    assert faulty(session, "same_side_again") == again
    assert faulty(session, "no_rotation") == straight


def test_a_fault_over_several_repetitions_is_said_when_the_last_of_them_is_over() -> None:
    session = session_of("lrsss")
    (seen,) = session.of_type(FaultSeen)
    assert (seen.fault, seen.t_ms) == ("no_rotation", session.of_type(Rep)[-1].t_ms)


def test_an_attempt_that_does_not_count_breaks_a_row() -> None:
    """Someone who goes far enough to one side alone did change sides."""

    def low_to_the_left(share: float, number: int, t_s: float) -> Figure:
        straight = crunch if number % 2 == 0 else not_high_enough
        return to("rl", straight=straight)(share, number, t_s)

    session = run(KEY, frames(low_to_the_left, 6, tempo=TEMPO))
    assert [r.counted for r in session.summary.repetitions] == [True, False] * 3
    assert session.fault_keys == set()


def test_who_lies_down_anew_is_learnt_anew() -> None:
    first = list(frames(to("lr"), 2, tempo=TEMPO))
    away = [
        replace(pose, t_ms=first[-1].t_ms + 67 * (n + 1), points=())
        for n, pose in enumerate(first[:60])
    ]
    second = [
        replace(pose, t_ms=away[-1].t_ms + 67 + pose.t_ms)
        for pose in frames(to("rl"), 2, tempo=TEMPO, mirrored=True)
    ]
    session = run(KEY, [*first, *away, *second])
    assert said(session) == "lrrl"
    assert letters(event.side for event in session.of_type(Rep)) == "-r-l"


def tell(levels: list[float]) -> str:
    sides = Sides(BY)
    return letters(sides.tell(level)[0] for level in levels)


@pytest.mark.parametrize(
    ("levels", "known"),
    [
        # The levels follow the person.
        ([0.0, 0.4, 0.05, 0.45, 0.12, 0.5, 0.17, 0.55, 0.22, 0.6], "-rlrlrlrlr"),
        # The same several times, then the other way: the first ones may have been straight.
        ([0.1, 0.12, 0.11, 0.4, 0.1], "---rl"),
        ([0.1, 0.12, 0.4, 0.42, 0.1], "--rrl"),
        # One side's level never comes so near to the other's that noise would tell them apart.
        ([0.0, 0.13, 0.03, 0.1, 0.0], "-rlrl"),
    ],
)
def test_sides_by_the_levels_of_one_person(levels: list[float], known: str) -> None:
    assert tell(levels) == known


@pytest.mark.parametrize(("step", "near"), [(0.0, 0.25), (0.1, 0.5), (0.1, 0.0)])
def test_a_side_by_change_that_tells_nothing_is_refused(step: float, near: float) -> None:
    with pytest.raises(ValueError, match="a step above 0 and a share below"):
        replace(BY, step=step, near=near)

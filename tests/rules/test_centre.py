"""Where the neutral of a swing lies when the calm before it told it wrongly."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rules.centre import Centre
from rules.exercise import Exercise
from rules.movement import Swing
from rules.pose import Side
from rules.verdict import Repetition
from tests.rules.bodies import Figure, Tempo, ease, frames, supine
from tests.rules.session import Session, run
from tests.rules.test_swings import SWINGING

assert isinstance(SWINGING.movement, Swing)
WANDERING = replace(SWINGING, movement=replace(SWINGING.movement, wanders=True))
TARGET = 0.03
"""How far the hip goes to be on target, in image heights."""


def swinging(exercise: Exercise, peaks: list[float], back_to: float = 0.0) -> Session:
    """Run someone who swings to these places, in targets, left positive, one every 2 s.

    Args:
        back_to: Where the first swing begins, and each ends.
    """

    def mover(_share: float, _number: int, t_s: float) -> Figure:
        number, within = divmod(t_s - 3.5, 2)
        if number < 0:
            return replace(supine(), hand="floor")
        peak = peaks[int(number)] if number < len(peaks) else back_to
        share = ease(within) if within < 1 else 1 - ease(within - 1)
        shift = -TARGET * (back_to + (peak - back_to) * share)
        return Figure(hip_shift=shift, hand="floor")

    return run(exercise, frames(mover, 1, tempo=Tempo(hold=2 * len(peaks))))


def test_half_way_between_the_swings_is_the_neutral() -> None:
    """By the calm before, those to the left go 1.1 and 0.85, those to the right 2.3 as far."""
    peaks = [1.1, -2.3, 0.85, -2.3, 0.85, -2.3]
    by_the_calm = swinging(SWINGING, peaks, -0.6).summary
    assert [r.counted for r in by_the_calm.repetitions if r.side is Side.LEFT] == [
        True,
        False,
        False,
    ]
    session = swinging(WANDERING, peaks, -0.6)
    assert session.summary.count == 3
    assert [r.side for r in session.summary.repetitions] == [Side.LEFT, Side.RIGHT] * 3


@pytest.mark.parametrize("exercise", [WANDERING, SWINGING], ids=["wandering", "known"])
def test_two_to_one_side_are_two_though_the_neutral_between_them_is_not_reached(
    exercise: Exercise,
) -> None:
    """With a tenth of a target to spare: a neutral that is off by 0.6, and swings of 2."""
    session = swinging(exercise, [2.0, 2.0], 0.6)
    assert [r.side for r in session.summary.repetitions] == [Side.LEFT] * 2


@pytest.mark.parametrize("size", [1.2, 2.0, 4.0])
def test_the_same_to_either_side_leaves_the_neutral_where_it_was(size: float) -> None:
    session = swinging(WANDERING, [size, -size] * 2)
    assert session.summary.count == 2
    assert [r.progress for r in session.summary.repetitions] == pytest.approx([size] * 4, abs=0.15)


def swung(side: Side | None, **changes: object) -> Repetition:
    whole = Repetition(
        number=1,
        start_ms=0,
        peak_ms=500,
        end_ms=1000,
        side=side,
        counted=True,
        reason=None,
        held_ms=0,
        range=2.0,
        progress=1.5,
        quickest_ms=200,
        lean=None,
        faults=frozenset(),
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def test_one_side_alone_tells_nothing() -> None:
    centre = Centre()
    assert [centre.add(swung(Side.LEFT), peak) for peak in (2.0, 2.2)] == [None, None]
    assert centre.add(swung(Side.RIGHT), -1.0) == pytest.approx(0.55)


@pytest.mark.parametrize(
    "swing",
    [
        swung(None),
        swung(Side.LEFT, counted=False, reason="too_small"),
        swung(Side.LEFT, faults=frozenset({"knee_bends"})),
    ],
    ids=["no side", "not counted", "with a fault"],
)
def test_what_is_no_clean_swing_is_left_out(swing: Repetition) -> None:
    centre = Centre()
    centre.add(swung(Side.RIGHT), -2.0)
    assert centre.add(swing, 9.0) is None


def test_the_last_three_to_a_side_tell_it() -> None:
    centre = Centre()
    centre.add(swung(Side.RIGHT), -2.0)
    told = [centre.add(swung(Side.LEFT), peak) for peak in (2.0, 3.0, 3.0, 3.0)]
    assert told == pytest.approx([0.0, 0.25, 0.5, 0.5])
    centre.clear()
    assert centre.add(swung(Side.RIGHT), -2.0) is None


SMALLEST = replace(SWINGING.movement, smallest=True)


@pytest.mark.parametrize(
    ("peaks", "why"),
    [
        ([4.0, -4.0, 4.0, -4.0, 1.9, -1.9], ["too_small"]),
        ([4.0, -4.0, 4.0, -4.0, 1.9, -4.0], []),
        ([4.0, -4.0, 4.0, -4.0, 2.4, -2.4], []),
    ],
    ids=["a small pair", "a small one", "hardly smaller"],
)
def test_half_swings_make_a_count_worthless(peaks: list[float], why: list[str]) -> None:
    wandering = replace(SWINGING, movement=replace(SMALLEST, wanders=True))
    summary = swinging(wandering, peaks).summary
    assert summary.count == 3
    assert [each.reason for each in summary.not_judged if each.key == "count"] == why
    known = replace(SWINGING, movement=SMALLEST)
    assert swinging(known, peaks).summary.not_judged == ()

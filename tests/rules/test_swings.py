"""Swings to both sides, with an exercise made up for the purpose."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from rules.cycle import Cycle
from rules.exercise import Dose, Exercise, Part
from rules.movement import Swing
from rules.pose import Side
from rules.posture import Posture
from rules.signals.signal import Signal
from rules.start import Start
from rules.text import Text
from rules.view import View
from tests.rules.bodies import Figure, Tempo, ease, frames, supine
from tests.rules.session import Session, run

WORDS = Text(nl="zwaai", en="swing")
hip_place = Signal(
    name="hip_place",
    unit="torsos",
    label=WORDS,
    joints=("hip",),
    of=lambda body: (body.hip.x - body.shoulder.x) / 0.3,
)
SWINGING = Exercise(
    key="swinging",
    name=WORDS,
    part=Part.WARM_UP,
    how=WORDS,
    camera=WORDS,
    views=frozenset({View.SIDE}),
    start=Start(posture=Posture.SUPINE, say=WORDS),
    dose=Dose(sets=1, reps=2),
    movement=Swing(signal=hip_place, rest_low=-9, rest_high=9, left=0.1, right=-0.1, still=0.03),
)


def swing(sides: str, size: float = 0.05) -> Session:
    """Run someone who swings to these sides, one every 2 s; l is to the right of the picture."""

    def mover(_share: float, _number: int, t_s: float) -> Figure:
        t_s -= 3.5
        number = int(t_s // 2)
        if t_s < 0 or number >= len(sides):
            return replace(supine(), hand="floor")
        t_s %= 2
        share = ease(t_s) if t_s < 1 else 1 - ease(t_s - 1)
        shift = size * share * (1 if sides[number] == "r" else -1)
        return Figure(hip_shift=shift, hand="floor")

    return run(SWINGING, frames(mover, 1, tempo=Tempo(hold=2 * len(sides))))


def test_left_then_right_is_one_pair() -> None:
    session = swing("lrlr")
    assert session.summary.count == 2
    assert [r.side for r in session.summary.repetitions] == [
        Side.LEFT,
        Side.RIGHT,
        Side.LEFT,
        Side.RIGHT,
    ]


@pytest.mark.parametrize(("sides", "pairs"), [("llll", 0), ("llr", 1), ("lrl", 1)])
def test_one_side_alone_makes_no_pair(sides: str, pairs: int) -> None:
    session = swing(sides)
    assert session.summary.count == pairs
    assert len(session.summary.repetitions) == len(sides)
    assert all(repetition.counted for repetition in session.summary.repetitions)


def test_a_small_swing_is_not_far_enough() -> None:
    assert [r.reason for r in swing("lr", 0.02).summary.repetitions] == ["not_far_enough"] * 2


def test_going_straight_through_neutral_is_two_swings() -> None:
    poses = []
    for n in range(200):
        t_s = n / 15
        shift = 0.0 if t_s < 4 else 0.05 * (-1 if int((t_s - 4) * 2) % 2 else 1)
        poses.append(Figure(hip_shift=shift, hand="floor").pose(round(1000 * t_s)))
    session = run(SWINGING, poses)
    sides = [r.side for r in session.summary.repetitions]
    assert len(sides) >= 8
    assert all(a is not b for a, b in itertools.pairwise(sides))


def test_a_quick_swing_begins_where_the_last_one_was_left() -> None:
    """At ten pictures a second none shows the neutral between the two."""
    cycle = Cycle(0)
    way = [(Side.LEFT, 0.0), (Side.LEFT, 0.6), (Side.LEFT, 1.5), (Side.LEFT, 0.6)]
    way += [(Side.RIGHT, 0.5), (Side.RIGHT, 1.4), (Side.RIGHT, 0.2)]
    ended = [
        cycle.update(100 * number, progress, 0.0, paused=False, side=side)[0]
        for number, (side, progress) in enumerate(way)
    ]
    assert [each.start_ms for each in ended if each is not None] == [0, 300]

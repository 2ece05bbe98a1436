"""A signal that is known only up to a slow drift, as the pelvic tilt's is."""

from __future__ import annotations

import math

import pytest

from tests.rules.bodies import Figure, Tempo, frames
from tests.rules.people import TEMPO, pelvic_tilt
from tests.rules.session import run

KEY = "pelvic_tilt"


def tilted(shift: float) -> Figure:
    return Figure(hip_shift=shift, hand="floor", flow=True)


def test_flat_then_hollow_is_one() -> None:
    """A swing through the hollow back and up again to neutral is not a second repetition."""

    def flat_and_hollow(_share: float, _number: int, t_s: float) -> Figure:
        t_s -= 3.5
        if not 0 <= t_s < 5 * 4:
            return tilted(0.0)
        wave = math.sin(2 * math.pi * t_s / 4)
        return tilted(0.006 * wave if wave > 0 else 0.002 * wave)

    session = run(KEY, frames(flat_and_hollow, 5, tempo=Tempo(hold=2.0)))
    assert session.summary.count == 5
    assert len(session.summary.repetitions) == 5


@pytest.mark.parametrize("drift_per_s", [-0.0002, 0.0002])
def test_a_slow_drift_does_not_matter(drift_per_s: float) -> None:
    def drifting(share: float, _number: int, t_s: float) -> Figure:
        return tilted(0.006 * share + drift_per_s * t_s)

    assert run(KEY, frames(drifting, 6, tempo=TEMPO[KEY])).summary.count == 6


def test_a_wobble_at_the_top_is_no_second_repetition() -> None:
    def wobbling(share: float, _number: int, t_s: float) -> Figure:
        wobble = 0.0012 * math.sin(2 * math.pi * t_s / 2.5) if share == 1 else 0.0
        return tilted(0.006 * share + wobble)

    session = run(KEY, frames(wobbling, 3, tempo=Tempo(up=1.6, hold=6.0, down=1.6)))
    assert session.summary.count == 3


def test_going_up_again_from_half_way_begins_a_new_one() -> None:
    def halfway(_share: float, _number: int, t_s: float) -> Figure:
        t_s -= 3.5
        if not 0 <= t_s < 12:
            return tilted(0.0)
        wave = (1 - math.cos(2 * math.pi * t_s / 3)) / 2
        return tilted(0.006 * wave if t_s < 1.5 or t_s > 10.5 else 0.0025 + 0.0035 * wave)

    assert run(KEY, frames(halfway, 4, tempo=Tempo(hold=1.0))).summary.count == 4


def test_a_sit_up_is_not_a_tilt() -> None:
    def sitting_up(share: float, number: int, t_s: float) -> Figure:
        tilt = pelvic_tilt(share, number, t_s)
        return Figure(trunk=20 * share, hip_shift=tilt.hip_shift, hand="floor", flow=True)

    session = run(KEY, frames(sitting_up, 2, tempo=TEMPO[KEY]))
    assert {repetition.reason for repetition in session.summary.repetitions} == {"sit_up"}
    assert session.summary.count == 0


def test_a_tilt_that_has_fallen_counts_when_the_recording_ends_before_it_has_settled() -> None:
    poses = list(frames(pelvic_tilt, 1, tempo=Tempo(up=1.6, hold=1.0, down=1.6), fps=30))
    falling = next(p.t_ms for p in poses if p.t_ms > 3500 + 2600 + 1000)
    session = run(KEY, [pose for pose in poses if pose.t_ms <= falling])
    assert [(r.counted, r.reason) for r in session.summary.repetitions] == [(True, None)]

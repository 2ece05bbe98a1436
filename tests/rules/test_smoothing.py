"""The 1 euro filter: exact at its first value, frame-rate free, lagging little when fast."""

from __future__ import annotations

import math

import pytest

from rules.smoothing import OneEuro


def test_the_first_value_passes_unchanged_even_at_time_0() -> None:
    smooth = OneEuro(1.0, 0.0)
    assert smooth(0, 5.0) == 5.0
    assert smooth(100, 5.0) == 5.0


@pytest.mark.parametrize("fps", [8, 15, 30, 60])
def test_a_step_is_half_taken_after_the_same_time_at_every_frame_rate(fps: int) -> None:
    smooth = OneEuro(1.0, 0.0)
    smooth(0, 0.0)
    reached = next(n for n in range(1, 1000) if smooth(round(1000 * n / fps), 1.0) >= 0.5) / fps
    expected = math.log(2) / math.tau
    assert expected - 0.03 <= reached <= expected + 1 / fps + 0.03


def test_a_fast_change_lags_less_with_beta() -> None:
    def lag(beta: float) -> float:
        smooth = OneEuro(1.0, beta)
        return 20.0 - [smooth(33 * n, 2.0 * n) for n in range(11)][-1]

    assert lag(0.1) < lag(0.0) / 2

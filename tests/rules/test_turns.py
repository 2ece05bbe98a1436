"""How often a signal turned back."""

from __future__ import annotations

import pytest

from rules.swings import Swings


@pytest.mark.parametrize(("least_s", "turns"), [(0.0, 5), (0.3, 5), (0.5, 1)])
def test_turns_that_follow_too_soon_do_not_count(least_s: float, turns: int) -> None:
    """A turn every 0.4 s."""
    swings = Swings(step=1.0, window_s=20, least_s=least_s)
    seen = [swings.add(400 * n, value) for n, value in enumerate([0, 1.5, 0, 1.5, 0, 1.5, 0])]
    assert seen[-1] == turns


def test_after_clearing_the_first_turn_counts() -> None:
    swings = Swings(step=1.0, window_s=20, least_s=5)
    for n, value in enumerate([0.0, 1.5, 0.0]):
        swings.add(100 * n, value)
    swings.clear()
    assert [swings.add(300 + 100 * n, value) for n, value in enumerate([0.0, 1.5, 0.0])][-1] == 1

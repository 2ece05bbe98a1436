"""Middles, percentiles and ratios."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.bench.percentile import Spread, percentile, ratios

values = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=50)


@given(values, st.floats(0, 1))
def test_a_percentile_is_that_of_numpy(numbers: list[float], share: float) -> None:
    assert percentile(numbers, share) == pytest.approx(np.quantile(numbers, share), abs=1e-6)


@pytest.mark.parametrize(
    ("numbers", "share", "expected"),
    [
        ([7.0], 0.95, 7.0),
        ([1.0, 2.0], 0.5, 1.5),
        ([3.0, 1.0, 2.0], 0.5, 2.0),
        ([1.0, 2.0, 3.0], 0.0, 1.0),
        ([1.0, 2.0, 3.0], 1.0, 3.0),
        ([float(n) for n in range(101)], 0.95, 95.0),
    ],
)
def test_percentiles(numbers: list[float], share: float, expected: float) -> None:
    assert percentile(numbers, share) == pytest.approx(expected)


def test_a_percentile_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="no values"):
        percentile([], 0.5)


@pytest.mark.parametrize("share", [-0.1, 1.1, 95])
def test_a_share_is_within_0_and_1(share: float) -> None:
    with pytest.raises(ValueError, match="a share is 0 to 1"):
        percentile([1.0], share)


def test_a_spread_holds_the_middle_and_both_ends() -> None:
    assert Spread.of([3.0, 1.0, 10.0]) == Spread(middle=3.0, low=1.0, high=10.0)


def test_ratios_compare_round_with_round() -> None:
    assert ratios([20.0, 30.0], [10.0, 20.0]) == [2.0, 1.5]


def test_ratios_of_unequal_rounds_compare_the_middles() -> None:
    assert ratios([30.0], [10.0, 20.0, 15.0]) == [2.0]

from __future__ import annotations

import numpy as np
import pytest

from sample_videos.signals import course, spans

TIMES = np.arange(0, 10, 0.1)


def test_a_repetition_starts_and_ends_at_a_tenth_of_its_range() -> None:
    values = np.interp(TIMES, [2, 4, 6, 8], [120.0, 50.0, 50.0, 120.0])
    found = course(TIMES, values, 1.0, 9.0)
    assert found.range == pytest.approx(70)
    assert found.start_s == pytest.approx(2.2, abs=0.11)
    assert found.end_s == pytest.approx(7.8, abs=0.11)
    assert 4.0 <= found.peak_s <= 6.0


def test_spans_are_where_the_mask_holds() -> None:
    values = np.interp(TIMES, [2, 2.1, 4, 4.1], [120.0, 50.0, 50.0, 120.0])
    assert spans(TIMES, values < 60) == [pytest.approx((2.1, 4.1))]
    assert spans(TIMES, values < 0) == []
    assert spans(TIMES, values > 0) == [pytest.approx((0.0, 9.9))]

from __future__ import annotations

import numpy as np
import pytest

from sample_videos import stage

SEEDS = [*range(12), *range(100_000, 100_024)]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_stage_is_drawn_from_its_seed_alone_and_within_the_view_that_is_asked_for(
    seed: int,
) -> None:
    drawn = stage.drawn(seed)
    assert drawn == stage.drawn(seed)
    assert abs(drawn.yaw_deg) <= 20
    assert 0.8 <= drawn.camera_height_m <= 1.2
    assert 2.0 <= drawn.distance_m <= 2.8
    assert sum(drawn.people.values()) == pytest.approx(1)
    assert drawn.near_side == ("left" if seed % 2 == 0 else "right")


@pytest.mark.parametrize("seed", SEEDS)
def test_clothes_stand_out_from_the_mat_and_from_each_other(seed: int) -> None:
    drawn = stage.drawn(seed)
    colours = [drawn.outfit.top_colour, drawn.outfit.bottom_colour, drawn.room.mat]
    shown = [np.array(colour) ** (1 / 2.2) for colour in colours]
    for first, second in ((0, 1), (0, 2), (1, 2)):
        assert np.linalg.norm(shown[first] - shown[second]) > stage.LEAST_CONTRAST


def test_seeds_differ() -> None:
    assert len({stage.drawn(seed).description for seed in SEEDS}) > 30

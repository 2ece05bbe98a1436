from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from sample_videos.catalogue import TESTING
from sample_videos.clip import Clip
from sample_videos.scene import outfit, stage, wardrobe
from sample_videos.scene.home import FLOORS, Home
from sample_videos.scene.room import Room
from sample_videos.scene.viewpoint import Viewpoint

CLIPS = Path(__file__).parents[2] / "sample_videos" / "clips"
TRUTHS: dict[str, dict[str, Any]] = {
    truth["clip"]: truth
    for truth in (json.loads(path.read_text()) for path in sorted(CLIPS.glob("*.truth.json")))
}
COMMITTED = [clip for clip in TESTING if clip.name in TRUTHS]
SEEDS = [*range(12), *range(100_000, 100_024)]
MANY = range(50_000, 50_800)
FROM_THE_FEET = Viewpoint(
    yaw_deg=(60.0, 120.0), height_m=(1.2, 1.6), distance_m=(2.4, 2.6), roll_deg=(-3.0, -1.0)
)


@cache
def wide() -> list[stage.Stage]:
    return [stage.drawn(seed, wide=True) for seed in MANY]


def homes() -> list[Home]:
    rooms = [one.room for one in wide()]
    assert not any(isinstance(room, Room) for room in rooms)
    return [room for room in rooms if isinstance(room, Home)]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_stage_is_drawn_from_its_seed_alone_and_within_the_view_that_is_asked_for(
    seed: int,
) -> None:
    drawn = stage.drawn(seed)
    assert drawn == stage.drawn(seed)
    assert abs(drawn.yaw_deg) <= 20
    assert 0.8 <= drawn.camera_height_m <= 1.2
    assert 2.0 <= drawn.distance_m <= 2.8
    assert drawn.roll_deg == 0
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


def test_at_least_24_committed_clips_have_a_truth() -> None:
    assert len(COMMITTED) >= 24
    assert len(COMMITTED) == len(TRUTHS)


@pytest.mark.parametrize("clip", COMMITTED, ids=lambda clip: clip.name)
def test_a_committed_clip_still_has_the_body_and_the_view_of_its_truth(clip: Clip) -> None:
    truth = TRUTHS[clip.name]
    drawn = clip.stage
    assert truth["seed"] == clip.seed
    assert truth["person"] == drawn.description
    told = {key: truth["view"][key] for key in ("yaw_deg", "camera_height_m", "distance_m")}
    assert told == {key: getattr(drawn, key) for key in told}
    assert truth["view"]["roll_deg"] == drawn.roll_deg
    assert truth["view"]["near_side"] == drawn.near_side


def test_wide_stages_are_drawn_from_their_seed_alone() -> None:
    assert [stage.drawn(seed, wide=True) for seed in MANY[:20]] == wide()[:20]
    assert stage.passer_by(7) == stage.passer_by(7)
    assert stage.passer_by(7) != stage.passer_by(8)


def test_wide_stages_have_every_body_also_nearly_unmixed() -> None:
    most = {
        name: max(one.people.get(name, 0.0) for one in wide())
        for name in (*wardrobe.WOMEN, *wardrobe.MEN)
    }
    assert min(most.values()) > 0.9
    assert all(sum(one.people.values()) == pytest.approx(1) for one in wide())


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("skin", set(outfit.SKIN)),
        ("hair_style", {"short", "bun", "bald", "long", "pony", "receding"}),
        ("beard", {True, False}),
        ("top", {"tshirt", "tank", "longsleeve", "jumper"}),
        ("pattern", {"plain", "striped", "print"}),
        ("bottom", {"shorts", "capri", "leggings", "trousers"}),
        ("feet", {"socks", "bare", "shoes"}),
        ("top_colour", None),
    ],
)
def test_wide_stages_have_every_skin_hair_and_garment(field: str, values: set[Any] | None) -> None:
    shares: dict[Any, float] = {}
    for one in wide():
        value = getattr(one.outfit, field)
        shares[value] = shares.get(value, 0) + 1 / len(MANY)
    wanted = set(wardrobe.CLOTHES) if values is None else values
    assert wanted <= set(shares)
    assert min(shares[value] for value in wanted) > 0.02


def test_wide_stages_have_every_floor_underlay_and_wall() -> None:
    assert {home.floor_surface for home in homes()} == set(FLOORS)
    assert {home.underlay for home in homes()} == {"mat", "wide mat", "rug", "none"}
    assert {home.floor for home in homes()} == {
        colour for colours in wardrobe.FLOORS.values() for colour in colours
    }
    assert {home.wall for home in homes()} == set(wardrobe.WALLS)


def test_about_a_tenth_of_the_wide_stages_is_of_low_contrast_and_the_others_are_not() -> None:
    low = ["low contrast" in one.remarks for one in wide()]
    assert 0.07 < np.mean(low) < 0.13
    for one, hard in zip(wide(), low, strict=True):
        for colour in (one.outfit.top_colour, one.outfit.bottom_colour):
            gap = wardrobe.contrast(colour, one.room.mat)
            assert gap < wardrobe.LOW_CONTRAST if hard else gap > wardrobe.CONTRAST


def test_about_an_eighth_of_the_wide_stages_is_dim_and_noisy() -> None:
    dim = [one for one in wide() if "dim light" in one.remarks]
    bright = [one for one in wide() if "dim light" not in one.remarks]
    assert 0.08 < len(dim) / len(MANY) < 0.16
    assert min(one.noise for one in dim) > max(one.noise for one in bright)

    def shown(one: stage.Stage) -> float:
        return one.room.light.exposure * (one.room.light.key[1] + one.room.light.sky[1])

    assert np.mean([shown(one) for one in dim]) < 0.5 * np.mean([shown(one) for one in bright])


@pytest.mark.parametrize("field", ["yaw_deg", "camera_height_m", "distance_m", "roll_deg"])
def test_wide_stages_fill_the_spans_of_the_viewpoint_and_do_not_leave_them(field: str) -> None:
    low, high = getattr(FROM_THE_FEET, field.removeprefix("camera_"))
    values = [getattr(stage.drawn(seed, FROM_THE_FEET, wide=True), field) for seed in MANY[:200]]
    assert low <= min(values) < low + 0.1 * (high - low)
    assert high - 0.1 * (high - low) < max(values) <= high


def test_plain_stages_keep_the_spans_of_the_viewpoint_too() -> None:
    drawn = [stage.drawn(seed, FROM_THE_FEET) for seed in MANY[:50]]
    assert all(60 <= one.yaw_deg <= 120 for one in drawn)
    assert all(1.2 <= one.camera_height_m <= 1.6 for one in drawn)


def test_another_person_wears_other_clothes_than_the_first() -> None:
    first = [stage.drawn(seed, wide=True) for seed in MANY[:30]]
    second = [stage.passer_by(seed) for seed in MANY[:30]]
    same = [one.outfit == other for one, (_, other) in zip(first, second, strict=True)]
    assert not any(same)

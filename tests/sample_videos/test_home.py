from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from sample_videos.geometry import Array
from sample_videos.scene import home, stage
from sample_videos.scene.camera import Camera
from sample_videos.scene.furniture import PIECES, Piece
from sample_videos.scene.home import Home
from sample_videos.scene.room import MAT_TOP_M
from sample_videos.scene.shapes import Solid, box

AZIMUTHS = range(-180, 180, 30)
SEEDS = range(4)
BODY = np.array(
    [(x, y, z) for x in (-0.35, 0.0, 0.35) for y in np.linspace(-0.95, 0.95, 5) for z in (0.1, 0.6)]
)
"""Points about the target, all over the room that a lying or kneeling body takes."""


def camera(yaw_deg: float, distance_m: float = 2.6, height_m: float = 1.0) -> Camera:
    return Camera(
        yaw_deg=yaw_deg,
        height_m=height_m,
        distance_m=distance_m,
        target=(0.0, 0.4, 0.25),
        lens_deg=40.0,
        width=640,
        height=360,
    )


def room(seed: int) -> Home:
    drawn = stage.drawn(seed, wide=True).room
    assert isinstance(drawn, Home)
    return drawn


@cache
def built(seed: int, yaw_deg: float) -> tuple[list[Solid], Camera]:
    """Return a room, and a camera that is nearer or further off by the seed."""
    seen = camera(yaw_deg, distance_m=(2.0, 2.6, 3.2)[seed % 3])
    return room(seed).solids(np.random.default_rng(seed), seen), seen


def hits(solid: Solid, start: Array, ends: Array) -> bool:
    """Tell whether the straight way from a point (3,) to any of some points (n, 3) is blocked."""
    first, second, third = (solid.vertices[solid.triangles[:, corner]] for corner in range(3))
    edge, other, way = second - first, third - first, ends[:, None] - start
    across = np.cross(way, other)
    scale = (across * edge).sum(axis=-1)
    scale = np.where(np.abs(scale) < 1e-12, np.nan, scale)
    aside = np.cross(start - first, edge)
    u = (across * (start - first)).sum(axis=-1) / scale
    v = (way * aside).sum(axis=-1) / scale
    along = (other * aside).sum(axis=-1) / scale
    return bool(((u >= 0) & (v >= 0) & (u + v <= 1) & (along > 0) & (along < 1)).any())


def test_a_way_through_a_box_is_blocked_and_one_past_it_is_not() -> None:
    cube = box((0, 0, 0), (1, 1, 1), (0.5, 0.5, 0.5))
    assert hits(cube, np.array([2.0, 0.1, 0.2]), np.array([[-2.0, 0.1, 0.2]]))
    assert not hits(cube, np.array([2.0, 0.1, 0.7]), np.array([[-2.0, 0.1, 0.7]]))
    assert not hits(cube, np.array([2.0, 0.1, 0.2]), np.array([[1.0, 0.1, 0.2]]))


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("yaw_deg", AZIMUTHS)
def test_nothing_stands_between_the_camera_and_the_body_from_anywhere(
    yaw_deg: float, seed: int
) -> None:
    solids, seen = built(seed, yaw_deg)
    ends = BODY + np.array([*seen.target[:2], 0.0])
    assert not any(hits(solid, seen.eye, ends) for solid in solids)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("yaw_deg", AZIMUTHS)
def test_no_furniture_stands_on_the_mat(yaw_deg: float, seed: int) -> None:
    solids, seen = built(seed, yaw_deg)
    high = [one.vertices for one in solids if one.vertices[:, 2].max() > MAT_TOP_M + 1e-9]
    off = np.abs(np.concatenate(high)[:, :2] - seen.target[:2])
    assert ((off[:, 0] > 0.5) | (off[:, 1] > 1.05)).all()


@pytest.mark.parametrize("yaw_deg", AZIMUTHS)
@pytest.mark.parametrize("turn_deg", [-40.0, 0.0, 17.0])
def test_the_back_wall_is_opposite_the_camera_and_the_side_walls_are_beside_it(
    yaw_deg: float, turn_deg: float
) -> None:
    here, seen = replace(room(3), turn_deg=turn_deg, half_width_m=1.7), camera(yaw_deg)
    plan = here.plan(seen, depth_m=0.5)
    turn = np.deg2rad(plan.turn_deg)
    x, y = seen.eye[:2] - seen.target[:2]
    before, aside = x * np.cos(turn) + y * np.sin(turn), y * np.cos(turn) - x * np.sin(turn)
    assert before > 0.7 * seen.distance_m
    assert -plan.left_m < aside < plan.right_m
    assert abs(plan.camera_deg) <= 45
    assert np.rad2deg(np.arctan2(aside, before)) == pytest.approx(plan.camera_deg)
    assert plan.back_m >= plan.along_m + here.gap_m


@pytest.mark.parametrize("maker", PIECES, ids=lambda maker: maker.__name__)
def test_a_piece_of_furniture_keeps_to_its_place_at_the_wall(
    maker: Callable[[np.random.Generator], Piece],
) -> None:
    for seed in range(20):
        piece = maker(np.random.default_rng(seed))
        if not piece.solids:
            continue
        points = np.concatenate([solid.vertices for solid in piece.solids])
        assert points[:, 2].min() > -1e-9
        assert points[:, 0].min() > -0.05
        assert points[:, 0].max() < piece.depth_m + 0.05
        assert np.abs(points[:, 1]).max() < piece.width_m / 2 + 0.1


def test_every_piece_of_furniture_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    used: set[str] = set()

    def noted(
        maker: Callable[[np.random.Generator], Piece],
    ) -> Callable[[np.random.Generator], Piece]:
        def make(random: np.random.Generator) -> Piece:
            used.add(maker.__name__)
            return maker(random)

        return make

    monkeypatch.setattr(home, "PIECES", tuple(noted(maker) for maker in PIECES))
    for seed in range(15):
        room(seed).solids(np.random.default_rng(seed), camera(0))
    assert used == {maker.__name__ for maker in PIECES}


@pytest.mark.parametrize("underlay", ["mat", "wide mat", "rug"])
def test_a_body_lies_on_top_of_its_underlay_in_the_middle(underlay: home.Underlay) -> None:
    seen = camera(0)
    solids = replace(room(1), underlay=underlay).solids(np.random.default_rng(1), seen)
    under = solids[-1].vertices
    assert under[:, 2].max() == pytest.approx(MAT_TOP_M)
    assert under[:, :2].mean(axis=0) == pytest.approx(seen.target[:2])
    assert np.ptp(under[:, 1]) > 1.8


def test_without_an_underlay_there_is_only_the_floor() -> None:
    solids = replace(room(1), underlay="none").solids(np.random.default_rng(1), camera(0))
    near = [
        solid
        for solid in solids
        if np.abs(solid.vertices[:, :2] - camera(0).target[:2]).max() < 1.5
        and solid.vertices[:, 2].max() < 0.02
    ]
    assert near == []

"""A simple room: a floor, a mat, one wall with furniture opposite the camera."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from sample_videos.geometry import Z, rotation
from sample_videos.scene.camera import Camera
from sample_videos.scene.outfit import Colour
from sample_videos.scene.shapes import Solid, Surface, ball, box, cylinder

MAT_TOP_M = 0.012
"""Thickness of the exercise mat; its top is what a body lies on."""
SQUARE_WITHIN_DEG = 20.0
"""The wall is square to the mat unless the camera stands further off its side than this."""


@dataclass(frozen=True, kw_only=True)
class Light:
    """`direction` points to the key light, `softness` blurs its shadow; colours are strengths."""

    direction: tuple[float, float, float] = (0.5, -0.4, 0.8)
    key: Colour = (1.3, 1.2, 1.05)
    sky: Colour = (0.55, 0.60, 0.68)
    ground: Colour = (0.30, 0.26, 0.22)
    softness: float = 0.008
    exposure: float = 0.75


@dataclass(frozen=True, kw_only=True)
class Room:
    """Colours and furniture."""

    floor: Colour = (0.42, 0.27, 0.16)
    floor_surface: Literal["wood", "carpet"] = "wood"
    wall: Colour = (0.72, 0.70, 0.66)
    mat: Colour = (0.20, 0.35, 0.34)
    wall_distance_m: float = 1.7
    furniture: Literal["none", "sideboard", "sofa"] = "sideboard"
    light: Light = Light()

    def solids(self, random: np.random.Generator, camera: Camera) -> list[Solid]:
        """Return everything but the person, around the mat at the camera's target."""
        floor_surface = Surface.WOOD if self.floor_surface == "wood" else Surface.FABRIC
        x, y, _ = camera.target
        mat = box(
            (x, y, MAT_TOP_M / 2), (0.66, 1.9, MAT_TOP_M), self.mat, Surface.MAT, roughness=0.9
        )
        solids = [box((0, 0, -0.5), (9, 9, 1), self.floor, floor_surface, 0.45), mat]
        square = abs(camera.yaw_deg) <= SQUARE_WITHIN_DEG
        turn = rotation(Z, 0 if square else -camera.yaw_deg)
        away = 0.0 if square else float(np.abs(np.sin(np.deg2rad(camera.yaw_deg))))
        back = -self.wall_distance_m - away
        return solids + [solid.moved(turn, np.zeros(3)) for solid in self._wall(back, random)]

    def _wall(self, back: float, random: np.random.Generator) -> list[Solid]:
        """Return the wall at x = `back` and what stands before it."""
        solids = [
            box((back - 0.1, 0, 1.4), (0.2, 9, 3.2), self.wall, Surface.WALL, 0.9, casts=False),
            box((back + 0.01, 0, 0.05), (0.02, 9, 0.10), (0.85, 0.85, 0.83), roughness=0.5),
        ]
        if self.furniture == "sideboard":
            solids += _sideboard(back) + _plant(back, random) + _picture(back)
        elif self.furniture == "sofa":
            solids += _sofa(back) + _picture(back)
        return solids


def _sideboard(back: float) -> list[Solid]:
    cabinet = box(
        (back + 0.25, 1.15, 0.36), (0.42, 1.2, 0.60), (0.50, 0.34, 0.20), Surface.FABRIC, 0.5
    )
    feet = [box((back + 0.25, y, 0.04), (0.36, 0.06, 0.08), (0.2, 0.14, 0.1)) for y in (0.65, 1.65)]
    return [cabinet, *feet]


def _plant(back: float, random: np.random.Generator) -> list[Solid]:
    x, y = back + 0.3, -1.5
    pot = cylinder((x, y, 0), (x, y, 0.32), 0.14, (0.80, 0.78, 0.74), 0.17)
    leaves = []
    for _ in range(26):
        turn, length, height = (
            random.uniform(0, 2 * np.pi),
            random.uniform(0.25, 0.6),
            random.uniform(0.3, 0.75),
        )
        centre = (
            x + np.cos(turn) * length * 0.35,
            y + np.sin(turn) * length * 0.5,
            0.35 + height * 0.8,
        )
        shade = random.uniform(0.6, 1.4)
        leaves.append(ball(centre, (0.05, 0.11, 0.16), (0.10 * shade, 0.26 * shade, 0.09 * shade)))
    return [pot, *leaves]


def _picture(back: float) -> list[Solid]:
    frame = box((back + 0.02, -0.2, 1.55), (0.03, 0.9, 0.6), (0.12, 0.12, 0.12))
    return [
        frame,
        box((back + 0.036, -0.2, 1.55), (0.01, 0.82, 0.52), (0.55, 0.62, 0.70), Surface.FABRIC),
    ]


def _sofa(back: float) -> list[Solid]:
    seat = box(
        (back + 0.45, -0.1, 0.22), (0.8, 1.5, 0.36), (0.36, 0.37, 0.42), Surface.FABRIC, 0.95
    )
    rest = box(
        (back + 0.12, -0.1, 0.52), (0.22, 1.5, 0.5), (0.34, 0.35, 0.40), Surface.FABRIC, 0.95
    )
    return [seat, rest]

"""A furnished room around the mat, seen from any side: the walls stand where the camera looks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np

from sample_videos.geometry import Array, Z, rotation
from sample_videos.scene.camera import Camera
from sample_videos.scene.furniture import PIECES, WHITE, Piece
from sample_videos.scene.outfit import Colour
from sample_videos.scene.room import MAT_TOP_M, Light
from sample_videos.scene.shapes import Solid, Surface, ball, box, cylinder

FloorSurface: TypeAlias = Literal["wood", "carpet", "tiles"]
Underlay: TypeAlias = Literal["mat", "wide mat", "rug", "none"]

FLOORS: dict[FloorSurface, Surface] = {
    "wood": Surface.WOOD,
    "carpet": Surface.FABRIC,
    "tiles": Surface.TILES,
}
BODY_REACH_M = 1.05, 0.5
"""Half the room that a body on the mat takes, along the mat and across it."""
CAMERA_ROOM_M = 0.5
"""How far the camera stays off the side walls."""
HEIGHT_M = 2.6


@dataclass(frozen=True)
class Plan:
    """Where the walls stand, in axes with the camera on the side of +x and the mat at 0.

    The back wall is at x = -`back_m`, the side walls at y = -`left_m` and y = `right_m`. The mat's
    reach is `along_m` in x and `across_m` in y.
    """

    turn_deg: float
    camera_deg: float
    along_m: float
    across_m: float
    back_m: float
    left_m: float
    right_m: float


@dataclass(frozen=True, kw_only=True)
class Home:
    """Colours and sizes; furniture is drawn when the room is built.

    `turn_deg` is how far the walls stand off the mat's axes. `gap_m` lies between the body and the
    furniture, `half_width_m` between the middle of the mat and the side walls.
    """

    floor: Colour
    floor_surface: FloorSurface
    wall: Colour
    side_wall: Colour
    underlay: Underlay
    mat: Colour
    turn_deg: float
    gap_m: float
    half_width_m: float
    clutter: int
    light: Light

    def solids(self, random: np.random.Generator, camera: Camera) -> list[Solid]:
        """Return everything but the person, around the camera's target."""
        row = [PIECES[index](random) for index in random.permutation(len(PIECES))[:5]]
        plan = self.plan(camera, max(piece.depth_m for piece in row))
        solids = self._shell(plan)
        solids += _back_row(plan, row, random) + _side_row(plan, random)
        if self.gap_m > 0.75:
            solids += _clutter(plan, self.clutter, random)
        turn, (x, y, _) = rotation(Z, plan.turn_deg), camera.target
        return [one.moved(turn, (x, y, 0)) for one in solids] + self._underlay(x, y)

    def plan(self, camera: Camera, depth_m: float) -> Plan:
        """Place the walls around a back row of furniture that is `depth_m` deep."""
        azimuth = -camera.yaw_deg
        turn = 90 * float(np.round((azimuth - self.turn_deg) / 90)) + self.turn_deg
        aside = np.deg2rad(azimuth - turn)
        cosine, sine = np.abs(np.cos(np.deg2rad(turn))), np.abs(np.sin(np.deg2rad(turn)))
        long, short = BODY_REACH_M
        along, across = float(long * sine + short * cosine), float(long * cosine + short * sine)
        needed = camera.distance_m * abs(float(np.sin(aside))) + CAMERA_ROOM_M
        width = max(self.half_width_m, across + 0.4, needed)
        return Plan(
            turn_deg=turn,
            camera_deg=float(np.rad2deg(aside)),
            along_m=along,
            across_m=across,
            back_m=along + self.gap_m + depth_m,
            left_m=width,
            right_m=width,
        )

    def _shell(self, plan: Plan) -> list[Solid]:
        """Return floor, walls and skirting boards."""
        back, half = -plan.back_m, HEIGHT_M / 2
        middle, length = back / 2 + 2.5, plan.back_m + 5
        solids = [
            box((0, 0, -0.5), (14, 14, 1), self.floor, FLOORS[self.floor_surface], 0.45),
            box((back - 0.1, 0, half), (0.2, 9, HEIGHT_M), self.wall, Surface.WALL, 0.9, False),
            box((back + 0.01, 0, 0.05), (0.02, 9, 0.10), WHITE, roughness=0.5),
        ]
        for y, inwards in ((-plan.left_m, 1), (plan.right_m, -1)):
            size = (length, 0.2, HEIGHT_M)
            wall = box(
                (middle, y - 0.1 * inwards, half), size, self.side_wall, Surface.WALL, 0.9, False
            )
            board = box((middle, y + 0.01 * inwards, 0.05), (length, 0.02, 0.10), WHITE)
            solids += [wall, board]
        return solids

    def _underlay(self, x: float, y: float) -> list[Solid]:
        """Return what the body lies on, along the world's y."""

        def flat(size: tuple[float, float], top: float, colour: Colour, surface: Surface) -> Solid:
            return box((x, y, top / 2), (*size, top), colour, surface, 0.9)

        if self.underlay == "none":
            return []
        if self.underlay == "rug":
            border = self.mat[0] * 0.5, self.mat[1] * 0.5, self.mat[2] * 0.5
            return [
                flat((1.5, 2.4), MAT_TOP_M - 0.004, border, Surface.FABRIC),
                flat((1.3, 2.2), MAT_TOP_M, self.mat, Surface.FABRIC),
            ]
        width = 1.0 if self.underlay == "wide mat" else 0.64
        return [flat((width, 1.9), MAT_TOP_M, self.mat, Surface.MAT)]


def _back_row(plan: Plan, pieces: list[Piece], random: np.random.Generator) -> list[Solid]:
    """Stand pieces along the back wall, from the left one on, as long as there is room."""
    y = -plan.left_m + 0.05
    solids: list[Solid] = []
    for piece in pieces:
        y += float(random.uniform(0.02, 0.4))
        if y + piece.width_m < plan.right_m:
            place = (-plan.back_m, y + piece.width_m / 2, 0)
            solids += [one.moved(np.eye(3), place) for one in piece.solids]
            y += piece.width_m
    return solids


def _side_row(plan: Plan, random: np.random.Generator) -> list[Solid]:
    """Stand one piece against each side wall, beside or behind the mat, where there is room."""
    solids: list[Solid] = []
    for sign, distance in ((-1, plan.left_m), (1, plan.right_m)):
        piece = PIECES[int(random.integers(len(PIECES)))](random)
        beside_camera = sign * plan.camera_deg > 12
        fits = piece.depth_m < distance - plan.across_m - 0.2 and piece.width_m < plan.back_m
        if beside_camera or not fits:
            continue
        turn: Array = rotation(Z, -90 * sign)
        place = (-piece.width_m / 2 + 0.1, sign * distance, 0)
        solids += [one.moved(turn, place) for one in piece.solids]
    return solids


def _clutter(plan: Plan, count: int, random: np.random.Generator) -> list[Solid]:
    """Return small things on the floor behind the mat."""
    solids: list[Solid] = []
    ys = np.linspace(-1.4, 1.4, 5)[random.permutation(5)[:count]]
    for y, kind in zip(ys, random.permutation(4), strict=False):
        x = -plan.along_m - 0.35
        colour = tuple(float(value) for value in random.uniform(0.05, 0.7, 3))
        red, green, blue = colour
        shade: Colour = red, green, blue
        if kind == 0:
            solids.append(ball((x, float(y), 0.29), (0.29, 0.29, 0.29), shade))
        elif kind == 1:
            solids.append(cylinder((x, float(y), 0), (x, float(y), 0.34), 0.17, shade, 0.21))
        elif kind == 2:
            solids.append(cylinder((x, float(y), 0), (x, float(y), 0.24), 0.035, shade))
        else:
            solids.append(box((x, float(y), 0.03), (0.35, 0.5, 0.06), shade, Surface.FABRIC, 0.95))
    return solids

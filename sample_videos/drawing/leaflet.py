"""The drawing of an exercise: its postures in the order in which they come, with arrows."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sample_videos.body.posing import Poser
from sample_videos.body.skeleton import Placement
from sample_videos.drawing.ink import Layers, as_fine_as_fits
from sample_videos.drawing.pen import Pen, joined
from sample_videos.drawing.scene import HEIGHT, WIDTH, Arrow, Pose, Scene
from sample_videos.drawing.sight import Gaze, Sight, look
from sample_videos.drawing.sitter import Pieces, Sitter, Stuff
from sample_videos.geometry import Array
from sample_videos.scene.props import rest_of, stool

EDGE = 5.0
"""Units left free around a figure."""
LARGEST = 130.0
"""Units a metre at most."""
MAT_BEYOND_M = 0.08
HALF_MAT_M = 0.33
ARROW_HEAD = 5.0
"""Length of an arrow's head in units."""
APART_M = 0.05
"""Limbs are told to be far and near where the hips lie apart by so much in depth."""
STEEP_DEG = 40.0
"""Seen from higher than this, no limb is behind another."""


@dataclass(frozen=True)
class Stood:
    """A figure of the drawing, placed in the world, and the mat's corners (4, 3)."""

    pose: Pose
    placement: Placement
    pieces: Pieces
    mat: Array

    @property
    def extent(self) -> tuple[Array, Array]:
        """The least and the largest right and down (2,) in metres."""
        points = np.concatenate([self.pieces.corners.reshape(-1, 3), self.mat])
        flat = self.pose.gaze.seen(points)[:, :2]
        return flat.min(axis=0), flat.max(axis=0)


def drawing(scene: Scene, sitter: Sitter) -> str:
    """Return the SVG of an exercise."""
    figures = _stood(scene, sitter)
    fits = {gaze: _fit([one for one in figures if one.pose.gaze == gaze]) for gaze in gazes(scene)}
    sights = [look(one.pieces, one.pose.gaze) for one in figures]
    return as_fine_as_fits(lambda tolerance: _drawn(figures, sights, fits, tolerance))


def _drawn(
    figures: list[Stood],
    sights: list[Sight],
    fits: dict[Gaze, tuple[float, Array]],
    tolerance: float,
) -> str:
    layers = Layers(tolerance)
    for number, (one, sight) in enumerate(zip(figures, sights, strict=True), 1):
        x, y, width, height = one.pose.box
        scale, middle = fits[one.pose.gaze]
        shift = np.array([x + width / 2, y + height / 2]) - scale * middle
        layers.add("mat", polygon(one.pose.gaze.seen(one.mat)[:, :2] * scale + shift))
        layers.figure(sight, scale, shift)
        for arrow in one.pose.arrows:
            joint = one.pose.gaze.seen(one.placement.at(arrow.bone))[:2]
            layers.add("arrow", arrow_path(arrow, joint * scale + shift, scale))
        layers.write(str(number), np.array([x + 9, y + 16]), 12)
    return layers.svg(WIDTH, HEIGHT)


def gazes(scene: Scene) -> list[Gaze]:
    """Return the directions from which a scene is seen."""
    return list(dict.fromkeys(pose.gaze for pose in scene.poses))


def _fit(figures: list[Stood]) -> tuple[float, Array]:
    """Return the units a metre, and the middle (2,) in metres of what figures reach together."""
    low = np.min([one.extent[0] for one in figures], axis=0)
    high = np.max([one.extent[1] for one in figures], axis=0)
    rooms = [np.array(one.pose.box[2:]) - 2 * EDGE for one in figures]
    return float(min(LARGEST, np.min(rooms / (high - low)))), (low + high) / 2


def _stood(scene: Scene, sitter: Sitter) -> list[Stood]:
    motion = scene.motion
    poser = Poser(sitter.body, motion.support, motion.start)
    seats = stool(rest_of(poser), np.random.default_rng(1)) if motion.props else []
    placements = [poser.placement(pose.posture) for pose in scene.poses]
    pieces = [
        sitter.pieces(placement, _far(pose, placement)).with_solids(seats)
        for pose, placement in zip(scene.poses, placements, strict=True)
    ]
    mat = mat_under(pieces)
    together = zip(scene.poses, placements, pieces, strict=True)
    return [Stood(pose, placement, one, mat) for pose, placement, one in together]


def _far(pose: Pose, placement: Placement) -> str | None:
    """Return the side of the limbs that are turned away, None where there is none."""
    left, right = (pose.gaze.seen(placement.at(f"upperleg01{side}"))[2] for side in (".L", ".R"))
    if pose.gaze.rise_deg > STEEP_DEG or abs(left - right) < APART_M:
        return None
    return ".L" if left > right else ".R"


def mat_under(pieces: list[Pieces]) -> Array:
    """Return the corners (4, 3) of a mat under all figures."""
    body = np.concatenate([one.corners[one.stuff != Stuff.WOOD].reshape(-1, 3) for one in pieces])
    low, high = body[:, 1].min() - MAT_BEYOND_M, body[:, 1].max() + MAT_BEYOND_M
    x = HALF_MAT_M
    return np.array([[x, low, 0.0], [x, high, 0.0], [-x, high, 0.0], [-x, low, 0.0]])


def polygon(points: Array) -> str:
    """Return the path data of a closed polygon (N, 2)."""
    first, *others = points
    return f"M{joined(first)}L{joined(np.concatenate(others))}z"


def arrow_path(arrow: Arrow, joint: Array, scale: float) -> str:
    """Return the path data of a bent arrow beside a joint, `joint` (2,) in units."""
    tail, middle, tip = (joint + scale * np.array([right, -up]) for right, up in arrow.ways)
    control = 2 * middle - (tail + tip) / 2
    pen = Pen().moved(tail)
    pen.curve(np.stack([tail + 2 / 3 * (control - tail), tip + 2 / 3 * (control - tip), tip]))
    return str(pen) + head(tip, tip - control)


def head(tip: Array, way: Array) -> str:
    """Return the path data of the head of an arrow that points along `way`."""
    back = -ARROW_HEAD * way / np.linalg.norm(way)
    sine, cosine = 0.53, 0.85
    ends = [
        tip + np.array([cosine * back[0] - side * back[1], side * back[0] + cosine * back[1]])
        for side in (sine, -sine)
    ]
    return f"M{joined(ends[0])}L{joined(np.concatenate([tip, ends[1]]))}"

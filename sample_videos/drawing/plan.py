"""The plan of an exercise from above: where the laptop stands beside the mat."""

from __future__ import annotations

import numpy as np

from sample_videos.body.posing import Poser
from sample_videos.drawing.ink import Layers, as_fine_as_fits
from sample_videos.drawing.leaflet import mat_under, polygon
from sample_videos.drawing.pen import joined
from sample_videos.drawing.scene import HEIGHT, WIDTH, Scene
from sample_videos.drawing.sight import Gaze, Sight, look
from sample_videos.drawing.sitter import Sitter
from sample_videos.geometry import Array
from sample_videos.scene.props import rest_of, stool
from sample_videos.scene.viewpoint import Viewpoint

SCALE = 56.0
"""Units a metre."""
MIDDLE = np.array([160.0, 34.0])
"""The middle of the mat in units."""
SCREEN = 17.0
"""Half of the laptop's width in units."""


def plan(scene: Scene, sitter: Sitter) -> str:
    """Return the SVG of the plan; the head lies to the left."""
    motion = scene.motion
    poser = Poser(sitter.body, motion.support, motion.start)
    start = poser.placement(scene.poses[0].posture)
    headward = float(np.sign(start.at("head")[1] - start.middle("upperleg01")[1]))
    gaze = Gaze(rise_deg=90, mirrored=headward > 0)
    seats = stool(rest_of(poser), np.random.default_rng(1)) if motion.props else []
    pieces = sitter.pieces(start, None).with_solids(seats)
    mat = gaze.seen(mat_under([pieces]))[:, :2]
    sight = look(pieces, gaze)
    return as_fine_as_fits(lambda tolerance: _drawn(sight, mat, motion.viewpoint, tolerance))


def _drawn(sight: Sight, mat: Array, viewpoint: Viewpoint, tolerance: float) -> str:
    layers = Layers(tolerance)
    shift = MIDDLE - SCALE * mat.mean(axis=0)
    layers.add("cone", _places(viewpoint))
    layers.add("mat", polygon(mat * SCALE + shift))
    layers.figure(sight, SCALE, shift)
    yaw, distance = float(np.mean(viewpoint.yaw_deg)), float(np.mean(viewpoint.distance_m))
    way = direction(yaw)
    laptop = MIDDLE + SCALE * distance * way
    near, far = MIDDLE + 24 * way, laptop - 12 * way
    layers.add("measure", f"M{joined(near)}L{joined(far)}")
    _laptop(layers, laptop, way)
    low, high = (round(value) for value in viewpoint.distance_m)
    side = -1 if yaw < 0 else 1
    beside = MIDDLE + 0.66 * (laptop - MIDDLE) + np.array([side * 10.0, 0.0])
    layers.write(f"{low}–{high} m", beside, 14, "end" if yaw < 0 else "start")
    if not square(viewpoint):
        _angle(layers, yaw, viewpoint)
    return layers.svg(WIDTH, HEIGHT)


def square(viewpoint: Viewpoint) -> bool:
    """Whether the laptop may stand square to the body."""
    low, high = viewpoint.yaw_deg
    return low <= 0 <= high


def direction(yaw_deg: float) -> Array:
    """Return the way (2,) from the body to a laptop; the feet lie to the right."""
    yaw = np.deg2rad(yaw_deg)
    return np.array([np.sin(yaw), np.cos(yaw)])


def _places(viewpoint: Viewpoint) -> str:
    """Return the path of the area in which the laptop may stand."""
    yaws = np.linspace(*viewpoint.yaw_deg, 9)
    near, far = (SCALE * metres for metres in viewpoint.distance_m)
    ring = [MIDDLE + far * direction(yaw) for yaw in yaws]
    ring += [MIDDLE + near * direction(yaw) for yaw in yaws[::-1]]
    return polygon(np.array(ring))


def _laptop(layers: Layers, place: Array, way: Array) -> None:
    """Draw a laptop from above, its screen towards the body."""
    aside = np.array([way[1], -way[0]])
    for near, far, half in ((-9.0, 4.0, SCREEN), (6.0, 9.0, SCREEN)):
        corners = [place + near * way - half * aside, place + near * way + half * aside,
                   place + far * way + half * aside, place + far * way - half * aside]  # fmt: skip
        layers.add("laptop", polygon(np.array(corners)))


def _angle(layers: Layers, yaw: float, viewpoint: Viewpoint) -> None:
    """Draw how far the laptop stands off the square to the body."""
    radius = 1.35 * SCALE
    upright, aimed = MIDDLE + radius * direction(0.0), MIDDLE + radius * direction(yaw)
    layers.add("measure", f"M{joined(MIDDLE + 24 * direction(0.0))}L{joined(upright)}")
    sweep = 0 if yaw > 0 else 1
    layers.add(
        "angle",
        f"M{joined(upright)}A{joined(np.array([radius, radius]))} 0 0 {sweep} {joined(aimed)}",
    )
    low, high = sorted(abs(value) for value in viewpoint.yaw_deg)
    place = MIDDLE + (radius + 17) * direction(0.42 * yaw)
    layers.write(f"{low:g}–{high:g}°", place, 14)

"""Draws a clip and writes its video and truth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import av
import numpy as np

from sample_videos import looks, truth
from sample_videos.camera import Camera
from sample_videos.clip import HEIGHT, WIDTH, Acted, Clip, act, tell
from sample_videos.geometry import Array
from sample_videos.renderer import Image, Rectangle, Renderer, vertex_data
from sample_videos.shapes import Surface

NOISE = 2.0
"""Standard deviation of the camera's noise in grey levels."""
MARGIN_PIXELS = 20


class Grain:
    """The camera's noise: one large picture of it, of which each frame takes another part."""

    def __init__(self, random: np.random.Generator) -> None:
        self._random = random
        self._noise = np.rint(random.normal(0, NOISE, (HEIGHT + 256, WIDTH + 256, 3))).astype(
            np.int16
        )

    def on(self, image: Image) -> Image:
        """Return the picture with fresh noise."""
        top, left = self._random.integers(256, size=2)
        grainy = image + self._noise[top : top + HEIGHT, left : left + WIDTH]
        return np.asarray(np.clip(grainy, 0, 255), np.uint8)


def render(clip: Clip, folder: Path) -> str:
    """Write NAME.mp4 and both truth files into a folder; return the clip's name."""
    acted = act(clip)
    facts, arrays = tell(acted)
    truth.write(facts, arrays, folder)
    grain = Grain(np.random.default_rng([clip.seed, 3]))
    with av.open(
        str(folder / f"{clip.name}.mp4"), "w", options={"movflags": "+faststart"}
    ) as container:
        stream = container.add_stream(
            "libx264", rate=clip.fps, options={"crf": "25", "preset": "medium", "threads": "1"}
        )
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        stream.time_base = Fraction(1, clip.fps)
        for number, image in enumerate(pictures(acted)):
            frame = av.VideoFrame.from_ndarray(grain.on(image), format="rgb24")
            frame.pts = number
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
    return clip.name


def pictures(acted: Acted, every: int = 1) -> Iterator[Image]:
    """Yield the drawn frames."""
    clip, camera, view = acted.clip, acted.camera, acted.clip.stage
    figure = looks.dress(acted.body, view.outfit, np.random.default_rng([clip.seed, 4]))
    room = replace(view.room, mat_centre_y=camera.target[1])
    renderer = Renderer(WIDTH, HEIGHT)
    scenery = renderer.static(room.solids(np.random.default_rng([clip.seed, 5])))
    background = renderer.draw(scenery, camera, room.light)
    drawable = None
    for number in range(0, clip.frames, every):
        breath = clip.performance.breathing.at(number / clip.fps)
        vertices, normals = figure.posed(acted.placements[number], breath)
        data = vertex_data(vertices, normals, figure.colours, figure.roughness, Surface.PERSON)
        if drawable is None:
            drawable = renderer.person(data, figure.triangles)
        else:
            drawable.update(data)
        rectangle = changed_rectangle(vertices, camera, np.array(room.light.direction))
        yield renderer.draw([*scenery, drawable], camera, room.light, rectangle, background)


def changed_rectangle(vertices: Array, camera: Camera, light: Array) -> Rectangle:
    """Return the part of the picture that the person and the shadow on the floor can change."""
    shadow = vertices - light * (vertices[:, 2:] / light[2])
    pixels = camera.pixels(np.concatenate([vertices, shadow]))
    left, top = np.maximum(pixels.min(axis=0) - MARGIN_PIXELS, 0).astype(int)
    right, bottom = np.minimum(pixels.max(axis=0) + MARGIN_PIXELS, (WIDTH, HEIGHT)).astype(int)
    return int(left), int(top), int(right), int(bottom)

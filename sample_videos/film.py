"""Draws a clip and writes its video and truth."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np

from sample_videos import truth
from sample_videos.acting.act import Acted, act
from sample_videos.body.skeleton import Placement
from sample_videos.clip import HEIGHT, WIDTH, Clip
from sample_videos.geometry import Array
from sample_videos.scene import looks
from sample_videos.scene.changed import changed_strips
from sample_videos.scene.looks import Figure
from sample_videos.scene.renderer import SKY_EVERY, Drawable, Image, Renderer, vertex_data
from sample_videos.scene.shapes import Surface
from sample_videos.telling import tell

OUTLINE_EVERY = 4
"""One in so many vertices tells where a body is; they lie less than a margin apart."""
UNFINISHED = ".part.mp4"
"""A video that is still being written ends so."""


class Lens:
    """What the camera adds to a picture: softness, and noise from one large picture of it."""

    def __init__(self, noise: float, blur_px: float, random: np.random.Generator) -> None:
        self._random = random
        self._blur_px = blur_px
        self._noise = np.rint(random.normal(0, noise, (HEIGHT + 256, WIDTH + 256, 3))).astype(
            np.int16
        )

    def on(self, image: Image) -> Image:
        """Return the picture with fresh noise."""
        if self._blur_px > 0.2:
            image = cv2.GaussianBlur(image, (0, 0), self._blur_px).astype(np.uint8)
        top, left = self._random.integers(256, size=2)
        grainy = image + self._noise[top : top + HEIGHT, left : left + WIDTH]
        return np.asarray(np.clip(grainy, 0, 255), np.uint8)


class Player:
    """A dressed person in the drawing surface."""

    def __init__(self, figure: Figure, placements: Sequence[Placement | None]) -> None:
        self.figure = figure
        self.placements = placements
        self.drawable: Drawable | None = None
        still = np.zeros_like(figure.rest)
        self._data = vertex_data(still, still, figure.colours, figure.roughness, Surface.PERSON)

    def show(self, renderer: Renderer, frame: int, breath_m: float) -> Array:
        """Take up the placement of a frame; return some vertices (N, 3), none if not there."""
        placement = self.placements[frame]
        if placement is None:
            return np.empty((0, 3))
        vertices, normals = self.figure.posed(placement, breath_m)
        self._data[:, :3], self._data[:, 3:6] = vertices, normals
        if self.drawable is None:
            self.drawable = renderer.person(self._data, self.figure.triangles)
        else:
            self.drawable.update(self._data)
        return vertices[::OUTLINE_EVERY].astype(np.float64)


def render(clip: Clip, folder: Path) -> str:
    """Write both truth files and then NAME.mp4 into a folder; return the clip's name.

    NAME.mp4 appears when it is complete.
    """
    acted = act(clip)
    facts, arrays = tell(acted)
    truth.write(facts, arrays, folder)
    view = clip.stage
    lens = Lens(view.noise, view.blur_px, np.random.default_rng([clip.seed, 3]))
    unfinished = folder / f"{clip.name}.{os.getpid()}{UNFINISHED}"  # two runs may meet
    with av.open(str(unfinished), "w", options={"movflags": "+faststart"}) as container:
        stream = container.add_stream(
            "libx264", rate=clip.fps, options={"crf": "25", "preset": "veryfast", "threads": "1"}
        )
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        stream.time_base = Fraction(1, clip.fps)
        for number, image in enumerate(pictures(acted)):
            frame = av.VideoFrame.from_ndarray(lens.on(image), format="rgb24")
            frame.pts = number
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
    unfinished.replace(folder / f"{clip.name}.mp4")
    return clip.name


def pictures(acted: Acted, every: int = 1) -> Iterator[Image]:
    """Yield the drawn frames."""
    clip, camera, view = acted.clip, acted.camera, acted.clip.stage
    light = view.room.light
    players = cast(acted)
    renderer = Renderer(WIDTH, HEIGHT, SKY_EVERY if every == 1 else 1)
    solids = view.room.solids(np.random.default_rng([clip.seed, 5]), camera)
    scenery = renderer.static([*solids, *acted.props])
    background = renderer.background(scenery, camera, light)
    for number in range(0, clip.frames, every):
        breath = clip.performance.breathing.at(number / clip.fps - clip.lead_s)
        shown = [player.show(renderer, number, breath) for player in players]
        present = [
            player.drawable
            for player, vertices in zip(players, shown, strict=True)
            if player.drawable is not None and len(vertices)
        ]
        strips = changed_strips(np.concatenate(shown), camera, np.array(light.direction))
        yield renderer.draw([*scenery, *present], camera, strips, background)


def cast(acted: Acted) -> list[Player]:
    """Dress everybody who appears."""
    clip = acted.clip
    figure = looks.dress(acted.body, clip.stage.outfit, np.random.default_rng([clip.seed, 4]))
    placements = [
        placement if there else None
        for placement, there in zip(acted.placements, acted.present, strict=True)
    ]
    players = [Player(figure, placements)]
    for extra in acted.extras:
        figure = looks.dress(extra.body, extra.outfit, np.random.default_rng(extra.figure_seed))
        players.append(Player(figure, extra.placements))
    return players

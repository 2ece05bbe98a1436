"""Draws solids and a person with OpenGL on EGL, without a display."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import moderngl
import numpy as np
from numpy.typing import NDArray

from sample_videos.camera import Camera, look_at, orthographic
from sample_videos.geometry import Array, unit
from sample_videos.room import Light
from sample_videos.shapes import Solid

SHADERS = Path(__file__).parent / "shaders"
SKY_LIGHTS = 6
SKY_MAP_PIXELS = 384
SKY_EVERY = 3
"""The sky's shadows are so soft that drawing them anew in every third picture is enough."""
KEY_MAP_PIXELS = 1024
SHADOW_RADIUS_M = 2.2
SHADOW_CENTRE = np.array([0.0, 0.0, 0.3])
SAMPLES = 4

Image = NDArray[np.uint8]
Rectangle = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels."""


@dataclass(frozen=True)
class Drawable:
    """A mesh on the graphics side: vertices of position, normal, colour, (roughness, surface)."""

    buffer: Any
    scene: Any
    depth: Any
    casts: bool

    def update(self, vertices: Array) -> None:
        """Replace the vertex data (N, 11)."""
        self.buffer.write(vertices.astype("f4").tobytes())


class Renderer:
    """One drawing surface of fixed size."""

    def __init__(self, width: int, height: int) -> None:
        self._context = moderngl.create_context(standalone=True, backend="egl")
        self._context.enable(moderngl.DEPTH_TEST | moderngl.CULL_FACE)
        self._size = (width, height)
        self._drawn = 0
        self._room, self._person, self._depth = (
            self._program(name) for name in ("room", "person", "depth")
        )
        self._result = self._context.framebuffer([self._context.texture(self._size, 3)])
        self._canvas = self._context.framebuffer(
            [self._context.renderbuffer(self._size, 3, samples=SAMPLES)],
            self._context.depth_renderbuffer(self._size, samples=SAMPLES),
        )
        self._columns = int(np.ceil(np.sqrt(SKY_LIGHTS)))
        self._sky_map = self._shadow_map(SKY_MAP_PIXELS * self._columns, moderngl.LINEAR)
        self._key_map = self._shadow_map(KEY_MAP_PIXELS, moderngl.NEAREST)
        self._sky_frame = self._context.framebuffer(depth_attachment=self._sky_map)
        self._key_frame = self._context.framebuffer(depth_attachment=self._key_map)
        self._sky_directions = sky_directions(SKY_LIGHTS)

    def _program(self, name: str) -> Any:
        return self._context.program(_source(f"{name}.vert"), _source(f"{name}.frag"))

    def _shadow_map(self, pixels: int, smooth: int) -> Any:
        texture = self._context.depth_texture((pixels, pixels))
        texture.compare_func = "<="
        texture.repeat_x = texture.repeat_y = False
        texture.filter = (smooth, smooth)
        return texture

    def person(self, vertices: Array, triangles: NDArray[np.int64]) -> Drawable:
        """Send a person's mesh to the graphics side; `vertices` (N, 11) as in `Drawable`."""
        return self._drawable(self._person, vertices, triangles, casts=True)

    def _drawable(
        self, program: Any, vertices: Array, triangles: NDArray[np.int64], casts: bool
    ) -> Drawable:
        buffer = self._context.buffer(vertices.astype("f4").tobytes())
        index = self._context.buffer(triangles.astype("i4").tobytes())
        layout = (buffer, "3f 3f 3f 2f", "position", "normal", "colour", "material")
        scene = self._context.vertex_array(program, [layout], index)
        depth = self._context.vertex_array(self._depth, [(buffer, "3f 8x4", "position")], index)
        return Drawable(buffer, scene, depth, casts)

    def static(self, solids: Sequence[Solid]) -> list[Drawable]:
        """Send the room, as one mesh that throws shadows and one that does not."""
        drawables = []
        for casts, group in groupby(
            sorted(solids, key=lambda solid: solid.casts), key=lambda solid: solid.casts
        ):
            members = list(group)
            starts = np.cumsum([0, *(len(solid.vertices) for solid in members)])
            data = np.concatenate([_solid_data(solid) for solid in members])
            index = np.concatenate(
                [solid.triangles + start for solid, start in zip(members, starts, strict=False)]
            )
            drawables.append(self._drawable(self._room, data, index, casts))
        return drawables

    def draw(
        self,
        drawables: Sequence[Drawable],
        camera: Camera,
        light: Light,
        rectangle: Rectangle | None = None,
        background: Image | None = None,
    ) -> Image:
        """Return the picture (H, W, 3); outside `rectangle`, if given, it is `background`."""
        direction = unit(light.direction)
        sky_maps = [self._light_view(one) for one in self._sky_directions]
        key_map = self._light_view(direction)
        casters = [drawable for drawable in drawables if drawable.casts]
        if rectangle is None or self._drawn % SKY_EVERY == 0:
            self._draw_sky_shadows(casters, sky_maps)
        self._drawn = 0 if rectangle is None else self._drawn + 1
        self._key_frame.use()
        self._key_frame.clear(depth=1.0)
        self._draw_depth(casters, key_map)

        width, height = self._size
        self._canvas.use()
        self._canvas.scissor = None
        if rectangle is not None:
            left, top, right, bottom = rectangle
            self._canvas.scissor = (left, height - bottom, right - left, bottom - top)
        self._canvas.clear(0.5, 0.5, 0.5, 1.0)
        uniforms = {
            "eye": camera.eye,
            "key_direction": direction,
            "key_colour": light.key,
            "sky_colour": light.sky,
            "ground_colour": light.ground,
            "key_softness": light.softness,
            "exposure": light.exposure,
            "atlas_columns": float(self._columns),
            "view_projection": camera.view_projection.T,
            "key_map": key_map.T,
            "sky_maps": np.array([matrix.T for matrix in sky_maps]),
            "sky_directions": self._sky_directions,
        }
        self._sky_map.use(0)
        self._key_map.use(1)
        for program in (self._room, self._person):
            for name, value in uniforms.items():
                program[name].write(np.asarray(value, "f4").tobytes())
            program["sky_shadow"] = 0
            program["key_shadow"] = 1
        # Depth first, so that the costly shading runs once a pixel.
        self._depth["light"].write(camera.view_projection.T.astype("f4").tobytes())
        self._canvas.color_mask = False, False, False, False
        for drawable in drawables:
            drawable.depth.render()
        self._canvas.color_mask = True, True, True, True
        self._context.depth_func = "<="
        for drawable in drawables:
            drawable.scene.render()
        self._context.copy_framebuffer(self._result, self._canvas)
        rows = np.frombuffer(self._result.read(components=3), np.uint8).reshape(height, width, 3)[
            ::-1
        ]
        if rectangle is None or background is None:
            return rows.copy()
        image = background.copy()
        image[top:bottom, left:right] = rows[top:bottom, left:right]
        return image

    def _light_view(self, direction: Array) -> Array:
        projection = orthographic(SHADOW_RADIUS_M, 0.1, 8.0)
        return projection @ look_at(SHADOW_CENTRE + direction * 4, SHADOW_CENTRE)

    def _draw_sky_shadows(self, casters: Sequence[Drawable], sky_maps: Sequence[Array]) -> None:
        self._sky_frame.use()
        self._sky_frame.clear(depth=1.0)
        for number, matrix in enumerate(sky_maps):
            column, row = number % self._columns, number // self._columns
            corner = column * SKY_MAP_PIXELS, row * SKY_MAP_PIXELS
            self._sky_frame.viewport = (*corner, SKY_MAP_PIXELS, SKY_MAP_PIXELS)
            self._draw_depth(casters, matrix)

    def _draw_depth(self, casters: Sequence[Drawable], matrix: Array) -> None:
        self._depth["light"].write(matrix.T.astype("f4").tobytes())
        for drawable in casters:
            drawable.depth.render()


def sky_directions(count: int) -> Array:
    """Return unit vectors (count, 3) spread over the upper half sphere on a golden spiral."""
    step = np.arange(count) + 0.5
    height = 1 - step / count * 0.9
    turn = step * 2.399963
    radius = np.sqrt(1 - height**2)
    return np.stack([np.cos(turn) * radius, np.sin(turn) * radius, height], axis=1)


def _source(name: str) -> str:
    """Return a shader's text with `#include light.glsl` filled in."""
    light = (SHADERS / "light.glsl").read_text().replace("%SKY_LIGHTS%", str(SKY_LIGHTS))
    return (SHADERS / name).read_text().replace("#include light.glsl", light)


def vertex_data(
    vertices: Array, normals: Array, colours: Array, roughness: Array, surface: int
) -> Array:
    """Put vertex arrays together as `Drawable` wants them (N, 11)."""
    return np.column_stack(
        [vertices, normals, colours, roughness, np.full(len(vertices), float(surface))]
    )


def _solid_data(solid: Solid) -> Array:
    count = len(solid.vertices)
    colours = np.tile(solid.colour, (count, 1))
    return vertex_data(
        solid.vertices, solid.normals, colours, np.full(count, solid.roughness), solid.surface
    )

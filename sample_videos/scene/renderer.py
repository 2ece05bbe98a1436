"""Draws solids and a person with OpenGL on EGL, without a display."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import cv2
import moderngl
import numpy as np
from numpy.typing import NDArray

from sample_videos.geometry import Array, Z, unit
from sample_videos.scene.camera import Camera, look_at, orthographic
from sample_videos.scene.changed import STRIP_PIXELS, Strips, fading, outside
from sample_videos.scene.room import Light
from sample_videos.scene.shapes import Solid

SHADERS = Path(__file__).parents[1] / "shaders"
SKY_LIGHTS = 6
SKY_MAP_PIXELS = 384
SKY_EVERY = 3
"""The sky's shadows are so soft that drawing them anew in every third picture is enough."""
KEY_MAP_PIXELS = 1024
SHADOW_RADIUS_M = 2.2
SHADOW_CENTRE = np.array([0.0, 0.0, 0.3])
SAMPLES = 4
"""Of each pixel of what stands still."""
UNSEEN_CHANGE = 2
"""Grey levels by which a pixel may differ from the room without being drawn anew."""
CROSS = cv2.getStructuringElement(cv2.MORPH_CROSS, (3, 3))
EDGE = 28
"""Grey levels between neighbours from which an edge is softened."""

Image = NDArray[np.uint8]
Singles = NDArray[np.float32]


@dataclass(frozen=True)
class Drawable:
    """A mesh on the graphics side: vertices of position, normal, colour, (roughness, surface).

    `casts` says whether it throws a shadow, `still` whether it belongs to the room.
    """

    buffer: Any
    scene: Any
    depth: Any
    casts: bool
    still: bool

    def update(self, vertices: Singles) -> None:
        """Replace the vertex data (N, 11)."""
        self.buffer.write(vertices.tobytes())


class Renderer:
    """One drawing surface of fixed size."""

    def __init__(self, width: int, height: int, sky_every: int = SKY_EVERY) -> None:
        self._context = moderngl.create_context(standalone=True, backend="egl")
        self._context.enable(moderngl.DEPTH_TEST | moderngl.CULL_FACE)
        self._size = (width, height)
        self._drawn = 0
        self._sky_every = sky_every
        self._room, self._person, self._depth = (
            self._program(name) for name in ("room", "person", "depth")
        )
        self._result = self._context.framebuffer([self._context.texture(self._size, 3)])
        self._smooth = self._canvas(SAMPLES)
        self._quick = self._canvas(0)
        self._bare: Image = np.zeros((height, width, 3), np.uint8)
        # One screen above and one below in each strip: two triangles, three floats a corner.
        self._corners = self._context.buffer(reserve=width // STRIP_PIXELS * 2 * 6 * 3 * 4)
        corners = (self._corners, "3f", "position")
        self._screens = self._context.vertex_array(self._depth, [corners])
        self._columns = int(np.ceil(np.sqrt(SKY_LIGHTS)))
        self._sky_map = self._shadow_map(SKY_MAP_PIXELS * self._columns, moderngl.LINEAR)
        self._key_map = self._shadow_map(KEY_MAP_PIXELS, moderngl.NEAREST)
        self._sky_frame = self._context.framebuffer(depth_attachment=self._sky_map)
        self._key_frame = self._context.framebuffer(depth_attachment=self._key_map)
        self._sky_directions = sky_directions(SKY_LIGHTS)
        self._sky_views = [light_view(one) for one in self._sky_directions]
        self._key_view = light_view(Z)

    def _canvas(self, samples: int) -> Any:
        return self._context.framebuffer(
            [self._context.renderbuffer(self._size, 3, samples=samples)],
            self._context.depth_renderbuffer(self._size, samples=samples),
        )

    def _program(self, name: str) -> Any:
        return self._context.program(_source(f"{name}.vert"), _source(f"{name}.frag"))

    def _shadow_map(self, pixels: int, smooth: int) -> Any:
        texture = self._context.depth_texture((pixels, pixels))
        texture.compare_func = "<="
        texture.repeat_x = texture.repeat_y = False
        texture.filter = (smooth, smooth)
        return texture

    def person(self, vertices: Singles, triangles: NDArray[np.int64]) -> Drawable:
        """Send a person's mesh to the graphics side; `vertices` (N, 11) as in `Drawable`."""
        return self._drawable(self._person, vertices, triangles, casts=True)

    def _drawable(
        self, program: Any, vertices: Singles, triangles: NDArray[np.int64], casts: bool
    ) -> Drawable:
        buffer = self._context.buffer(vertices.tobytes())
        index = self._context.buffer(triangles.astype("i4").tobytes())
        layout = (buffer, "3f 3f 3f 2f", "position", "normal", "colour", "material")
        scene = self._context.vertex_array(program, [layout], index)
        depth = self._context.vertex_array(self._depth, [(buffer, "3f 8x4", "position")], index)
        return Drawable(buffer, scene, depth, casts, still=program is self._room)

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

    def background(self, drawables: Sequence[Drawable], camera: Camera, light: Light) -> Image:
        """Return the picture (H, W, 3) of what stands still, with smooth edges."""
        self._key_view = light_view(unit(light.direction))
        self._tell_programs(camera, light)
        self._light(drawables, sky=True)
        self._bare = self._paint(self._quick, drawables, camera)
        self._drawn = 0
        return self._paint(self._smooth, drawables, camera)

    def draw(
        self,
        drawables: Sequence[Drawable],
        camera: Camera,
        strips: Strips,
        background: Image,
    ) -> Image:
        """Return the picture (H, W, 3): `background` wherever nobody, and no shadow, changes it.

        Several samples a pixel would take half as long again. So a frame has one, only what differs
        from the same room drawn in the same way is taken from it, and edges are softened after.

        Args:
            camera: That of the last call of `background`.
            strips: The part of the picture that can change.
            background: What it returned for the room in `drawables`; the light is as it was there.
        """
        image = background.copy()
        shown = np.flatnonzero(strips[:, 1] > strips[:, 0])
        if not len(shown):
            return image
        self._light(drawables, sky=self._drawn % self._sky_every == 0)
        self._drawn += 1
        left, right = int(shown[0]) * STRIP_PIXELS, int(shown[-1] + 1) * STRIP_PIXELS
        part = np.s_[strips[shown, 0].min() : strips[shown, 1].max(), left:right]
        fresh = self._paint(self._quick, drawables, camera, strips)[part]
        red, green, blue = cv2.split(cv2.absdiff(fresh, self._bare[part]))
        change = cv2.max(cv2.max(red, green), blue)
        _, changed = cv2.threshold(change, UNSEEN_CHANGE, 255, cv2.THRESH_BINARY)
        weight = fading(strips, self._size[1])[part]
        blended = cv2.blendLinear(soft_edges(fresh), background[part], weight, 1 - weight)
        cv2.copyTo(blended, cv2.dilate(changed, CROSS), image[part])
        return image

    def _light(self, drawables: Sequence[Drawable], *, sky: bool) -> None:
        """Draw the shadow maps; those of the sky only where they are wanted."""
        casters = [drawable for drawable in drawables if drawable.casts]
        if sky:
            self._draw_sky_shadows(casters)
        self._key_frame.use()
        self._key_frame.clear(depth=1.0)
        self._draw_depth(casters, self._key_view)

    def _paint(
        self,
        canvas: Any,
        drawables: Sequence[Drawable],
        camera: Camera,
        strips: Strips | None = None,
    ) -> Image:
        """Return the picture (H, W, 3); outside of `strips`, if given, it is the bare room's."""
        width, height = self._size
        canvas.use()
        canvas.clear(0.5, 0.5, 0.5, 1.0)
        unseen = [] if strips is None else outside(strips, height)
        # The room's depth and then people first, so that its costly shading runs once a pixel, and
        # nowhere behind a screen. People are lit by the vertex and need no such care.
        canvas.color_mask = False, False, False, False
        self._screen(unseen)
        self._depth["light"].write(camera.view_projection.T.astype("f4").tobytes())
        room = [drawable for drawable in drawables if drawable.still]
        people = [drawable for drawable in drawables if not drawable.still]
        for drawable in room:
            drawable.depth.render()
        canvas.color_mask = True, True, True, True
        self._context.depth_func = "<="
        for drawable in (*people, *room):
            drawable.scene.render()
        self._context.copy_framebuffer(self._result, canvas)
        rows = np.frombuffer(self._result.read(components=3), np.uint8)
        image = rows.reshape(height, width, 3)[::-1].copy()
        for left, top, right, bottom in unseen:
            image[top:bottom, left:right] = self._bare[top:bottom, left:right]
        return image

    def _screen(self, rectangles: Sequence[tuple[int, int, int, int]]) -> None:
        """Put screens before the lens: left, top, right, bottom of each in pixels."""
        if not rectangles:
            return
        left, top, right, bottom = np.array(rectangles, float).T
        size = np.array(self._size) * (1, -1)
        corners = [(left, bottom), (right, bottom), (right, top)]
        corners += [(left, bottom), (right, top), (left, top)]
        flat = np.array(corners).transpose(2, 0, 1) / (size / 2) - (1, -1)
        places = np.concatenate([flat, np.full((*flat.shape[:2], 1), -1.0)], axis=2)
        self._depth["light"].write(np.eye(4, dtype="f4").tobytes())
        self._corners.write(places.astype("f4").tobytes())
        self._screens.render(vertices=flat.shape[0] * flat.shape[1])

    def _tell_programs(self, camera: Camera, light: Light) -> None:
        """Give the shaders camera, light and shadow maps."""
        direction = unit(light.direction)
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
            "key_map": self._key_view.T,
            "sky_maps": np.array([matrix.T for matrix in self._sky_views]),
            "sky_directions": self._sky_directions,
        }
        self._sky_map.use(0)
        self._key_map.use(1)
        for program in (self._room, self._person):
            for name, value in uniforms.items():
                program[name].write(np.asarray(value, "f4").tobytes())
            program["sky_shadow"] = 0
            program["key_shadow"] = 1

    def _draw_sky_shadows(self, casters: Sequence[Drawable]) -> None:
        self._sky_frame.use()
        self._sky_frame.clear(depth=1.0)
        for number, matrix in enumerate(self._sky_views):
            column, row = number % self._columns, number // self._columns
            corner = column * SKY_MAP_PIXELS, row * SKY_MAP_PIXELS
            self._sky_frame.viewport = (*corner, SKY_MAP_PIXELS, SKY_MAP_PIXELS)
            self._draw_depth(casters, matrix)

    def _draw_depth(self, casters: Sequence[Drawable], matrix: Array) -> None:
        self._depth["light"].write(matrix.T.astype("f4").tobytes())
        for drawable in casters:
            drawable.depth.render()


def light_view(direction: Array) -> Array:
    """Return the matrix (4, 4) from the world to the shadow map of a light in this direction."""
    projection = orthographic(SHADOW_RADIUS_M, 0.1, 8.0)
    return projection @ look_at(SHADOW_CENTRE + direction * 4, SHADOW_CENTRE)


def soft_edges(image: Image) -> Image:
    """Return the picture (H, W, 3) with its sharpest edges blurred over a pixel or so."""
    grey = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
    contrast = cv2.absdiff(cv2.dilate(grey, CROSS), cv2.erode(grey, CROSS))
    blurred = cv2.GaussianBlur(image, (3, 3), 0.7)
    _, edges = cv2.threshold(contrast, EDGE, 255, cv2.THRESH_BINARY)
    return np.asarray(cv2.copyTo(blurred, edges, image.copy()), np.uint8)


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
) -> Singles:
    """Put vertex arrays together as `Drawable` wants them (N, 11)."""
    surfaces = np.full(len(vertices), float(surface))
    columns = [vertices, normals, colours, roughness, surfaces]
    return np.asarray(np.column_stack(columns), np.float32)


def _solid_data(solid: Solid) -> Singles:
    count = len(solid.vertices)
    colours = np.tile(solid.colour, (count, 1))
    return vertex_data(
        solid.vertices, solid.normals, colours, np.full(count, solid.roughness), solid.surface
    )

"""A clip acted: where the body's joints are in every frame, and before which camera."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sample_videos.acting.actor import Actor as Actor
from sample_videos.body import person
from sample_videos.body.skeleton import Placement
from sample_videos.clip import HEIGHT, WIDTH, Clip
from sample_videos.geometry import Array
from sample_videos.scene.camera import Camera
from sample_videos.scene.shapes import Solid
from sample_videos.scene.stage import Extra

BONE_JOINTS: Final = {
    "shoulder": "upperarm01",
    "elbow": "lowerarm01",
    "wrist": "wrist",
    "hip": "upperleg01",
    "knee": "lowerleg01",
    "ankle": "foot",
}
LENSES_DEG: Final = range(32, 120)
"""Vertical angles of view. 32 is that of a phone; laptops have 40 to 50."""
LONGEST_LENS_DEG: Final = 8
"""Where the camera is framed too tightly, the lens may be any."""
IN_PLACE_M: Final = 1e-3
"""A body that has shuffled by less is in its place."""
RIM_SHARE: Final = 0.08
"""Part of the picture's width and height that stays free of joints on each side."""


@dataclass(frozen=True)
class Acted:
    """A clip's body in every frame, in world axes.

    Attributes:
        joints: World positions (frames, 3): COCO joints and, as `bone_left_hip`, bone heads.
        outline: All points (frames, points, 3) that have to be in the picture.
        pelvis_pitch_deg: Pitch of the pelvis (frames,), NaN outside the exercise.
        placements: The bones in every frame.
        extras: Other people.
        props: Furniture that the body uses.
    """

    clip: Clip
    body: person.Person
    joints: dict[str, Array]
    outline: Array
    pelvis_pitch_deg: Array
    placements: tuple[Placement, ...] = ()
    extras: tuple[Extra, ...] = ()
    props: Sequence[Solid] = ()

    @cached_property
    def present(self) -> NDArray[np.bool_]:
        """Whether the body is there at all, for every frame (frames,)."""
        return np.full(self.clip.frames, not any(one.empty for one in self.clip.beside))

    @cached_property
    def camera(self) -> Camera:
        """The camera that is framed on the exercise, where the body is in its place."""
        exercise = self.clip.exercise
        times = np.arange(exercise.stop - exercise.start) / self.clip.fps
        slid = self.clip.performance.slid_at(times)
        framed = exercise.start + np.flatnonzero(np.abs(slid) < IN_PLACE_M)
        points = np.concatenate(
            [*(one[framed] for one in self.joints.values()), self.outline[framed].reshape(-1, 3)]
        )
        head, toes = (self.joints[name][exercise.start, 1] for name in ("nose", "left_big_toe"))
        return framing(self.clip, points, float(head), float(toes))


def framing(clip: Clip, points: Array, head_y: float, toes_y: float) -> Camera:
    """Return a camera aimed at the middle of some points (n, 3), with the longest lens that keeps
    all of them off the rim, or a share of it where the clip is framed too tightly.

    `head_y` and `toes_y` say in which direction the head lies.

    Raises:
        ValueError: when no lens is wide enough.
    """
    view = clip.stage
    low, high = points.min(axis=0), points.max(axis=0)
    camera = Camera(
        yaw_deg=view.yaw_deg * float(np.sign(head_y - toes_y)),
        height_m=view.camera_height_m,
        distance_m=view.distance_m,
        target=(0.0, float(low[1] + high[1]) / 2, max(0.25, float(high[2]) / 2 - 0.05)),
        lens_deg=LENSES_DEG.start,
        width=WIDTH,
        height=HEIGHT,
        roll_deg=view.roll_deg,
    )
    # How far the furthest point lies from the middle, of a lens of 90 degrees: 1 is the rim.
    reach = camera.reach(points) * np.tan(np.deg2rad(camera.lens_deg) / 2)
    share = float(np.prod([one.lens_share for one in clip.beside]))
    for lens_deg in LENSES_DEG if share == 1 else range(LONGEST_LENS_DEG, LENSES_DEG.stop):
        if reach / np.tan(np.deg2rad(lens_deg) / 2) < 1 - 2 * RIM_SHARE:
            return replace(camera, lens_deg=share * lens_deg)
    raise ValueError(f"{clip.name}: no lens shows the whole body")


def act(clip: Clip) -> Acted:
    """Pose the body in every frame."""
    actor = Actor(clip)
    performance, exercise = clip.performance, clip.exercise
    pitch = np.full(clip.frames, np.nan)
    placements = []
    for frame in range(clip.frames):
        if exercise.start <= frame < exercise.stop:
            t_s = (frame - exercise.start) / clip.fps
            posture = performance.posture(t_s)
            pitch[frame] = posture.pelvis_pitch
            placements.append(actor.turned(actor.poser.placement(posture), t_s))
        else:
            placements.append(actor.placement(frame / clip.fps))
    return Acted(
        clip,
        actor.body,
        joints_of(actor.body, placements),
        np.array([one.heads for one in placements]),
        pitch,
        tuple(placements),
        actor.extras(),
        actor.props(),
    )


def joints_of(body: person.Person, placements: Sequence[Placement]) -> dict[str, Array]:
    """Return world positions (frames, 3): COCO joints and, as `bone_left_hip`, bone heads."""
    found = [body.joints(placement) for placement in placements]
    result = {name: np.array([frame[name] for frame in found]) for name in body.joint_names}
    for joint, bone in BONE_JOINTS.items():
        for side, suffix in (("left", ".L"), ("right", ".R")):
            result[f"bone_{side}_{joint}"] = np.array([one.at(bone + suffix) for one in placements])
    return result

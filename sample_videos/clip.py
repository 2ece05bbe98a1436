"""One clip: its script acted by a body before a camera, and the truth about it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from sample_videos import person, signals, stage, truth
from sample_videos.camera import Camera
from sample_videos.geometry import Array, Z, rotation
from sample_videos.motion import Motion, Performance
from sample_videos.posing import Poser
from sample_videos.skeleton import Placement

WIDTH, HEIGHT = 640, 360
BONE_JOINTS = {
    "shoulder": "upperarm01",
    "elbow": "lowerarm01",
    "wrist": "wrist",
    "hip": "upperleg01",
    "knee": "lowerleg01",
    "ankle": "foot",
}
NARROWEST_VIEW_DEG = 32.0
"""Narrowest vertical angle of view, that of a phone; laptops have 40 to 50."""
RIM_SHARE = 0.08
"""Part of the picture's width and height that stays free of joints on each side."""
STILL_DEG = 10.0
"""A repetition in which the near hip moves by less is told by the far one."""
HALF_TURN = rotation(Z, 180)


@dataclass(frozen=True)
class Clip:
    """A clip to make. The seed decides the stage, the timing and the sway."""

    name: str
    motion: Motion
    kind: str
    seed: int
    fps: int = 15

    @cached_property
    def stage(self) -> stage.Stage:
        """Body, clothes, room and view."""
        return stage.drawn(self.seed)

    @cached_property
    def performance(self) -> Performance:
        """The script of this clip."""
        return self.motion.perform(self.kind, np.random.default_rng([self.seed, 2]))

    @property
    def frames(self) -> int:
        """Number of pictures."""
        return int(self.performance.duration_s * self.fps) + 1


@dataclass(frozen=True)
class Acted:
    """A clip's bones in every frame, in world axes, and the pitch of the pelvis in degrees."""

    clip: Clip
    body: person.Person
    placements: tuple[Placement, ...]
    pelvis_pitch_deg: Array

    @cached_property
    def joints(self) -> dict[str, Array]:
        """World positions (frames, 3): COCO joints and, as `bone_left_hip`, bone heads."""
        found = [self.body.joints(placement) for placement in self.placements]
        result = {
            name: np.array([frame[name] for frame in found]) for name in self.body.joint_names
        }
        for joint, bone in BONE_JOINTS.items():
            for side, suffix in (("left", ".L"), ("right", ".R")):
                result[f"bone_{side}_{joint}"] = np.array(
                    [one.at(bone + suffix) for one in self.placements]
                )
        return result

    @cached_property
    def camera(self) -> Camera:
        """Aimed at the middle of the body; the longest lens that keeps all joints off the rim."""
        view = self.clip.stage
        points = np.concatenate([*self.joints.values(), *(one.heads for one in self.placements)])
        low, high = points.min(axis=0), points.max(axis=0)
        toes, head = self.joints["left_big_toe"][0, 1], self.joints["nose"][0, 1]
        camera = Camera(
            yaw_deg=view.yaw_deg * float(np.sign(head - toes)),
            height_m=view.camera_height_m,
            distance_m=view.distance_m,
            target=(0.0, float(low[1] + high[1]) / 2, max(0.25, float(high[2]) / 2 - 0.05)),
            lens_deg=NARROWEST_VIEW_DEG,
            width=WIDTH,
            height=HEIGHT,
        )
        rim = np.array([RIM_SHARE * WIDTH, RIM_SHARE * HEIGHT])
        while True:
            pixels = camera.pixels(points)
            if (pixels > rim).all() and (pixels < np.array([WIDTH, HEIGHT]) - rim).all():
                return camera
            camera = replace(camera, lens_deg=camera.lens_deg + 1)


def act(clip: Clip) -> Acted:
    """Pose the body in every frame; for a view of its right side it is turned round."""
    body = person.mix(clip.stage.people)
    poser = Poser(body, clip.motion.support, clip.motion.start)
    postures = [clip.performance.posture(frame / clip.fps) for frame in range(clip.frames)]
    placements = [poser.placement(posture) for posture in postures]
    if clip.stage.near_side == "right":
        placements = [placement.turned(HALF_TURN) for placement in placements]
    return Acted(
        clip, body, tuple(placements), np.array([posture.pelvis_pitch for posture in postures])
    )


def tell(acted: Acted) -> tuple[truth.Truth, truth.Frames]:
    """Return what the clip shows, by the true joints and not by the script's keys."""
    clip, motion, view = acted.clip, acted.clip.motion, acted.clip.stage
    times = np.arange(clip.frames) / clip.fps
    joints = acted.joints
    measured = signals.measure(joints, view.near_side, acted.pelvis_pitch_deg)
    values = measured[motion.signal]
    holds = signals.spans(times, values < motion.hold_limit_deg) if motion.hold_limit_deg else []
    faults = tuple(
        truth.Fault(span.key, round(span.start_s, 3), round(span.end_s, 3))
        for span in clip.performance.faults
    )
    repetitions = []
    for number, window in enumerate(clip.performance.windows, start=1):
        course = signals.course(times, values, window.start_s, window.end_s)
        if course.range < STILL_DEG and motion.signal == signals.Signal.HIP_ANGLE:
            far = measured["hip_angle_far_deg"]
            course = signals.course(times, far, window.start_s, window.end_s)
        hold_s = sum(end - start for start, end in holds if window.start_s <= start < window.end_s)
        repetitions.append(
            truth.Repetition(
                number=number,
                start_s=round(course.start_s, 3),
                peak_s=round(course.peak_s, 3),
                end_s=round(course.end_s, 3),
                counted=window.counts and (motion.hold_s is None or hold_s >= motion.hold_s),
                hold_s=round(hold_s, 3),
                range=round(course.range, 2),
                faults=tuple(
                    f.key for f in faults if f.start_s < window.end_s and f.end_s > window.start_s
                ),
            )
        )
    near_miss = not repetitions
    pixels = acted.camera.pixels(np.stack(list(joints.values()), axis=1))
    facts = truth.Truth(
        version=truth.VERSION,
        clip=clip.name,
        exercise=motion.exercise,
        kind="near_miss" if near_miss else "fault" if faults else "good",
        near_miss=near_miss,
        seed=clip.seed,
        fps=clip.fps,
        frames=clip.frames,
        duration_s=round(clip.frames / clip.fps, 3),
        width=WIDTH,
        height=HEIGHT,
        view=truth.View(
            yaw_deg=view.yaw_deg,
            camera_height_m=view.camera_height_m,
            distance_m=view.distance_m,
            near_side=view.near_side,
            head="right" if joints["nose"][0, 1] > joints["left_hip"][0, 1] else "left",
        ),
        person=view.description,
        count=sum(one.counted for one in repetitions),
        repetitions=tuple(repetitions),
        holds=() if near_miss else tuple((round(start, 3), round(end, 3)) for start, end in holds),
        faults=faults,
    )
    milliseconds = np.round(times * 1000).astype(np.int64)
    metres = np.stack(list(joints.values()), axis=1)
    return facts, truth.Frames(milliseconds, tuple(joints), pixels, metres, measured)

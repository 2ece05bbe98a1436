"""Acts a clip without posing every frame: see `course`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

import numpy as np

from sample_videos.acting.act import BONE_JOINTS, Acted, Actor, joints_of
from sample_videos.body.posture import Posture
from sample_videos.body.skeleton import Placement
from sample_videos.clip import Clip
from sample_videos.geometry import Array
from sample_videos.simulate.course import Course, cubic_weights

WALK_STEP_S: Final = 0.14
"""Coming and going are posed about this far apart, and interpolated."""
BONES: Final = {
    f"bone_{side}_{joint}": bone + end
    for joint, bone in BONE_JOINTS.items()
    for side, end in (("left", ".L"), ("right", ".R"))
}
"""The bone at whose head each joint lies."""


def act_quickly(clip: Clip) -> Acted:
    """Return the clip's joints in every frame, to some millimetres where `acting.act` has them.

    There are no placements, furniture and other people in it.
    """
    actor = Actor(clip)
    performance, exercise = clip.performance, clip.exercise
    times = np.arange(exercise.stop - exercise.start) / clip.fps
    names = list(joints_of(actor.body, [actor.poser.start_placement]))
    own = len(actor.body.joint_names)
    bones = [actor.body.skeleton.bones.index(BONES[name]) for name in names[own:]]

    def placed(placement: Placement) -> Array:
        """Return joints and bone heads (points, 3)."""
        joints = actor.body.joint_places(placement)
        return np.concatenate([joints, placement.heads[bones], placement.heads])

    def posed(posture: Posture) -> Array:
        return placed(actor.turned(actor.poser.placement(posture), 0.0))

    course = Course(performance, posed, leftness([*names, *actor.body.skeleton.bones]))
    exercising = course.at(times)
    slid = performance.slid_at(times) - performance.slid_m(0.0)
    exercising[:, :, 1] += actor.headward * slid[:, None]
    pieces = [
        *_walked(actor, placed, 0, exercise.start),
        exercising,
        *_walked(actor, placed, exercise.stop, clip.frames),
    ]
    points = np.concatenate(pieces)
    pitch = np.full(clip.frames, np.nan)
    pitch[exercise] = course.numbers("pelvis_pitch", times)
    joints = {name: points[:, column] for column, name in enumerate(names)}
    return Acted(clip, actor.body, joints, points[:, len(names) :], pitch)


def leftness(names: Sequence[str]) -> Array:
    """Return how much (n,) joints or bones of these names move with the left limbs, not with the
    right ones: 1, 0, or a half for those in the middle.
    """
    left = np.array([("left_" in name) + name.endswith(".L") for name in names])
    right = np.array([("right_" in name) + name.endswith(".R") for name in names])
    return np.asarray((1.0 + left - right) / 2)


def _walked(
    actor: Actor, placed: Callable[[Placement], Array], first: int, stop: int
) -> Iterator[Array]:
    """Yield the points (frames, points, 3) of the frames before or after the exercise, if any."""
    if stop <= first:
        return
    fps = actor.clip.fps
    begin, end = first / fps, (stop - 1) / fps
    nodes = np.linspace(begin, end, max(4, round((end - begin) / WALK_STEP_S) + 1))
    known = np.array([placed(actor.placement(float(t_s))) for t_s in nodes])
    weights = cubic_weights(nodes, np.arange(first, stop) / fps)
    yield np.tensordot(weights, known, axes=1)

"""Simulates many clips."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import as_completed
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np

from rules.exercises import CATALOGUE
from sample_videos import truth
from sample_videos.acting.act import Acted
from sample_videos.clip import HEIGHT, WIDTH, Clip
from sample_videos.geometry import Array
from sample_videos.scene.camera import Camera
from sample_videos.simulate.acting import act_quickly
from sample_videos.simulate.error_model import ErrorModel
from sample_videos.simulate.errors import disturb
from sample_videos.simulate.sight import Sight, sight_of
from sample_videos.simulate.writing import write_poses
from sample_videos.telling import tell
from sample_videos.workers import workers

TOGETHER: Final = 12
"""Clips that are smoothed at the same time: fewer calls, more memory."""


def simulate_clips(clips: Sequence[Clip], folder: Path, jobs: int) -> Iterator[str]:
    """Write NAME.poses.npz and both truth files of each clip; yield names as they are done.

    A clip's files depend on the clip alone.
    """
    folder.mkdir(parents=True, exist_ok=True)
    tasks = [clips[start : start + TOGETHER] for start in range(0, len(clips), TOGETHER)]
    if jobs <= 1:
        for task in tasks:
            yield from simulate(task, folder)
        return
    with workers(jobs) as pool:
        for done in as_completed([pool.submit(simulate, task, folder) for task in tasks]):
            yield from done.result()


def simulate(clips: Sequence[Clip], folder: Path) -> list[str]:
    """Write the files of some clips; return their names."""
    models = {key: ErrorModel.of(key) for key in {clip.motion.exercise for clip in clips}}
    sights = []
    for clip in clips:
        acted = act_quickly(clip)
        facts, frames = tell(acted)
        truth.write(facts, frames, folder)
        sights.append(sight(acted))
    found_in = disturb(sights, [models[clip.motion.exercise] for clip in clips])
    for clip, one, found in zip(clips, sights, found_in, strict=True):
        path = folder / f"{clip.name}.poses.npz"
        write_poses(path, one.times_s, found, WIDTH, HEIGHT)
    return [clip.name for clip in clips]


def sight(acted: Acted) -> Sight:
    """Return what the camera would see of an acted clip without any error."""
    clip, camera = acted.clip, acted.camera
    times = np.arange(clip.frames) / clip.fps
    exercise = CATALOGUE.get(clip.motion.exercise)
    breathing = clip.performance.breathing
    turns = 2 * np.pi * breathing.rate_hz * (times - clip.lead_s)
    seen = sight_of(
        seed=clip.seed,
        times_s=times,
        joint_names=list(acted.joints),
        metres=np.stack(list(acted.joints.values()), axis=1),
        projection=projection(camera),
        width=camera.width / camera.height,
        with_flow=exercise is not None and exercise.flow,
        breath_m=breathing.belly_m * (0.5 - 0.5 * np.cos(turns)),
    )
    return replace(seen, present=acted.present)


def projection(camera: Camera) -> Array:
    """Return the matrix (3, 4) from world points to image heights, see `landmarks.project`."""
    x, y, _, w = camera.view_projection
    return np.stack([(x + w) / 2 * camera.width / camera.height, (w - y) / 2, w])

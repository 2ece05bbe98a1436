"""A rendered tuning clip: its truth beside what was found in it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from rules.exercises import CATALOGUE
from sample_videos.geometry import Array
from sample_videos.simulate.seeing import Flags
from sample_videos.simulate.sight import Sight, sight_of
from vision.recording import read_poses

FIRST_TESTING_SEED: Final = 100_000
SMOOTHING: Final = np.array([1.0, 2.0, 3.0, 2.0, 1.0]) / 9
"""Weights of five frames by which the truth is smoothed: its file keeps whole millimetres."""


@dataclass(frozen=True, kw_only=True)
class TuningClip:
    """One clip; n frames.

    Attributes:
        found: (n,) whether a body was found.
        points: (n, 33, 2) in image heights, NaN where none was found.
        visibilities: (n, 33).
        flow: (n, 4) in image heights, NaN where there is none.
        active: (n,) whether the person is at the exercise, neither coming nor leaving.
        required: Whether it is seen as the exercise requires.
    """

    name: str
    exercise: str
    sight: Sight
    found: Flags
    points: Array
    visibilities: Array
    flow: Array
    active: Flags
    required: bool

    @property
    def usual(self) -> Flags:
        """Return (n,) where it shows the exercise as somebody does it who follows the advice."""
        return self.active if self.required else np.zeros_like(self.active)


def tuning_clips(folder: Path) -> list[TuningClip]:
    """Read all clips in a folder that have poses and truth, in the order of their names.

    Empty rooms are left out, and clips with a second person in them: whom the points belong to is
    not known.

    Raises:
        ValueError: There is none, or one has a seed of the testing clips or none.
    """
    stems = [path.name.removesuffix(".truth.npz") for path in folder.glob("*.truth.npz")]
    found = [read_clip(folder, stem) for stem in sorted(stems)]
    clips = [clip for clip in found if clip is not None]
    if not clips:
        raise ValueError(f"no clip in {folder} has NAME.truth.json, NAME.truth.npz, NAME.poses.npz")
    return clips


def read_clip(folder: Path, name: str) -> TuningClip | None:
    """Read one clip; None where its poses are missing, or nobody or somebody else is in it.

    Raises:
        ValueError: Its seed is one of the testing clips, or there is none.
    """
    facts = json.loads((folder / f"{name}.truth.json").read_text("utf-8"))
    seed = facts.get("seed")
    if seed is None or seed >= FIRST_TESTING_SEED:
        raise ValueError(f"{name}: seed {seed} is not one of a tuning clip (below 100,000)")
    poses_file = folder / f"{name}.poses.npz"
    if not poses_file.exists() or any(
        situation.startswith("second_person") for situation in facts.get("situations", ())
    ):
        return None
    with np.load(folder / f"{name}.truth.npz") as data:
        times_ms = data["t_ms"].astype(np.int64)
        names = [str(joint) for joint in data["joint_names"]]
        metres = data["metres"].astype(np.float64)
        pixels = data["pixels"].astype(np.float64) / facts["height"]
    if not np.isfinite(metres).any():
        return None
    poses = {pose.t_ms: pose for pose in read_poses(poses_file)}
    kept = [row for row, t_ms in enumerate(times_ms.tolist()) if t_ms in poses]
    seen = [poses[int(times_ms[row])] for row in kept]
    blank = np.full((33, 3), np.nan)
    points = np.array([np.array(pose.points) if pose.found else blank for pose in seen])
    flow = [(np.nan,) * 4 if pose.flow is None else tuple(pose.flow) for pose in seen]
    sight = sight_of(
        seed=seed,
        times_s=times_ms[kept] / 1000,
        joint_names=names,
        metres=_smoothed(metres[kept]),
        projection=projection_of(metres, pixels),
        width=facts["width"] / facts["height"],
        with_flow=CATALOGUE[facts["exercise"]].flow,
    )
    return TuningClip(
        name=name,
        exercise=facts["exercise"],
        sight=sight,
        found=np.array([pose.found for pose in seen]),
        points=points[:, :, :2],
        visibilities=points[:, :, 2],
        flow=np.array(flow),
        active=_within(times_ms[kept] / 1000, facts["active"]),
        required=facts["view"]["required"],
    )


def _within(times_s: Array, spans: list[list[float]]) -> Flags:
    within = [(times_s >= start) & (times_s <= end) for start, end in spans]
    return np.asarray(np.any(within, axis=0))


def _smoothed(metres: Array) -> Array:
    padded = np.concatenate([metres[:1]] * 2 + [metres] + [metres[-1:]] * 2)
    mean = sum(
        (weight * padded[shift : shift + len(metres)] for shift, weight in enumerate(SMOOTHING)),
        np.zeros(()),
    )
    return np.where(np.isfinite(mean), mean, metres)


def projection_of(metres: Array, pixels: Array) -> NDArray[np.float64]:
    """Return the camera (3, 4) that shows `metres` (n, joints, 3) at `pixels` (n, joints, 2).

    By the direct linear transformation (Hartley and Zisserman, Multiple View Geometry, 2003, 7.1);
    its third row gives depths in metres.
    """
    there = np.isfinite(metres).all(axis=2) & np.isfinite(pixels).all(axis=2)
    points, places = metres[there], pixels[there]
    kept = np.linspace(0, len(points) - 1, min(len(points), 6000)).astype(np.int64)
    points, places = points[kept], places[kept]
    middle = points.mean(axis=0)
    homogeneous = np.c_[points - middle, np.ones(len(points))]
    none = np.zeros_like(homogeneous)
    rows = np.concatenate(
        [
            np.concatenate([homogeneous, none, -places[:, :1] * homogeneous], axis=1),
            np.concatenate([none, homogeneous, -places[:, 1:] * homogeneous], axis=1),
        ]
    )
    shift = np.eye(4)
    shift[:3, 3] = -middle
    camera = np.linalg.eigh(rows.T @ rows)[1][:, 0].reshape(3, 4) @ shift
    in_front = np.sign(np.mean(points @ camera[2, :3] + camera[2, 3]))
    return np.asarray(in_front * camera / np.linalg.norm(camera[2, :3]))

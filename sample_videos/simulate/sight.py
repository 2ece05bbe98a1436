"""What the camera would see of one clip without any error."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from sample_videos.geometry import Array
from sample_videos.simulate.landmarks import mixture
from sample_videos.simulate.seeing import Flags, Seen, project, see

THORAX_BELOW: Final = 0.25
"""Where the flow's upper patch lies between shoulder (0) and hip (1)."""


@dataclass(frozen=True, kw_only=True)
class Sight:
    """A clip of n frames.

    Attributes:
        seed: Of the clip: the same seed draws the same errors.
        times_s: (n,) strictly rising, in even steps.
        present: (n,) whether the person is there.
        width: Of the picture in image heights.
        patches: (n, 2, 2) where the trunk's skin is at pelvis and thorax, in image heights; None
            where image motion is not measured.
        breath_m: (n,) how far the belly has risen.
    """

    seed: int
    times_s: Array
    present: Flags
    seen: Seen
    width: float
    patches: Array | None
    breath_m: Array


def sight_of(
    *,
    seed: int,
    times_s: Array,
    joint_names: Sequence[str],
    metres: Array,
    projection: Array,
    width: float,
    with_flow: bool,
    breath_m: Array | None = None,
) -> Sight:
    """Look at joints.

    Args:
        metres: (n, joints, 3) their places in the world; NaN where nobody is there.
        projection: (3, 4), see `landmarks.project`.
    """
    present = np.isfinite(metres[:, 0, 0])
    whole = _filled(metres, present)
    eye = np.asarray(-np.linalg.solve(projection[:, :3], projection[:, 3]), np.float64)
    seen = see(np.matmul(mixture(joint_names), whole), projection, eye)
    return Sight(
        seed=seed,
        times_s=times_s,
        present=present,
        seen=seen,
        width=width,
        patches=_patches(seen, joint_names, whole, projection) if with_flow else None,
        breath_m=np.zeros(len(times_s)) if breath_m is None else breath_m,
    )


def step_of(times_s: Array) -> float:
    """Return the time from frame to frame in seconds."""
    return float(times_s[-1] - times_s[0]) / max(len(times_s) - 1, 1) or 1.0


def _filled(metres: Array, present: Flags) -> Array:
    """Return places in which someone who is not there stays where they were last, or come in.

    Raises:
        ValueError: Nobody is there in any frame.
    """
    if not present.any():
        raise ValueError("nobody is in the clip")
    if present.all():
        return metres
    last = np.maximum.accumulate(np.where(present, np.arange(len(present)), 0))
    return metres[np.where(present[last], last, np.argmax(present))]


def _patches(seen: Seen, joint_names: Sequence[str], metres: Array, projection: Array) -> Array:
    """Return (n, 2, 2) the near side's hip joint, and a place that is fixed to the chest."""
    near = "left" if seen.near_left.mean() >= 0.5 else "right"
    hip, shoulder = (
        metres[:, joint_names.index(f"bone_{near}_{one}")] for one in ("hip", "shoulder")
    )
    down = hip - shoulder
    length = np.linalg.norm(down, axis=1, keepdims=True)
    chest = shoulder + THORAX_BELOW * np.median(length) * down / length
    return np.stack([project(place, projection)[0] for place in (hip, chest)], axis=1)

"""Writes simulated poses as a recording (docs/poses-format.md), straight from arrays."""

from __future__ import annotations

import json
import zipfile
from dataclasses import fields
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from sample_videos.archive import ZIP_LEVEL, add_arrays
from sample_videos.geometry import Array
from sample_videos.simulate.errors import Found
from vision.flow import FLOW_STEPS
from vision.landmarks import POINT_STEPS, VISIBILITY_STEPS
from vision.pose_block import PoseBlock
from vision.recording import BLOCK, VERSION

MODEL: Final = "simulated"


def write_poses(path: Path, times_s: Array, found: Found, width: int, height: int) -> None:
    """Write the recording of one clip; `width` and `height` are the picture's in pixels."""
    block = block_of(times_s, found)
    starts = range(0, len(block), BLOCK)
    meta = {
        "format": "rugcoach poses",
        "version": VERSION,
        "blocks": len(starts),
        "source": path.name.removesuffix(".poses.npz") + ".mp4",
        "width": width,
        "height": height,
        "model": MODEL,
        "flow": found.flow is not None,
        "aspect": width / height,
        "frames": len(block),
        "detected": int(block.found.sum()),
        "duration_s": float(times_s[-1]),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=ZIP_LEVEL) as archive:
        for number, start in enumerate(starts):
            rows = slice(start, start + BLOCK)
            arrays = _rows(block, rows).items()
            add_arrays(archive, {f"{number:06}/{name}": _steps(array) for name, array in arrays})
        archive.writestr(zipfile.ZipInfo("meta.json"), json.dumps(meta), zipfile.ZIP_DEFLATED)


def block_of(times_s: Array, found: Found) -> PoseBlock:
    """Return the poses in whole numbers, without world points: no rule reads them."""
    there = found.found
    scale = (POINT_STEPS, POINT_STEPS, VISIBILITY_STEPS)
    points = np.concatenate([found.points, found.visibilities[:, :, None]], axis=2)[there]
    with_flow = there if found.flow is not None else np.zeros_like(there)
    flow = np.zeros((0, 4)) if found.flow is None else found.flow[there]
    return PoseBlock(
        t_ms=np.rint(times_s * 1000).astype(np.int64),
        found=there,
        has_world=np.zeros_like(there),
        has_flow=with_flow,
        points=np.rint(points * scale).astype(np.int64),
        world=np.zeros((0, 33, 3), np.int64),
        flow=np.rint(flow * FLOW_STEPS).astype(np.int64),
    )


def _rows(block: PoseBlock, rows: slice) -> dict[str, NDArray[Any]]:
    """Return the arrays of some frames."""
    t_ms = block.t_ms[rows]
    part = block.between(int(t_ms[0]), int(t_ms[-1]) + 1)
    return {field.name: getattr(part, field.name) for field in fields(PoseBlock)}


def _steps(array: NDArray[Any]) -> NDArray[Any]:
    """Return the differences from row to row in a type that holds them; flags as they are."""
    if array.dtype == np.bool_:
        return array
    steps = np.diff(array, axis=0, prepend=np.zeros_like(array[:1]))
    low, high = int(steps.min(initial=0)), int(steps.max(initial=0))
    return steps.astype(np.promote_types(np.min_scalar_type(min(low, -1 - high)), np.int8))

"""Many poses as a few small arrays of whole numbers: what is stored and sent between processes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace

import numpy as np
import numpy.typing as npt

from rules.pose import Flow, Joint, Point, Pose, WorldPoint
from vision.flow import FLOW_STEPS
from vision.landmarks import POINT_STEPS, VISIBILITY_STEPS, WORLD_STEPS

Ints = npt.NDArray[np.int64]
JOINTS = len(Joint)


@dataclass(frozen=True, slots=True, eq=False)
class PoseBlock:
    """Poses of one source in order. n frames, f of them with a person, w of these with world
    points, m frames with flow.

    Attributes:
        t_ms: (n) strictly increasing.
        found, has_world, has_flow: bool (n).
        points: (f, 33, 3): x and y in 1/16384 image height, visibility in 1/255.
        world: (w, 33, 3) in mm.
        flow: (m, 4) in 1/2**20 image height, in the order of `Flow`.
    """

    t_ms: Ints
    found: npt.NDArray[np.bool_]
    has_world: npt.NDArray[np.bool_]
    has_flow: npt.NDArray[np.bool_]
    points: Ints
    world: Ints
    flow: Ints

    def __len__(self) -> int:
        return len(self.t_ms)

    @classmethod
    def of(cls, poses: Sequence[Pose]) -> PoseBlock:
        """Return the block of these poses."""
        steps = (POINT_STEPS, POINT_STEPS, VISIBILITY_STEPS)
        return cls(
            t_ms=np.array([pose.t_ms for pose in poses], np.int64),
            found=np.array([pose.found for pose in poses], np.bool_),
            has_world=np.array([bool(pose.world) for pose in poses], np.bool_),
            has_flow=np.array([pose.flow is not None for pose in poses], np.bool_),
            points=_whole([pose.points for pose in poses if pose.found], (JOINTS, 3), steps),
            world=_whole([pose.world for pose in poses if pose.world], (JOINTS, 3), WORLD_STEPS),
            flow=_whole([pose.flow for pose in poses if pose.flow is not None], (4,), FLOW_STEPS),
        )

    @classmethod
    def joined(cls, blocks: Sequence[PoseBlock]) -> PoseBlock:
        """Return blocks that follow one another as one."""
        if not blocks:
            return cls.of([])
        rows = {
            field.name: np.concatenate([getattr(block, field.name) for block in blocks])
            for field in fields(cls)
        }
        return cls(**rows)

    def poses(self, width: float) -> Iterator[Pose]:
        """Return the very poses that went in; `width` is that of the picture in image heights."""
        steps = (POINT_STEPS, POINT_STEPS, VISIBILITY_STEPS)
        points = iter((self.points / steps).tolist())
        world = iter((self.world / WORLD_STEPS).tolist())
        flow = iter((self.flow / FLOW_STEPS).tolist())
        rows = zip(
            self.t_ms.tolist(),
            self.found.tolist(),
            self.has_world.tolist(),
            self.has_flow.tolist(),
            strict=True,
        )
        for t_ms, found, has_world, has_flow in rows:
            yield Pose(
                t_ms,
                tuple(map(Point._make, next(points))) if found else (),
                width,
                tuple(map(WorldPoint._make, next(world))) if has_world else (),
                Flow(*next(flow)) if has_flow else None,
            )

    def between(self, start_ms: int, end_ms: int) -> PoseBlock:
        """Return the part from `start_ms` up to and without `end_ms`."""
        keep = (self.t_ms >= start_ms) & (self.t_ms < end_ms)
        return PoseBlock(
            t_ms=self.t_ms[keep],
            found=self.found[keep],
            has_world=self.has_world[keep],
            has_flow=self.has_flow[keep],
            points=self.points[keep[self.found]],
            world=self.world[keep[self.has_world]],
            flow=self.flow[keep[self.has_flow]],
        )

    def with_flow_after(self, before: PoseBlock) -> PoseBlock:
        """Return this block with its flow made to go on from that of the block before.

        Both were measured on their own, each from its own beginning: the median difference of
        the frames that both saw is taken off. Without such frames nothing changes.
        """
        _, mine, its = np.intersect1d(
            self.t_ms[self.has_flow], before.t_ms[before.has_flow], return_indices=True
        )
        if not len(mine):
            return self
        shift = np.rint(np.median(self.flow[mine] - before.flow[its], axis=0)).astype(np.int64)
        return replace(self, flow=self.flow - shift)


def _whole(
    rows: Sequence[Iterable[float] | Iterable[Iterable[float]]],
    shape: tuple[int, ...],
    steps: float | tuple[float, ...],
) -> Ints:
    numbers = np.array(rows, np.float64).reshape(-1, *shape)
    return np.rint(numbers * steps).astype(np.int64)

"""Routes of a review that is done: its movement over time, and a live exercise's skeleton."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from fastapi import APIRouter, HTTPException
from pydantic import BaseModel

from rules.exercise import Exercise
from rules.movement import Swing
from rules.pose import Pose
from server.reviews import ReviewId
from server.storage import Part, ReviewSource, Storage
from vision.judge import Judge
from vision.recording import is_recording, read_meta, read_poses

EVERY_MS: Final = 100
"""A chart is about a thousand pixels wide: a minute shows no more than this."""


class Moment(NamedTuple):
    """One point of the line. `progress` is 0 at rest, 1 on target, below 0 on a swing's right."""

    t_ms: int
    progress: float


class MovementCourse(BaseModel):
    """The movement over time, for a chart (`movement`); a `swing` goes to either side."""

    swing: bool
    moments: list[Moment]


class ReplayFrame(BaseModel):
    """One moment of a live exercise: 33 landmarks as x, y, visibility, or none."""

    t_ms: int
    points: list[float]


class Replay(BaseModel):
    """The poses of a live exercise; `width` is that of the picture in image heights."""

    width: float
    frames: list[ReplayFrame]


def looking_back_router(storage: Storage, catalogue: Mapping[str, Exercise]) -> APIRouter:
    """Return the routes."""
    router = APIRouter(prefix="/api/reviews")

    @router.get("/{review_id}/replay")
    def replay(review_id: ReviewId) -> Replay:
        info = storage.get(review_id)
        if info is None or info.source is not ReviewSource.LIVE:
            raise HTTPException(404)
        return _replay(storage.path(review_id, Part.POSES))

    @router.get("/{review_id}/course")
    def course(review_id: ReviewId) -> MovementCourse:
        info = storage.get(review_id)
        exercise = catalogue.get(info.exercise) if info else None
        poses = storage.path(review_id, Part.POSES)
        if info is None or exercise is None or not is_recording(poses):
            raise HTTPException(404)
        live = info.source is ReviewSource.LIVE
        moments = movement(exercise, read_poses(poses), live=live)
        return MovementCourse(swing=isinstance(exercise.movement, Swing), moments=list(moments))

    return router


def movement(exercise: Exercise, poses: Iterable[Pose], *, live: bool) -> Iterator[Moment]:
    """Yield the moments at which the movement was followed, ten a second at most.

    Args:
        poses: What the review was judged by, in order.
        live: Whether it was judged as it came, and not with a look ahead.
    """
    judge = Judge(exercise, others=False)
    judged = ((pose, judge.judge(pose)) for pose in poses) if live else judge.all(poses)
    due_ms = 0
    for pose, verdict in judged:
        if verdict.progress is not None and pose.t_ms >= due_ms:
            due_ms = pose.t_ms + EVERY_MS
            yield Moment(pose.t_ms, round(verdict.progress, 3))


def _replay(poses: Path) -> Replay:
    frames = [
        ReplayFrame(
            t_ms=pose.t_ms,
            points=[round(number, 3) for point in pose.points for number in point],
        )
        for pose in read_poses(poses)
    ]
    return Replay(width=read_meta(poses).aspect, frames=frames)

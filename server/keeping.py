"""Routes by which a live exercise that is over is kept among the reviews, or thrown away."""

from datetime import UTC, datetime
from functools import partial
from pathlib import Path as FilePath
from typing import Annotated, Any
from uuid import uuid4

from fastapi import APIRouter, HTTPException, Path
from pydantic import BaseModel, Field
from starlette.requests import Request

from server.course import Course, Finished
from server.language import language_of
from server.parking import Parking
from server.settings import Settings
from server.storage import ReviewInfo, ReviewSource, ReviewState, Storage
from vision.recording import record_poses
from vision.report import judgement

Token = Annotated[str, Path(pattern="^[0-9a-f]{32}$")]


class Keep(BaseModel):
    """What the page says of the exercise it keeps.

    Attributes:
        right_count: What the person counted, where that differs from what was measured.
    """

    right_count: int | None = Field(default=None, ge=0, le=999)


class Kept(BaseModel):
    """The review that it has become."""

    id: str


class Earlier(BaseModel):
    """One earlier time of an exercise."""

    count: int
    range: float | None


def keeping_router(settings: Settings, storage: Storage, finished: Parking[Finished]) -> APIRouter:
    """Return the routes of live exercises that are over."""
    router = APIRouter(prefix="/api/live")

    @router.post("/{token}", status_code=201)
    def keep(token: Token, said: Keep, request: Request) -> Kept:
        done = finished.take(token)
        if done is None:
            raise HTTPException(404)
        info = ReviewInfo(
            id=uuid4().hex,
            name="",
            exercise=done.course.exercise.key,
            language=language_of(request),
            created=datetime.now(UTC),
            state=ReviewState.DONE,
            source=ReviewSource.LIVE,
            right_count=said.right_count,
        )
        storage.keep(
            info,
            judgement(done.course.exercise, done.summary),
            partial(_write_poses, settings, done.course),
        )
        return Kept(id=info.id)

    @router.delete("/{token}", status_code=204)
    def throw_away(token: Token) -> None:
        finished.take(token)

    @router.get("/earlier/{exercise}")
    def earlier(exercise: str) -> list[Earlier]:
        infos = [info for info in storage.all() if info.exercise == exercise]
        reports = [report for info in infos if (report := storage.report(info.id)) is not None]
        return [_earlier(report) for report in reports]

    return router


def _earlier(report: dict[str, Any]) -> Earlier:
    return Earlier(count=report["count"], range=report.get("signal", {}).get("range"))


def _write_poses(settings: Settings, course: Course, path: FilePath) -> None:
    with record_poses(path) as recorder:
        last_ms = 0
        for pose in course.poses():
            recorder.add(pose)
            last_ms = pose.t_ms
        width = course.width or 1.0
        recorder.close(
            source="live",
            width=round(width * settings.live_pixels / max(width, 1)),
            height=round(settings.live_pixels / max(width, 1)),
            model=settings.model,
            flow=course.exercise.flow,
            duration_s=last_ms / 1000,
        )

"""Routes of a review: follow its job, read the report, watch the video, delete it."""

from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Path
from pydantic import BaseModel
from starlette.responses import FileResponse, Response

from server.jobs import Jobs, JobState, JobStatus
from server.storage import Part, ReviewState, Storage

ReviewId = Annotated[str, Path(pattern="^[0-9a-f]{32}$")]


class Review(BaseModel):
    """A review as the page follows it.

    Attributes:
        progress: 0-1 while the job is under way.
        error: Key of why the job failed.
        report: What the review says, once it is done.
    """

    id: str
    state: JobState
    progress: float
    error: str | None = None
    detail: str | None = None
    report: dict[str, Any] | None = None


def reviews_router(storage: Storage, jobs: Jobs) -> APIRouter:
    """Return the routes of reviews."""
    router = APIRouter(prefix="/api/reviews")

    @router.get("/{review_id}")
    def follow(review_id: ReviewId) -> Review:
        review = find_review(review_id, storage, jobs)
        if review is None:
            raise HTTPException(404)
        return review

    @router.delete("/{review_id}", status_code=204)
    def delete(review_id: ReviewId) -> None:
        jobs.cancel(review_id)
        if not storage.delete(review_id) and jobs.status(review_id) is None:
            raise HTTPException(404)

    @router.get("/{review_id}/video")
    def video(review_id: ReviewId) -> Response:
        info = storage.get(review_id)
        done = info is not None and info.state is ReviewState.DONE
        if not done or not storage.path(review_id, Part.ANNOTATED).is_file():
            raise HTTPException(404)
        return FileResponse(storage.path(review_id, Part.ANNOTATED), media_type="video/mp4")

    return router


def find_review(review_id: str, storage: Storage, jobs: Jobs) -> Review | None:
    """Return a review that is done, under way or failed a while ago, or None."""
    info = storage.get(review_id)
    if info is not None and info.state is ReviewState.DONE:
        report = storage.report(review_id)
        return Review(id=review_id, state=JobState.DONE, progress=1.0, report=report)
    status = jobs.status(review_id)
    if status is None:
        return None
    if status.state is JobState.DONE:  # and deleted since
        status = JobStatus(state=JobState.CANCELLED)
    return Review(
        id=review_id,
        state=status.state,
        progress=status.progress,
        error=status.error,
        detail=status.detail,
    )

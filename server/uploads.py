"""An upload on its way to the disk, never whole in memory; then a review and its job."""

import errno
from collections.abc import AsyncIterator, Mapping
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final
from uuid import uuid4

from fastapi import APIRouter, Query
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response

from rules.exercise import Exercise
from rules.text import Language
from server.jobs import Jobs
from server.settings import Settings
from server.storage import ReviewInfo, Storage

BLOCK: Final = 1024**2
"""Bytes that are gathered before they are written."""


class UploadKey(StrEnum):
    """Why an upload was refused."""

    TOO_LARGE = "too_large"
    EMPTY = "empty"
    DISK_FULL = "disk_full"
    UNKNOWN_EXERCISE = "unknown_exercise"

    @property
    def status(self) -> int:
        """The HTTP status of the answer."""
        return {UploadKey.TOO_LARGE: 413, UploadKey.DISK_FULL: 507}.get(self, 422)


class UploadError(Exception):
    """An upload is refused; `key` says why."""

    def __init__(self, key: UploadKey) -> None:
        super().__init__(key)
        self.key = key


def uploads_router(
    settings: Settings, catalogue: Mapping[str, Exercise], storage: Storage, jobs: Jobs
) -> APIRouter:
    """Return the route that takes a video as the whole body of a request."""
    router = APIRouter()

    @router.post("/api/reviews", status_code=201)
    async def upload(
        request: Request,
        exercise: str,
        name: Annotated[str, Query(max_length=200)] = "",
        language: Language = Language.NL,
    ) -> Response:
        info = ReviewInfo(
            id=uuid4().hex,
            name=name or "video",
            exercise=exercise,
            language=language,
            created=datetime.now(UTC),
        )
        try:
            if exercise not in catalogue:
                raise UploadError(UploadKey.UNKNOWN_EXERCISE)
            if int(request.headers.get("content-length") or 0) > settings.upload_limit:
                raise UploadError(UploadKey.TOO_LARGE)
            target = await run_in_threadpool(storage.new_upload)
            await receive(request.stream(), target, settings.upload_limit)
        except UploadError as error:
            return JSONResponse({"error": error.key}, status_code=error.key.status)
        except ClientDisconnect:
            return Response(status_code=400)
        await run_in_threadpool(storage.add, info, target)
        jobs.submit(info.id)
        return JSONResponse({"id": info.id}, status_code=201)

    return router


async def receive(chunks: AsyncIterator[bytes], target: Path, limit: int) -> None:
    """Write the chunks to a new file; where that fails, or the sender leaves, no file stays.

    Raises:
        UploadError: There are more than `limit` bytes or none, or the disk is full.
    """
    try:
        await _receive(chunks, target, limit)
    except BaseException as error:
        target.unlink(missing_ok=True)
        if isinstance(error, OSError) and error.errno == errno.ENOSPC:
            raise UploadError(UploadKey.DISK_FULL) from error
        raise


async def _receive(chunks: AsyncIterator[bytes], target: Path, limit: int) -> None:
    size = 0
    block = bytearray()
    with target.open("xb", buffering=0) as file:
        async for chunk in chunks:
            size += len(chunk)
            if size > limit:
                raise UploadError(UploadKey.TOO_LARGE)
            block += chunk
            if len(block) >= BLOCK:
                await run_in_threadpool(file.write, bytes(block))
                block.clear()
        await run_in_threadpool(file.write, bytes(block))
    if not size:
        raise UploadError(UploadKey.EMPTY)

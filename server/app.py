"""Puts the server together from its parts; nothing is global."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from rules.exercise import Exercise
from server.course import Finished
from server.jobs import Jobs
from server.keeping import keeping_router
from server.live import live_router
from server.looking_back import looking_back_router
from server.pages import WEB, Pages, pages_router
from server.parking import Parking
from server.reviews import reviews_router
from server.samples import samples_router
from server.security import HEADERS, Guard
from server.session import NewEye
from server.settings import Settings, browser_libraries, check_home
from server.storage import Storage
from server.texts import all_texts
from server.uploads import uploads_router


def create_app(
    settings: Settings,
    *,
    catalogue: Mapping[str, Exercise],
    new_eye: NewEye,
    storage: Storage,
    jobs: Jobs,
) -> FastAPI:
    """Return the server.

    Args:
        new_eye: Makes what finds the person in a live session's pictures.

    Raises:
        SettingsError: The server must not, or cannot, start so.
    """
    check_home(settings)
    texts = all_texts(catalogue)
    pages = Pages(texts)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        for review_id in await run_in_threadpool(storage.sweep):
            jobs.submit(review_id)
        yield
        await run_in_threadpool(jobs.close)

    app = FastAPI(lifespan=lifespan, docs_url=None, redoc_url=None, openapi_url=None)
    app.add_middleware(Guard)
    app.include_router(pages_router(settings, catalogue, texts, pages, storage, jobs))
    app.include_router(uploads_router(settings, catalogue, storage, jobs))
    app.include_router(reviews_router(storage, jobs))
    app.include_router(looking_back_router(storage, catalogue))
    app.include_router(samples_router())
    finished: Parking[Finished] = Parking(settings.keep_s)
    app.include_router(live_router(settings, catalogue, new_eye, finished))
    app.include_router(keeping_router(settings, storage, finished))
    app.mount("/static", _packed(WEB / "static"))
    for name, folder in browser_libraries().items():
        app.mount(f"/vendor/{name}", _packed(folder))
    _handle_errors(app, pages)
    return app


def _packed(folder: Path) -> ASGIApp:
    """Return the files of a folder, sent packed: a quarter of their size."""
    return GZipMiddleware(StaticFiles(directory=folder))


def _handle_errors(app: FastAPI, pages: Pages) -> None:
    """Answer errors with a page, or with a key where a script asked."""

    def answer(request: Request, status: int) -> Response:
        if request.url.path.startswith("/api/"):
            return JSONResponse({"error": str(status)}, status_code=status)
        key = "404" if status < 500 else "500"
        return pages.page(request, "error.html", status, key=key)

    async def on_http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        return answer(request, error.status_code)

    async def on_invalid(request: Request, _: Exception) -> Response:
        return answer(request, 422 if request.url.path.startswith("/api/") else 404)

    async def on_fault(request: Request, _: Exception) -> Response:
        response = answer(request, 500)
        response.headers.update(HEADERS)  # this answer does not pass the guard
        return response

    app.add_exception_handler(HTTPException, on_http)
    app.add_exception_handler(RequestValidationError, on_invalid)
    app.add_exception_handler(Exception, on_fault)

"""The pages: HTML in the person's language, which the page can switch without loading anew."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Final

from fastapi import APIRouter, HTTPException
from fastapi import Path as PathParameter
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse

from rules.exercise import Exercise
from rules.text import Language
from server.jobs import Jobs
from server.reviews import find_review
from server.settings import Settings
from server.storage import Storage
from server.texts import Texts, as_json

WEB: Final = Path(__file__).parent / "web"
ReviewId = Annotated[str, PathParameter(pattern="^[0-9a-f]{32}$")]


class Pages:
    """Renders templates."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._templates = Environment(
            loader=FileSystemLoader(WEB / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def page(self, request: Request, name: str, status: int = 200, **values: Any) -> HTMLResponse:
        """Return a page in the language of the request's cookie, Dutch where it has none.

        In a template `word(key)` is a text, and `say(key)` a text that the page's script can put
        into the other language.
        """
        language = language_of(request)

        def word(key: str) -> str:
            return self._texts[key].in_(language)

        def say(key: str) -> Markup:
            return Markup('<span data-text="{}">{}</span>').format(key, word(key))

        template = self._templates.get_template(name)
        html = template.render(language=language, word=word, say=say, texts=self._texts, **values)
        return HTMLResponse(html, status_code=status)


def language_of(request: Request) -> Language:
    """Return the language that the person chose, else Dutch."""
    chosen = request.cookies.get("language")
    return Language(chosen) if chosen in set(Language) else Language.NL


def pages_router(
    settings: Settings,
    catalogue: Mapping[str, Exercise],
    texts: Texts,
    pages: Pages,
    storage: Storage,
    jobs: Jobs,
) -> APIRouter:
    """Return the routes of the pages and of what they load once."""
    router = APIRouter()
    exercises = list(catalogue.values())

    @router.get("/healthz")
    async def healthz() -> dict[str, str]:
        return {"status": "ok"}

    @router.get("/texts.json")
    async def texts_json() -> JSONResponse:
        return JSONResponse(as_json(texts))

    @router.get("/")
    async def home(request: Request) -> HTMLResponse:
        return pages.page(request, "home.html", exercises=exercises)

    @router.get("/exercises/{key}")
    async def exercise(request: Request, key: str) -> HTMLResponse:
        if key not in catalogue:
            raise HTTPException(404)
        return pages.page(request, "exercise.html", exercise=catalogue[key])

    @router.get("/reviews")
    def reviews(request: Request, exercise: str = "") -> HTMLResponse:
        return pages.page(
            request,
            "reviews.html",
            exercises=exercises,
            chosen=exercise,
            reviews=[one for one in storage.all() if one.exercise in catalogue],
            upload_limit=settings.upload_limit,
        )

    @router.get("/reviews/{review_id}")
    def review(request: Request, review_id: ReviewId) -> HTMLResponse:
        info = storage.get(review_id)
        if info is None and find_review(review_id, storage, jobs) is None:
            raise HTTPException(404)
        return pages.page(request, "review.html", review_id=review_id, info=info)

    return router

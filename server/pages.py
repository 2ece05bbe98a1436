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
from rules.fault import Effect
from rules.leaflet import by_part, in_order
from server import drawings
from server.jobs import Jobs
from server.language import language_of
from server.reviews import find_review
from server.samples import sample_address
from server.settings import Settings
from server.storage import Storage
from server.texts import Texts, as_json

WEB: Final = Path(__file__).parent / "web"
ReviewId = Annotated[str, PathParameter(pattern="^[0-9a-f]{32}$")]


class Pages:
    """Renders templates."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._drawings = drawings.load()
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
        into the other language; `drawing(name, key)` is a drawing with such a text as its title.
        """
        language = language_of(request)

        def word(key: str) -> str:
            return self._texts[key].in_(language)

        def say(key: str) -> Markup:
            return Markup('<span data-text="{}">{}</span>').format(key, word(key))

        def drawing(name: str, key: str, beside_its_name: bool = False) -> Markup:
            svg = self._drawings[name]
            return drawings.titled(svg, key, word(key), beside_its_name=beside_its_name)

        template = self._templates.get_template(name)
        words = {"word": word, "say": say, "drawing": drawing}
        html = template.render(language=language, texts=self._texts, **words, **values)
        return HTMLResponse(html, status_code=status)


def fault_marks(exercise: Exercise) -> dict[str, dict[str, Any]]:
    """Return, by key, which parts a fault shows at, and whether it keeps from counting."""
    return {
        fault.key: {
            "joints": list(fault.signal.joints),
            "urgent": fault.effect not in (Effect.ADVISE, Effect.DOUBT),
        }
        for fault in exercise.faults
    }


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
    exercises, parts = in_order(catalogue), by_part(catalogue)

    @router.get("/healthz")
    async def healthz() -> dict[str, str]:
        return {"status": "ok"}

    @router.get("/texts.json")
    async def texts_json() -> JSONResponse:
        return JSONResponse(as_json(texts))

    @router.get("/")
    async def home(request: Request) -> HTMLResponse:
        return pages.page(request, "home.html", parts=parts)

    @router.get("/exercises/{key}")
    async def exercise(request: Request, key: str) -> HTMLResponse:
        if key not in catalogue:
            raise HTTPException(404)
        chosen = catalogue[key]
        marks, clip = fault_marks(chosen), sample_address(key)
        return pages.page(
            request,
            "exercise.html",
            exercise=chosen,
            faults=marks,
            clip=clip,
            upload_limit=settings.upload_limit,
        )

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
        chosen = catalogue.get(info.exercise) if info else None
        hold_s = chosen.dose.hold_s if chosen else 0
        return pages.page(request, "review.html", review_id=review_id, info=info, hold_s=hold_s)

    return router

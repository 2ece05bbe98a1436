"""The language that the person chose."""

from starlette.requests import Request

from rules.text import Language


def language_of(request: Request) -> Language:
    """Return the language of the request's cookie, Dutch where it has none."""
    chosen = request.cookies.get("language")
    return Language(chosen) if chosen in set(Language) else Language.NL

"""Who may talk to the server, and what a page of it may do.

At home the server listens on this computer only and knows no login. What protects it is that
a web page of somebody else, open in the same browser, cannot reach it: its requests carry another
`Host` (DNS rebinding) or another `Origin` (forged requests and sockets), and are refused.
"""

from collections.abc import Iterable
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.settings import is_loopback

POLICY: Final = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",  # Pico draws its icons from data
        "media-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    ]
)
HEADERS: Final = {
    "content-security-policy": POLICY,
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(self), microphone=(), geolocation=(), display-capture=()",
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}
UNCHANGING: Final = ("/static/", "/vendor/")
"""A browser may keep what lies here and ask whether it has changed; it must not keep the rest."""

SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})


class Guard:
    """Refuses foreign hosts and origins, and puts the security headers on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or hand it on."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal = _refusal(headers, changes=scope.get("method") not in SAFE)
        if refusal is None:
            await self.app(scope, receive, _with_headers(send, scope))
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008, "reason": refusal})
        else:
            answer = PlainTextResponse(refusal, status_code=403)
            await answer(scope, receive, _with_headers(send, scope))


def _refusal(headers: Headers, *, changes: bool) -> str | None:
    """Return why a request is refused, or None; a socket counts as one that changes."""
    host = headers.get("host", "")
    if not is_loopback(_name(host)):
        return "This server answers only by the name of this computer: localhost or 127.0.0.1."
    if changes and not _same_origin(headers.getlist("origin"), host):
        return "This request comes from another page than Rugcoach's own."
    return None


def _name(host: str) -> str:
    """Return a Host header's name without port and brackets, empty where it is malformed."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _same_origin(origins: Iterable[str], host: str) -> bool:
    """Tell whether there is exactly one origin, which is the host itself."""
    return list(origins) in ([f"http://{host}"], [f"https://{host}"])


def _with_headers(send: Send, scope: Scope) -> Send:
    cache = "no-cache" if scope["path"].startswith(UNCHANGING) else "no-store"

    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            headers["cache-control"] = cache
        await send(message)

    return send_with_headers

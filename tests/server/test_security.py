"""Who may talk to the server, and what its pages may do."""

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from server.security import HEADERS, POLICY
from tests.server.conftest import HOST

PATHS = ["/", "/exercises/trunk_lift", "/reviews", "/healthz", "/texts.json", "/static/live.js"]
LIBRARIES = [
    "/vendor/pico/pico.min.css",
    "/vendor/uplot/uPlot.esm.js",
    "/vendor/uplot/uPlot.min.css",
]


@pytest.mark.parametrize("path", [*PATHS, *LIBRARIES, "/nowhere", "/api/nowhere"])
def test_every_answer_carries_the_security_headers(client: TestClient, path: str) -> None:
    answer = client.get(path)
    for name, value in HEADERS.items():
        assert answer.headers[name] == value


def test_the_policy_allows_no_foreign_host_and_nothing_inline() -> None:
    assert "http" not in POLICY
    assert "*" not in POLICY
    assert "unsafe" not in POLICY
    assert POLICY.startswith("default-src 'none'")


@pytest.mark.parametrize(
    ("path", "cache"),
    [("/", "no-store"), ("/healthz", "no-store"), ("/static/live.js", "no-cache")],
)
def test_a_browser_keeps_scripts_and_nothing_else(
    client: TestClient, path: str, cache: str
) -> None:
    assert client.get(path).headers["cache-control"] == cache


@pytest.mark.parametrize(
    "host", ["localhost", "localhost:8000", "127.0.0.1", "127.0.0.1:1", "127.9.9.9", "[::1]:8000"]
)
def test_a_name_of_this_computer_is_answered(client: TestClient, host: str) -> None:
    assert client.get("/healthz", headers={"host": host}).json() == {"status": "ok"}


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "192.168.1.5:8000",
        "",
        "[::1",
        "127.0.0.1@evil.example",
        "0.0.0.0",
    ],
)
def test_any_other_host_is_refused(client: TestClient, host: str) -> None:
    answer = client.get("/healthz", headers={"host": host})
    assert answer.status_code == 403
    assert "localhost" in answer.text
    assert answer.headers["content-security-policy"] == POLICY


FOREIGN = ["http://evil.example", "http://127.0.0.1:9999", "null", f"http://{HOST}.evil.example"]


@pytest.mark.parametrize("origin", FOREIGN)
def test_a_change_asked_for_by_another_page_is_refused(client: TestClient, origin: str) -> None:
    sent = {"origin": origin}
    upload = client.post("/api/reviews?exercise=trunk_lift", content=b"x", headers=sent)
    assert upload.status_code == 403
    assert client.delete(f"/api/reviews/{'0' * 32}", headers=sent).status_code == 403


@pytest.mark.parametrize("origin", FOREIGN)
def test_a_socket_opened_by_another_page_is_refused(client: TestClient, origin: str) -> None:
    with (
        pytest.raises(WebSocketDisconnect) as closed,
        client.websocket_connect("/live", headers={"origin": origin}),
    ):
        pass
    assert closed.value.code == 1008


def test_a_change_without_an_origin_is_refused(client: TestClient) -> None:
    del client.headers["origin"]
    assert client.post("/api/reviews?exercise=trunk_lift", content=b"x").status_code == 403
    with pytest.raises(WebSocketDisconnect), client.websocket_connect("/live"):
        pass


def test_a_socket_by_another_name_is_refused(client: TestClient) -> None:
    sent = {"host": "evil.example", "origin": "http://evil.example"}
    with pytest.raises(WebSocketDisconnect), client.websocket_connect("/live", headers=sent):
        pass

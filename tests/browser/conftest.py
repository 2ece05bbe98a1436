"""The real server in its own process, and a Chromium that opens its pages."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

ROOT: Final = Path(__file__).parents[2]
SPEECH: Final = Path(__file__).with_name("speech.js")
CHROMIUMS: Final = ("chromium", "chromium-browser", "google-chrome", "chrome")
QUIET: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
CAMERA: Final = ("--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream")
COMES_S: Final = 60
"""What must come may take this long on a busy computer."""

expect.set_options(timeout=1000 * COMES_S)


@dataclass
class Server:
    """A server that runs.

    Attributes:
        url: Without a slash at its end.
        data: Its data folder.
    """

    process: subprocess.Popen[str]
    url: str
    data: Path

    def stop(self) -> None:
        """End it as Ctrl-C would, and wait."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        self.process.wait(60)


@contextmanager
def running_server(data: Path, *, port: int = 0, **settings: str) -> Iterator[Server]:
    """Start `rugcoach serve`, on a free port unless one is given."""
    env = {**os.environ, "RUGCOACH_DATA_DIR": str(data)}
    env.update({f"RUGCOACH_{name.upper()}": value for name, value in settings.items()})
    code = "from server.cli import main; main()"
    process = subprocess.Popen(
        [sys.executable, "-c", code, "serve", "--port", str(port)],
        cwd=ROOT,
        env=env,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    line = process.stdout.readline()
    assert "http://" in line, line
    server = Server(process, f"http://{line.split('http://')[1].split()[0]}", data)
    try:
        yield server
    finally:
        server.stop()
        process.stdout.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running_server(tmp_path_factory.mktemp("data")) as server:
        yield server


@pytest.fixture(scope="session")
def steady(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server at the slowest pace there is: a busy computer does not slow it down half-way."""
    folder = tmp_path_factory.mktemp("steady")
    with running_server(folder, model="lite", live_fps="8") as server:
        yield server


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the installed Chromium."""
    chosen = os.environ.get("RUGCOACH_CHROMIUM")
    found = chosen or next(filter(None, map(shutil.which, CHROMIUMS)), None)
    assert found, "no Chromium: install it, or name it in RUGCOACH_CHROMIUM"
    return found


@pytest.fixture(scope="session")
def browser(playwright: Playwright, chromium: str) -> Iterator[Browser]:
    """A browser with a camera that shows Chromium's own test picture."""
    browser = playwright.chromium.launch(executable_path=chromium, args=[*QUIET, *CAMERA])
    yield browser
    browser.close()


@contextmanager
def filmed(playwright: Playwright, chromium: str, mjpeg: Path) -> Iterator[Browser]:
    """Open a browser whose camera shows a film."""
    film = f"--use-file-for-fake-video-capture={mjpeg}"
    browser = playwright.chromium.launch(executable_path=chromium, args=[*QUIET, *CAMERA, film])
    try:
        yield browser
    finally:
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page in a new, empty profile, which must not make an error."""
    with fresh_page(browser) as page:
        yield page


@contextmanager
def fresh_page(browser: Browser, **options: object) -> Iterator[Page]:
    """Open a page whose errors, and whose requests of other hosts, fail the test.

    The camera is allowed unless `permissions` says otherwise.
    """
    usual = {"locale": "nl-NL", "permissions": ["camera"]}
    context = browser.new_context(**{**usual, **options})  # type: ignore[arg-type]
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    context.on(
        "request",
        lambda request: (
            errors.append(f"foreign request: {request.url}")
            if not request.url.startswith(("http://127.0.0.1:", "data:"))
            else None
        ),
    )
    page.set_default_timeout(1000 * COMES_S)
    yield page
    context.close()
    assert errors == []


def wait_until(page: Page, script: str) -> None:
    """Wait for a script to be true; Playwright's own way needs what the pages' policy forbids."""
    deadline = time.monotonic() + COMES_S
    while not page.evaluate(script):
        shown = page.locator("body").inner_text
        assert time.monotonic() < deadline, f"{script} is not true, the page shows: {shown()}"
        page.wait_for_timeout(50)

"""Every page for everybody: axe finds nothing, by day and by night, on a phone and on a desk."""

from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Page, expect

from rules.exercises import CATALOGUE
from tests.browser.conftest import ROOT, Server, fresh_page, wait_until
from tests.browser.test_troubles import begin, verdict

pytestmark = pytest.mark.browser

AXE: Final = ROOT / "node_modules" / "axe-core" / "axe.min.js"
RUN: Final = """
async () => (await axe.run(document, { runOnly: [
  "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice",
] })).violations.map(({ id, nodes }) => `${id}: ${nodes[0].target} ${nodes[0].failureSummary}`)
"""
PAGES: Final = ["/", "/exercises/knees_to_chest", "/reviews", "/nowhere"]
OTHERS: Final = [f"/exercises/{key}" for key in CATALOGUE if key != "knees_to_chest"]
"""One look at them is enough: they share a template, and with it all sizes and colours."""
SIZES: Final[dict[str, Any]] = {
    "desk": {"width": 1366, "height": 768},
    "phone": {"width": 390, "height": 844},
}


def violations(page: Page) -> list[str]:
    """Return what axe finds; it comes in from outside, past the page's own policy."""
    page.evaluate(Path(AXE).read_text(encoding="utf-8"))
    found: list[str] = page.evaluate(RUN)
    return found


def test_axe_would_find_something(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/")
    page.evaluate("document.querySelector('main').append(document.createElement('button'))")
    assert any(one.startswith("button-name") for one in violations(page))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page(
    browser: Browser, server: Server, scheme: str, size: str
) -> None:
    with fresh_page(browser, color_scheme=scheme, viewport=SIZES[size]) as page:
        found = {}
        for path in PAGES if (scheme, size) != ("light", "desk") else (*PAGES, *OTHERS):
            page.goto(f"{server.url}{path}")
            found[path] = violations(page)
        assert found == {path: [] for path in found}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_screen_of_an_exercise(
    browser: Browser, server: Server, scheme: str, size: str
) -> None:
    with fresh_page(browser, color_scheme=scheme, viewport=SIZES[size]) as page:
        page.goto(f"{server.url}/exercises/knees_to_chest")
        found = {}
        page.click("#intro [data-settings]")
        found["settings"] = violations(page)
        page.click("#set-close")
        begin(page)
        page.evaluate(verdict(phase="hold", held_ms=4000, progress=1.1, faults=["head_lifted"]))
        expect(page.locator("#seconds")).to_have_text("4")
        found["live"] = violations(page)
        rep = {"type": "rep", "t_ms": 9, "number": 1, "counted": True, "reason": None, "count": 1}
        page.evaluate(verdict(t_ms=9, count=1, events=[{**rep, "side": None}]))
        page.evaluate("window.socket.answer({ type: 'error', key: 'busy' })")
        expect(page.locator("#problem")).to_be_visible()
        found["problem"] = violations(page)
        page.click("#again")
        wait_until(page, "window.starts.length > 1")
        page.click("#stop")
        page.evaluate(
            "window.socket.answer({ type: 'summary', count: 1, repetitions: [], faults:"
            " [{ key: 'head_lifted', start_ms: 5, end_ms: 9, repetition: 1 }],"
            " not_judged: [{ key: 'bouncing', reason: 'unseen' }], lost_ms: 0, range: 40 })"
        )
        expect(page.locator("#result")).to_be_visible()
        page.click("summary")
        expect(page.locator("#plot canvas")).to_be_visible()
        found["result"] = violations(page)
        assert found == {key: [] for key in found}


def test_a_page_of_an_exercise_is_light_and_quick(page: Page, server: Server) -> None:
    """Below 200 KB beside pictures; a visit after the first one takes less than a second."""
    page.goto(f"{server.url}/exercises/trunk_lift", wait_until="networkidle")
    sizes = page.evaluate(
        "['navigation', 'resource'].flatMap((kind) => performance.getEntriesByType(kind))"
        ".map(({ name, transferSize }) => [name, transferSize])"
    )
    assert any(url.endswith("/texts.json") for url, _ in sizes)
    assert sum(size for _, size in sizes) < 200_000, sizes
    page.goto(f"{server.url}/exercises/trunk_lift", wait_until="networkidle")
    script = "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
    assert page.evaluate(script) < 1000

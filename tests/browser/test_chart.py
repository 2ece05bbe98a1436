"""The chart after an exercise: what it shows, by day and by night, and where a click leads."""

import json
from collections.abc import Iterator
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Server, fresh_page, wait_until
from tests.browser.test_troubles import begin, verdict

pytestmark = pytest.mark.browser

REP: Final = {"type": "rep", "number": 1, "reason": None, "side": None}
EVENTS: Final[dict[int, list[dict[str, Any]]]] = {
    2000: [{**REP, "t_ms": 2000, "counted": True, "count": 1}],
    3000: [{"type": "fault_seen", "t_ms": 3000, "fault": "legs_lifted"}],
    4000: [{"type": "fault_gone", "t_ms": 4000, "fault": "legs_lifted"}],
    5000: [{**REP, "t_ms": 5000, "counted": False, "count": 1}],
}
SUMMARY: Final = (
    "window.socket.answer({ type: 'summary', count: 1, repetitions: [], faults: [],"
    " not_judged: [], lost_ms: 0, range: 40 })"
)
PIXELS: Final = """
(name) => {
  const canvas = document.querySelector("#plot canvas");
  const hex = getComputedStyle(canvas).getPropertyValue(name).trim();
  const wanted = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  let found = 0;
  for (let at = 0; at < data.length; at += 4) {
    found += wanted.every((part, channel) => data[at + channel] === part) && data[at + 3] === 255;
  }
  return found;
}
"""
"""How many pixels of the chart have exactly the colour of that name as it is now."""
FETCHED: Final = "performance.getEntriesByName(`${origin}/vendor/uplot/uPlot.esm.js`).length"
AT: Final = "Number(document.getElementById('replay-at').value)"


@pytest.fixture
def result(browser: Browser, server: Server) -> Iterator[Page]:
    """The page after a repetition that counted, a fault, and one that did not count."""
    with fresh_page(browser, viewport={"width": 1366, "height": 768}) as page:
        page.goto(f"{server.url}/exercises/trunk_lift")
        begin(page)
        for t_ms in range(0, 6001, 100):
            events = EVENTS.get(t_ms, [])
            progress = 1.2 if t_ms % 3000 > 1000 else 0
            page.evaluate(verdict(t_ms=t_ms, progress=progress, events=events))
        page.click("#stop")
        page.evaluate(SUMMARY)
        expect(page.locator("#result")).to_be_visible()
        yield page


def look_back(page: Page) -> None:
    page.click("summary")
    expect(page.locator("#plot canvas")).to_be_visible()


def test_the_library_comes_only_to_who_looks_back(result: Page) -> None:
    assert result.evaluate(FETCHED) == 0
    look_back(result)
    assert result.evaluate(FETCHED) == 1


def test_the_chart_is_told_in_words_in_either_language(result: Page) -> None:
    look_back(result)
    plot = result.get_by_role("img", name="Uw beweging")
    expect(plot).to_have_accessible_description("1 van 2 telden, 1 keer iets om te verbeteren.")
    result.click("header [data-language=en]")
    plot = result.get_by_role("img", name="Your movement")
    expect(plot).to_have_accessible_description("1 of 2 counted. Moments to mend: 1.")


def test_the_chart_of_swings_tells_each_side_apart(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/exercises/tail_wag")
    begin(page)
    page.evaluate(verdict(t_ms=1, progress=1))
    page.evaluate(verdict(t_ms=2000, progress=-1, events=EVENTS[2000]))
    page.click("#stop")
    page.evaluate(SUMMARY)
    look_back(page)
    expect(page.locator("#chart-words")).to_contain_text("Links en rechts apart: 1 van 1 telden")


def test_without_the_library_the_words_stand(result: Page) -> None:
    result.route("**/vendor/**", lambda route: route.abort())
    with result.expect_request("**/uPlot.esm.js"):
        result.click("summary")
    expect(result.locator("#chart-words")).to_be_visible()
    expect(result.locator("#plot canvas")).to_have_count(0)


@pytest.mark.parametrize("colour", ["--good", "--warn", "--warn-tint"])
def test_the_chart_has_the_colours_of_the_page_when_these_change(result: Page, colour: str) -> None:
    result.emulate_media(color_scheme="light")
    look_back(result)
    wait_until(result, f"({PIXELS})('{colour}') > 0")
    result.emulate_media(color_scheme="dark")
    wait_until(result, f"({PIXELS})('{colour}') > 0")


@pytest.mark.parametrize("width", [390, 900, 1920, 3840])
def test_the_chart_is_as_wide_as_its_place(result: Page, width: int) -> None:
    look_back(result)
    result.set_viewport_size({"width": width, "height": 900})
    wait_until(
        result,
        "document.querySelector('#plot canvas').getBoundingClientRect().width ==="
        " document.getElementById('plot').clientWidth",
    )
    assert result.evaluate("document.documentElement.scrollWidth") <= width


def test_a_click_on_the_chart_shows_that_moment(result: Page) -> None:
    look_back(result)
    over = result.locator("#plot .u-over")
    box = over.bounding_box()
    assert box
    over.click(position={"x": box["width"] / 2, "y": box["height"] / 2})
    wait_until(result, f"Math.abs({AT} - 3) < 0.1")
    line = result.locator("#plot .u-cursor-x").bounding_box()
    assert line
    assert line["x"] - box["x"] == pytest.approx(box["width"] / 2, abs=3)


def test_another_exercise_gets_a_chart_of_its_own(result: Page) -> None:
    look_back(result)
    result.click("#once-more")
    wait_until(result, "window.starts.length > 1")
    result.evaluate(verdict(t_ms=1))
    result.evaluate(verdict(t_ms=2))
    result.click("#stop")
    result.evaluate(SUMMARY)
    expect(result.locator("#chart-words")).to_contain_text("0 van 0")
    expect(result.locator("#plot .uplot")).to_have_count(1)


@pytest.mark.parametrize(
    ("moments", "line"),
    [
        ([[1000, 0], [2000, 1]], [[0, 1], [0, 1]]),
        ([[500, None], [1000, 0], [1100, None], [1200, 1]], [[0, 0.2], [0, 1]]),
        ([[0, 0], [1500, 1]], [[0, 1.499, 1.5], [0, None, 1]]),
    ],
)
def test_the_line_begins_where_somebody_is_seen_and_breaks_at_a_pause(
    page: Page, server: Server, moments: list[list[float | None]], line: list[list[float | None]]
) -> None:
    page.goto(f"{server.url}/")
    seen = [{"t_ms": t_ms, "progress": progress} for t_ms, progress in moments]
    course = {"moments": seen, "marks": [], "faults": [], "swing": False}
    made = f"import('/static/course.js').then(({{ Course }}) => new Course({json.dumps(course)})"
    assert page.evaluate(f"{made}.line())") == line

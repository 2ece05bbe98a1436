"""A sample clip through the live pipeline: what a newcomer sees, up to the kept result."""

import re

import pytest
from playwright.sync_api import Page, expect

from rules.exercises import CATALOGUE
from rules.text import Language
from server.words_spoken import NUMBERS
from tests.browser.clips import clip
from tests.browser.conftest import SPEECH, Server, wait_until

pytestmark = pytest.mark.browser


@pytest.mark.slow
def test_a_sample_is_counted_aloud_looked_back_at_and_kept(page: Page, steady: Server) -> None:
    """In English: the same through the camera is in Dutch (`test_live_page`)."""
    language = Language.EN
    _, truth = clip("trunk_lift-good-1")
    page.context.add_cookies([{"name": "language", "value": language, "url": steady.url}])
    page.add_init_script(path=SPEECH)
    page.goto(f"{steady.url}/exercises/trunk_lift")
    page.click("#try-sample")
    expect(page.locator("#result")).to_be_visible(timeout=4000 * truth["duration_s"])
    spoken = [text.split(".")[0] for text in page.evaluate("window.spoken")]
    words = [NUMBERS[f"number.{n + 1}"].in_(language) for n in range(truth["count"])]
    assert [text for text in spoken if text in words] == words
    expect(page.locator("#result-count")).to_contain_text(str(truth["count"]))
    page.click("summary")
    expect(page.locator("#chart-words")).to_contain_text(f"{truth['count']} of")
    expect(page.locator("#plot canvas")).to_be_visible()
    page.click("#replay-play")
    wait_until(page, "Number(document.getElementById('replay-at').value) > 1")
    page.fill("#right-count", str(truth["count"] + 1))
    page.click("#keep")
    page.click("#keeping-words a")
    expect(page.locator("#score")).to_contain_text(str(truth["count"]))
    expect(page.locator(".screen p strong")).to_have_text(str(truth["count"] + 1))
    page.locator("#repetitions .moment").last.click()
    wait_until(page, "Number(document.getElementById('replay-at').value) > 10")


@pytest.mark.slow
@pytest.mark.parametrize("key", sorted(CATALOGUE))
def test_a_sample_begins_at_every_exercise(page: Page, server: Server, key: str) -> None:
    """The ready gate lets the sample's person begin, and the skeleton is drawn."""
    page.add_init_script(path=SPEECH)
    page.goto(f"{server.url}/exercises/{key}")
    page.click("#try-sample")
    expect(page.locator("#phase")).not_to_have_text(re.compile("Wachten"), timeout=30_000)
    page.click("#stop")
    expect(page.locator("#result")).to_be_visible()

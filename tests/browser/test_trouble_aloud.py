"""What is said aloud to someone on the floor who cannot see the screen: troubles, and the end."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import SPEECH, Server, wait_until
from tests.browser.test_spoken import LOWER
from tests.browser.test_troubles import begin, verdict

pytestmark = pytest.mark.browser

SUMMARY = {"type": "summary", "repetitions": [], "faults": [], "not_judged": [], "lost_ms": 0}
TOO_HIGH = {"key": "too_high", "start_ms": 5, "end_ms": 9, "repetition": 1}


@pytest.fixture
def heard(page: Page, server: Server) -> Page:
    """A page that has begun and keeps what it says, with the test's own server."""
    page.add_init_script(path=SPEECH)
    page.goto(f"{server.url}/exercises/trunk_lift")
    begin(page)
    page.evaluate(verdict(t_ms=1, events=[{"type": "ready", "t_ms": 1}]))
    page.evaluate("window.spoken.splice(0)")
    return page


def says(page: Page, words: str) -> None:
    """Wait until these words are said."""
    wait_until(page, f"window.spoken.includes({words!r})")


def test_a_line_that_is_cut_is_told_once_and_so_is_its_return(heard: Page) -> None:
    heard.evaluate("window.keeps = true; window.socket.onclose()")
    says(heard, "Rugcoach geeft geen antwoord. Uw telling is bewaard.")
    wait_until(heard, "window.starts.length > 1")
    says(heard, "Ik ben er weer. Ga maar door.")
    heard.wait_for_timeout(500)
    spoken = heard.evaluate("window.spoken")
    assert len(spoken) == len(set(spoken)) == 2


def test_a_camera_that_is_unplugged_is_told(heard: Page) -> None:
    heard.evaluate(
        "document.getElementById('video').srcObject.getTracks()[0]"
        ".dispatchEvent(new Event('ended'))"
    )
    says(heard, "De camera is uitgevallen. Uw telling is bewaard.")


def test_another_window_is_not_talked_over(heard: Page) -> None:
    heard.evaluate("new BroadcastChannel('rugcoach').postMessage('taken')")
    expect(heard.locator("#problem-title")).to_have_text("U oefent in een ander venster")
    heard.wait_for_timeout(300)
    assert heard.evaluate("window.spoken") == []


@pytest.mark.parametrize("phase", ["rest", "waiting"])
def test_who_has_done_all_and_lies_still_or_leaves_gets_the_result_without_a_button(
    heard: Page, phase: str
) -> None:
    for t_ms in (1000, 20_900):
        heard.evaluate(verdict(t_ms=t_ms, phase=phase, count=30))
    assert heard.evaluate("window.last") is None
    heard.evaluate(verdict(t_ms=21_000, phase=phase, count=30))
    assert heard.evaluate("window.last") == {"type": "finish"}


@pytest.mark.parametrize(("count", "phase"), [(29, "rest"), (30, "raise")])
def test_who_has_not_done_all_or_goes_on_is_not_stopped(
    heard: Page, count: int, phase: str
) -> None:
    for t_ms in (1000, 12_000, 24_000):
        between = phase if t_ms == 12_000 else "rest"
        heard.evaluate(verdict(t_ms=t_ms, phase=between, count=count))
    assert heard.evaluate("window.last") is None


@pytest.mark.parametrize(
    ("count", "faults", "said"),
    [
        (
            12,
            [TOO_HIGH],
            f"Dat was het. twaalf van dertig geteld. De volgende keer: {LOWER}",
        ),
        (30, [], "Dat was het. dertig van dertig geteld. Ik zag geen fouten."),
        (31, [], "Dat was het. 31 geteld. Ik zag geen fouten."),
        (0, [], "Er is nog niets geteld"),
    ],
)
def test_the_result_is_said(
    heard: Page, count: int, faults: list[dict[str, Any]], said: str
) -> None:
    heard.evaluate(verdict(t_ms=9, count=count))
    heard.click("#stop")
    message = {**SUMMARY, "count": count, "faults": faults, "range": 40}
    heard.evaluate("(message) => window.socket.answer(message)", message)
    expect(heard.locator("#result")).to_be_visible()
    says(heard, said)


@pytest.mark.parametrize(
    ("key", "reason", "what", "why"),
    [
        ("count", "hands_to_forehead", "de telling", "Leg uw handen onder uw voorhoofd."),
        ("count", "push_up", "de telling", "Houd uw heupen op de grond."),
        ("count", "no_body", "de telling", "niemand in beeld"),
        (
            *("legs_lifted", "unseen", "of uw benen op de grond blijven"),
            "dit lichaamsdeel was niet te zien",
        ),
    ],
)
def test_the_result_tells_what_could_not_be_seen_and_why(
    heard: Page, key: str, reason: str, what: str, why: str
) -> None:
    heard.click("#stop")
    message = {**SUMMARY, "not_judged": [{"key": key, "reason": reason}], "count": 0, "range": None}
    heard.evaluate("(message) => window.socket.answer(message)", message)
    expect(heard.locator("#unjudged-list li")).to_have_text(f"{what}{why}")


def test_a_page_without_a_voice_says_so_before_the_start(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/exercises/knees_to_chest")
    expect(page.locator("#no-voice")).to_contain_text("U hoort daarom tonen")
    page.click("header [data-language=en]")
    expect(page.locator("#no-voice")).to_contain_text("so you hear tones")

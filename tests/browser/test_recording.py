"""A recording that the person asks for: it shows, stays here, and is saved, reviewed or let go."""

from pathlib import Path
from typing import Literal

import av
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Server, wait_until
from tests.browser.test_access import violations
from tests.browser.test_troubles import FAKE_SERVER, begin, verdict

pytestmark = pytest.mark.browser
SECONDS = "Number(document.getElementById('recording-time').textContent.split(':')[1])"
SUMMARY = (
    "window.socket.answer({ type: 'summary', count: 0, repetitions: [], faults: [],"
    " not_judged: [], lost_ms: 0, range: null })"
)


@pytest.fixture
def sent(page: Page) -> list[str]:
    """What the page sends from now on, as `POST http://...`."""
    requests: list[str] = []
    page.on(
        "request",
        lambda one: (
            None  # a browser looks for the page's icon when it has time
            if one.url.endswith("/icon.svg")
            else requests.append(f"{one.method} {one.url}")
        ),
    )
    return requests


@pytest.fixture
def faked(page: Page, server: Server, sent: list[str]) -> Page:
    """A page before the camera, whose server is the test's own."""
    page.goto(f"{server.url}/exercises/trunk_lift")
    begin(page)
    sent.clear()
    return page


def record(page: Page, seconds: int) -> None:
    """Record until the sign shows at least so much."""
    page.click("#record")
    expect(page.locator("#recording-word")).to_be_visible()
    wait_until(page, f"{SECONDS} >= {seconds}")


def finish(page: Page) -> None:
    page.click("#stop")
    page.evaluate(SUMMARY)
    expect(page.locator("#result")).to_be_visible()


def test_nothing_is_recorded_unless_it_is_asked_for(faked: Page) -> None:
    expect(faked.locator("#recording")).to_be_hidden()
    finish(faked)
    expect(faked.locator("#films")).to_be_hidden()


@pytest.mark.parametrize(("motion", "blinks"), [("no-preference", True), ("reduce", False)])
def test_the_sign_blinks_unless_the_person_wants_nothing_that_moves(
    faked: Page, motion: Literal["no-preference", "reduce"], blinks: bool
) -> None:
    faked.emulate_media(reduced_motion=motion)
    record(faked, 1)
    assert faked.evaluate("document.getAnimations().length > 0") is blinks


def test_a_recording_is_saved_without_sound_and_sent_nowhere(
    faked: Page, sent: list[str], tmp_path: Path
) -> None:
    record(faked, 2)
    assert violations(faked) == []
    faked.click("#record")
    expect(faked.locator("#recording")).to_be_hidden()
    finish(faked)
    expect(faked.locator("#film-list li")).to_contain_text("Opname van 0:")
    assert violations(faked) == []
    with faked.expect_download() as download:
        faked.click("text=Bewaar op deze computer")
    expect(faked.locator("#film-words")).to_have_text("De opname staat nu bij uw downloads.")
    assert download.value.suggested_filename.startswith("rugcoach-trunk_lift-20")
    film = tmp_path / download.value.suggested_filename
    download.value.save_as(film)
    with av.open(str(film)) as container:
        assert not container.streams.audio
        assert len(list(container.decode(video=0))) > 5
    assert [one for one in sent if not one.startswith("GET blob:")] == []


def test_a_recording_waits_while_the_exercise_pauses(faked: Page) -> None:
    record(faked, 1)
    faked.click("#pause")
    expect(faked.locator("#recording-word")).to_have_text("Opname wacht")
    faked.wait_for_timeout(1000)  # what was on its way has come
    waits_at = faked.evaluate(SECONDS)
    faked.wait_for_timeout(2500)
    assert faked.evaluate(SECONDS) == waits_at
    faked.click("#pause")
    expect(faked.locator("#recording-word")).to_have_text("Opname loopt")
    wait_until(faked, f"{SECONDS} > {waits_at}")


def test_a_camera_that_stops_leaves_what_was_recorded(faked: Page) -> None:
    record(faked, 1)
    faked.evaluate(
        "document.getElementById('video').srcObject.getTracks()[0]"
        ".dispatchEvent(new Event('ended'))"
    )
    expect(faked.locator("#problem")).to_be_visible()
    faked.click("#again")
    record(faked, 1)
    faked.evaluate(verdict(count=1))
    finish(faked)
    expect(faked.locator("#film-list li")).to_have_count(2)


def test_a_recording_is_made_and_thrown_away_with_the_keyboard_in_english(faked: Page) -> None:
    faked.click("#live [data-language=en]")
    faked.focus("#record")
    faked.keyboard.press("Enter")
    expect(faked.locator("#recording-word")).to_have_text("Recording")
    expect(faked.locator("#record")).to_have_text("Stop recording")
    faked.keyboard.press("Enter")
    expect(faked.locator("#record")).to_have_text("Record")
    finish(faked)
    faked.focus("text=Throw recording away")
    faked.keyboard.press("Enter")
    expect(faked.locator("#film-words")).to_have_text("The recording is gone.")
    expect(faked.locator("#film-words")).to_be_focused()
    expect(faked.locator("#film-list li")).to_have_count(0)


def test_a_sample_is_not_recorded(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/exercises/trunk_lift")
    page.evaluate(FAKE_SERVER)
    page.click("#try-sample")
    expect(page.locator("#pause")).to_be_visible()
    expect(page.locator("#record")).to_be_hidden()


@pytest.mark.slow
def test_a_recording_can_be_reviewed(faked: Page) -> None:
    """Nobody is in Chromium's test picture; that the review says so means that it read it."""
    record(faked, 3)
    finish(faked)
    faked.click("text=Laat nakijken")
    faked.wait_for_url("**/reviews/*")
    expect(faked.locator("#failed-text")).to_contain_text("Ik zie niemand in deze video")

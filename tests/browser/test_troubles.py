"""What may go wrong on the way: each is said, and the count goes on."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import SPEECH, Server, wait_until

pytestmark = pytest.mark.browser

NOBODY = "Ik zie u niet"
LIE_DOWN = f"{NOBODY}. Ga helemaal in beeld liggen."
FAKE_SERVER = """
(count) => {
  window.starts = [];
  window.WebSocket = class {
    constructor() {
      window.socket = this;
      setTimeout(() => this.onopen(), 10);
    }
    answer(message) { this.onmessage({ data: JSON.stringify(message) }); }
    send(data) {
      if (typeof data !== "string") {
        window.frames_sent = (window.frames_sent ?? 0) + 1;
        this.answer({ type: "a sign of life" });
        return;
      }
      const message = JSON.parse(data);
      if (message.type !== "start") { window.last = message; return; }
      window.starts.push(message.resume);
      this.answer({ type: "started", version: 1, fps: 15, pixels: 64, token: "t1",
        resumed: message.resume === "t1" && window.keeps });
    }
    close() {}
  };
}
"""
"""Stands in for the server: it answers what the test tells it to."""
STARTED = "window.starts.length > 0"
"""Whether the page has its line to the fake server."""


def verdict(**other: Any) -> str:
    """Return a script by which the fake server answers a frame."""
    message = {
        "type": "verdict",
        "t_ms": 5,
        "phase": "rest",
        "near": "left",
        "value": 0,
        "progress": 0,
        "held_ms": 0,
        "count": 0,
        "attempts": 0,
        "faults": [],
        "advice": None,
        "unseen": None,
        "framing": None,
        "events": [],
        "points": [],
    }
    return f"window.socket.answer({json.dumps({**message, **other})})"


@pytest.fixture
def faked(page: Page, server: Server) -> Page:
    """A page at an exercise whose server is the test's own."""
    page.goto(f"{server.url}/exercises/trunk_lift")
    begin(page)
    return page


def begin(page: Page) -> None:
    """Begin before the camera, with a server that is the test's own."""
    page.evaluate(FAKE_SERVER)
    page.click("#start")
    wait_until(page, STARTED)


@pytest.mark.parametrize(("keeps", "count"), [(True, 5), (False, 8)])
def test_a_line_that_was_cut_is_made_anew_and_the_count_goes_on(
    faked: Page, keeps: bool, count: int
) -> None:
    """The server counts on where it has kept the session, and else from 0."""
    faked.evaluate(f"window.keeps = {json.dumps(keeps)}; {verdict(count=3)}")
    expect(faked.locator("#count")).to_have_text("3")
    faked.evaluate("window.socket.onclose()")
    expect(faked.locator("#problem-title")).to_have_text("Rugcoach geeft geen antwoord")
    expect(faked.locator("#live")).to_be_visible()
    assert faked.evaluate("window.starts") == [None, "t1"]
    faked.evaluate(verdict(count=5))
    expect(faked.locator("#count")).to_have_text(str(count))


def test_a_slow_computer_is_said_to_be_slow(faked: Page) -> None:
    faked.evaluate("window.socket.answer({ type: 'pace', fps: 8, model: 'lite' })")
    faked.evaluate(verdict(t_ms=9))
    expect(faked.locator("#advice-text")).to_contain_text("Deze computer is traag")


@pytest.mark.parametrize(
    ("verdict_", "said"),
    [
        ({"framing": "too_far", "advice": "unseen", "unseen": "knee"}, "te ver weg"),
        ({"framing": "two_people", "advice": "hold_still"}, "Ik zie twee mensen."),
        ({"advice": "unseen", "unseen": "knee"}, "Ik zie uw linkerknie niet."),
        ({"advice": "unseen", "unseen": "ear"}, "Ik zie uw hoofd niet."),
        ({"advice": "wrong_posture"}, "Lig op uw buik"),
    ],
)
def test_one_thing_at_a_time_is_said_before_the_start(
    faked: Page, verdict_: dict[str, Any], said: str
) -> None:
    faked.evaluate(verdict(phase="waiting", **verdict_))
    expect(faked.locator("#advice-text")).to_contain_text(said)
    expect(faked.locator("#advice")).to_have_attribute("data-kind", "info")


def test_two_advices_that_take_turns_stay_readable(faked: Page) -> None:
    shown = []
    for t_ms in range(1000, 2000, 100):
        framing = "too_flat" if t_ms % 200 else None
        faked.evaluate(verdict(t_ms=t_ms, phase="waiting", advice="no_body", framing=framing))
        shown.append(faked.locator("#advice-text").inner_text())
    assert sum(one != before for one, before in zip(shown[1:], shown, strict=False)) == 1


def test_sound_can_be_switched_off_and_on(page: Page, server: Server) -> None:
    page.add_init_script(path=SPEECH)
    page.goto(f"{server.url}/exercises/trunk_lift")
    begin(page)

    def advise(t_ms: int) -> None:
        page.evaluate(verdict(t_ms=t_ms, phase="waiting", advice="no_body"))
        page.evaluate(verdict(t_ms=t_ms + 1000, phase="waiting", advice="no_body"))

    advise(1000)
    assert page.evaluate("window.spoken.splice(0)") == [LIE_DOWN]
    page.click("#mute")
    expect(page.locator("#mute")).to_have_text("Geluid aan")
    advise(20_000)
    page.wait_for_timeout(4500)  # advice that waits is said, or given up, within that
    assert page.evaluate("window.spoken") == []
    page.click("#mute")
    advise(40_000)
    wait_until(page, "window.spoken.length > 0")


def test_a_page_that_is_hidden_pauses(faked: Page) -> None:
    faked.evaluate(
        "Object.defineProperty(document, 'visibilityState', { value: 'hidden' });"
        "document.dispatchEvent(new Event('visibilitychange'))"
    )
    expect(faked.locator("#phase")).to_have_text("Pauze")
    assert faked.evaluate("window.last") == {"type": "pause"}
    faked.evaluate("window.frames_sent = 0")
    faked.wait_for_timeout(300)
    assert faked.evaluate("window.frames_sent") == 0


def test_a_camera_that_is_unplugged_is_gone_on_with_once_it_is_back(
    page: Page, server: Server
) -> None:
    page.goto(f"{server.url}/exercises/trunk_lift")
    page.click("#start")
    expect(page.locator("#advice-text")).to_contain_text(NOBODY)
    page.evaluate(
        "document.getElementById('video').srcObject.getTracks()[0]"
        ".dispatchEvent(new Event('ended'))"
    )
    expect(page.locator("#problem-title")).to_have_text("De camera is uitgevallen")
    page.evaluate("navigator.mediaDevices.dispatchEvent(new Event('devicechange'))")
    expect(page.locator("#live")).to_be_visible()
    expect(page.locator("#advice-text")).to_contain_text(NOBODY)


def test_the_window_that_began_last_has_the_camera(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/exercises/trunk_lift")
    page.click("#start")
    expect(page.locator("#advice-text")).to_contain_text(NOBODY)
    other = page.context.new_page()
    other.goto(f"{server.url}/exercises/knees_to_chest")
    other.click("#start")
    expect(other.locator("#live")).to_be_visible()
    expect(page.locator("#problem-title")).to_have_text("U oefent in een ander venster")
    assert page.evaluate("document.getElementById('video').srcObject") is None


def test_a_camera_that_turns_is_drawn_in_its_new_shape(faked: Page) -> None:
    faked.evaluate(
        "Object.defineProperty(document.getElementById('video'), 'videoWidth', { value: 480 });"
        "Object.defineProperty(document.getElementById('video'), 'videoHeight', { value: 640 });"
    )
    faked.evaluate(verdict())
    size = "(() => { const c = document.getElementById('skeleton'); return [c.width, c.height] })()"
    assert faked.evaluate(size) == [480, 640]

"""An exercise before the camera, in a real browser with the real model."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import SPEECH, Server, fresh_page, running_server

pytestmark = pytest.mark.browser


def test_nobody_before_the_camera_is_told_so(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/exercises/knees_to_chest")
    page.click("#start")
    expect(page.locator("#advice-text")).to_have_text("Ik zie u niet. Ga helemaal in beeld liggen.")
    expect(page.locator("#count")).to_have_text("0")
    page.click("#stop")
    expect(page.locator("#result-title")).to_have_text("Er is nog niets geteld")
    expect(page.locator("#result-title")).to_be_focused()


def test_the_language_is_switched_in_the_middle_and_remembered(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/exercises/knees_to_chest")
    page.click("#start")
    expect(page.locator("#advice-text")).to_contain_text("Ik zie u niet")
    page.click("#live [data-language=en]")
    expect(page.locator("#advice-text")).to_contain_text("I can't see you")
    expect(page.locator("#stop")).to_have_text("Stop")
    expect(page.locator("#mute")).to_have_text("Sound off")
    page.goto(f"{server.url}/")
    expect(page.locator("h1")).to_have_text("Which exercise do you do now?")
    assert page.title() == "Exercise – Rugcoach"


def test_the_page_explains_before_the_browser_asks_for_the_camera(
    page: Page, server: Server
) -> None:
    page.goto(f"{server.url}/exercises/knees_to_chest")
    page.evaluate("() => { navigator.permissions.query = async () => ({ state: 'prompt' }); }")
    page.click("#start")
    expect(page.locator("#permission-title")).to_be_focused()
    expect(page.locator("#permission .lead")).to_contain_text("Kies dan ‘Toestaan’.")
    page.click("#allow")
    expect(page.locator("#live")).to_be_visible()


def test_space_and_a_button_pause_and_go_on(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/exercises/knees_to_chest")
    page.click("#start")
    expect(page.locator("#advice-text")).to_contain_text("Ik zie u niet")
    page.locator("#pause").evaluate("(button) => button.blur()")
    page.keyboard.press("Space")
    expect(page.locator("#advice-text")).to_contain_text("Pauze.")
    expect(page.locator("#phase")).to_have_text("Pauze")
    page.wait_for_timeout(500)
    expect(page.locator("#advice-text")).to_contain_text("Pauze.")
    page.click("#pause")
    expect(page.locator("#advice-text")).to_contain_text("Ik zie u niet")
    page.keyboard.press("Space")
    expect(page.locator("#pause")).to_have_text("Ga door")


def test_the_screen_is_kept_awake_from_the_start_to_the_end(page: Page, server: Server) -> None:
    page.add_init_script(
        "window.lock = 'free'; Object.defineProperty(navigator, 'wakeLock', { value: {"
        " request: async (kind) => { window.lock = kind;"
        "   return { release: async () => { window.lock = 'free'; } }; } } })"
    )
    page.goto(f"{server.url}/exercises/knees_to_chest")
    page.click("#start")
    expect(page.locator("#advice-text")).to_contain_text("Ik zie u niet")
    assert page.evaluate("window.lock") == "screen"
    page.click("#stop")
    expect(page.locator("#result")).to_be_visible()
    assert page.evaluate("window.lock") == "free"


def test_sound_and_camera_are_chosen_once(page: Page, server: Server) -> None:
    page.add_init_script(path=SPEECH)
    page.goto(f"{server.url}/exercises/knees_to_chest")
    page.click("#intro [data-settings]")
    page.select_option("#set-talk", "little")
    page.locator("#set-volume").fill("0.5")
    page.click("#set-test")
    assert page.evaluate("window.spoken") == ["Zo klinkt mijn stem."]
    expect(page.locator("#set-camera option")).to_have_count(1)
    page.click("#set-close")
    page.reload()
    page.click("#intro [data-settings]")
    expect(page.locator("#set-talk")).to_have_value("little")
    expect(page.locator("#set-volume")).to_have_value("0.5")


def test_another_camera_is_chosen_and_remembered(page: Page, server: Server) -> None:
    page.add_init_script(
        "const media = navigator.mediaDevices; const open = media.getUserMedia.bind(media);"
        "media.enumerateDevices = async () => ['one', 'two'].map((deviceId) =>"
        "  ({ kind: 'videoinput', deviceId, label: deviceId }));"
        "media.getUserMedia = (asked) => {"
        "  window.asked = JSON.stringify(asked); return open({ video: true }); };"
    )
    page.goto(f"{server.url}/exercises/knees_to_chest")
    page.click("#intro [data-settings]")
    page.select_option("#set-camera", "two")
    page.click("#set-close")
    page.reload()
    page.click("#start")
    expect(page.locator("#advice-text")).to_contain_text("Ik zie u niet")
    assert '"two"' in page.evaluate("window.asked")


def test_a_page_without_a_voice_says_that_tones_lead(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/exercises/knees_to_chest")
    page.click("#intro [data-settings]")
    expect(page.locator("#voice-none")).to_contain_text("U hoort daarom tonen")
    expect(page.locator("#set-voice")).to_be_hidden()


@pytest.mark.parametrize(
    ("error", "title"),
    [
        ("NotAllowedError", "De camera mag nog niet aan"),
        ("NotFoundError", "Ik vind geen camera"),
        ("NotReadableError", "De camera is bezet"),
    ],
)
def test_a_camera_that_does_not_open_gets_help_and_a_way_on(
    page: Page, server: Server, error: str, title: str
) -> None:
    page.goto(f"{server.url}/exercises/trunk_lift")
    page.evaluate(
        "(name) => { const media = navigator.mediaDevices;"
        " const open = media.getUserMedia.bind(media);"
        " media.getUserMedia = () => { media.getUserMedia = open;"
        "   return Promise.reject(new DOMException('no', name)); }; }",
        error,
    )
    page.click("#start")
    expect(page.locator("#problem-title")).to_have_text(title)
    expect(page.locator("#problem-title")).to_be_focused()
    expect(page.locator("#problem a")).to_have_attribute("href", "/reviews?exercise=trunk_lift")
    page.click("#again")
    expect(page.locator("#advice-text")).to_contain_text("Ik zie u niet")


def test_a_browser_that_gives_no_camera_to_the_address_is_told_so(
    page: Page, server: Server
) -> None:
    page.add_init_script("Object.defineProperty(window, 'isSecureContext', { value: false })")
    page.goto(f"{server.url}/exercises/trunk_lift")
    page.click("#start")
    expect(page.locator("#problem-title")).to_have_text("De camera werkt niet op dit adres")


def test_a_full_house_says_so_and_a_place_that_comes_free_can_be_taken(
    browser: Browser, tmp_path: Path
) -> None:
    with (
        running_server(tmp_path, max_sessions="1") as server,
        fresh_page(browser) as first,
        fresh_page(browser) as second,
    ):
        for page in (first, second):
            page.goto(f"{server.url}/exercises/trunk_lift")
        first.click("#start")
        expect(first.locator("#advice-text")).to_contain_text("Ik zie u niet")
        second.click("#start")
        expect(second.locator("#problem-title")).to_have_text("Er oefenen al anderen")
        first.click("#stop")
        expect(first.locator("#result")).to_be_visible()
        second.click("#again")
        expect(second.locator("#advice-text")).to_contain_text("Ik zie u niet")


def test_a_server_that_comes_back_is_found_again(page: Page, tmp_path: Path) -> None:
    with running_server(tmp_path) as server:
        page.goto(f"{server.url}/exercises/trunk_lift")
        page.click("#start")
        expect(page.locator("#advice-text")).to_contain_text("Ik zie u niet")
    expect(page.locator("#problem-title")).to_have_text("Rugcoach geeft geen antwoord")
    with running_server(tmp_path, port=int(server.url.rsplit(":", 1)[1])):
        expect(page.locator("#live")).to_be_visible(timeout=30_000)
        expect(page.locator("#advice-text")).to_contain_text("Ik zie u niet")
        page.goto("about:blank")


def test_an_exercise_can_be_done_with_the_keyboard_alone(page: Page, server: Server) -> None:
    page.goto(server.url)
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(".card").first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/exercises/*")
    expect(page.locator("#start")).to_be_enabled()
    page.focus("#start")
    page.keyboard.press("Enter")
    expect(page.locator("#pause")).to_be_focused()
    expect(page.locator("#advice-text")).to_contain_text("Ik zie u niet")
    for _ in range(2):
        page.keyboard.press("Tab")
    expect(page.locator("#stop")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#result")).to_be_visible()

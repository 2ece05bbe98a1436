"""A video sent and reviewed, in a real browser with the real model."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.clips import beginning, clip
from tests.browser.conftest import Server, running_server, wait_until
from tests.server.fakes import files_in

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def upload_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running_server(tmp_path_factory.mktemp("uploads")) as server:
        yield server


@pytest.fixture
def own_server(upload_server: Server, page: Page) -> Server:
    """A server that holds no reviews."""
    reviews = upload_server.data / "reviews"
    page.goto(f"{upload_server.url}/reviews")
    for review in reviews.iterdir() if reviews.is_dir() else ():
        page.evaluate(f"fetch('/api/reviews/{review.name}', {{ method: 'DELETE' }})")
    assert files_in(reviews) == []
    return upload_server


def choose(page: Page, url: str, exercise: str, file: Path | dict[str, object]) -> None:
    """Fill in the form and send it."""
    page.goto(f"{url}/reviews")
    page.select_option("#exercise", exercise)
    page.set_input_files("#file", file)  # type: ignore[arg-type]
    page.click("#send")


def not_a_video(content: bytes = b"hello") -> dict[str, object]:
    return {"name": "brief.mp4", "mimeType": "video/mp4", "buffer": content}


@pytest.mark.slow
def test_a_video_of_another_exercise_is_told_apart(
    page: Page, own_server: Server, tmp_path: Path
) -> None:
    video, _ = beginning("trunk_lift-good-2", 3, tmp_path)
    choose(page, own_server.url, "knees_to_chest", video)
    expect(page.locator("#report")).to_be_visible(timeout=300_000)
    expect(page.locator("#score")).to_have_text("0 geteld")
    expect(page.locator("#fits")).to_contain_text("Dit lijkt op de oefening Romp heffen")
    page.click("header [data-language=en]")
    expect(page.locator("#fits")).to_contain_text("This looks like the exercise Trunk lift")


@pytest.mark.slow
def test_an_upload_ends_in_a_review_that_plays_and_jumps(
    page: Page, own_server: Server, tmp_path: Path
) -> None:
    video, truth = beginning("trunk_lift-good-2", 3, tmp_path)
    choose(page, own_server.url, "trunk_lift", video)
    page.wait_for_url("**/reviews/*")
    report = page.locator("#report")
    expect(report).to_be_visible(timeout=300_000)
    expect(page.locator("#score")).to_have_text(f"{truth['count']} geteld")
    expect(page.locator("#repetitions-title")).to_have_text("Herhalingen")
    moments = page.locator("#repetitions .moment")
    expect(moments).to_have_count(len(truth["repetitions"]))

    last = truth["repetitions"][-1]
    moments.last.focus()
    page.keyboard.press("Enter")
    wait_until(page, "!document.querySelector('video').paused")
    began = page.evaluate("document.querySelector('video').currentTime")
    assert last["start_s"] - 2.5 < began < last["start_s"] + 1.5
    wait_until(page, f"document.querySelector('video').currentTime > {began + 1}")
    expect(moments.last).to_have_attribute("aria-current", "true")

    counted = len(truth["repetitions"])
    expect(page.locator("#chart-words")).to_contain_text(f"{counted} van {counted} telden")
    expect(page.locator("#plot canvas")).to_be_visible()
    page.evaluate("document.querySelector('video').pause()")
    over = page.locator("#plot .u-over")
    box = over.bounding_box()
    assert box
    over.click(position={"x": 1, "y": box["height"] / 2})
    first = page.evaluate("document.querySelector('video').currentTime")
    over.click(position={"x": box["width"] - 1, "y": box["height"] / 2})
    at_end = page.evaluate("document.querySelector('video').currentTime")
    assert first < truth["repetitions"][0]["start_s"] + 0.5
    assert last["end_s"] - 0.5 < at_end <= truth["duration_s"] + 0.1

    page.goto(f"{own_server.url}/reviews")
    expect(page.locator("#list li")).to_have_count(1)
    page.click("#list [data-delete]")
    page.click("#keep")
    expect(page.locator("#list li")).to_have_count(1)
    page.click("#list [data-delete]")
    page.click("#delete-now")
    expect(page.locator("#list li")).to_have_count(0)
    expect(page.locator("#none")).to_be_visible()
    assert files_in(own_server.data / "reviews") == []


def test_a_file_that_is_no_video_is_said_to_be_none(page: Page, own_server: Server) -> None:
    choose(page, own_server.url, "trunk_lift", not_a_video())
    expect(page.locator("#failed-text")).to_contain_text("geen video die ik kan lezen")
    assert files_in(own_server.data / "reviews") == []
    page.click("#failed a")
    page.wait_for_url("**/reviews")


def test_a_form_without_a_video_says_what_is_missing(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/reviews")
    page.click("#send")
    expect(page.locator("#failure-text")).to_have_text("Kies eerst een video.")
    expect(page.locator("#file")).to_be_focused()
    expect(page.locator("#file")).to_have_attribute("aria-invalid", "true")


def test_an_empty_file_is_not_sent(page: Page, server: Server) -> None:
    choose(page, server.url, "trunk_lift", not_a_video(b""))
    expect(page.locator("#failure-text")).to_contain_text("leeg")


def test_a_video_that_is_too_large_is_not_sent(page: Page, tmp_path: Path) -> None:
    with running_server(tmp_path, upload_limit="3") as server:
        choose(page, server.url, "trunk_lift", not_a_video())
        expect(page.locator("#failure-text")).to_contain_text("te groot")


@pytest.mark.slow
def test_a_review_can_be_cancelled_and_leaves_nothing(page: Page, own_server: Server) -> None:
    video, _ = clip("trunk_lift-good-2")
    choose(page, own_server.url, "trunk_lift", video)
    page.wait_for_url("**/reviews/*")
    expect(page.locator("#working")).to_be_visible()
    assert files_in(own_server.data / "reviews") != []
    page.click("#cancel")
    page.wait_for_url("**/reviews")
    expect(page.locator("#list li")).to_have_count(0)
    assert files_in(own_server.data / "reviews") == []

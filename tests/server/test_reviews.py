"""Reviews: from an upload to a report, and what is left of those that fail."""

import time
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from rules.text import Language
from server.settings import Settings
from server.storage import Files, ReviewState
from tests.server.conftest import connect
from tests.server.fakes import REPORT, VIDEO, FakeJudge, fake_app, files_in
from vision.errors import NobodySeenError


def send(client: TestClient, language: str = "nl", content: bytes = VIDEO) -> str:
    query = f"exercise=trunk_lift&language={language}&name=video.mp4"
    answer = client.post(f"/api/reviews?{query}", content=content)
    assert answer.status_code == 201
    review_id: str = answer.json()["id"]
    return review_id


def follow(client: TestClient, review_id: str, *, until: str) -> dict[str, Any]:
    """Ask for a review until it is in that state."""
    deadline = time.monotonic() + 5
    while True:
        review: dict[str, Any] = client.get(f"/api/reviews/{review_id}").json()
        if review["state"] == until:
            return review
        assert time.monotonic() < deadline, review
        time.sleep(0.01)


def test_an_upload_becomes_a_report_and_a_video(
    client: TestClient, settings: Settings, judge: FakeJudge
) -> None:
    review_id = send(client, language="en")
    review = follow(client, review_id, until="done")
    assert review["report"] == REPORT
    assert judge.judged == [("trunk_lift", Language.EN)]
    folder = Path("reviews") / review_id
    names = ("annotated.mp4", "info.json", "poses.jsonl.gz", "report.json")
    assert files_in(settings.data_dir) == [str(folder / name) for name in names]


def test_a_browser_can_jump_in_the_video(client: TestClient) -> None:
    review_id = send(client)
    follow(client, review_id, until="done")
    url = f"/api/reviews/{review_id}/video"
    whole = client.get(url)
    assert (whole.status_code, whole.content) == (200, VIDEO)
    assert whole.headers["content-type"] == "video/mp4"
    assert whole.headers["accept-ranges"] == "bytes"
    part = client.get(url, headers={"range": "bytes=100-199"})
    assert (part.status_code, part.content) == (206, VIDEO[100:200])
    assert part.headers["content-range"] == f"bytes 100-199/{len(VIDEO)}"
    beyond = client.get(url, headers={"range": f"bytes={len(VIDEO)}-"})
    assert beyond.status_code == 416


@pytest.mark.parametrize(
    ("error", "key"), [(NobodySeenError("nobody"), "nobody_seen"), (KeyError("bug"), "internal")]
)
def test_a_failed_review_says_why_and_leaves_nothing(
    client: TestClient, settings: Settings, judge: FakeJudge, error: Exception, key: str
) -> None:
    judge.error = error
    review_id = send(client)
    review = follow(client, review_id, until="failed")
    assert review["error"] == key
    assert files_in(settings.data_dir) == []
    assert client.get(f"/reviews/{review_id}").status_code == 200


def test_a_cancelled_review_leaves_nothing(
    client: TestClient, settings: Settings, judge: FakeJudge
) -> None:
    judge.hold = True
    running, waiting = send(client), send(client)
    assert judge.started.wait(5)
    for review_id in (waiting, running):
        assert client.delete(f"/api/reviews/{review_id}").status_code == 204
        assert follow(client, review_id, until="cancelled")
    assert files_in(settings.data_dir) == []


def test_a_deleted_review_is_gone_with_all_its_files(
    client: TestClient, settings: Settings
) -> None:
    review_id = send(client)
    follow(client, review_id, until="done")
    assert client.delete(f"/api/reviews/{review_id}").status_code == 204
    assert files_in(settings.data_dir) == []
    assert client.get(f"/api/reviews/{review_id}/video").status_code == 404
    assert follow(client, review_id, until="cancelled")


@pytest.mark.parametrize("review_id", ["0" * 32, "x", "..%2f..%2fetc", "0" * 31, "A" * 32])
@pytest.mark.parametrize("path", ["/api/reviews/{}", "/api/reviews/{}/video", "/reviews/{}"])
def test_an_unknown_review_is_not_found(client: TestClient, path: str, review_id: str) -> None:
    assert client.get(path.format(review_id)).status_code in (404, 422)
    assert client.delete(f"/api/reviews/{review_id}").status_code in (404, 422)


def test_a_video_is_not_shown_before_its_review_is_done(
    client: TestClient, judge: FakeJudge
) -> None:
    judge.hold = True
    review_id = send(client)
    assert judge.started.wait(5)
    assert client.get(f"/api/reviews/{review_id}/video").status_code == 404
    page = client.get("/reviews")
    assert review_id in page.text


def test_what_the_servers_end_cuts_off_is_done_after_its_next_start(settings: Settings) -> None:
    judge = FakeJudge(hold=True)
    with connect(fake_app(settings, judge)) as client:
        running, waiting = send(client), send(client)
        assert judge.started.wait(5)
    states = [info.state for info in Files(settings.data_dir).all()]
    assert states == [ReviewState.WAITING, ReviewState.WAITING]
    with connect(fake_app(settings, FakeJudge())) as client:
        for review_id in (running, waiting):
            assert follow(client, review_id, until="done")["report"] == REPORT


def test_a_review_that_a_crash_cut_off_is_not_tried_again(settings: Settings) -> None:
    with connect(fake_app(settings, FakeJudge())) as client:
        review_id = send(client)
        follow(client, review_id, until="done")
    Files(settings.data_dir).set_state(review_id, ReviewState.RUNNING)
    judge = FakeJudge()
    with connect(fake_app(settings, judge)) as client:
        assert client.get(f"/api/reviews/{review_id}").status_code == 404
    assert judge.judged == []
    assert files_in(settings.data_dir) == []

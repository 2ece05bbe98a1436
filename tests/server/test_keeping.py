"""A live exercise that is over: kept among the reviews, or thrown away."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from starlette.testclient import TestClient

from server.settings import Settings
from tests.rules.bodies import frames
from tests.rules.people import GOOD, TEMPO
from tests.server.conftest import connect
from tests.server.fakes import FakeJudge, ScriptedEye, fake_app, files_in
from tests.server.test_live import START, frame

POSES = list(frames(GOOD["trunk_lift"], 2, tempo=TEMPO["trunk_lift"], fps=15))


@pytest.fixture
def exercised(settings: Settings) -> Iterator[tuple[TestClient, str]]:
    """A server at which someone has just finished two repetitions, and their token."""
    app = fake_app(settings, FakeJudge(), lambda _: ScriptedEye(POSES))
    with connect(app) as client:
        with client.websocket_connect("/live") as socket:
            socket.send_json(START)
            token = socket.receive_json()["token"]
            for pose in POSES:
                socket.send_bytes(frame(pose.t_ms))
                socket.receive_json()
            socket.send_json({"type": "finish"})
            assert socket.receive_json()["type"] == "summary"
        yield client, token


def test_nothing_is_written_before_the_person_says_so(
    exercised: tuple[TestClient, str], settings: Settings
) -> None:
    client, _ = exercised
    assert client.get("/api/live/earlier/trunk_lift").json() == []
    assert files_in(settings.data_dir) == []


def test_what_is_kept_is_a_review_without_a_picture(
    exercised: tuple[TestClient, str], settings: Settings
) -> None:
    client, token = exercised
    answer = client.post(f"/api/live/{token}", json={"right_count": 3})
    assert answer.status_code == 201
    review_id = answer.json()["id"]
    names = [name.rsplit("/", 1)[1] for name in files_in(settings.data_dir)]
    assert names == ["info.json", "poses.jsonl.gz", "report.json"]
    review = client.get(f"/api/reviews/{review_id}").json()
    assert review["report"]["count"] == 2, "the measured count stays"
    html = client.get(f"/reviews/{review_id}").text
    assert "<video" not in html
    assert "Volgens u:</span> <strong>3</strong>" in html
    assert client.get(f"/api/reviews/{review_id}/video").status_code == 404
    replay = client.get(f"/api/reviews/{review_id}/replay").json()
    assert [one["t_ms"] for one in replay["frames"]] == [pose.t_ms for pose in POSES]
    assert replay["frames"][0]["points"][:2] == pytest.approx(POSES[0].points[0][:2], abs=0.002)


def test_its_movement_over_time_is_told_ten_times_a_second(
    exercised: tuple[TestClient, str],
) -> None:
    client, token = exercised
    review_id = client.post(f"/api/live/{token}", json={}).json()["id"]
    repetitions = client.get(f"/api/reviews/{review_id}").json()["report"]["repetitions"]
    course = client.get(f"/api/reviews/{review_id}/course").json()
    assert course["swing"] is False
    times = [t_ms for t_ms, _ in course["moments"]]
    assert all(later - earlier >= 100 for earlier, later in pairwise(times))
    assert len(times) > 4 * repetitions[-1]["end_s"]
    for one in repetitions:
        within = [p for t, p in course["moments"] if one["start_s"] <= t / 1000 <= one["end_s"]]
        assert max(within) > 1
    before = [p for t, p in course["moments"] if t / 1000 < repetitions[0]["start_s"]]
    assert max(map(abs, before)) < 0.1


def test_it_is_kept_once(exercised: tuple[TestClient, str]) -> None:
    client, token = exercised
    assert client.post(f"/api/live/{token}", json={}).status_code == 201
    assert client.post(f"/api/live/{token}", json={}).status_code == 404


def test_what_is_thrown_away_is_gone(exercised: tuple[TestClient, str], settings: Settings) -> None:
    client, token = exercised
    assert client.delete(f"/api/live/{token}").status_code == 204
    assert client.post(f"/api/live/{token}", json={}).status_code == 404
    assert files_in(settings.data_dir) == []


@pytest.mark.parametrize("said", [{"right_count": -1}, {"right_count": 1000}, {"right_count": "x"}])
def test_a_count_that_cannot_be_is_refused(
    exercised: tuple[TestClient, str], said: dict[str, object]
) -> None:
    client, token = exercised
    assert client.post(f"/api/live/{token}", json=said).status_code == 422
    assert client.post(f"/api/live/{token}", json={}).status_code == 201


def test_earlier_times_have_their_count_and_range(exercised: tuple[TestClient, str]) -> None:
    client, token = exercised
    assert client.get("/api/live/earlier/trunk_lift").json() == []
    client.post(f"/api/live/{token}", json={})
    (earlier,) = client.get("/api/live/earlier/trunk_lift").json()
    assert earlier["count"] == 2
    assert earlier["range"] > 5
    assert client.get("/api/live/earlier/pelvic_tilt").json() == []


def test_an_uploaded_video_has_no_replay(client: TestClient) -> None:
    assert client.get(f"/api/reviews/{0:032x}/replay").status_code == 404
    assert client.get(f"/api/reviews/{0:032x}/course").status_code == 404

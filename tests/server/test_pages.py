"""The pages' HTML, and that every text they ask for is there."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from rules.exercise import Dose
from rules.exercises import CATALOGUE
from rules.leaflet import by_part
from rules.text import Language
from server.jobs import error_key
from server.pages import WEB
from server.protocol import ErrorKey
from server.samples import sample_address
from server.texts import all_texts, as_json, dose_text
from server.uploads import UploadKey
from server.words_after import AFTER
from server.words_live import LIVE
from server.words_review import REVIEW
from server.words_settings import SETTINGS
from server.words_spoken import SAID
from vision import errors

TEXTS = all_texts(CATALOGUE)
PATHS = ["/", *(f"/exercises/{key}" for key in CATALOGUE), "/reviews", "/nowhere"]
SCRIPTS = sorted((WEB / "static").glob("*.js"))
TEMPLATES = sorted((WEB / "templates").glob("*.html"))


class Tags(HTMLParser):
    """All tags of a page with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.all: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.all.append((tag, dict(attrs)))


@pytest.mark.parametrize("path", PATHS)
def test_a_page_is_dutch_until_english_is_chosen(client: TestClient, path: str) -> None:
    assert '<html lang="nl">' in client.get(path).text
    client.cookies.set("language", "en")
    assert '<html lang="en">' in client.get(path).text
    client.cookies.set("language", "xx")
    assert '<html lang="nl">' in client.get(path).text


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("language", Language)
def test_every_text_of_a_page_is_in_the_language_of_the_page(
    client: TestClient, path: str, language: Language
) -> None:
    client.cookies.set("language", language)
    html = client.get(path).text
    for key in re.findall(r'<span data-text="([^"]+)">', html):
        assert TEXTS[key].in_(language).replace("'", "&#39;") in html


@pytest.mark.parametrize("path", PATHS)
def test_a_page_has_nothing_inline_and_nothing_foreign(client: TestClient, path: str) -> None:
    for tag, attributes in Tags(client.get(path).text).all:
        assert "style" not in attributes
        assert not [name for name in attributes if name.startswith("on")]
        for name in ("src", "href", "action"):
            assert (attributes.get(name) or "/").startswith(("/", "#")), (tag, attributes)
        assert tag != "script" or attributes.get("src")
        assert tag != "style"


@pytest.mark.parametrize("path", PATHS)
def test_an_id_is_there_once_and_every_field_has_a_label(client: TestClient, path: str) -> None:
    tags = Tags(client.get(path).text).all
    ids = [attributes["id"] for _, attributes in tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    labelled = {attributes.get("for") for tag, attributes in tags if tag == "label"}
    for tag, attributes in tags:
        if tag in ("input", "select"):
            assert attributes["id"] in labelled
        for name in ("aria-labelledby", "aria-describedby"):
            assert set((attributes.get(name) or "").split()) <= set(ids)


def test_all_exercises_can_be_chosen(client: TestClient) -> None:
    html = client.get("/").text
    for key, exercise in CATALOGUE.items():
        assert f'href="/exercises/{key}"' in html
        assert exercise.name.nl in html
        assert dose_text(exercise.dose).nl in html


def test_an_exercise_page_knows_where_its_faults_show(client: TestClient) -> None:
    for key, exercise in CATALOGUE.items():
        tags = Tags(client.get(f"/exercises/{key}").text).all
        told = next(
            attributes["data-faults"] for _, attributes in tags if "data-faults" in attributes
        )
        marks = json.loads(told or "")
        assert {fault.key: list(fault.signal.joints) for fault in exercise.faults} == {
            fault: mark["joints"] for fault, mark in marks.items()
        }


def test_every_exercise_can_be_tried_with_a_sample(client: TestClient) -> None:
    for key in CATALOGUE:
        assert f'data-clip="/samples/{key}.mp4"' in client.get(f"/exercises/{key}").text
        assert client.get(f"/samples/{key}.mp4").headers["content-type"] == "video/mp4"


def test_where_there_is_no_sample_none_is_offered(tmp_path: Path) -> None:
    assert sample_address("trunk_lift", tmp_path) == ""


@pytest.mark.parametrize("name", ["somersault", "..%2Fx", "trunk_lift-good-2"])
def test_what_is_no_sample_is_not_found(client: TestClient, name: str) -> None:
    assert client.get(f"/samples/{name}.mp4").status_code == 404


def test_exercises_stand_by_part_and_in_the_order_of_the_leaflet(client: TestClient) -> None:
    html = client.get("/").text
    order = [one.key for exercises in by_part(CATALOGUE).values() for one in exercises]
    assert re.findall(r'href="/exercises/(\w+)"', html) == order
    assert re.findall(r'id="part-(\w+)"', html) == list(by_part(CATALOGUE))


@pytest.mark.parametrize("language", Language)
def test_a_drawing_has_a_title_in_the_language_of_the_page(
    client: TestClient, language: Language
) -> None:
    client.cookies.set("language", language)
    html = client.get("/exercises/trunk_lift").text
    for key in ("trunk_lift.name", "exercise.camera"):
        title = f'<title data-text="{key}">{TEXTS[key].in_(language)}</title>'
        assert re.search(rf'<svg class="drawing" [^>]*role="img"[^>]*>{re.escape(title)}', html)
    assert html.count('<svg class="drawing"') == 2


def test_a_drawing_beside_its_name_is_read_by_nobody(client: TestClient) -> None:
    drawings = re.findall(r'<svg class="drawing"[^>]*>', client.get("/").text)
    assert len(drawings) == len(CATALOGUE)
    assert all('aria-hidden="true"' in one for one in drawings)


def test_an_unknown_exercise_is_not_found(client: TestClient) -> None:
    assert client.get("/exercises/somersault").status_code == 404


def test_the_upload_page_offers_the_exercise_that_one_comes_from(client: TestClient) -> None:
    html = client.get("/reviews?exercise=trunk_lift").text
    assert re.search(r'<option value="trunk_lift"[^>]*selected', html)


def test_the_name_of_a_file_is_text_and_not_html(client: TestClient) -> None:
    name = "<img src=x>.mp4"
    answer = client.post(
        "/api/reviews", params={"exercise": "trunk_lift", "name": name}, content=b"x"
    )
    assert answer.status_code == 201
    for path in ("/reviews", f"/reviews/{answer.json()['id']}"):
        html = client.get(path).text
        assert name not in html
        assert "&lt;img src=x&gt;.mp4" in html


def test_a_page_loads_all_texts_in_both_languages(client: TestClient) -> None:
    loaded = client.get("/texts.json").json()
    assert loaded == as_json(TEXTS)
    assert loaded["advice.no_body"].keys() == {"nl", "en"}


@pytest.mark.parametrize("path", [*SCRIPTS, *TEMPLATES], ids=lambda path: path.name)
def test_every_text_that_is_asked_for_is_there(path: Path) -> None:
    """A key in a script or a template is a quoted name that begins with the name of a table."""
    tables = {key.split(".")[0] for key in TEXTS} - set(CATALOGUE)
    quoted = re.findall(r'"([a-z_]+(?:\.[a-z_0-9]+)+)"', path.read_text(encoding="utf-8"))
    for key in quoted:
        if key.split(".")[0] in tables and not key.endswith(".js"):
            assert key in TEXTS


def test_no_text_of_the_pages_is_left_over() -> None:
    """Some keys are put together from a table's name and a key that the server sends."""
    tables = ("failed.", "problem.", "part.", "phase.", "error.", "talk.")
    sent = (*tables, "review.waiting", "review.running")
    used = "".join(path.read_text(encoding="utf-8") for path in [*SCRIPTS, *TEMPLATES])
    own = [
        key for key in {**LIVE, **AFTER, **SETTINGS, **SAID, **REVIEW} if not key.startswith(sent)
    ]
    assert [key for key in own if f'"{key}"' not in used] == []


def test_every_failure_of_a_job_an_upload_or_a_session_has_words() -> None:
    jobs = [
        errors.VideoError,
        errors.EmptyVideoError,
        errors.NoPictureError,
        errors.CutOffVideoError,
        errors.NobodySeenError,
        errors.ModelError,
        errors.OutputError,
        errors.WorkerError,
        errors.UnknownExerciseError,
        errors.CancelledError,
    ]
    keys = [error_key(kind("x")) for kind in jobs] + ["internal", *UploadKey]
    assert {f"failed.{key}" for key in keys} <= set(TEXTS)
    shown = {ErrorKey.BUSY, ErrorKey.IDLE, ErrorKey.NO_MODEL}
    own = ["refused", "missing", "in_use", "insecure", "stopped", "gone", "broken", "elsewhere"]
    problems = [*own, *shown]
    assert {f"problem.{key}.title" for key in problems} <= set(TEXTS)
    assert {f"problem.{key}.help" for key in problems} <= set(TEXTS)


@pytest.mark.parametrize(
    ("dose", "nl", "en"),
    [
        (Dose(sets=1, reps=10), "10 keer", "10 times"),
        (Dose(sets=3, reps=8), "3 series van 8 keer", "3 sets of 8 times"),
        (
            Dose(sets=1, reps=3, hold_s=10),
            "3 keer 10 tellen vasthouden",
            "Hold for 10 counts, 3 times",
        ),
    ],
)
def test_a_dose_reads_as_a_sentence(dose: Dose, nl: str, en: str) -> None:
    assert (dose_text(dose).nl, dose_text(dose).en) == (nl, en)

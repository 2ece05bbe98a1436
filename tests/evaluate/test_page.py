"""The page holds every failure, needs nothing else and lets no text in as code."""

from __future__ import annotations

import base64
import re
import shutil
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import cv2
import numpy as np
import pytest

from server.evaluate.clips import Broken, find_clips
from server.evaluate.evaluation import Evaluation, evaluation
from server.evaluate.failures import Kind, failures
from server.evaluate.page import page
from server.evaluate.run import run
from tests.evaluate.made import ORDER, write_clip, write_truth
from tests.rules.bodies import Tempo
from tests.rules.people import HOLD, knees_to_chest, trunk_lift
from tests.vision.acting import EMPTY, ActorReader, write_act
from tests.vision.films import grey, write_film

ODD = "a&b <i>x"
TEMPO = Tempo()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Clips that go wrong in every way, one that does not, and one that shows nobody."""
    folder = tmp_path_factory.mktemp("clips")
    write_clip(folder, "good", "trunk_lift", trunk_lift, 2)
    start = TEMPO.calm
    fault = {"key": "too_high", "start_s": start, "end_s": start + 2}
    write_clip(
        folder, ODD, "trunk_lift", trunk_lift, 3, count=4, faults=[fault], note="<script>",
        active=[[0.0, 12.0]], situations=["pause"], view={"yaw_deg": 3.0},
    )  # fmt: skip
    t_ms = np.arange(0, 15_000, 66)
    np.savez(
        folder / f"{ODD}.truth.npz",
        t_ms=t_ms,
        joint_names=np.array([], np.str_),
        pixels=np.zeros((len(t_ms), 0, 2)),
        signal_names=np.array(["trunk_slope_deg"]),
        signals=np.sin(t_ms / 1000)[:, None],
    )
    write_clip(
        folder, "hold", "knees_to_chest", knees_to_chest, 1,
        tempo=HOLD, holds=[[4.5, 16.5]], near_miss=False, faults=None,
    )  # fmt: skip
    write_act(folder / "film.mp4", 18)
    write_truth(folder, "film", "trunk_lift", near_miss=True)
    write_film(folder / "empty.mp4", [grey(EMPTY)] * 20, fps=10)
    write_truth(folder, "empty", "trunk_lift", count=1)
    write_truth(folder, "later", "tail_wag", count=1)
    shutil.copy(folder / "empty.mp4", folder / "later.mp4")
    return folder


@pytest.fixture(scope="module")
def evaluated(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Evaluation:
    cases = find_clips(folder).cases
    order = replace(
        ORDER, recorded=False, landmarker=ActorReader, cache=tmp_path_factory.mktemp("cache")
    )
    known = [case for case in cases if case.exercise != "tail_wag"]
    outcomes = run(known, order, 1, lambda _: None)
    missing = [case for case in cases if case not in known]
    broken = [Broken(name="odd<b>", why="it is")]
    return evaluation(str(folder), "full", outcomes, missing, broken, 1.5)


@pytest.fixture(scope="module")
def text(evaluated: Evaluation, folder: Path) -> str:
    return page(evaluated, folder.parent)


class Reader(HTMLParser):
    """Collects tags, what they point to, and the words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.targets: list[str] = []
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.targets += [value or "" for key, value in attrs if key in ("src", "href")]

    def handle_data(self, data: str) -> None:
        self.words += data


def test_each_kind_of_failure_is_found_in_the_clip_that_has_it(evaluated: Evaluation) -> None:
    found = {s.case.name: {f.kind for f in failures(s)} for s in evaluated.scores}
    assert found == {
        "hold": {Kind.HOLD},
        "good": set(),
        ODD: {Kind.WRONG_COUNT, Kind.MISSED_FAULT, Kind.IDLE_COUNT},
        "film": {Kind.WRONG_COUNT},
        "empty": {Kind.NOT_JUDGED},
    }


def test_every_failure_stands_on_the_page_with_its_number(evaluated: Evaluation, text: str) -> None:
    words = " ".join(Reader(text).words.split())
    for score in evaluated.scores:
        for number, failure in enumerate(failures(score), start=1):
            assert failure.words in words
            assert f">{number}</text>" in text
    assert text.count("<b>wrong count</b>") == 2
    assert "Counted 3 instead of 4." in words
    assert "No such exercise yet: tail_wag (1 clip)" in words
    assert "Not evaluated: odd<b>: it is" in words


def test_a_clip_without_a_failure_has_no_card(text: str) -> None:
    assert Reader(text).tags.count("article") == 4
    assert 'id="trunk_lift-good"' not in text


def test_the_page_needs_no_script_and_no_other_file(text: str) -> None:
    reader = Reader(text)
    assert not {"script", "link", "iframe", "object"} & set(reader.tags)
    assert "://" not in text
    assert "@import" not in text
    local = [t for t in reader.targets if not t.startswith(("data:image/jpeg;base64,", "#"))]
    assert len(local) == 4  # the links to the clips


def test_links_to_clips_are_relative_to_the_page(text: str, folder: Path) -> None:
    targets = Reader(text).targets
    assert f"{folder.name}/film.mp4" in targets
    assert f"{folder.name}/a%26b%20%3Ci%3Ex.poses.npz" in targets


def test_names_and_notes_are_no_code(text: str) -> None:
    reader = Reader(text)
    assert "<script>" in reader.words
    assert ODD in reader.words
    assert f"<b>{ODD}" not in text
    assert "<i>x" not in text


def test_a_failure_is_shown_in_the_picture_or_as_a_drawn_body(text: str) -> None:
    found = [
        cv2.imdecode(np.frombuffer(base64.b64decode(data), np.uint8), cv2.IMREAD_COLOR)
        for data in re.findall(r'src="data:image/jpeg;base64,([^"]+)"', text)
    ]
    assert len(found) == 5  # the clip with nobody has none
    assert all(image is not None and image.shape[1] in (64, 400) for image in found)
    assert all(image.std() > 5 for image in found if image is not None)


def test_the_chart_shows_what_is_true_and_what_was_said(text: str) -> None:
    charts = re.findall(r"<svg.*?</svg>", text, re.DOTALL)
    assert len(charts) == 4
    odd = next(chart for chart in charts if "a&amp;b" in chart)
    assert len(re.findall(r'<rect class="true', odd)) == 4  # three repetitions, one fault
    assert len(re.findall(r'<rect class="said', odd)) == 3
    assert 'class="true wrong"' in odd
    assert 'class="idle"' in odd
    assert 'class="waiting"' in odd
    assert 'class="value"' in odd
    assert 'class="truth"' in odd
    assert odd.count('class="target"') == 2  # of the movement and of the fault
    hold = next(chart for chart in charts if ">on target</text>" in chart)
    assert 'class="truth"' not in hold
    assert "nan" not in text


def test_without_a_failure_the_page_says_so(evaluated: Evaluation, tmp_path: Path) -> None:
    good = [score for score in evaluated.scores if score.case.name == "good"]
    text = page(replace(evaluated, scores=tuple(good), broken=(), missing=()), tmp_path)
    assert "<p>Nothing.</p>" in text
    assert "article" not in Reader(text).tags

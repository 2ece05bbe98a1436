"""`rugcoach evaluate` in the terminal."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

import server.evaluate.baselines
from server.cli import main
from server.cli.commands import app
from server.evaluate.clips import EvaluateError
from server.evaluate.truth import Fault, Repetition, Truth, View
from tests.evaluate.made import write_clip, write_truth
from tests.rules.people import HOLD, knees_to_chest, trunk_lift
from vision.errors import RugcoachError

DOCUMENT = Path(__file__).parents[2] / "docs" / "evaluate.md"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five clips: right, wrong, with holds, a near miss, of an exercise without rules."""
    folder = tmp_path_factory.mktemp("clips")
    write_clip(folder, "lift-1", "trunk_lift", trunk_lift, 2)
    write_clip(folder, "lift-2", "trunk_lift", trunk_lift, 2, count=3)
    write_clip(folder, "hold", "knees_to_chest", knees_to_chest, 1, tempo=HOLD, holds=[[4.7, 15.3]])
    write_clip(folder, "near", "knees_to_chest", trunk_lift, 2, near_miss=True, count=0)
    write_clip(folder, "later", "star_jump", trunk_lift, 1)
    return folder


@pytest.fixture(autouse=True)
def _narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")


def evaluate(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["evaluate", *map(str, arguments), "--jobs", "1"])


def test_the_tables_can_be_read_at_100_columns(folder: Path) -> None:
    result = evaluate(folder)
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    assert max(map(len, lines)) <= 100
    assert "…" not in result.stdout
    rows = [line.split() for line in lines]
    assert ["trunk_lift", "rugcoach", "2", "100", "%", "50", "%", "50", "%", "0.167"] in [
        row[:10] for row in rows
    ]
    assert ["knees_to_chest", "1", "of", "1"] in [row[:4] for row in rows]
    assert "lift-2 at " in result.stdout
    assert "Counted 2 instead of 3." in result.stdout
    assert "No such exercise yet: star_jump (1 clip)" in result.stdout


def test_only_one_exercise_is_evaluated_where_that_is_asked_for(folder: Path) -> None:
    result = evaluate(folder, "-e", "trunk_lift")
    assert result.exit_code == 0, result.output
    assert "trunk_lift" in result.stdout
    assert "knees_to_chest" not in result.stdout
    later = evaluate(folder, "-e", "star_jump")
    assert later.exit_code == 0, later.output
    assert "No such exercise yet: star_jump (1 clip)" in later.stdout


def keys_in(report: dict[str, Any]) -> set[str]:
    """Return every key of the report that is not a name from the folder."""
    totals = report["totals"]["trunk_lift"]
    clip = next(clip for clip in report["clips"] if clip["clip"] == "hold")
    parts = [
        report,
        totals,
        totals["counts"]["rugcoach"],
        next(iter(totals["faults"].values())),
        clip,
        next(iter(clip["faults"].values())),
        clip["holds"][0],
        clip["count"],
        clip["idle"],
        clip["sides"],
        clip["tracking"][0],
        clip["repetitions"][0],
        report["no_such_exercise_yet"][0],
        next(clip for clip in report["clips"] if clip["failures"])["failures"][0],
    ]
    return {key for part in parts for key in part}


def test_the_json_has_the_documented_keys_and_no_others(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    assert evaluate(folder, "--json", out).exit_code == 0
    report = json.loads(out.read_text(encoding="utf-8"))
    section = DOCUMENT.read_text(encoding="utf-8").split("## JSON")[1].split("\n## ")[0]
    words = set(re.findall(r"`([a-z_0-9]+)`", section))
    assert keys_in(report) <= words
    assert [clip["clip"] for clip in report["clips"]] == ["hold", "near", "lift-1", "lift-2"]
    assert list(report["totals"]) == ["knees_to_chest", "trunk_lift", "all"]
    hold = report["clips"][0]
    assert hold["count"] == {"true": 1, "rugcoach": 1, "threshold": 1, "peaks": 1}
    (timed,) = hold["holds"]
    assert timed["error_s"] == pytest.approx(abs(timed["said_s"] - timed["true_s"]), abs=0.001)
    assert hold["repetitions"][0]["true"]["number"] == 1
    assert hold["repetitions"][0]["rugcoach"]["counted"] is True
    assert report["clips"][3]["failures"][0]["kind"] == "wrong_count"
    assert report["totals"]["all"]["counts"]["rugcoach"]["near_misses"] == 1


def test_every_key_of_a_truth_file_is_documented() -> None:
    section = DOCUMENT.read_text(encoding="utf-8").split("## The truth file")[1].split("\n## ")[0]
    words = set(re.findall(r"`([a-z_0-9]+)`", section))
    for part in (Truth, View, Repetition, Fault):
        assert {field.name for field in fields(part)} <= words


def test_a_page_and_a_golden_file_are_written(folder: Path, tmp_path: Path) -> None:
    html, golden = tmp_path / "report.html", tmp_path / "golden.json"
    assert evaluate(folder, "--html", html, "--golden", golden).exit_code == 0
    assert "Counted 2 instead of 3." in html.read_text(encoding="utf-8")
    said = json.loads(golden.read_text(encoding="utf-8"))
    assert (said["lift-1"]["off"], said["lift-2"]["off"]) == (0, 1)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["golden.json", "report.html"]


def test_one_broken_clip_is_named_the_rest_goes_on_and_the_status_is_1(
    folder: Path, tmp_path: Path
) -> None:
    for path in folder.glob("lift-*"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "lift-2.poses.npz").write_bytes(b"nothing")
    write_truth(tmp_path, "lonely", "trunk_lift")
    result = evaluate(tmp_path)
    assert result.exit_code == 1
    words = " ".join(result.stdout.split())
    assert "Not evaluated: lonely: there is neither a video lonely.mp4 nor lonely.poses" in words
    assert "Not evaluated: lift-2: lift-2.poses.npz is no recording of poses" in words
    assert "trunk_lift rugcoach 1 100 % 100 %" in words


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")


def no_truth(folder: Path) -> None:
    write(folder, "a.mp4", "")


def no_clip(folder: Path) -> None:
    write_truth(folder, "a", "trunk_lift")


def no_video(folder: Path) -> None:
    write_truth(folder, "a", "trunk_lift")
    write(folder, "a.mp4", "nothing")


def no_json(folder: Path) -> None:
    write(folder, "truth.json", "{")


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (no_truth, "there is no truth in"),
        (no_clip, "no clip could be evaluated: a: there is neither a video a.mp4 nor"),
        (no_video, "no clip could be evaluated: a: a.mp4 is not a video"),
        (no_json, "truth.json cannot be read as JSON"),
    ],
)
def test_where_nothing_can_be_evaluated_the_error_says_why(
    tmp_path: Path, spoil: Any, words: str
) -> None:
    spoil(tmp_path)
    with pytest.raises(RugcoachError, match=re.escape(words)):
        raise_of(evaluate(tmp_path, "--no-cache"))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["-e", "push_up"], "there is no exercise 'push_up'"),
        (["-e", "pelvic_tilt"], "there is no clip of pelvic_tilt in the folder"),
        (["--json", "."], ". is a folder"),
        (["--html", "nowhere/x.html"], "there is no folder nowhere"),
    ],
)
def test_a_wrong_option_is_told_before_the_work(
    folder: Path, arguments: list[str], words: str
) -> None:
    with pytest.raises(RugcoachError, match=re.escape(words)):
        raise_of(evaluate(folder, *arguments))


def test_without_scipy_nothing_is_begun(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise EvaluateError("SciPy is not installed")

    monkeypatch.setattr(server.evaluate.baselines, "check_scipy", missing)
    with pytest.raises(EvaluateError, match="SciPy"):
        raise_of(evaluate(folder))


def raise_of(result: Result) -> None:
    assert result.exception is not None, result.output
    raise result.exception


def test_an_error_is_one_line_and_the_status_is_2(tmp_path: Path) -> None:
    missing = tmp_path / "nowhere"
    command = [sys.executable, "-c", f"from {main.__module__} import main; main()"]
    done = subprocess.run(
        [*command, "evaluate", str(missing)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr == f"rugcoach: there is no folder {missing}\n"
    assert not done.stdout

"""`rugcoach bench` from end to end, as short as can be."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from server.bench.figures import ROWS, SESSIONS

RUGCOACH = (sys.executable, "-P", "-c", "from server.cli import main; main()")


def rugcoach(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program with `folder` for its temporary files."""
    env = os.environ | {name: str(folder) for name in ("TMPDIR", "TEMP", "TMP")}
    env["PYTHONWARNINGS"] = "error"
    return subprocess.run(
        [*RUGCOACH, "bench", *arguments],
        cwd=folder,
        env=env,
        check=False,
        capture_output=True,
        encoding="utf-8",
    )


@pytest.mark.slow
def test_a_quick_bench_measures_everything_and_leaves_nothing_behind(
    tmp_path: Path, draw_video: Callable[..., Path]
) -> None:
    video, result, scratch = draw_video(), tmp_path / "bench.json", tmp_path / "scratch"
    scratch.mkdir()
    arguments = ("--exercise", "trunk_lift", "--quick", "--json", str(result))
    done = rugcoach(scratch, str(video), *arguments)
    assert done.returncode == 0, done.stderr
    assert not [*scratch.iterdir()]
    for row in ROWS:
        assert row.title in done.stdout

    report = json.loads(result.read_text(encoding="utf-8"))
    assert {*report} == {
        "format",
        "version",
        "machine",
        "packages",
        "plan",
        "video",
        "exercise",
        "model",
        "figures",
    }
    assert report["video"]["name"] == "person.mp4"
    assert report["video"]["detected"] == 1.0
    assert (report["exercise"], report["model"]) == ("trunk_lift", "full")
    figures = report["figures"]
    assert [*figures] == [row.key for row in ROWS]
    told = {key: figure for key, figure in figures.items() if figure["value"] is not None}
    assert {*figures} - {*told} <= {"memory_short", "memory_long", "memory_held"}
    for figure in told.values():
        assert 0 < figure["low"] <= figure["value"] <= figure["high"]
        assert figure["reached"] is None
    values = {key: figure["value"] for key, figure in told.items()}
    for key in ("plain_fps", "check_fps", "annotated_fps", "inference_fps", "together_fps"):
        assert 0.1 < values[key] < 1000
    assert 1 < values["inference_p50"] <= values["inference_p95"] < 10_000
    assert 0.1 < values["annotated_long_fps"] < 1000
    assert 1 < values["rules_us"] < 1e6
    assert 1 < values["observer_us"] < 1e6
    for sessions in SESSIONS:
        assert 1 < values[f"live_{sessions}_p50"] <= values[f"live_{sessions}_p95"] < 10_000
        assert 0 < values[f"live_{sessions}_fps"] <= 15
    if sys.platform != "win32":
        assert 50 < values["memory_short"] < 5000
        assert 50 < values["memory_long"] < 5000
    if sys.platform == "linux":
        assert 50 < values["memory_held"] <= values["memory_long"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["absent.mp4", "-e", "trunk_lift"], "there is no file absent.mp4"),
        (["-e", "handstand"], "there is no exercise 'handstand'"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(
    tmp_path: Path, arguments: list[str], message: str
) -> None:
    done = rugcoach(tmp_path, *arguments)
    assert done.returncode == 2
    assert message in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not [*tmp_path.iterdir()]

import json
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

import server.cli.checking
from rules.exercises import CATALOGUE
from server.cli import main
from server.cli.commands import app
from tests.vision.acting import EMPTY, ActorReader, write_act
from tests.vision.films import grey, write_film, write_sound
from vision.errors import RugcoachError
from vision.review import review


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three repetitions in 18 s."""
    return write_act(tmp_path_factory.mktemp("film") / "act.mp4", 18)


@pytest.fixture(autouse=True)
def _reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the film's own reader take the place of the model."""
    fast = partial(review, landmarker=ActorReader, workers=1)
    monkeypatch.setattr(server.cli.checking, "review", fast)


def check(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["check", *map(str, arguments)])


def test_the_result_is_a_table_to_read(film: Path) -> None:
    result = check(film, "--exercise", "trunk_lift", "--language", "en")
    assert result.exit_code == 0, result.output
    assert "Trunk lift" in result.stdout
    assert "3 repetitions counted (3 attempts)" in result.stdout
    assert "No faults seen." in result.stdout
    assert "confidence 100 %" in result.stdout


def test_the_table_is_in_dutch_by_itself(film: Path) -> None:
    result = check(film, "-e", "trunk_lift")
    assert "3 herhalingen geteld (3 pogingen)" in result.stdout
    assert "Geen fouten gezien." in result.stdout


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nl", "Dit lijkt op de oefening Romp heffen."),
        ("en", "This looks like the exercise Trunk lift."),
    ],
)
def test_another_exercise_than_the_chosen_one_is_named(
    film: Path, language: str, said: str
) -> None:
    result = check(film, "-e", "knees_to_chest", "--language", language)
    assert said in " ".join(result.stdout.split())


KINDS: dict[str, type | tuple[type, ...]] = {
    "exercise": str,
    "video.duration_s": float,
    "video.width": int,
    "video.height": int,
    "video.frames": int,
    "judged.start_s": float,
    "judged.end_s": float,
    "pose.frames": int,
    "pose.detected": int,
    "count": int,
    "repetitions": list,
    "faults": list,
    "not_judged": list,
    "signal.name": str,
    "signal.unit": str,
    "signal.range": (float, type(None)),
    "fits": (str, type(None)),
    "lost_s": float,
    "confidence": float,
    "timing.total_s": float,
    "timing.pose_s": float,
    "timing.rules_s": float,
    "timing.realtime_factor": float,
}


def flat(report: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in report.items():
        if isinstance(value, dict):
            found |= {f"{key}.{inner}": each for inner, each in value.items()}
        else:
            found[key] = value
    return found


def test_json_has_the_documented_keys(film: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    assert check(film, "-e", "trunk_lift", "--json", out).exit_code == 0
    report = flat(json.loads(out.read_text(encoding="utf-8")))
    assert list(report) == list(KINDS)
    assert all(isinstance(report[key], kind) for key, kind in KINDS.items())
    assert (report["count"], report["video.frames"], report["pose.detected"]) == (3, 180, 180)
    first = report["repetitions"][0]
    assert list(first) == [
        "number",
        "start_s",
        "peak_s",
        "end_s",
        "side",
        "counted",
        "reason",
        "hold_s",
        "range",
        "faults",
    ]
    assert (first["number"], first["side"], first["counted"], first["reason"]) == (
        1,
        None,
        True,
        None,
    )
    assert 3 < first["start_s"] < first["peak_s"] < first["end_s"] < 7
    assert report["confidence"] == 1


def test_documented_keys_are_those_there_are() -> None:
    text = (Path(__file__).parents[2] / "docs" / "check-json.md").read_text(encoding="utf-8")
    for key in KINDS:
        assert f"| `{key}` |" in text, key


def test_json_on_standard_output_is_all_there_is(film: Path) -> None:
    result = check(film, "-e", "trunk_lift", "--json", "-")
    assert json.loads(result.stdout)["count"] == 3


def test_recorded_poses_give_the_same_json(film: Path, tmp_path: Path) -> None:
    poses = tmp_path / "a.poses.npz"
    first = json.loads(check(film, "-e", "trunk_lift", "--json", "-", "--poses", poses).stdout)
    again = json.loads(check(poses, "-e", "trunk_lift", "--json", "-").stdout)
    del first["timing"], again["timing"]
    assert again == first


def test_a_stretch_is_judged_alone(film: Path) -> None:
    result = check(film, "-e", "trunk_lift", "--json", "-", "--start", 5.5, "--end", "14")
    report = json.loads(result.stdout)
    assert report["judged"] == {"start_s": 5.5, "end_s": 14.0}
    assert report["count"] == 1


def wrong(film: Path, *arguments: object) -> str:
    """Return the line with which a command refuses."""
    with pytest.raises(RugcoachError) as caught:
        CliRunner().invoke(app, ["check", str(film), *map(str, arguments)], catch_exceptions=False)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_wrong_exercise_names_the_right_ones(film: Path) -> None:
    line = wrong(film, "-e", "trunk_lft")
    assert f"there is no exercise 'trunk_lft'; there are {', '.join(CATALOGUE)}" in line


def write_text(path: Path) -> Path:
    path.write_text("no video")
    return path


def write_nothing(path: Path) -> Path:
    path.touch()
    return path


def write_empty_room(path: Path) -> Path:
    return write_film(path, [grey(EMPTY)] * 9)


def write_half(path: Path) -> Path:
    content = write_act(path, 5).read_bytes()
    path.write_bytes(content[: len(content) // 2])
    return path


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda path: path, "there is no file"),
        (write_text, "a.mp4 is not a video"),
        (write_nothing, "a.mp4 is empty"),
        (write_half, "a.mp4 is not a video, or is damaged"),
        (write_sound, "a.mp4 holds sound but no picture"),
        (write_empty_room, "there is nobody in a.mp4"),
    ],
)
def test_what_cannot_be_judged_is_told_and_leaves_no_file(
    tmp_path: Path, make: Callable[[Path], Path], says: str
) -> None:
    film = make(tmp_path / "a.mp4")
    out = tmp_path / "out"
    out.mkdir()
    outputs = ["--json", out / "a.json", "--annotate", out / "a.mp4", "--poses", out / "a.npz"]
    assert says in wrong(film, "-e", "trunk_lift", *outputs)
    assert not list(out.iterdir())


@pytest.mark.parametrize(
    ("outputs", "says"),
    [
        (["--json", "nowhere/a.json"], "there is no folder"),
        (["--annotate", "."], "is a folder"),
        (["--json", "a.out", "--poses", "a.out"], "cannot hold two results"),
    ],
)
def test_an_output_that_cannot_be_written_is_told_before_the_work(
    film: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, outputs: list[str], says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delattr(server.cli.checking, "review")
    assert says in wrong(film, "-e", "trunk_lift", *outputs)
    assert not list(tmp_path.iterdir())


def test_the_video_itself_is_never_written_over(film: Path) -> None:
    before = film.read_bytes()
    assert "write to another file" in wrong(film, "-e", "trunk_lift", "--annotate", film)
    assert film.read_bytes() == before


def test_poses_cannot_be_annotated(film: Path, tmp_path: Path) -> None:
    poses = tmp_path / "a.poses.npz"
    check(film, "-e", "trunk_lift", "--poses", poses)
    line = wrong(poses, "-e", "trunk_lift", "--annotate", tmp_path / "a.mp4")
    assert "--annotate needs the video itself" in line


def test_our_errors_end_with_one_line_and_status_2(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["rugcoach", "check", "nothing.mp4", "-e", "trunk_lift"])
    with pytest.raises(SystemExit) as caught:
        main()
    assert caught.value.code == 2
    assert capsys.readouterr().err == "rugcoach: there is no file nothing.mp4\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["check"],
        ["check", "a.mp4"],
        ["check", "a.mp4", "-e", "trunk_lift", "--model", "huge"],
        ["check", "a.mp4", "-e", "trunk_lift", "--language", "de"],
        ["check", "a.mp4", "-e", "trunk_lift", "--start", "-3"],
        ["chek"],
        ["live"],
    ],
)
def test_a_wrong_command_line_has_status_2_and_no_traceback(arguments: list[str]) -> None:
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_the_program_itself_refuses_without_a_traceback() -> None:
    command = "from server.cli import main; main()"
    arguments = ["check", "nothing.mp4", "-e", "trunk_lift"]
    done = subprocess.run(
        [sys.executable, "-c", command, *arguments],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "rugcoach: there is no file nothing.mp4\n"

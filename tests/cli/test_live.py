from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Self

import pytest
from typer.testing import CliRunner

import server.cli.live
from rules.exercises import CATALOGUE
from rules.observer import Observer
from rules.text import Language
from server.cli.commands import app
from server.cli.lines import Lines
from tests.rules.bodies import Mover, Tempo, frames
from tests.rules.people import FAULTS, GOOD, HOLD, TEMPO
from tests.rules.session import run
from tests.vision.acting import ActorReader, act
from vision.errors import CameraError
from vision.frame import Frame


def lines(key: str, mover: Mover, tempo: Tempo, language: Language) -> list[str]:
    told = Lines(CATALOGUE[key], language)
    session = run(key, frames(mover, 2, tempo=tempo))
    said = [line for verdict in session.verdicts for line in told.about(verdict)]
    return [*said, *told.end(session.summary)]


def test_counts_are_said() -> None:
    said = lines("trunk_lift", GOOD["trunk_lift"], TEMPO["trunk_lift"], Language.EN)
    assert said[-4:] == ["Ready: you can begin.", "1", "2", "Counted: 2 / 10"]


def test_the_seconds_of_a_hold_are_said() -> None:
    said = lines("knees_to_chest", GOOD["knees_to_chest"], HOLD, Language.NL)
    start = said.index("  1 s")
    assert said[start : start + 11] == [
        *(f"  {s} s" for s in range(1, 11)),
        "1. Goed. Ontspan maar.",
    ]


@pytest.mark.parametrize("language", Language)
def test_a_fault_is_said_once_in_its_own_words(language: Language) -> None:
    said = lines("trunk_lift", *FAULTS["trunk_lift", "too_high"], language)
    text = CATALOGUE["trunk_lift"].fault_texts["too_high"].in_(language)
    assert said.count(f"! {text}") == 2  # once in each repetition


def test_advice_is_not_said_at_every_picture() -> None:
    said = lines("trunk_lift", GOOD["knees_to_chest"], HOLD, Language.NL)
    advice = CATALOGUE["trunk_lift"].start.say.nl
    assert 2 <= said.count(advice) <= 6


def test_another_exercise_that_is_done_is_named() -> None:
    told = Lines(CATALOGUE["trunk_lift"], Language.NL)
    observer = Observer(CATALOGUE["trunk_lift"], CATALOGUE.values())
    poses = frames(GOOD["knees_to_chest"], 1, tempo=HOLD)
    said = [line for pose in poses for line in told.about(observer.update(pose))]
    wanted = "Dit lijkt op de oefening Knieën naar de borst. Kies die, dan kijk ik ernaar."
    assert said.count(wanted) == 1


class Act:
    """A camera that shows 15 s of an act; then the person presses Ctrl-C."""

    def __init__(self, number: int) -> None:
        self.number = number

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        del kind, error, trace

    def __iter__(self) -> Iterator[Frame]:
        for number, image in enumerate(islice(act(60), 150)):
            yield Frame(number * 100, image)
        raise KeyboardInterrupt


class Reader(ActorReader):
    def __init__(self, path: Path) -> None:
        del path
        super().__init__()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        del kind, error, trace


def test_an_exercise_is_followed_until_ctrl_c(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server.cli.live, "Camera", Act)
    monkeypatch.setattr(server.cli.live, "MediaPipeLandmarker", Reader)
    result = CliRunner().invoke(app, ["live", "-e", "trunk_lift", "-l", "en"])
    assert result.exit_code == 0, result.output
    assert result.stdout.rstrip().endswith("Counted: 2 / 10")
    assert "Ready: you can begin." in result.stdout


def test_a_missing_camera_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(number: int) -> None:
        raise CameraError(f"camera {number} is not there")

    monkeypatch.setattr(server.cli.live, "Camera", refuse)
    with pytest.raises(CameraError, match="camera 7"):
        CliRunner().invoke(
            app, ["live", "-e", "trunk_lift", "--camera", "7"], catch_exceptions=False
        )

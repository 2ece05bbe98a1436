from importlib.metadata import version
from pathlib import Path

import pytest
from typer.testing import CliRunner

from server.cli.commands import COMMANDS, app
from vision.errors import ModelError
from vision.models import MEND


def test_the_version_is_that_of_the_package() -> None:
    result = CliRunner().invoke(app, ["--version"])
    assert (result.exit_code, result.stdout) == (0, f"rugcoach {version('rugcoach')}\n")


def test_help_names_every_command() -> None:
    result = CliRunner().invoke(app, ["--help"])
    assert result.exit_code == 0
    assert all(command in result.stdout for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_a_help_text(command: str) -> None:
    result = CliRunner().invoke(app, [command, "--help"])
    assert result.exit_code == 0
    assert f"Usage: rugcoach {command}" in result.stdout.replace("root", "rugcoach")


def test_models_shows_what_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RUGCOACH_DATA_DIR", str(tmp_path))
    missing = CliRunner().invoke(app, ["models"])
    assert missing.exit_code == 0
    assert missing.stdout.count("missing") >= 3
    assert MEND in missing.stdout
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "pose_landmarker_full.task").write_bytes(b"half")
    assert "broken" in CliRunner().invoke(app, ["models"]).stdout


def test_without_the_model_a_command_says_what_to_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RUGCOACH_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("RUGCOACH_NODE_MODULES", str(tmp_path / "nothing"))
    film = tmp_path / "a.mp4"
    film.touch()
    for arguments in (["check", str(film), "-e", "trunk_lift"], ["live", "-e", "trunk_lift"]):
        with pytest.raises(ModelError, match="make setup"):
            CliRunner().invoke(app, arguments, catch_exceptions=False)

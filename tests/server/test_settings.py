"""Settings, and the refusal to listen anywhere but on this computer."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from server.cli.commands import app
from server.settings import (
    Settings,
    SettingsError,
    browser_libraries,
    check_home,
    load_settings,
)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.0.0.2"])
def test_home_mode_listens_on_this_computer(tmp_path: Path, host: str) -> None:
    check_home(Settings(data_dir=tmp_path, host=host))


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.2", "example.org", ""])
def test_home_mode_refuses_any_other_address(tmp_path: Path, host: str) -> None:
    with pytest.raises(SettingsError, match="this computer only"):
        check_home(Settings(data_dir=tmp_path, host=host))


def test_the_command_refuses_another_address() -> None:
    result = CliRunner().invoke(app, ["serve", "--host", "0.0.0.0"])
    assert result.exit_code != 0
    assert isinstance(result.exception, SettingsError)


def test_a_setting_comes_from_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("RUGCOACH_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("RUGCOACH_MAX_SESSIONS", "7")
    settings = load_settings(host=None, port=9000)
    assert (settings.data_dir, settings.max_sessions, settings.port) == (tmp_path, 7, 9000)


@pytest.mark.parametrize(
    ("name", "value"), [("RUGCOACH_PORT", "many"), ("RUGCOACH_MAX_SESSIONS", "0")]
)
def test_a_setting_that_cannot_be_is_named(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=f"{name} cannot be '{value}'"):
        load_settings()


@pytest.mark.parametrize("there", [[], ["@picocss/pico/css/pico.min.css"]])
def test_a_missing_library_says_what_to_run(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, there: list[str]
) -> None:
    for name in there:
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).touch()
    monkeypatch.setenv("RUGCOACH_NODE_MODULES", str(tmp_path))
    with pytest.raises(SettingsError, match="make setup"):
        browser_libraries()

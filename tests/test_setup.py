"""The locks are complete and nobody's address is in them; the set-up does each step once."""

import importlib.util
import json
import re
import shutil
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

import dev

ROOT = Path(__file__).parents[1]
LOCKS = ["requirements.txt", "requirements-dev.txt", "requirements-node.txt"]


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def locked(name: str) -> dict[str, set[str]]:
    """Return the versions that a lock holds of each package: some differ by Python version."""
    versions: dict[str, set[str]] = {}
    for package, version in re.findall(r"^([a-z0-9-]+)==([^ ;\\]+)", text_of(name), re.MULTILINE):
        versions.setdefault(package, set()).add(version)
    return versions


def project() -> dict[str, Any]:
    return tomllib.loads(text_of("pyproject.toml"))


def package_names(requirements: list[str]) -> set[str]:
    return {re.split(r"[\[<>=~!; ]", requirement)[0] for requirement in requirements}


@pytest.mark.parametrize("name", LOCKS)
def test_a_python_lock_pins_and_hashes_every_package(name: str) -> None:
    entries = re.split(r"\n(?=\S)", text_of(name).strip())
    assert entries
    for entry in entries:
        assert re.match(r"[a-z0-9-]+==[^ ]+( ;[^\\]+)? \\\n    --hash=sha256:[0-9a-f]{64}", entry)


@pytest.mark.parametrize("name", [*LOCKS, "package.json", "package-lock.json", ".npmrc"])
def test_a_lock_holds_no_address(name: str) -> None:
    assert "://" not in text_of(name)


def test_the_npm_lock_hashes_every_package_and_says_no_place() -> None:
    packages = json.loads(text_of("package-lock.json"))["packages"]
    del packages[""]
    assert packages
    for package in packages.values():
        assert package["integrity"].startswith("sha512-")
        assert "resolved" not in package


def test_the_npm_lock_holds_exactly_what_the_package_asks_for() -> None:
    asked = json.loads(text_of("package.json"))
    root = json.loads(text_of("package-lock.json"))["packages"][""]
    for kind in ("dependencies", "devDependencies"):
        assert root[kind] == asked[kind]
        assert all(re.fullmatch(r"[0-9.]+", version) for version in asked[kind].values())


def test_the_product_lock_holds_what_the_project_asks_for() -> None:
    asked = package_names(project()["project"]["dependencies"])
    assert asked <= locked("requirements.txt").keys()


def test_the_development_lock_adds_to_the_product_lock_and_changes_nothing_in_it() -> None:
    product, development = locked("requirements.txt"), locked("requirements-dev.txt")
    assert product.items() <= development.items()
    assert package_names(project()["dependency-groups"]["dev"]) <= development.keys()


def test_mediapipe_is_the_release_that_calls_nobody() -> None:
    # From 0.10.35 on it calls a log server; tests/vision/test_no_network.py sees that.
    assert "mediapipe==0.10.31" in project()["project"]["dependencies"]
    assert locked("requirements.txt")["mediapipe"] == {"0.10.31"}


def test_make_knows_the_commands_of_the_set_up_script() -> None:
    [targets] = re.findall(r"^\.PHONY: (.*)$", text_of("Makefile"), re.MULTILINE)
    documented = re.findall(r"python3 dev\.py (\w+)", dev.__doc__ or "")
    assert [*targets.split(), "lock"] == documented


@pytest.fixture
def empty_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A virtual environment in which no step was done yet."""
    monkeypatch.setattr(dev, "VENV", tmp_path)
    monkeypatch.setattr(dev, "STAMPS", tmp_path / "stamps")
    (tmp_path / "pyvenv.cfg").write_text("version = 3.11.2")
    return tmp_path


def test_a_step_is_done_again_only_when_something_changed(empty_environment: Path) -> None:
    lock = empty_environment / "lock"
    done: list[str] = []

    def step() -> None:
        dev.once("a step", [lock], lambda: done.append(lock.read_text()))

    lock.write_text("first")
    step()
    step()
    assert done == ["first"]
    lock.write_text("second")
    step()
    assert done == ["first", "second"]
    (empty_environment / "pyvenv.cfg").write_text("version = 3.12.1")
    step()
    assert done == ["first", "second", "second"]


def test_a_step_whose_result_was_deleted_is_done_again(empty_environment: Path) -> None:
    folder = empty_environment / "node_modules"
    for _ in range(2):
        dev.once("a step", [], folder.mkdir, makes=folder)
        folder.rmdir()


def test_all_commands_run_and_those_that_failed_are_named(
    capfd: pytest.CaptureFixture[str],
) -> None:
    def ending(code: int) -> tuple[str, str, str]:
        return (sys.executable, "-c", f"print('ran {code}'); raise SystemExit({code})")

    with pytest.raises(SystemExit, match="failed: two, three"):
        dev.call_all({"one": ending(0), "two": ending(2), "three": ending(3)})
    assert re.findall(r"ran \d", capfd.readouterr().out) == ["ran 0", "ran 2", "ran 3"]


def test_a_step_that_failed_is_done_again(empty_environment: Path) -> None:
    lock = empty_environment / "lock"
    lock.write_text("lock")

    def fail() -> None:
        raise SystemExit(1)

    with pytest.raises(SystemExit):
        dev.once("a step", [lock], fail)
    done: list[bool] = []
    dev.once("a step", [lock], lambda: done.append(True))
    assert done == [True]


def test_a_command_that_fails_stops_the_set_up_with_its_code() -> None:
    with pytest.raises(SystemExit) as stop:
        dev.call(sys.executable, "-c", "raise SystemExit(7)")
    assert stop.value.code == 7


def test_an_unknown_command_shows_what_there_is() -> None:
    with pytest.raises(SystemExit, match=r"python3 dev\.py setup"):
        dev.main(["nonsense"])


def test_without_venv_and_without_root_the_set_up_says_what_to_install(
    empty_environment: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "PYTHON", empty_environment / "bin" / "python")
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    monkeypatch.setattr(dev, "can_install_debian", lambda: False)
    with pytest.raises(SystemExit, match="apt-get install python3-venv"):
        dev.make_venv()


def test_the_chosen_browser_goes_before_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RUGCOACH_CHROMIUM", "/somewhere/chromium")
    assert dev.find_chromium() == "/somewhere/chromium"
    monkeypatch.delenv("RUGCOACH_CHROMIUM")
    monkeypatch.setattr(shutil, "which", lambda name: name if name == "msedge" else None)
    assert dev.find_chromium() == "msedge"
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert dev.find_chromium() is None


@pytest.mark.parametrize(
    ("printed", "version"), [("v24.19.0", 24), ("v18.20.4", 18), ("", 0), ("a broken one", 0)]
)
def test_the_version_of_node_is_its_first_number(
    printed: str, version: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "output", lambda *_: printed)
    assert dev.node_version("node") == version

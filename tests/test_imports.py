"""Imports go one way: rules <- vision <- server; nothing but tests imports sample_videos."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# Which of our own packages each may import.
LAYERS = {
    "rules": {"rules"},
    "vision": {"rules", "vision"},
    "server": {"rules", "vision", "server"},
    "sample_videos": {"rules", "vision", "server", "sample_videos"},
    "tests": {"rules", "vision", "server", "sample_videos", "tests", "dev"},
}
OURS = {*LAYERS, "dev"}

# What rules may use besides itself: no clock, no random numbers, no files, no logging.
PURE = {
    "__future__",
    "abc",
    "bisect",
    "collections",
    "contextlib",
    "dataclasses",
    "enum",
    "functools",
    "importlib",
    "itertools",
    "math",
    "numpy",
    "operator",
    "pkgutil",
    "re",
    "statistics",
    "string",
    "types",
    "typing",
}
IMPURE_NAMES = {"open", "print", "input", "exec", "eval", "__import__"}


def files_of(package: str) -> list[Path]:
    return sorted((ROOT / package).rglob("*.py"))


def imported(tree: ast.Module) -> Iterator[str]:
    """Yield the top-level name of every import, those inside functions too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: a relative import"
            yield (node.module or "").split(".")[0]


def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


@pytest.mark.parametrize("package", LAYERS)
def test_a_package_imports_only_the_layers_below_it(package: str) -> None:
    files = files_of(package)
    wrong = {
        str(path.relative_to(ROOT)): sorted(foreign)
        for path in files
        if (foreign := {*imported(parse(path))} & OURS - LAYERS[package])
    }
    assert files
    assert not wrong


def test_rules_import_only_pure_modules() -> None:
    wrong = {
        str(path.relative_to(ROOT)): sorted(foreign)
        for path in files_of("rules")
        if (foreign := {*imported(parse(path))} - PURE - LAYERS["rules"])
    }
    assert not wrong


def test_rules_read_nothing_print_nothing_and_draw_no_random_numbers() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in files_of("rules")
        for node in ast.walk(parse(path))
        if (isinstance(node, ast.Name) and node.id in IMPURE_NAMES)
        or (isinstance(node, ast.Attribute) and node.attr in {"random", "datetime64"})
    ]
    assert not wrong


def test_the_set_up_script_needs_only_the_standard_library() -> None:
    assert {*imported(parse(ROOT / "dev.py"))} <= sys.stdlib_module_names

"""The drawings as files: `KEY.svg` shows an exercise, `KEY-laptop.svg` where the laptop stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from sample_videos.drawing.leaflet import drawing
from sample_videos.drawing.plan import plan
from sample_videos.drawing.scenes import SCENES
from sample_videos.drawing.sitter import Sitter

COMMITTED: Final = Path(__file__).parents[2] / "server" / "web" / "static" / "drawings"
"""Where the server has them."""


def svgs(keys: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield file names and their texts, two for each exercise."""
    sitter = Sitter.usual()
    for key in keys:
        yield f"{key}.svg", drawing(SCENES[key], sitter)
        yield f"{key}-laptop.svg", plan(SCENES[key], sitter)


def write(keys: Iterable[str], folder: Path) -> Iterator[str]:
    """Write the drawings of some exercises; yield the name of each when it is done."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in svgs(keys):
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
        yield name

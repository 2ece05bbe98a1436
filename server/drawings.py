"""The drawings of the exercises, ready to stand in a page, where it colours them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from markupsafe import Markup

FOLDER: Final = Path(__file__).parent / "web" / "static" / "drawings"
"""`KEY.svg` shows an exercise, `KEY-laptop.svg` where the laptop stands; `python -m sample_videos
drawings` makes them."""
START: Final = "<svg "


def load(folder: Path = FOLDER) -> Mapping[str, str]:
    """Return the drawings by the names of their files, without the ending."""
    files = sorted(folder.glob("*.svg"))
    return MappingProxyType({file.stem: file.read_text(encoding="utf-8") for file in files})


def titled(svg: str, key: str, title: str, *, beside_its_name: bool) -> Markup:
    """Return a drawing with a title that the page's script can put into the other language.

    Args:
        key: Of the title's text.
        beside_its_name: Whether a screen reader leaves it out, for its title is read anyway.
    """
    role = Markup('aria-hidden="true"' if beside_its_name else 'role="img"')
    head, body = svg.removeprefix(START).split(">", 1)
    start = Markup('<svg class="drawing" focusable="false" {} {}>').format(role, Markup(head))
    name = Markup('<title data-text="{}">{}</title>').format(key, title)
    return start + name + Markup(body)

"""The table says everything, on a narrow terminal too."""

from typing import Any

import pytest
from rich.console import Console

from server.bench.figures import ROWS, figures
from server.bench.table import table

CALM: dict[str, Any] = {
    "machine": {"cores": 2, "load_before": 0.1},
    "video": {"name": "a.mp4", "width": 640, "height": 360, "fps": 15, "judged": 0.9},
    "plan": {"judged": True},
    "exercise": "pelvic_tilt",
    "model": "full",
}


def shown(report: dict[str, Any] = CALM, **values: list[float]) -> str:
    measured = {row.key: [123.4, 100.0, 130.0] for row in ROWS} | values
    console = Console(width=80, color_system=None)
    with console.capture() as capture:
        console.print(*table(figures(measured, judged=report["plan"]["judged"]), report), sep="\n")
    return capture.get()


def test_every_figure_is_shown_in_full_in_80_columns() -> None:
    text = shown()
    assert "…" not in text
    for row in ROWS:
        assert f"{row.title} " in text
    assert "123 frames/s" in text


def test_the_table_is_plain_text_that_any_terminal_can_show() -> None:
    shown().translate({ord("─"): "-"}).encode("cp1252")


def test_what_was_reached_and_missed_is_said_in_words() -> None:
    text = shown(rules_us=[150.0], live_3_fps=[12.0])
    assert "<= 200" in line(text, "rules")
    assert "+ yes" in line(text, "rules")
    assert "x NO" in line(text, "3 sessions, slowest")


def test_the_spread_is_that_of_the_furthest_round() -> None:
    assert "25 %" in line(shown(plain_fps=[10.0, 11.0, 7.5]), "plain")


def test_what_the_system_does_not_tell_is_not_measured() -> None:
    text = shown(memory_short=[], memory_long=[])
    assert "not measured" in line(text, "memory, 1 minute")


def test_a_calm_full_run_needs_no_remarks() -> None:
    assert shown().strip().splitlines()[-2].startswith("Ratios:")


@pytest.mark.parametrize(
    ("part", "change", "remark"),
    [
        ("plan", {"judged": False}, "quick run"),
        ("machine", {"load_before": 3.0}, "other work (load 3.0)"),
        ("video", {"judged": 0.1}, "ready gate in 10 %"),
    ],
)
def test_what_makes_the_figures_doubtful_is_said(
    part: str, change: dict[str, Any], remark: str
) -> None:
    assert remark in " ".join(shown(CALM | {part: CALM[part] | change}).split())


def test_a_system_that_tells_no_load_is_fine() -> None:
    assert "other work" not in shown(CALM | {"machine": {"cores": 2, "load_before": None}})


def line(text: str, title: str) -> str:
    return next(each for each in text.splitlines() if each.startswith(f" {title}"))

"""The drawings of the exercises: the committed ones are what the command makes."""

import re
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from rules.exercises import CATALOGUE
from rules.leaflet import ORDER
from sample_videos.__main__ import main
from sample_videos.drawing.bezier import fitted
from sample_videos.drawing.files import COMMITTED, svgs
from sample_videos.drawing.ink import LARGEST_BYTES
from sample_videos.drawing.pen import joined
from sample_videos.drawing.scenes import SCENES
from sample_videos.drawing.sitter import LONGEST_M, cut

NAMES = [name for key in ORDER for name in (f"{key}.svg", f"{key}-laptop.svg")]
DOTS = 1.5
"""To a number of a drawing that is compared."""
STRAYING = 0.003
"""Share of the picture that may differ: the last bit of a number may turn a point of a curve."""


def test_every_exercise_of_the_leaflet_and_no_other_is_drawn() -> None:
    assert set(SCENES) == set(ORDER) >= set(CATALOGUE)
    assert sorted(path.name for path in COMMITTED.iterdir()) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_drawing_is_small_and_leaves_its_looks_to_the_page(name: str) -> None:
    text = (COMMITTED / name).read_text(encoding="utf-8")
    assert len(text) <= LARGEST_BYTES
    assert "style" not in text
    assert "id=" not in text
    assert not re.search(r" d=\"[^\"]*\.", text)


@pytest.mark.parametrize("key", ORDER)
def test_the_committed_drawings_are_what_the_command_makes(key: str) -> None:
    for name, text in svgs([key]):
        committed, made = layers((COMMITTED / name).read_text(encoding="utf-8")), layers(text)
        assert list(committed) == list(made)
        for layer, picture in committed.items():
            assert np.mean(picture != made[layer]) < STRAYING, (name, layer)


def test_the_command_writes_the_drawings_that_are_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["drawings", "--exercise", "pelvic_tilt", "--out", str(tmp_path / "new")]) == 0
    names = ["pelvic_tilt.svg", "pelvic_tilt-laptop.svg"]
    assert capsys.readouterr().out.split() == names
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == sorted(names)


def test_a_curve_passes_near_all_its_points() -> None:
    turns = np.linspace(0, 1.8 * np.pi, 80)
    points = 40 * np.stack([np.cos(turns), np.sin(turns)], axis=1)
    t = np.linspace(0, 1, 999)[:, None]
    weights = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3
    curves, start = fitted(points, 0.2), points[0]
    nearest = np.full(len(points), np.inf)
    for curve in curves:
        whole = zip(weights, (start, *curve), strict=True)
        along = np.sum([weight * point for weight, point in whole], axis=0)
        gaps = np.linalg.norm(points[:, None] - along[None], axis=2)
        nearest, start = np.minimum(nearest, gaps.min(axis=1)), curve[-1]
    assert len(curves) < 8
    assert nearest.max() < 0.25


@pytest.mark.parametrize(
    ("numbers", "text"),
    [([1.0, 2.0], "3 6"), ([0.5, -0.3], "2-1"), ([-1.0, 0.1], "-3 0"), ([0.0, -0.04], "0 0")],
)
def test_numbers_are_whole_and_as_short_as_svg_allows(numbers: list[float], text: str) -> None:
    assert joined(np.array(numbers)) == text


def test_furniture_is_cut_into_small_triangles_of_the_same_area() -> None:
    corners = np.array([[[0, 0, 0], [0.5, 0, 0], [0, 0.2, 0.1]]], float)
    small = cut(corners)

    def areas(triangles: NDArray[np.float64]) -> NDArray[np.float64]:
        one, other = triangles[:, 1] - triangles[:, 0], triangles[:, 2] - triangles[:, 0]
        return np.asarray(np.linalg.norm(np.cross(one, other), axis=1) / 2)

    assert np.linalg.norm(small - np.roll(small, 1, axis=1), axis=2).max() <= LONGEST_M
    assert areas(small).sum() == pytest.approx(areas(corners).sum())


def layers(svg: str) -> dict[str, NDArray[np.uint8]]:
    """Return the layers of a drawing as pictures, filled whether they are fills or lines."""
    found = re.findall(r'<path class="([a-z ]+)"[^>]* d="([^"]+)"', svg)
    return {layer: filled(data) for layer, data in found}


def filled(data: str) -> NDArray[np.uint8]:
    """Fill the pieces of path data."""
    canvas = np.zeros((900, 1440), np.uint8)
    for piece in data.split("M")[1:]:
        dots = np.rint(np.array(corners(piece)) * DOTS).astype(np.int32)
        cv2.fillPoly(canvas, [dots], 1)
    return canvas


def corners(piece: str) -> list[NDArray[np.float64]]:
    """Return the points at which the curves of a piece end, the first one included."""
    points: list[NDArray[np.float64]] = []
    for verb, text in re.findall(r"([A-Za-z]?)([^A-Za-z]+)", piece):
        numbers = np.array([float(word) for word in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", text)])
        if verb == "c":
            for curve in numbers.reshape(-1, 3, 2):
                points.append(points[-1] + curve[-1])
        else:
            points += list(numbers[-2:].reshape(-1, 2) if verb == "A" else numbers.reshape(-1, 2))
    return points

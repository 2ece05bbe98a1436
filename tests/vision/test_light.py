"""How bright a picture is."""

import numpy as np
import pytest

from vision.frame import Frame
from vision.light import light_of


def frame(*greys: int) -> Frame:
    """Return a picture of upright stripes of these greys, equally wide."""
    row = np.repeat(np.array(greys, np.uint8), 320 // len(greys))
    return Frame(0, np.ascontiguousarray(np.broadcast_to(row[None, :, None], (240, row.size, 3))))


@pytest.mark.parametrize(
    ("greys", "dark", "light"),
    [((0,), 0.0, 0.0), ((255,), 1.0, 1.0), ((51, 204), 0.2, 0.8), ((0, 51, 102, 255), 0.0, 1.0)],
)
def test_the_darkest_and_the_lightest_parts_are_told(
    greys: tuple[int, ...], dark: float, light: float
) -> None:
    measured = light_of(frame(*greys))
    assert (measured.dark, measured.light) == pytest.approx((dark, light), abs=0.01)


def test_one_lamp_is_not_the_light_of_a_room() -> None:
    dim = frame(20).image.copy()
    dim[:40, :40] = 255
    assert light_of(Frame(0, dim)).light < 0.1

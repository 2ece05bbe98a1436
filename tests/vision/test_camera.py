from collections.abc import Callable
from itertools import count, islice
from typing import ClassVar

import numpy as np
import pytest

from vision.camera import MISSES, Camera
from vision.errors import CameraError


class Capture:
    """A camera of 1280 x 720 that shows blue, with `broken` pictures after the fifth."""

    opens: ClassVar[bool] = True
    broken: ClassVar[int] = 0

    def __init__(self, number: int) -> None:
        self.number, self.reads, self.released = number, 0, False

    def isOpened(self) -> bool:  # noqa: N802
        return self.opens

    def set(self, *_: float) -> bool:
        return True

    def read(self) -> tuple[bool, np.ndarray | None]:
        self.reads += 1
        if 5 < self.reads <= 5 + self.broken:
            return False, None
        return True, np.full((720, 1280, 3), (200, 10, 10), np.uint8)

    def release(self) -> None:
        self.released = True


@pytest.fixture
def capture(monkeypatch: pytest.MonkeyPatch) -> type[Capture]:
    kind = type("Capture", (Capture,), {})
    monkeypatch.setattr("vision.camera.cv2.VideoCapture", kind)
    return kind


def ticking(step_s: float) -> Callable[[], float]:
    moments = count()
    return lambda: next(moments) * step_s


@pytest.mark.usefixtures("capture")
def test_frames_have_the_machines_time_from_zero_and_are_small() -> None:
    with Camera(0, clock=ticking(0.04)) as source:
        frames = list(islice(source, 4))
    assert [frame.t_ms for frame in frames] == [40, 80, 120, 160]
    assert frames[0].image.shape == (360, 640, 3)
    assert frames[0].image[0, 0].tolist() == [10, 10, 200]  # RGB


@pytest.mark.usefixtures("capture")
def test_times_rise_even_where_the_clock_stands() -> None:
    with Camera(0, clock=ticking(0.0003)) as source:
        times = [frame.t_ms for frame in islice(source, 5)]
    assert times == sorted(set(times))


def test_a_missed_picture_is_left_out(capture: type[Capture]) -> None:
    capture.broken = 3
    with Camera(0, clock=ticking(0.04)) as source:
        assert [frame.t_ms for frame in islice(source, 6)] == [40, 80, 120, 160, 200, 360]


def test_a_camera_that_is_not_there_says_what_to_try(capture: type[Capture]) -> None:
    capture.opens = False
    with pytest.raises(CameraError, match="camera 3 is not there, or another program uses it"):
        Camera(3)


def test_a_camera_that_was_unplugged_ends_with_a_clear_error(capture: type[Capture]) -> None:
    capture.broken = MISSES + 1
    with Camera(0) as source, pytest.raises(CameraError, match="gives no pictures any more"):
        list(source)

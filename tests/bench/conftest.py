"""What the tests of the bench share."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import pytest

from tests.vision.drawn_person import drawn_person


@pytest.fixture
def draw_video(tmp_path: Path) -> Callable[..., Path]:
    """Return what writes a video of a drawn person who sways a little."""

    def write(name: str = "person.mp4", *, frames: int = 20, fps: int = 10) -> Path:
        path = tmp_path / name
        picture = drawn_person()
        with av.open(str(path), "w") as container:
            stream = container.add_stream("libx264", rate=fps)
            stream.height, stream.width = picture.shape[:2]
            stream.pix_fmt = "yuv420p"
            for number in range(frames):
                swayed = picture if number % 2 else picture[:, ::-1].copy()
                frame = av.VideoFrame.from_ndarray(swayed, format="rgb24")
                frame.pts, frame.time_base = number, Fraction(1, fps)
                container.mux(stream.encode(frame))
            container.mux(stream.encode())
        return path

    return write

import cv2
import numpy as np
import pytest

from tests.vision.films import corners, grey
from vision.errors import ImageError
from vision.frame import Image
from vision.jpeg import MOST_BYTES, jpeg_size, read_jpeg


def jpeg(image: Image, *options: int) -> bytes:
    there, data = cv2.imencode(".jpg", cv2.cvtColor(image, cv2.COLOR_RGB2BGR), options)
    assert there
    return data.tobytes()


def test_a_picture_comes_out_in_rgb_with_its_time() -> None:
    frame = read_jpeg(jpeg(corners()), 1234)
    assert (frame.t_ms, frame.width, frame.height) == (1234, 64, 32)
    red, blue = frame.image[3, 3], frame.image[-4, -4]
    assert red[0] > 200 > red[2]
    assert blue[2] > 200 > blue[0]


def test_a_large_picture_is_shrunk() -> None:
    frame = read_jpeg(jpeg(grey(90, 1280, 720)), 0)
    assert (frame.width, frame.height) == (640, 360)


@pytest.mark.parametrize("progressive", [0, 1])
def test_the_size_is_read_before_the_picture(progressive: int) -> None:
    data = jpeg(grey(90, 130, 70), cv2.IMWRITE_JPEG_PROGRESSIVE, progressive)
    assert jpeg_size(data) == (130, 70)


def of_a_size(width: int, height: int) -> bytes:
    """Return a picture that lies about its size."""
    data = bytearray(jpeg(grey(90)))
    at = data.index(b"\xff\xc0")
    data[at + 5 : at + 9] = height.to_bytes(2) + width.to_bytes(2)
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "not a JPEG"),
        (b"\xff\xd8\xff", "not a JPEG"),
        (b"\xff\xd8\xff\xe0\x00\x00" * 50, "not a JPEG"),
        (b"\x89PNG\r\n\x1a\n" + bytes(90), "not a JPEG"),
        (jpeg(grey(90))[:200], "not a JPEG|damaged"),
        (bytes(MOST_BYTES + 1), "too large"),
        (of_a_size(60_000, 60_000), "60000 x 60000 pixels is too large"),
        (of_a_size(0, 0), "not a JPEG"),
    ],
    ids=["empty", "head", "loop", "png", "cut", "bytes", "pixels", "nothing"],
)
def test_what_is_no_picture_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(ImageError, match=says):
        read_jpeg(data, 0)


def test_no_bytes_make_it_fail_otherwise() -> None:
    dice = np.random.default_rng(5)
    whole = jpeg(corners())
    for _ in range(300):
        data = bytearray(whole)
        for at in dice.integers(2, len(data), 4):
            data[at] = dice.integers(256)
        try:
            frame = read_jpeg(bytes(data), 0)
        except ImageError:
            continue
        assert frame.image.ndim == 3

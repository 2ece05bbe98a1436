"""The eye of a live session, with the real model."""

from collections.abc import Iterator

import av
import numpy as np
import pytest

from rules.company import company_of
from rules.exercises import CATALOGUE
from rules.pose import Joint
from server.eye import PictureEye
from server.settings import Settings
from tests.vision.drawn_person import HEIGHT, JOINTS, WIDTH, drawn_person
from vision.errors import ImageError, ModelError
from vision.models import ModelName


def jpeg(people: int = 1) -> bytes:
    """Return the drawn person as a page would send it, so often side by side."""
    picture = np.hstack([drawn_person()] * people)
    context = av.CodecContext.create("mjpeg", "w")
    assert isinstance(context, av.VideoCodecContext)
    context.width, context.height, context.pix_fmt = people * WIDTH, HEIGHT, "yuvj420p"
    frame = av.VideoFrame.from_ndarray(picture, format="rgb24").reformat(format="yuvj420p")
    return b"".join(bytes(packet) for part in (frame, None) for packet in context.encode(part))


@pytest.fixture
def eye() -> Iterator[PictureEye]:
    eye = PictureEye(Settings(), CATALOGUE["trunk_lift"])
    yield eye
    eye.close()


def test_a_person_is_seen_where_the_person_is(eye: PictureEye) -> None:
    pose, light = eye.see(7, jpeg())
    assert 0 <= light.dark < light.light <= 1
    assert pose.t_ms == 7
    for joint, (x, y) in JOINTS.items():
        point = pose.points[Joint(joint)]
        assert (point.x, point.y) == pytest.approx((x / HEIGHT, y / HEIGHT), abs=0.08)


@pytest.mark.parametrize("payload", [b"", b"no picture", b"\xff\xd8\xff" + bytes(100)])
def test_what_is_no_picture_is_an_image_error(eye: PictureEye, payload: bytes) -> None:
    with pytest.raises(ImageError):
        eye.see(0, payload)


def test_an_eye_looks_with_a_smaller_model_from_then_on(eye: PictureEye) -> None:
    eye.change(ModelName.LITE)
    assert eye.model is ModelName.LITE
    assert eye.see(7, jpeg()).pose.found


def test_another_person_is_found_beside_the_first(eye: PictureEye) -> None:
    for t_ms in (7, 9):
        pose = eye.see(t_ms, jpeg(2)).pose
        other = eye.beside(pose, jpeg(2))
        assert other is not None
        assert company_of([pose, other]).people == 2


def test_nobody_is_found_beside_one_who_is_alone(eye: PictureEye) -> None:
    assert eye.beside(eye.see(7, jpeg()).pose, jpeg()) is None


def test_an_eye_without_the_smallest_model_finds_nobody_else(
    eye: PictureEye, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(*_: object) -> None:
        raise ModelError("there is none")

    pose = eye.see(7, jpeg(2)).pose
    monkeypatch.setattr("server.eye.model_path", missing)
    assert eye.beside(pose, jpeg(2)) is None


def test_where_the_smaller_model_is_missing_all_stays_as_it_is(
    eye: PictureEye, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(*_: object) -> None:
        raise ModelError("there is none")

    monkeypatch.setattr("server.eye.model_path", missing)
    eye.change(ModelName.LITE)
    assert eye.model is ModelName.FULL
    assert eye.see(7, jpeg()).pose.found

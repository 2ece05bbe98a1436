from dataclasses import replace

import numpy as np
import pytest

from rules.pose import Joint, Pose, Side
from tests.rules.bodies import supine
from vision.caption import Caption, Tone
from vision.frame import Image
from vision.overlay import Overlay

CAPTION = Caption(
    t_ms=83_000,
    title="Knieën naar de borst",
    near=Side.RIGHT,
    joints=(Joint.RIGHT_SHOULDER, Joint.RIGHT_HIP, Joint.RIGHT_KNEE),
    value="87°",
    count=2,
    dose=10,
    ring=0.4,
    phase="vasthouden 4 s",
    message="Laat uw hoofd op de grond liggen en adem rustig door.",
    tone=Tone.FAULT,
)
SIZES = [(640, 360), (360, 640), (1280, 720), (160, 120), (64, 36), (2, 2), (640, 2)]


def drawn(width: int, height: int, pose: Pose, caption: Caption) -> Image:
    image = np.full((height, width, 3), 120, np.uint8)
    Overlay(width, height).draw(image, pose, caption)
    return image


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_every_size_can_be_drawn_in(width: int, height: int) -> None:
    assert drawn(width, height, supine().pose(0), CAPTION).any()


@pytest.mark.parametrize("place", [-50.0, 0.0, 1.7, 90.0])
def test_a_body_out_of_the_picture_can_be_drawn(place: float) -> None:
    pose = supine().pose(0)
    moved = tuple(p._replace(x=p.x + place, y=p.y - place) for p in pose.points)
    drawn(640, 360, replace(pose, points=moved), CAPTION)


def test_the_panel_is_drawn_without_a_person_too() -> None:
    nobody = drawn(640, 360, Pose(0, ()), replace(CAPTION, message=""))
    assert (nobody[:90, :240] != 120).any()
    assert (nobody[100:] == 120).all()


def test_a_fuller_ring_and_another_count_look_different() -> None:
    pose = Pose(0, ())
    plain = drawn(640, 360, pose, CAPTION)
    for changed in (replace(CAPTION, ring=0.9), replace(CAPTION, count=3)):
        other = drawn(640, 360, pose, changed)
        assert (other[:90, :90] != plain[:90, :90]).any()
        assert (other[200:] == plain[200:]).all()


@pytest.mark.parametrize(("tone", "channel"), [(Tone.FAULT, 0), (Tone.ADVICE, 2), (Tone.GOOD, 1)])
def test_the_banner_has_the_colour_of_its_tone(tone: Tone, channel: int) -> None:
    image = drawn(640, 360, Pose(0, ()), replace(CAPTION, tone=tone))
    banner = image[-40:-20, 200:440].reshape(-1, 3).mean(axis=0)
    assert int(np.argmax(banner)) == channel


def test_a_long_message_stays_inside_a_narrow_picture() -> None:
    image = drawn(360, 640, Pose(0, ()), CAPTION)
    assert (image[400:, :8] == 120).all()
    assert (image[400:, -8:] == 120).all()


def test_accents_have_their_own_shapes() -> None:
    plain, accent = (
        drawn(640, 360, Pose(0, ()), replace(CAPTION, message=text))
        for text in ("Knieen", "Knieën")
    )
    assert (plain != accent).any()
    unknown = drawn(640, 360, Pose(0, ()), replace(CAPTION, message="Knie?n"))
    assert (unknown != accent).any()


def test_hidden_joints_are_not_drawn() -> None:
    pose = supine().pose(0)
    hidden = replace(pose, points=tuple(p._replace(visibility=0.1) for p in pose.points))
    caption = replace(CAPTION, message="")
    assert (drawn(640, 360, hidden, caption)[100:] == 120).all()
    assert (drawn(640, 360, pose, caption)[100:] != 120).any()

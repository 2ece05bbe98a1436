from itertools import pairwise

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from rules.pose import Flow, Joint, Point, Pose
from vision.flow import ANCHOR_MS, TrunkFlow
from vision.frame import Frame

WIDTH, HEIGHT = 640, 360
HIP, SHOULDER = (400.0, 200.0), (250.0, 200.0)
Shift = tuple[float, float]


def texture() -> npt.NDArray[np.float32]:
    """Return a picture with something to follow everywhere."""
    noise = np.random.default_rng(3).normal(0, 1, (HEIGHT, WIDTH)).astype(np.float32)
    soft = cv2.GaussianBlur(noise, (0, 0), 2.0)
    return np.asarray(128 + 300 * soft, np.float32)


TEXTURE = texture()


def frame(t_ms: int, pelvis: Shift = (0, 0), thorax: Shift = (0, 0), light: float = 1) -> Frame:
    """Return a picture whose right half (with the pelvis) and left half moved by these pixels."""
    halves = []
    for x, y in (thorax, pelvis):
        moved = np.array([[1, 0, x], [0, 1, y]], np.float32)
        halves.append(
            cv2.warpAffine(
                TEXTURE, moved, (WIDTH, HEIGHT), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_WRAP
            )
        )
    both = np.where(np.arange(WIDTH)[None, :] < (HIP[0] + SHOULDER[0]) / 2, *halves)
    grey = np.clip(both * light, 0, 255).astype(np.uint8)
    return Frame(t_ms, np.repeat(grey[:, :, None], 3, axis=2))


def pose(t_ms: int, hip: Shift = HIP, shoulder: Shift = SHOULDER) -> Pose:
    points = [Point(0.1, 0.1, 0.9)] * len(Joint)
    for part, place in (("HIP", hip), ("SHOULDER", shoulder)):
        for side in ("LEFT", "RIGHT"):
            points[Joint[f"{side}_{part}"]] = Point(place[0] / HEIGHT, place[1] / HEIGHT, 0.9)
    return Pose(t_ms, tuple(points), WIDTH / HEIGHT)


def pixels(flow: Flow | None) -> list[float]:
    assert flow is not None
    return [value * HEIGHT for value in flow]


def test_a_tenth_of_a_pixel_is_seen_in_each_half_by_itself() -> None:
    tracker = TrunkFlow()
    tracker.update(frame(0), pose(0))
    for step in range(1, 11):
        at = tracker.update(
            frame(33 * step, pelvis=(-0.1 * step, 0), thorax=(0, 0.05 * step)), pose(33 * step)
        )
        assert pixels(at) == pytest.approx([-0.1 * step, 0, 0, 0.05 * step], abs=0.08)


def test_frozen_pictures_between_do_not_add_up_to_an_error() -> None:
    """As in a compressed video: most pictures repeat the one before."""
    tracker = TrunkFlow()
    for step in range(120):
        shown = step // 4 * 4
        at = tracker.update(frame(33 * step, pelvis=(0.02 * shown, 0)), pose(33 * step))
    assert pixels(at)[0] == pytest.approx(0.02 * 116, abs=0.05)


def test_a_new_anchor_goes_on_where_the_old_one_was() -> None:
    tracker = TrunkFlow()
    seen = []
    for step in range(2 * ANCHOR_MS // 200):
        at = tracker.update(frame(200 * step, pelvis=(0.1 * step, 0)), pose(200 * step))
        seen.append(pixels(at)[0])
    assert seen[-1] == pytest.approx(0.1 * (len(seen) - 1), abs=0.2)
    assert max(abs(b - a - 0.1) for a, b in pairwise(seen)) < 0.1


def test_a_change_of_light_is_no_motion() -> None:
    tracker = TrunkFlow()
    tracker.update(frame(0), pose(0))
    at = tracker.update(frame(33, light=0.97), pose(33))
    assert pixels(at) == pytest.approx([0, 0, 0, 0], abs=0.05)


def test_nothing_is_said_without_a_person_or_without_a_pattern() -> None:
    tracker = TrunkFlow()
    assert tracker.update(frame(0), Pose(0, (), WIDTH / HEIGHT)) is None
    blank = Frame(33, np.full((HEIGHT, WIDTH, 3), 90, np.uint8))
    assert tracker.update(blank, pose(33)) is None
    assert tracker.update(frame(66), pose(66)) is not None


def test_a_person_half_out_of_the_picture_does_not_stop_it() -> None:
    tracker = TrunkFlow()
    tracker.update(frame(0), pose(0))
    for t_ms, hip in ((33, (900.0, 500.0)), (66, (-300.0, -90.0)), (99, HIP)):
        tracker.update(frame(t_ms), pose(t_ms, hip=hip))
    assert tracker.update(frame(132), pose(132)) is not None

"""A person drawn with a few strokes, in whom the pose model finds a body."""

import cv2
import numpy as np
from numpy.typing import NDArray

Pixel = tuple[int, int]
Colour = tuple[int, int, int]

WIDTH, HEIGHT = 360, 480
SKIN, SHIRT, TROUSERS, DARK = (205, 160, 130), (40, 70, 150), (50, 50, 60), (30, 30, 30)

# Where the joints were drawn, in pixels; the keys are MediaPipe's landmark numbers.
JOINTS = {
    0: (180, 97),  # nose
    11: (220, 152),  # left shoulder
    12: (140, 152),
    23: (202, 271),  # left hip
    24: (158, 271),
    25: (204, 350),  # left knee
    26: (156, 350),
    27: (205, 418),  # left ankle
    28: (155, 418),
}


def drawn_person() -> NDArray[np.uint8]:
    """Return an RGB picture (480, 360, 3) of a person who stands and faces the camera."""
    picture = np.full((HEIGHT, WIDTH, 3), 225, np.uint8)

    def stroke(start: Pixel, end: Pixel, width: int, colour: Colour) -> None:
        cv2.line(picture, start, end, colour, width, cv2.LINE_AA)

    for side in (-1, 1):
        stroke((180 + side * 38, 150), (180 + side * 62, 215), 22, SHIRT)
        stroke((180 + side * 62, 215), (180 + side * 68, 275), 17, SKIN)
        stroke((180 + side * 20, 265), (180 + side * 24, 350), 32, TROUSERS)
        stroke((180 + side * 24, 350), (180 + side * 25, 425), 25, TROUSERS)
        stroke((180 + side * 25, 430), (180 + side * 38, 435), 18, DARK)
    trunk = np.array([(135, 140), (225, 140), (212, 275), (148, 275)])
    cv2.fillPoly(picture, [trunk], SHIRT, cv2.LINE_AA)
    stroke((180, 110), (180, 140), 20, SKIN)
    cv2.ellipse(picture, (180, 88), (24, 31), 0, 0, 360, SKIN, -1, cv2.LINE_AA)
    cv2.ellipse(picture, (180, 72), (26, 20), 0, 180, 360, (60, 40, 30), -1, cv2.LINE_AA)
    for side in (-1, 1):
        cv2.circle(picture, (180 + side * 9, 86), 3, DARK, -1, cv2.LINE_AA)
    cv2.ellipse(picture, (180, 104), (8, 3), 0, 0, 180, (150, 60, 60), -1)
    return picture

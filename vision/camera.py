"""Pictures of a camera, by the machine's own clock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import monotonic
from types import TracebackType
from typing import Final, Self

import cv2
import numpy as np

from vision.errors import CameraError
from vision.frame import Frame
from vision.video import LOOK_PX, fitted

WIDTH, HEIGHT = 1280, 720
"""What the camera is asked for; it gives what it can."""
MISSES: Final = 30
"""So many pictures may fail in a row."""


class Camera:
    """Frames of a camera until it is closed or unplugged.

    Args:
        number: 0 is the first camera of the machine.
        clock: Seconds that never go back.

    Raises:
        CameraError: When made: there is no such camera, or another program uses it. When read:
            it gives no picture any more.
    """

    def __init__(self, number: int, clock: Callable[[], float] = monotonic) -> None:
        self._number = number
        self._clock = clock
        self._capture = cv2.VideoCapture(number)
        if not self._capture.isOpened():
            self._capture.release()
            raise CameraError(
                f"camera {number} is not there, or another program uses it;"
                " close that program, or try another number with --camera"
            )
        self._capture.set(cv2.CAP_PROP_FRAME_WIDTH, WIDTH)
        self._capture.set(cv2.CAP_PROP_FRAME_HEIGHT, HEIGHT)
        self._capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)  # the newest picture, not a queue

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __iter__(self) -> Iterator[Frame]:
        """Return frames as they come; the first is at 0 ms."""
        began = self._clock()
        last_ms, missed = -1, 0
        while True:
            there, picture = self._capture.read()
            t_ms = round((self._clock() - began) * 1000)
            if not there:
                missed += 1
                if missed > MISSES:
                    raise CameraError(f"camera {self._number} gives no pictures any more")
                continue
            missed = 0
            if t_ms > last_ms:
                last_ms = t_ms
                size = fitted(picture.shape[1], picture.shape[0], LOOK_PX)
                small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
                image = cv2.cvtColor(small, cv2.COLOR_BGR2RGB)
                yield Frame(t_ms, np.asarray(image, np.uint8))

    def close(self) -> None:
        """Let go of the camera."""
        self._capture.release()

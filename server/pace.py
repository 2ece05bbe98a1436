"""How many pictures a second, and with which model, this computer can keep up with."""

from collections import deque
from statistics import median
from typing import Final, NamedTuple

from vision.models import ModelName


class Pace(NamedTuple):
    """The most pictures a second, and the model that looks at them."""

    fps: int
    model: ModelName


SLOWER: Final = ((10, False), (10, True), (8, True))
"""What is given up, in this order: pictures, then the larger model, then pictures again. The
events stay the same from 8 pictures a second on; a property test holds the rules to that."""

WINDOW: Final = 30
"""Pictures whose median time decides; a hiccup of the computer does not."""

BUSY: Final = 0.85
"""Share of the time between two pictures that looking at one may take: the rest is the way to the
page and back."""


class Pacer:
    """Slows one session down by a step whenever its pictures take too long; never up again."""

    def __init__(self, usual: Pace) -> None:
        self.pace = usual
        slower = (Pace(fps, ModelName.LITE if lite else usual.model) for fps, lite in SLOWER)
        self._slower = [
            pace for pace in slower if pace.fps < usual.fps or pace.model != usual.model
        ]
        self._took: deque[float] = deque(maxlen=WINDOW)

    def took(self, seconds: float) -> Pace | None:
        """Note how long a picture took; return the new pace where it has to change."""
        self._took.append(seconds)
        if len(self._took) < WINDOW or not self._slower:
            return None
        if median(self._took) * self.pace.fps <= BUSY:
            return None
        self._took.clear()
        self.pace = self._slower.pop(0)
        return self.pace

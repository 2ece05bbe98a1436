"""Image motion of pelvis and thorax: what landmarks are too coarse and too late for.

Corner points in two patches of the trunk are followed by Lucas-Kanade's method from one fixed
picture, the anchor, into each new one. From picture to picture would not do: a compressed video
repeats what moves by less than a pixel, and the little steps that are lost add up.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final, cast

import cv2
import numpy as np
import numpy.typing as npt

from rules.pose import Flow, Joint, Pose
from vision.frame import Frame

Grey = npt.NDArray[np.uint8]
Points = npt.NDArray[np.float32]
"""Places in a picture in pixels, shape (n, 2)."""

LONGEST_PX: Final = 640
METHOD: Final = 3
"""To be raised when the same pictures give another motion than before."""
FLOW_STEPS: Final = 2**20
"""Flow is rounded to 1/2**20 image height, so that a recorded one is the live one."""

PELVIS: Final = (-0.15, 0.25)
THORAX: Final = (0.55, 0.95)
"""From where to where along the line from hips (0) to shoulders (1)."""
HALF_WIDTH: Final = 0.17
"""Of a patch, across that line, in torso lengths: within the body as seen from the side."""
ARM: Final = 0.07
"""Half the width of what is left out along a forearm, which need not move with the trunk."""

LK_PX: Final = 41
"""Side of the square that is compared around a point. On plain cloth a small one holds nothing but
noise: with 15 the true tilts in the motion had 2.3 times the size of its error, with 41 5.9 times
(median of 16 tuning clips; in the worst 0.3 and 2.2 times)."""
CORNERS: Final = 30
QUALITY: Final = 0.005
"""Of a corner, as a share of the best one's: with 0.01 hands on the pelvis left too few on plain
cloth, and the tilts of one in sixteen clips were no larger than the error."""
FEWEST: Final = 5
"""Corner points of a patch: how many are followed, and with how few nothing is said. With 8, plain
cloth went without motion for 18 % of the time, with 5 for 4 % (22 tuning clips)."""
ALIVE: Final = 0.35
"""With a smaller share of an anchor's points, a new anchor is chosen."""
BACK_PX: Final = 1.0
"""A point followed there and back may end up this far from where it began."""
FAR: Final = 0.25
"""A patch that moved this far, or that far from its landmarks, in torso lengths, is chosen anew."""
ANCHOR_MS: Final = 60_000
"""So long an anchor lasts: every new one adds a step of error."""
FOREARMS: Final = (
    (Joint.LEFT_ELBOW, Joint.LEFT_WRIST, Joint.LEFT_INDEX),
    (Joint.RIGHT_ELBOW, Joint.RIGHT_WRIST, Joint.RIGHT_INDEX),
)


@dataclass(frozen=True, slots=True, eq=False)
class _Trunk:
    """The line from the middle of the hips to that of the shoulders, in pixels."""

    hip: npt.NDArray[np.float64]
    shoulder: npt.NDArray[np.float64]

    @property
    def length(self) -> float:
        return float(np.linalg.norm(self.shoulder - self.hip))

    def window(self, shape: tuple[int, ...]) -> tuple[slice, slice]:
        """Return the rows and columns in which both patches stay until they are chosen anew."""
        corners = np.concatenate([self.outline(*PELVIS), self.outline(*THORAX)])
        margin = FAR * self.length + 2 * LK_PX
        low = np.maximum(corners.min(axis=0) - margin, 0).astype(int).tolist()
        high = np.ceil(corners.max(axis=0) + margin).astype(int).tolist()
        return slice(low[1], min(high[1], shape[0])), slice(low[0], min(high[0], shape[1]))

    def outline(self, start: float, end: float) -> npt.NDArray[np.float64]:
        """Return the four corners of a patch."""
        along = self.shoulder - self.hip
        across = HALF_WIDTH * np.array((-along[1], along[0]))
        return np.array(
            [
                self.hip + start * along - across,
                self.hip + end * along - across,
                self.hip + end * along + across,
                self.hip + start * along + across,
            ]
        )


@dataclass(slots=True, eq=False)
class _Patch:
    """Corner points in the anchor picture, where they are now, and how far they went."""

    corners: Points
    now: Points
    base: npt.NDArray[np.float64]
    moved: npt.NDArray[np.float64]
    alive: float = 1.0

    def follow(self, found: Points, good: npt.NDArray[np.bool_]) -> bool:
        """Take where its points are now; False where too few of them are good."""
        self.alive = float(good.mean())
        if good.sum() < FEWEST:
            return False
        self.moved = np.median(found[good] - self.corners[good], axis=0).astype(np.float64)
        lost = (self.corners + self.moved).astype(np.float32)
        self.now = np.where(good[:, None], found, lost)
        return True


class TrunkFlow:
    """Follows pelvis and thorax through the frames of one source."""

    def __init__(self) -> None:
        self._anchor: Grey | None = None
        self._window = (slice(0), slice(0))
        self._anchor_ms = 0
        self._trunk: _Trunk | None = None
        self._patches: list[_Patch] = []
        self._begun = False
        self._totals = [np.zeros(2), np.zeros(2)]

    def update(self, frame: Frame, pose: Pose) -> Flow | None:
        """Return how far both patches have moved since they were first followed.

        Where they cannot be followed for a while, on plain cloth say, what they moved until then
        stands: to leave it out would look like a jump. None without a person, and until there are
        patches for the first time.
        """
        if not pose.found:
            self._patches = []
            return None
        grey = _grey(frame)
        scale = grey.shape[0]
        trunk = _trunk(pose, scale)
        if self._patches and not self._follow(grey):
            self._patches = []
        if not self._patches or self._is_old(frame.t_ms, trunk):
            self._choose(grey, trunk, pose, frame.t_ms)
        self._begun = self._begun or bool(self._patches)
        if not self._begun:
            return None
        values = np.rint(np.concatenate(self._totals) / scale * FLOW_STEPS) / FLOW_STEPS + 0.0
        return Flow(*values.tolist())

    def _follow(self, grey: Grey) -> bool:
        """Find the anchor's points in the present picture; False where too few are found."""
        assert self._anchor is not None  # set with the patches
        corners = np.concatenate([patch.corners for patch in self._patches])
        guess = np.concatenate([patch.now for patch in self._patches])
        now, origin = grey[self._window], (self._window[1].start, self._window[0].start)
        found, there = _lucas_kanade(self._anchor, now, corners - origin, guess - origin)
        back, again = _lucas_kanade(now, self._anchor, found, corners - origin)
        found, back = found + origin, back + origin
        good = there & again & (np.abs(back - corners).max(axis=1) < BACK_PX)
        first = len(self._patches[0].corners)
        for index, part in enumerate((slice(None, first), slice(first, None))):
            if not self._patches[index].follow(found[part], good[part]):
                return False
        self._totals = [patch.base + patch.moved for patch in self._patches]
        return True

    def _is_old(self, t_ms: int, trunk: _Trunk) -> bool:
        assert self._trunk is not None  # set with the patches
        far = FAR * self._trunk.length
        shifts = (trunk.hip - self._trunk.hip, trunk.shoulder - self._trunk.shoulder)
        return t_ms - self._anchor_ms > ANCHOR_MS or any(
            patch.alive < ALIVE
            or math.hypot(*patch.moved) > far
            or math.hypot(*(patch.moved - shift)) > far
            for patch, shift in zip(self._patches, shifts, strict=True)
        )

    def _choose(self, grey: Grey, trunk: _Trunk, pose: Pose, t_ms: int) -> None:
        """Make the present picture the anchor."""
        chosen = []
        for span, total in zip((PELVIS, THORAX), self._totals, strict=True):
            corners = _corners(grey, trunk, span, pose)
            if len(corners) < FEWEST:
                self._patches = []
                return
            chosen.append(_Patch(corners, corners.copy(), total, np.zeros(2)))
        self._patches, self._trunk, self._anchor_ms = chosen, trunk, t_ms
        self._window = trunk.window(grey.shape)
        self._anchor = grey[self._window]


def _grey(frame: Frame) -> Grey:
    grey = cv2.cvtColor(frame.image, cv2.COLOR_RGB2GRAY)
    scale = LONGEST_PX / max(grey.shape)
    if scale < 1:
        grey = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return np.asarray(grey, np.uint8)


def _trunk(pose: Pose, scale: int) -> _Trunk:
    def middle(left: Joint, right: Joint) -> npt.NDArray[np.float64]:
        a, b = pose.points[left], pose.points[right]
        return np.array((a.x + b.x, a.y + b.y)) * (scale / 2)

    return _Trunk(
        middle(Joint.LEFT_HIP, Joint.RIGHT_HIP), middle(Joint.LEFT_SHOULDER, Joint.RIGHT_SHOULDER)
    )


def _corners(grey: Grey, trunk: _Trunk, span: tuple[float, float], pose: Pose) -> Points:
    """Return the points of a patch that are worth following, forearms left out if enough remain."""
    body = np.zeros(grey.shape, np.uint8)
    cv2.fillConvexPoly(body, np.rint(trunk.outline(*span)).astype(np.int32), 255)
    free = body.copy()
    for arm in FOREARMS:
        line = [[round(c * grey.shape[0]) for c in pose.points[j][:2]] for j in arm]
        thick = max(1, round(2 * ARM * trunk.length))
        cv2.polylines(free, [np.array(line, np.int32)], False, 0, thick)
    for mask in (free, body):
        found = cast(
            "Points | None",
            cv2.goodFeaturesToTrack(grey, CORNERS, QUALITY, 3, mask=mask, blockSize=7),
        )
        if found is not None and len(found) >= FEWEST:
            return np.asarray(found, np.float32).reshape(-1, 2)
    return np.empty((0, 2), np.float32)


def _lucas_kanade(
    before: Grey, after: Grey, points: Points, guess: Points
) -> tuple[Points, npt.NDArray[np.bool_]]:
    """Return where the points are in the second picture, and which of them were found."""
    found, status, _ = cv2.calcOpticalFlowPyrLK(
        before,
        after,
        points.astype(np.float32).reshape(-1, 1, 2),
        guess.astype(np.float32).reshape(-1, 1, 2),
        winSize=(LK_PX, LK_PX),
        maxLevel=2,
        criteria=(cv2.TERM_CRITERIA_EPS | cv2.TERM_CRITERIA_COUNT, 20, 0.01),
        flags=cv2.OPTFLOW_USE_INITIAL_FLOW,
    )
    return np.asarray(found, np.float32).reshape(-1, 2), np.asarray(status).ravel() == 1

"""One person's live exercise: a tracker and a checker on a thread of their own."""

import asyncio
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from time import perf_counter
from typing import Final, NamedTuple, Protocol, TypeVar

from rules.company import ALONE, Company, company_of
from rules.exercise import Exercise
from rules.framing import Light, framing_of
from rules.pose import Pose
from rules.verdict import Phase, Summary, Verdict
from server.course import Course
from server.pace import Pace, Pacer
from server.protocol import ErrorKey, Frame, FrameKind, ProtocolError
from vision.models import ModelName

T = TypeVar("T")

GOOD_START: Final = (None, "hold_still")
"""Advice with which nothing is wrong with the picture: its framing is not spoken of."""

LOOK_MS: Final = 2000
"""While a person waits to begin, others are looked for so often: a look takes about as long as
a picture."""

LOOKS: Final = 2
"""So many looks in a row have to find somebody else. While the first person lies down, a single one
may find that person twice (1 of 59 looks at tuning clips of people who come and lie down)."""


class Sight(NamedTuple):
    """What an eye sees in a picture."""

    pose: Pose
    light: Light


class Eye(Protocol):
    """What finds a person in the pictures of one camera, in the order of their time."""

    def see(self, t_ms: int, jpeg: bytes) -> Sight:
        """Return who is in a picture, and how bright it is.

        Raises:
            ImageError: It is not a JPEG picture, or a huge one.
        """
        ...

    def beside(self, pose: Pose, jpeg: bytes) -> Pose | None:
        """Return another person than the one that was seen in a picture, or None."""
        ...

    def change(self, model: ModelName) -> None:
        """Look with another model from now on, where it is there."""
        ...

    def close(self) -> None:
        """Free what the eye holds."""
        ...


NewEye = Callable[[Exercise], Eye]
"""Makes the eye for an exercise; called, like the eye itself, on the session's own thread."""


class Judged(NamedTuple):
    """A verdict, the pose it is about, what is wrong with the picture, and a new pace if any."""

    verdict: Verdict
    pose: Pose
    framing: str | None
    pace: Pace | None


class Session:
    """Frames in, verdicts out.

    Its thread is its own, since a landmarker belongs to one thread, and since the event loop must
    not wait for it.
    """

    def __init__(self, course: Course, new_eye: NewEye, pace: Pace) -> None:
        self.course = course
        self._new_eye = new_eye
        self._eye: Eye | None = None
        self._pacer = Pacer(pace)
        self._phase = Phase.WAITING
        self._looks: deque[Company] = deque(maxlen=LOOKS)
        self._looked_ms: int | None = None
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="live")

    async def open(self) -> None:
        """Load the model.

        Raises:
            ModelError: It is missing.
        """
        await self._run(self._open)

    async def judge(self, frame: Frame) -> Judged:
        """Return the verdict on the next frame.

        Raises:
            ImageError: The picture cannot be read.
            ProtocolError: The frame is not later than the one before, or of a kind not served.
        """
        if frame.t_ms <= self.course.t_ms:
            raise ProtocolError(ErrorKey.TIME_BACKWARDS)
        self.course.t_ms = frame.t_ms
        return await self._run(lambda: self._judge(frame))

    async def pause(self) -> None:
        """Break off what is under way, until the person is in the start posture again."""
        await self._run(self.course.observer.pause)

    async def finish(self) -> Summary:
        """Return the whole of it; no frame may follow."""
        return await self._run(self.course.observer.finish)

    async def close(self) -> None:
        """Free the model and end the thread."""
        try:
            await asyncio.shield(self._run(self._close))
        finally:
            self._thread.shutdown(wait=False)

    async def _run(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    def _open(self) -> None:
        self._eye = self._new_eye(self.course.exercise)

    def _judge(self, frame: Frame) -> Judged:
        began = perf_counter()
        pose, light = self._sight(frame)
        company = self._look_round(pose, frame)
        if company.is_unsure:
            self.course.observer.pause()
        verdict = self.course.update(pose)
        self._phase = verdict.phase
        good = verdict.advice in GOOD_START and not company.is_unsure
        framing = None if good else framing_of(pose, light, company)
        pace = self._pacer.took(perf_counter() - began)
        if pace is not None and self._eye is not None:
            self._eye.change(pace.model)
        return Judged(verdict, pose, framing, pace)

    def _look_round(self, pose: Pose, frame: Frame) -> Company:
        """Return who is there: others are looked for while the person has not begun."""
        assert self._eye is not None  # opened before
        if self._phase is not Phase.WAITING or not pose.found:
            self._looks.clear()
            self._looked_ms = None
        elif self._looked_ms is None or frame.t_ms - self._looked_ms >= LOOK_MS:
            other = self._eye.beside(pose, frame.payload)
            self._looks.append(company_of([pose] if other is None else [pose, other]))
            self._looked_ms = frame.t_ms
        if len(self._looks) < LOOKS:
            return ALONE
        return min(self._looks, key=lambda one: (one.down, one.people))

    def _sight(self, frame: Frame) -> Sight:
        """Turn a picture, and one day landmarks found by the page, into what is seen."""
        assert self._eye is not None  # opened before
        match frame.kind:
            case FrameKind.JPEG:
                return self._eye.see(frame.t_ms, frame.payload)
            case FrameKind.LANDMARKS:
                raise ProtocolError(ErrorKey.UNSUPPORTED)

    def _close(self) -> None:
        if self._eye is not None:
            self._eye.close()
            self._eye = None

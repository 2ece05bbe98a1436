"""One person's live exercise: a tracker and a checker on a thread of their own."""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Protocol, TypeVar

from rules.checker import Checker
from rules.exercise import Exercise
from rules.pose import Pose
from rules.verdict import Summary, Verdict
from server.protocol import ErrorKey, Frame, FrameKind, ProtocolError

T = TypeVar("T")


class Eye(Protocol):
    """What finds a person in the pictures of one camera, in the order of their time."""

    def see(self, t_ms: int, jpeg: bytes) -> Pose:
        """Return who is in a picture.

        Raises:
            ImageError: It is not a JPEG picture, or a huge one.
        """
        ...

    def close(self) -> None:
        """Free what the eye holds."""
        ...


NewEye = Callable[[Exercise], Eye]
"""Makes the eye for an exercise; called, like the eye itself, on the session's own thread."""


class Session:
    """Frames in, verdicts out; nothing of it is kept.

    Its thread is its own, since a landmarker belongs to one thread, and since the event loop must
    not wait for it.
    """

    def __init__(self, exercise: Exercise, new_eye: NewEye) -> None:
        self._exercise = exercise
        self._new_eye = new_eye
        self._eye: Eye | None = None
        self._checker = Checker(exercise)
        self._t_ms = -1
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="live")

    async def open(self) -> None:
        """Load the model.

        Raises:
            ModelError: It is missing.
        """
        await self._run(self._open)

    async def judge(self, frame: Frame) -> tuple[Verdict, Pose]:
        """Return the verdict on the next frame, and the pose it is about.

        Raises:
            ImageError: The picture cannot be read.
            ProtocolError: The frame is not later than the one before, or of a kind not served.
        """
        if frame.t_ms <= self._t_ms:
            raise ProtocolError(ErrorKey.TIME_BACKWARDS)
        self._t_ms = frame.t_ms
        return await self._run(lambda: self._judge(frame))

    async def finish(self) -> Summary:
        """Return the whole of it; no frame may follow."""
        return await self._run(self._checker.finish)

    async def close(self) -> None:
        """Free the model and end the thread."""
        try:
            await asyncio.shield(self._run(self._close))
        finally:
            self._thread.shutdown(wait=False)

    async def _run(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    def _open(self) -> None:
        self._eye = self._new_eye(self._exercise)

    def _judge(self, frame: Frame) -> tuple[Verdict, Pose]:
        pose = self._pose(frame)
        return self._checker.update(pose), pose

    def _pose(self, frame: Frame) -> Pose:
        """Turn a picture, and one day landmarks found by the page, into a pose."""
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


class Seats:
    """How many may exercise at once. Used on the event loop only."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.taken = 0

    @contextmanager
    def take(self) -> Iterator[None]:
        """Hold one seat.

        Raises:
            ProtocolError: All are taken.
        """
        if self.taken >= self.number:
            raise ProtocolError(ErrorKey.BUSY)
        self.taken += 1
        try:
            yield
        finally:
            self.taken -= 1

"""Stand-ins for what the server is made of."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event
from typing import Any

from fastapi import FastAPI

from rules.exercise import Exercise
from rules.exercises import CATALOGUE
from rules.framing import Light
from rules.pose import Pose
from rules.text import Language
from server.app import create_app
from server.jobs import ThreadJobs
from server.reviewer import Judge, Reviewer
from server.session import NewEye, Sight
from server.settings import Settings
from server.storage import Files
from vision.errors import CancelledError, ImageError
from vision.models import ModelName

VIDEO = bytes(range(256)) * 40
REPORT = {"exercise": "trunk_lift", "count": 2, "repetitions": [], "faults": [], "not_judged": []}


DAY = Light(dark=0.2, light=0.8)


class ScriptedEye:
    """Sees one pose after the other, whatever is in the pictures; `bad` is no picture."""

    def __init__(
        self,
        poses: Sequence[Pose] = (),
        *,
        light: Light = DAY,
        takes_s: float = 0,
        beside: Callable[[Pose], Pose | None] = lambda _: None,
    ) -> None:
        self._poses: Iterator[Pose] = iter(poses)
        self._light = light
        self._takes_s = takes_s
        self._beside = beside
        self.looks: list[int] = []
        self.models: list[ModelName] = []
        self.closed = False

    def see(self, t_ms: int, jpeg: bytes) -> Sight:
        if jpeg == b"bad":
            raise ImageError("this is no picture")
        time.sleep(self._takes_s)
        return Sight(replace(next(self._poses, Pose(t_ms, ())), t_ms=t_ms), self._light)

    def beside(self, pose: Pose, jpeg: bytes) -> Pose | None:
        assert jpeg
        self.looks.append(pose.t_ms)
        return self._beside(pose)

    def change(self, model: ModelName) -> None:
        self.models.append(model)

    def close(self) -> None:
        self.closed = True


@dataclass
class FakeJudge:
    """Copies the video instead of reviewing it.

    Attributes:
        error: Raised halfway.
        hold: Where set, the review goes on until it is cancelled.
    """

    error: Exception | None = None
    hold: bool = False
    started: Event = field(default_factory=Event)
    judged: list[tuple[str, Language]] = field(default_factory=list)

    def __call__(
        self,
        video: Path,
        exercise: Exercise,
        *,
        annotated: Path,
        poses: Path,
        language: Language,
        on_progress: Callable[[float], None],
        cancelled: Callable[[], bool],
    ) -> dict[str, Any]:
        annotated.write_bytes(video.read_bytes())
        poses.write_bytes(b"poses")
        on_progress(0.5)
        self.started.set()
        while self.hold:
            if cancelled():
                raise CancelledError("stopped")
            time.sleep(0.01)
        if self.error:
            raise self.error
        self.judged.append((exercise.key, language))
        return REPORT


def fake_app(settings: Settings, judge: Judge, new_eye: NewEye | None = None) -> FastAPI:
    storage = Files(settings.data_dir)
    return create_app(
        settings,
        catalogue=CATALOGUE,
        new_eye=new_eye or (lambda _: ScriptedEye()),
        storage=storage,
        jobs=ThreadJobs(Reviewer(storage, CATALOGUE, judge)),
    )


def files_in(folder: Path) -> list[str]:
    """Return all files below a folder, as paths within it."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())

"""The order of a review's jobs: sections are looked at side by side, judged one after another,
and drawn as soon as they are judged."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Final

from rules.lookahead import AHEAD_MS
from rules.pose import Pose
from vision.caption import Caption, Captioner
from vision.clip_writer import ClipWriter
from vision.draw_part import DrawnPart, DrawPart
from vision.errors import CancelledError
from vision.find_poses import FindPoses, FoundPoses
from vision.judge import Judge
from vision.landmarker import Landmarker
from vision.pose_block import PoseBlock
from vision.recording import PoseRecorder
from vision.sections import Section, parts
from vision.video_info import VideoInfo
from vision.worker import Job
from vision.workers import Workers

POLL_S: Final = 0.2
"""How often progress is told and cancelling is looked at."""
PART_MS: Final = 7500
"""Longest stretch that is drawn at a time."""
FIRST_MS: Final = 1000
"""The first picture comes no later than this after the beginning of what is judged."""
DRAWING: Final = 0.2
"""What drawing and encoding a picture costs beside finding its landmarks."""


@dataclass(slots=True, kw_only=True, eq=False)
class ReviewRun:
    """One review under way; `go` does it.

    Attributes:
        number: Of the workers in `pool`.
        recorder, writer: Where poses and drawn pictures go, if they are wanted.
        poses_done: When the last landmarks were there, by `perf_counter`.
    """

    path: Path
    info: VideoInfo
    sections: tuple[Section, ...]
    landmarker: Callable[[], Landmarker]
    with_flow: bool
    pool: Workers
    number: int
    judge: Judge
    captioner: Captioner
    recorder: PoseRecorder | None
    writer: ClipWriter | None
    on_progress: Callable[[float], None]
    cancelled: Callable[[], bool]
    poses_done: float = 0.0
    _found: dict[Section, FoundPoses] = field(default_factory=dict)
    _last: PoseBlock | None = None
    _ahead: bool = False
    _to_find: deque[Section] = field(default_factory=deque)
    _to_judge: deque[Section] = field(default_factory=deque)
    _to_draw: deque[DrawPart] = field(default_factory=deque)
    _parts: int = 0

    def go(self) -> None:
        """Do all jobs, judge, record and write.

        Raises:
            RugcoachError: A job failed, or it was cancelled.
        """
        self._to_find.extend(self.sections)
        self._to_judge.extend(self.sections)
        running: set[Future[FoundPoses | DrawnPart]] = set()
        while True:
            self._fill(running)
            if not running:
                return
            done, running = wait(running, POLL_S, FIRST_COMPLETED)
            self._tell()
            results = [future.result() for future in done]
            for result in results:
                if isinstance(result, FoundPoses):
                    self._found[result.section] = result
                    self.poses_done = perf_counter()
            self._fill(running)
            for result in results:
                if isinstance(result, DrawnPart) and self.writer:
                    self.writer.put(result)
            while self._to_judge and self._to_judge[0] in self._found and self._looked_ahead():
                for part in self._judged(self._found.pop(self._to_judge.popleft())):
                    self._to_draw.append(part)
                    self._fill(running)

    def _fill(self, running: set[Future[FoundPoses | DrawnPart]]) -> None:
        """Give each free worker its next job: what can be drawn is drawn first."""
        while len(running) < self.number:
            job: Job[FoundPoses | DrawnPart]
            if self._to_draw:
                job = self._to_draw.popleft()
            elif self._to_find:
                job = self._finder(self._to_find.popleft())
            else:
                return
            running.add(self.pool.submit(job))

    def _finder(self, section: Section) -> FindPoses:
        return FindPoses(
            path=self.path,
            info=self.info,
            section=section,
            landmarker=self.landmarker,
            with_flow=self.with_flow,
        )

    def _tell(self) -> None:
        if self.cancelled():
            raise CancelledError("the review was cancelled")
        span_ms = self.sections[-1].end_ms - self.sections[0].start_ms
        all_ms = (DRAWING if self.writer else 0.0) * span_ms
        all_ms += sum(section.work_ms for section in self.sections)
        work = self.info.frames * all_ms / 1000 / self.info.duration_s
        self.on_progress(min(self.pool.link.done / work, 1.0))

    def _looked_ahead(self) -> bool:
        """Show the judge the beginning once it is there; return whether it has seen it."""
        if self._ahead:
            return True
        until_ms = self.sections[0].start_ms + AHEAD_MS + FIRST_MS
        ahead = [section for section in self.sections if section.start_ms < until_ms]
        if not all(section in self._found for section in ahead):
            return False
        poses: list[Pose] = []
        for found in (self._found[section] for section in ahead):
            poses += self._block(found).poses(found.aspect)
        self.judge.look_ahead(poses)
        self._last, self._ahead = None, True
        return True

    def _block(self, found: FoundPoses) -> PoseBlock:
        """Return the section's own poses, their flow added up from the section before it."""
        whole = found.block if self._last is None else found.block.with_flow_after(self._last)
        self._last = whole
        return whole.between(found.section.start_ms, found.section.end_ms)

    def _judged(self, found: FoundPoses) -> Iterator[DrawPart]:
        """Judge a section and record its poses; yield the jobs that draw it, each once it can."""
        block = self._block(found)
        for start_ms, end_ms in parts(found.section, self._longest(found.section)):
            poses = block.between(start_ms, end_ms)
            captions: list[Caption] = []
            for pose in poses.poses(found.aspect):
                verdict = self.judge.judge(pose)
                if self.recorder:
                    self.recorder.add(pose)
                if self.writer:
                    captions.append(self.captioner.caption(verdict))
            if self.writer:
                self._parts += 1
                yield DrawPart(
                    number=self._parts - 1,
                    path=self.path,
                    info=self.info,
                    origin_ms=self.sections[0].start_ms,
                    start_ms=start_ms,
                    end_ms=end_ms,
                    block=poses,
                    aspect=found.aspect,
                    captions=tuple(captions),
                    work=DRAWING,
                )

    def _longest(self, section: Section) -> int:
        """Return how long a part of a section may be: every worker draws as many as the others."""
        length = section.end_ms - section.start_ms
        if not self.info.timed:
            return length
        rounds = -(-length // (PART_MS * self.number))
        return -(-length // (rounds * self.number))

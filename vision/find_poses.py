"""The job of finding the poses in one section of a video."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Final

from rules.pose import Pose
from vision.landmarker import Landmarker
from vision.pose_block import PoseBlock
from vision.second_look import SecondLook
from vision.sections import Section
from vision.tracker import PoseTracker
from vision.video import VideoFile
from vision.video_info import VideoInfo
from vision.worker import Link

SMALL: Final = 256
"""So many poses are kept as objects; more are kept as arrays, in a tenth of the memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPoses:
    """The poses of a section.

    Attributes:
        block: All that were looked at, those of the warm-up too.
        aspect: Width of the pictures in image heights.
        seconds: What it took.
    """

    section: Section
    block: PoseBlock
    aspect: float
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FindPoses:
    """Decode a section and look for the person in each picture; see `workers.Job`."""

    path: Path
    info: VideoInfo
    section: Section
    landmarker: Callable[[], Landmarker]
    with_flow: bool

    def run(self, link: Link, *, alone: bool) -> FoundPoses:
        """Return the poses.

        Raises:
            RugcoachError: The video breaks off, the model does not load, or it was cancelled.
        """
        began = perf_counter()
        video = VideoFile(
            self.path,
            self.section.warm_ms,
            self.section.end_ms,
            info=self.info,
            threaded=alone,
        )
        tracker = PoseTracker(SecondLook(self.landmarker), with_flow=self.with_flow)
        blocks: list[PoseBlock] = []
        poses: list[Pose] = []
        try:
            for frame in video:
                poses.append(tracker.track(frame))
                if len(poses) == SMALL:
                    blocks.append(PoseBlock.of(poses))
                    poses.clear()
                link.advance(1.0)
        finally:
            tracker.close()
        return FoundPoses(
            section=self.section,
            block=PoseBlock.joined([*blocks, PoseBlock.of(poses)]),
            aspect=video.width / video.height,
            seconds=perf_counter() - began,
        )

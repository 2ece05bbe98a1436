"""A video or a recording of poses judged as a whole, on all cores."""

from __future__ import annotations

import math
import os
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Final

from rules.exercise import Exercise
from rules.text import Language
from rules.verdict import Summary
from vision.caption import Captioner
from vision.clip_writer import write_clip
from vision.data_dir import data_dir
from vision.errors import CancelledError, NobodySeenError, StretchError
from vision.head_start import FEWEST, HeadStart
from vision.judge import Judge
from vision.landmarker import Landmarker, MediaPipeLandmarker
from vision.models import ModelName, model_path
from vision.recording import read_meta, read_poses, record_poses
from vision.review_run import ReviewRun
from vision.sections import Section, cut
from vision.video_info import probe
from vision.workers import start_workers

POSES: Final = 1000
"""So many recorded poses are judged between two looks at progress and cancelling."""
MOST_WORKERS: Final = 4
"""A worker takes about 200 MB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """What a review took, in seconds by the wall's clock.

    Attributes:
        total_s: From opening the video to the last file in its place.
        pose_s: Until the last landmarks were there; drawing goes on beside it.
        rules_s: In the rules.
    """

    total_s: float
    pose_s: float
    rules_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What came out.

    Attributes:
        frames: How many pictures were judged.
        detected: In how many of them a person was found.
        start_s, end_s: The stretch of the video that was judged.
    """

    exercise: Exercise
    summary: Summary
    duration_s: float
    width: int
    height: int
    video_frames: int
    frames: int
    detected: int
    start_s: float
    end_s: float
    timing: Timing


def nothing(fraction: float) -> None:
    """Tell nobody of progress."""
    del fraction


def worker_count() -> int:
    """Return how many workers a long video is given."""
    return min(MOST_WORKERS, max(FEWEST, os.cpu_count() or 1))


def review(
    path: Path,
    exercise: Exercise,
    *,
    model: ModelName = ModelName.FULL,
    landmarker: Callable[[], Landmarker] | None = None,
    annotate: Path | None = None,
    poses: Path | None = None,
    language: Language = Language.NL,
    start_s: float | None = None,
    end_s: float | None = None,
    on_progress: Callable[[float], None] = nothing,
    cancelled: Callable[[], bool] = lambda: False,
    workers: int | None = None,
    begun: HeadStart | None = None,
) -> Review:
    """Judge a video.

    Args:
        landmarker: Makes what finds the landmarks; without it MediaPipe with `model`.
        annotate: Where to write the video with what the rules said drawn into it.
        poses: Where to write the poses.
        start_s, end_s: The stretch to judge, in seconds of the video.
        on_progress: Told the share that is done, 0-1, about five times a second.
        cancelled: Asked as often; True stops the work.
        workers: How many cores to use; without it all, up to four.
        begun: Workers that are there already.

    Raises:
        RugcoachError: A subclass says what is wrong; no file is left then.
    """
    began = perf_counter()
    if landmarker is None:
        landmarker = partial(MediaPipeLandmarker, model_path(model, data_dir()))
    info = probe(path)
    span = stretch(path.name, info.duration_s, start_s, end_s)
    sections = cut(*span) if info.timed else (Section(warm_ms=0, start_ms=0, end_ms=span[1]),)
    processes = len(sections) > 1 and workers != 1
    number = workers or min(worker_count(), max(FEWEST, len(sections)))
    with ExitStack() as stack:
        recorder = stack.enter_context(record_poses(poses)) if poses else None
        writer = stack.enter_context(write_clip(annotate, path, info, span)) if annotate else None
        pool = stack.enter_context(start_workers(number, processes=processes, begun=begun))
        run = ReviewRun(
            path=path,
            info=info,
            sections=sections,
            landmarker=landmarker,
            with_flow=exercise.flow,
            pool=pool,
            number=number,
            judge=Judge(exercise),
            captioner=Captioner(exercise, language),
            recorder=recorder,
            writer=writer,
            on_progress=on_progress,
            cancelled=cancelled,
        )
        run.go()
        if not run.judge.detected:
            raise NobodySeenError(f"there is nobody in {path.name}")
        if recorder:
            recorder.close(
                source=path.name,
                width=info.width,
                height=info.height,
                model=model,
                flow=exercise.flow,
                duration_s=info.duration_s,
            )
        summary = run.judge.finish()
    on_progress(1.0)
    return Review(
        exercise=exercise,
        summary=summary,
        duration_s=info.duration_s,
        width=info.width,
        height=info.height,
        video_frames=info.frames,
        frames=run.judge.frames,
        detected=run.judge.detected,
        start_s=span[0] / 1000,
        end_s=min(span[1] / 1000, info.duration_s),
        timing=Timing(
            total_s=perf_counter() - began,
            pose_s=run.poses_done - began,
            rules_s=run.judge.seconds,
        ),
    )


def review_poses(
    path: Path,
    exercise: Exercise,
    *,
    start_s: float | None = None,
    end_s: float | None = None,
    on_progress: Callable[[float], None] = nothing,
    cancelled: Callable[[], bool] = lambda: False,
) -> Review:
    """Judge a recording of poses; as `review`, without a picture.

    Raises:
        RugcoachError: A subclass says what is wrong.
    """
    began = perf_counter()
    meta = read_meta(path)
    start_ms, end_ms = stretch(path.name, meta.duration_s, start_s, end_s)
    judge = Judge(exercise)
    shown = (pose for pose in read_poses(path) if start_ms <= pose.t_ms < end_ms)
    for number, _ in enumerate(judge.all(shown)):
        if number % POSES == 0:
            on_progress(number / max(meta.frames, 1))
            if cancelled():
                raise CancelledError("the review was cancelled")
    if not judge.detected:
        raise NobodySeenError(f"there is nobody in {path.name}")
    summary = judge.finish()
    on_progress(1.0)
    total_s = perf_counter() - began
    return Review(
        exercise=exercise,
        summary=summary,
        duration_s=meta.duration_s,
        width=meta.width,
        height=meta.height,
        video_frames=meta.frames,
        frames=judge.frames,
        detected=judge.detected,
        start_s=start_ms / 1000,
        end_s=min(end_ms / 1000, meta.duration_s),
        timing=Timing(total_s=total_s, pose_s=0.0, rules_s=judge.seconds),
    )


def stretch(
    name: str, duration_s: float, start_s: float | None, end_s: float | None
) -> tuple[int, int]:
    """Return the stretch to judge in ms, from and up to.

    Raises:
        StretchError: There is nothing in it.
    """
    first = start_s or 0.0
    last = duration_s if end_s is None else min(end_s, duration_s)
    if not 0 <= first < last:
        raise StretchError(
            f"{name} lasts {duration_s:.1f} s: there is nothing from {first:g} s to {last:g} s"
        )
    return round(first * 1000), math.ceil(last * 1000) + (end_s is None)

"""The job of judging one clip: landmarks where they are not there yet, then the rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from rules.exercises import CATALOGUE
from server.evaluate.baselines import BASELINES, Tally, tally
from server.evaluate.clips import Case
from server.evaluate.landmark_fit import LandmarkFit, compare, landmark_fit
from server.evaluate.pose_cache import cache_name, is_kept
from server.evaluate.signal_fit import SignalFit, signal_fit
from server.evaluate.start_fit import StartFit, start_fit
from server.evaluate.trace import Trace, follow
from server.evaluate.tracking import Tracking, seen_only, tracking
from server.evaluate.true_frames import read_true_frames
from server.evaluate.true_place import Place
from vision.errors import CancelledError, NobodySeenError, RugcoachError
from vision.landmarker import Landmarker, MediaPipeLandmarker
from vision.models import ModelName
from vision.recording import record_poses
from vision.review import review
from vision.video_info import probe
from vision.worker import Link

from rules.verdict import Summary  # isort: skip

NO_LANDMARKS: Final = 0.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Order:
    """How clips are judged.

    Attributes:
        model_path: Where its bundle lies; `model_sha256` is that of its content.
        cache: Where the poses of videos are kept.
        recorded: Whether to take the poses that were recorded beside a video in place of it.
        landmarker: Makes what finds the landmarks; None for MediaPipe.
        workers: How many cores to use for one clip.
    """

    model: ModelName
    model_path: Path
    model_sha256: str
    cache: Path
    recorded: bool = False
    landmarker: Callable[[], Landmarker] | None = None
    workers: int = 1


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Judged:
    """What came out of one clip.

    Attributes:
        poses: The recording that the rules went through.
        duration_s: Of the clip.
        frames: How many pictures were judged; 0 where nobody was found in any.
        landmark_s: What finding the landmarks took; None where they were there already.
        rules_s: What the rules took.
        baselines: What each baseline counted.
        tracking: How well the body was followed, by how it lies and from where it is seen.
        starts: What was said of it at rest, in the same way; empty where the truth lacks it.
    """

    poses: Path
    summary: Summary
    trace: Trace
    duration_s: float
    frames: int
    landmark_s: float | None
    rules_s: float
    baselines: dict[str, Tally]
    landmarks: LandmarkFit | None
    signal: SignalFit | None
    tracking: Mapping[Place, Tracking]
    starts: Mapping[Place, StartFit]


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Outcome:
    """A clip and what came out of it, or why nothing did."""

    case: Case
    judged: Judged | None
    error: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class JudgeClip:
    """Judge one clip; see `vision.workers.Job`. Its work is 1."""

    case: Case
    order: Order

    def run(self, link: Link, *, alone: bool) -> Outcome:
        """Return what came out; a clip that cannot be judged does not stop the others.

        Raises:
            CancelledError: Nobody wants it any more.
        """
        del alone
        done = 0.0

        def tell(fraction: float) -> None:
            nonlocal done
            link.advance(max(0.0, fraction - done))
            done = max(done, fraction)

        try:
            outcome = Outcome(case=self.case, judged=judge(self.case, self.order, tell), error=None)
        except CancelledError:
            raise
        except RugcoachError as error:
            outcome = Outcome(case=self.case, judged=None, error=" ".join(str(error).split()))
        tell(1.0)
        return outcome


def judge(case: Case, order: Order, tell: Callable[[float], None]) -> Judged:
    """Judge a clip as `rugcoach check` does, and compare it with its truth picture by picture.

    Args:
        tell: Told the share that is done of looking for landmarks; it may raise to stop it.

    Raises:
        RugcoachError: The clip or its truth cannot be read.
    """
    exercise = CATALOGUE[case.exercise]
    poses, landmark_s = _poses(case, order, flow=exercise.flow, tell=tell)
    followed = follow(poses, exercise)
    frames = None if case.arrays is None else read_true_frames(case.arrays)
    trace, truth = followed.trace, case.truth
    compared = None if frames is None else compare(truth, frames, followed)
    return Judged(
        poses=poses,
        summary=followed.summary,
        trace=trace,
        duration_s=followed.duration_s,
        frames=len(trace.t_ms),
        landmark_s=landmark_s,
        rules_s=followed.rules_s,
        baselines={name: tally(name, exercise, trace) for name in BASELINES},
        landmarks=None if compared is None else landmark_fit(compared),
        signal=None if frames is None else signal_fit(exercise, truth, frames, trace),
        tracking=seen_only(truth, trace)
        if frames is None or compared is None
        else tracking(truth, frames, compared),
        starts={} if frames is None else start_fit(truth, frames, followed),
    )


def _poses(
    case: Case, order: Order, *, flow: bool, tell: Callable[[float], None]
) -> tuple[Path, float | None]:
    """Return a recording of the clip's poses, and what finding them took."""
    if case.recording is not None and (order.recorded or case.video is None):
        return case.recording, None
    assert case.video is not None  # a case has one of the two
    kept = order.cache / cache_name(case.video, order.model_sha256, flow=flow)
    if is_kept(kept):
        return kept, None
    try:
        found = review(
            case.video,
            CATALOGUE[case.exercise],
            model=order.model,
            landmarker=order.landmarker or partial(MediaPipeLandmarker, order.model_path),
            poses=kept,
            workers=order.workers,
            on_progress=tell,
        )
    except NobodySeenError:
        _record_nobody(case.video, kept, order.model, flow=flow)
        return kept, NO_LANDMARKS
    return kept, found.timing.pose_s


def _record_nobody(video: Path, path: Path, model: ModelName, *, flow: bool) -> None:
    """Keep that nobody was found, as a recording without a pose."""
    info = probe(video)
    with record_poses(path) as recorder:
        recorder.close(
            source=video.name,
            width=info.width,
            height=info.height,
            model=model,
            flow=flow,
            duration_s=info.duration_s,
        )

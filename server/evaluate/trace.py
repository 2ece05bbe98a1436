"""What the rules said of a recording, from moment to moment and as a whole."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from rules.body import Body, UnseenError
from rules.exercise import Exercise
from rules.pose import Joint, Pose, Side
from rules.posture import Posture, Trunk, posture_of
from rules.signals.signal import Signal
from rules.verdict import Phase, Summary, Verdict
from rules.view import View, view_of
from server.evaluate.matching import inside
from server.evaluate.truth import Truth
from vision.judge import Judge
from vision.recording import read_meta, read_poses
from vision.review import stretch

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

LIMBS: Final = tuple(
    joint
    for joint in Joint
    if joint.name.endswith(("SHOULDER", "ELBOW", "WRIST", "HIP", "KNEE", "ANKLE"))
)
"""The twelve joints whose place is compared with the truth, left before right."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Trace:
    """n moments.

    Attributes:
        t_ms: int64 (n).
        found: Whether there was a person.
        waiting: Whether the start posture had yet to be held.
        holding: Whether the target was reached or passed (`Phase.HOLD`).
        raw: The movement's signal as measured, NaN where unseen.
        value: The same smoothed, as the rules see it; NaN where they did not judge.
        progress: 0 at rest, 1 on target; NaN while waiting.
        advice: What kept the program from judging, or None.
        near: The side of the body that it was judged by, None where not yet known.
    """

    t_ms: NDArray[np.int64]
    found: Flags
    waiting: Flags
    holding: Flags
    raw: Floats
    value: Floats
    progress: Floats
    advice: tuple[str | None, ...]
    near: tuple[Side | None, ...]

    @property
    def t_s(self) -> Floats:
        """Times in seconds."""
        return np.asarray(self.t_ms / 1000, np.float64)


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Followed:
    """A recording that the rules went through.

    Attributes:
        limbs: (n, 12, 2): places of `LIMBS` in image heights, NaN where nobody was found.
        postures, views: What the rules take the body's posture and view for, picture by picture;
            None where nobody was found.
        rules_s: What the rules took.
        duration_s, width, height: Of the video.
    """

    summary: Summary
    trace: Trace
    limbs: Floats
    postures: tuple[Posture | None, ...]
    views: tuple[View | None, ...]
    rules_s: float
    duration_s: float
    width: int
    height: int


def active_moments(truth: Truth, trace: Trace) -> Flags:
    """Return which moments lie in the active time; all where nobody says."""
    if truth.active is None:
        return np.ones(len(trace.t_ms), np.bool_)
    return np.array([inside(t, truth.active) for t in trace.t_s.tolist()], np.bool_)


def follow(recording: Path, exercise: Exercise) -> Followed:
    """Run the rules over recorded poses, as `rugcoach check` does.

    That another exercise is done is not looked for: it takes long and changes no count.

    Raises:
        RecordingError: The file cannot be read.
    """
    meta = read_meta(recording)
    judge = Judge(exercise, others=False)
    t_ms: array[int] = array("q")
    limbs: list[list[tuple[float, float]]] = []
    verdicts: list[Verdict] = []
    raw: array[float] = array("d")
    places: list[tuple[Posture, View] | tuple[None, None]] = []
    last_ms = stretch(recording.name, meta.duration_s, None, None)[1]
    shown = (pose for pose in read_poses(recording) if pose.t_ms < last_ms)
    for pose, verdict in judge.all(shown):
        verdicts.append(verdict)
        t_ms.append(pose.t_ms)
        raw.append(measured(exercise.movement.signal, pose, verdict.near))
        limbs.append([(pose.points[j].x, pose.points[j].y) for j in LIMBS] if pose.found else NONE)
        places.append(_place(pose, verdict.near, exercise) if pose.found else (None, None))
    summary = judge.finish()
    trace = Trace(
        t_ms=np.array(t_ms, np.int64),
        found=np.array([points is not NONE for points in limbs], np.bool_),
        waiting=np.array([verdict.phase is Phase.WAITING for verdict in verdicts], np.bool_),
        holding=np.array([verdict.phase is Phase.HOLD for verdict in verdicts], np.bool_),
        raw=np.array(raw, np.float64),
        value=np.array([_or_nan(verdict.value) for verdict in verdicts], np.float64),
        progress=np.array([_or_nan(verdict.progress) for verdict in verdicts], np.float64),
        advice=tuple(verdict.advice for verdict in verdicts),
        near=tuple(verdict.near for verdict in verdicts),
    )
    return Followed(
        summary=summary,
        trace=trace,
        limbs=np.array(limbs, np.float64).reshape(-1, len(LIMBS), 2),
        postures=tuple(posture for posture, _ in places),
        views=tuple(view for _, view in places),
        rules_s=judge.seconds,
        duration_s=meta.duration_s,
        width=meta.width,
        height=meta.height,
    )


NONE: Final = [(float("nan"), float("nan"))] * len(LIMBS)


def measured(signal: Signal, pose: Pose, near: Side | None) -> float:
    """Return a signal of a pose, NaN where it is unseen."""
    if not pose.found or near is None:
        return float("nan")
    try:
        return signal.now(Body(pose, near))
    except UnseenError:
        return float("nan")


def _place(pose: Pose, near: Side | None, exercise: Exercise) -> tuple[Posture, View]:
    """Return posture and view as `Checker` reads them."""
    trunk = Trunk.of(pose)
    return posture_of(pose, trunk, near), view_of(pose, trunk, exercise.start.posture)


def _or_nan(value: float | None) -> float:
    return float("nan") if value is None else value

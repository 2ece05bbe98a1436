"""Made-up clips with their truth, and made-up verdicts."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

from rules.exercises import CATALOGUE
from rules.pose import Pose, Side
from rules.verdict import FaultSpan, NotJudged, Repetition, Summary
from server.evaluate.baselines import Tally
from server.evaluate.clips import Case
from server.evaluate.job import Judged, Order
from server.evaluate.score import Score, score
from server.evaluate.trace import Trace
from server.evaluate.truth import Truth
from tests.rules.bodies import Mover, Tempo, frames
from tests.rules.people import CALM
from vision.models import ModelName
from vision.recording import record_poses

ORDER = Order(model=ModelName.FULL, model_path=Path(), model_sha256="", cache=Path(), recorded=True)
"""Judges recorded poses."""


def record(path: Path, poses: Iterable[Pose]) -> Path:
    """Write a recording of 640 x 360 pixels."""
    last_ms = 0
    with record_poses(path) as recorder:
        for pose in poses:
            recorder.add(pose)
            last_ms = pose.t_ms
        recorder.close(
            source=path.name,
            width=640,
            height=360,
            model="full",
            flow=False,
            duration_s=last_ms / 1000 + 0.1,
        )
    return path


def write_truth(folder: Path, name: str, exercise: str, **facts: Any) -> Path:
    """Write `NAME.truth.json`."""
    path = folder / f"{name}.truth.json"
    data = {"version": 2, "clip": name, "exercise": exercise, "count": 0} | facts
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def write_clip(
    folder: Path,
    name: str,
    exercise: str,
    mover: Mover,
    repetitions: int,
    *,
    tempo: Tempo = CALM,
    **facts: Any,
) -> None:
    """Write a recording of someone moving, and its truth: `repetitions` of them."""
    record(folder / f"{name}.poses.npz", frames(mover, repetitions, tempo=tempo))
    starts = [tempo.calm + number * tempo.cycle for number in range(repetitions)]
    long_s = tempo.cycle - tempo.rest
    told = [
        {"number": n, "start_s": start, "end_s": start + long_s}
        for n, start in enumerate(starts, start=1)
    ]
    write_truth(
        folder,
        name,
        exercise,
        **{"count": repetitions, "repetitions": told, "holds": [], "faults": []} | facts,
    )


def attempt(number: int, start_s: float, end_s: float, **other: Any) -> Repetition:
    """Return an attempt, counted unless something else is said."""
    start_ms, end_ms = round(1000 * start_s), round(1000 * end_s)
    facts: dict[str, Any] = {
        "side": None,
        "counted": True,
        "reason": None,
        "held_ms": 0,
        "range": 10.0,
        "progress": 1.2,
        "quickest_ms": 400,
        "peak_ms": (start_ms + end_ms) // 2,
    }
    return Repetition(number=number, start_ms=start_ms, end_ms=end_ms, **facts | other)


def named(key: str, start_s: float, end_s: float) -> FaultSpan:
    """Return a fault that the program named."""
    return FaultSpan(
        key=key, start_ms=round(1000 * start_s), end_ms=round(1000 * end_s), repetition=None
    )


def summary(
    exercise: str,
    attempts: Iterable[Repetition] = (),
    *,
    faults: Iterable[FaultSpan] = (),
    not_judged: dict[str, str] | None = None,
    count: int | None = None,
) -> Summary:
    """Return a verdict; its count is that of the counted attempts unless it is given."""
    attempts = tuple(attempts)
    return Summary(
        exercise=exercise,
        count=sum(a.counted for a in attempts) if count is None else count,
        repetitions=attempts,
        faults=tuple(faults),
        not_judged=tuple(NotJudged(key=k, reason=r) for k, r in (not_judged or {}).items()),
        range=None,
        lost_ms=0,
        confidence=1.0,
    )


def trace(seconds: float = 60.0, **other: Any) -> Trace:
    """Return ten moments a second of somebody at rest who is judged."""
    t_ms = np.arange(0, round(1000 * seconds), 100)
    number = len(t_ms)
    facts: dict[str, Any] = {
        "found": np.ones(number, np.bool_),
        "waiting": np.zeros(number, np.bool_),
        "holding": np.zeros(number, np.bool_),
        "raw": np.zeros(number),
        "value": np.zeros(number),
        "progress": np.zeros(number),
        "advice": (None,) * number,
        "near": (Side.LEFT,) * number,
    }
    return Trace(t_ms=t_ms, **facts | other)


def made_score(said: Summary, *, seconds: float = 60.0, judged: Any = None, **facts: Any) -> Score:
    """Return the score of a made-up verdict against a made-up truth."""
    told: dict[str, Any] = {"version": 2, "clip": "made", "exercise": said.exercise, "count": 0}
    truth = Truth(**told | facts)
    moments = judged.pop("trace", None) if judged else None
    what: dict[str, Any] = {
        "poses": Path(),
        "duration_s": seconds,
        "frames": round(10 * seconds),
        "landmark_s": None,
        "rules_s": 0.1,
        "baselines": {
            "threshold": Tally(count=said.count + 1, moments_s=()),
            "peaks": Tally(count=said.count, moments_s=()),
        },
        "landmarks": None,
        "signal": None,
        "tracking": {},
        "starts": {},
    }
    result = Judged(summary=said, trace=moments or trace(seconds), **what | (judged or {}))
    case = Case(truth=truth, video=None, recording=Path("made.poses.npz"), arrays=None)
    return score(case, CATALOGUE[said.exercise], result)

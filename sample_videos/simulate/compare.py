"""Holds simulated errors against rendered ones: `python -m sample_videos.simulate.compare FOLDER`.

The model is fitted to one half of the tuning clips; the other half is simulated from its truth and
compared with what was found in it. Then the halves change places.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np

from rules.body import Body, UnseenError
from rules.exercises import CATALOGUE
from rules.pose import Flow, Point, Pose, Side
from rules.signals.signal import Signal
from sample_videos.geometry import Array
from sample_videos.simulate.error_model import ErrorModel
from sample_videos.simulate.errors import disturb
from sample_videos.simulate.fit import by_exercise, fit
from sample_videos.simulate.places import POSTURES, memberships
from sample_videos.simulate.seeing import canonical
from sample_videos.simulate.sight import Sight
from sample_videos.simulate.tuning import TuningClip, tuning_clips

GROUPS: Final[Mapping[str, tuple[int, ...]]] = {
    "head": (0, 7), "near shoulder": (11,), "far shoulder": (12,), "near wrist": (15,),
    "near hip": (23,), "far hip": (24,), "near knee": (25,), "far knee": (26,),
    "near ankle": (27,), "far ankle": (28,),
}  # fmt: skip
DRAWS: Final = 6
"""Simulations of each clip."""
FIRST_S: Final = 1.5

Rows = dict[str, list[tuple[float, ...]]]
Tables = dict[str, tuple[Rows, Rows]]
"""By posture or exercise, what was found in the rendered and in the simulated clips."""


@dataclass(frozen=True)
class _Seen:
    """What was found in a clip, really or simulated: as in `TuningClip`."""

    clip: TuningClip
    points: Array
    visibilities: Array
    flow: Array


def compare(folder: Path) -> Iterator[str]:
    """Yield the lines of the table.

    Raises:
        ValueError: See `tuning.tuning_clips`.
    """
    clips = tuning_clips(folder)
    landmarks: Tables = defaultdict(lambda: (defaultdict(list), defaultdict(list)))
    signals: Tables = defaultdict(lambda: (defaultdict(list), defaultdict(list)))
    for held_out, model in _halves(clips):
        for clip in held_out:
            rendered = _Seen(clip, clip.points, clip.visibilities, clip.flow)
            for column, one in ((0, rendered), *((1, s) for s in _simulated(clip, model))):
                _add_landmarks(landmarks, column, one)
                _add_signals(signals[clip.exercise][column], one)
    yield "Landmarks, rendered | simulated, in % of the trunk: error (root mean square), its spread"
    yield "in a clip, its change from frame to frame; then the mean visibility."
    for posture, pair in landmarks.items():
        yield f"{posture}"
        yield from _table(pair, "{:6.2f} {:5.2f} {:5.3f} {:5.2f}", scale=(100, 100, 100, 1))
    yield "Signals, rendered | simulated: offset (root mean square over clips), spread in a clip,"
    yield "change from frame to frame."
    for exercise, pair in signals.items():
        yield f"{exercise}"
        yield from _table(pair, "{:8.3f} {:7.3f} {:7.4f}", scale=(1, 1, 1))


def _halves(clips: Sequence[TuningClip]) -> Iterator[tuple[list[TuningClip], ErrorModel]]:
    """Yield both halves of each exercise's clips, and the model fitted to the other half."""
    for mine in by_exercise(clips).values():
        for held_out, fitted in ((mine[::2], mine[1::2]), (mine[1::2], mine[::2])):
            yield held_out, fit(fitted)


def _table(pair: tuple[Rows, Rows], layout: str, scale: Sequence[float]) -> Iterator[str]:
    for name, found in pair[0].items():
        texts = []
        for rows in (found, pair[1][name]):
            values = np.sqrt(np.nanmean(np.square(rows), axis=0)) * scale
            texts.append(layout.format(*values))
        yield f"  {name:18} {texts[0]} | {texts[1]}"


def _simulated(clip: TuningClip, model: ErrorModel) -> Iterator[_Seen]:
    for draw in range(DRAWS):
        sight = replace(clip.sight, seed=clip.sight.seed * DRAWS + draw)
        found = disturb([sight], [model])[0]
        flow = np.full((len(found.found), 4), np.nan) if found.flow is None else found.flow
        points = np.where(found.found[:, None, None], found.points, np.nan)
        yield _Seen(clip, points, found.visibilities, flow)


def _add_landmarks(tables: Tables, column: int, one: _Seen) -> None:
    seen, times = one.clip.sight.seen, one.clip.sight.times_s
    wrong = canonical(seen.in_body(one.points - seen.points), seen.near_left)
    visible = canonical(one.visibilities, seen.near_left)
    share = memberships(seen.metres) * one.clip.sight.present[:, None]
    there = (times >= FIRST_S) & np.isfinite(wrong).all(axis=(1, 2))
    for index, posture in enumerate(POSTURES):
        inside = there & (share[:, index] > 0.8)
        if inside.sum() < 20:
            continue
        steps = np.diff(wrong, axis=0)[inside[1:] & inside[:-1]]
        for group, marks in GROUPS.items():
            mine = wrong[inside][:, marks]
            tables[posture][column][group].append(
                (
                    float(np.sqrt(np.mean(mine**2))),
                    float(np.sqrt(np.mean(np.var(mine, axis=0)))),
                    float(np.sqrt(np.mean(steps[:, marks] ** 2))),
                    float(np.mean(visible[inside][:, marks])),
                )
            )


def _add_signals(rows: Rows, one: _Seen) -> None:
    sight = one.clip.sight
    near = Side.LEFT if sight.seen.near_left.mean() >= 0.5 else Side.RIGHT
    true_flow = None if sight.patches is None else sight.patches.reshape(-1, 4)
    after = sight.times_s >= FIRST_S
    for signal in CATALOGUE[one.clip.exercise].signals:
        true = _values(signal, sight, near, sight.seen.points, np.ones((1, 33)), true_flow)
        found = _values(signal, sight, near, one.points, one.visibilities, one.flow)
        wrong = (found - true)[after]
        wrong = wrong[np.isfinite(wrong)]
        if len(wrong) > 20:
            rows[signal.name].append(
                (float(np.mean(wrong)), float(np.std(wrong)), float(np.std(np.diff(wrong))))
            )


def _values(
    signal: Signal, sight: Sight, near: Side, points: Array, visible: Array, flow: Array | None
) -> Array:
    """Return the signal (n,), NaN where it cannot be seen."""
    visible = np.broadcast_to(visible, points.shape[:2])
    result = np.full(len(points), np.nan)
    for frame, t_s in enumerate(sight.times_s):
        if not np.isfinite(points[frame]).all():
            continue
        marks = np.column_stack([points[frame], visible[frame]]).tolist()
        moved = None
        if flow is not None and np.isfinite(flow[frame]).all():
            moved = Flow(*(flow[frame] - flow[0]).tolist())
        pose = Pose(
            round(t_s * 1000), tuple(Point(*mark) for mark in marks), sight.width, (), moved
        )
        try:
            result[frame] = signal.of(Body(pose, near))
        except UnseenError:
            continue
    return result


if __name__ == "__main__":
    for line in compare(Path(sys.argv[1])):
        sys.stdout.write(line + "\n")

"""What is drawn over time: the movement's signal, and those of faults that went wrong."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median
from typing import Final

import numpy as np

from rules.fault import Fault, Measure
from rules.movement import Swing
from rules.signals.signal import Signal
from rules.smoothing import OneEuro
from server.evaluate.score import Score
from server.evaluate.trace import Floats, Trace, measured
from vision.recording import read_poses

RESTING: Final = 0.1
"""Progress up to which someone is at rest."""
REST_MS: Final = 1000
"""A fault's rest level is about the median of its signal over so much rest."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Curve:
    """A line; `kind` is its class in the style sheet, NaN breaks it."""

    kind: str
    t_s: Floats
    values: Floats


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Panel:
    """Lines that share an axis."""

    name: str
    unit: str
    curves: tuple[Curve, ...]


def movement_panel(score: Score, true: tuple[Floats, Floats] | None) -> Panel:
    """Return the movement's signal: measured, smoothed, true where known, and its target.

    Args:
        true: Times in s and values.
    """
    trace, signal = score.judged.trace, score.exercise.movement.signal
    curves = [Curve(kind="target", t_s=trace.t_s, values=way) for way in _targets(score)]
    curves.append(Curve(kind="raw", t_s=trace.t_s, values=trace.raw))
    if true is not None:
        curves.append(Curve(kind="truth", t_s=true[0], values=true[1]))
    curves.append(Curve(kind="value", t_s=trace.t_s, values=trace.value))
    return Panel(name=signal.name, unit=signal.unit, curves=tuple(curves))


def fault_panels(score: Score, keys: Iterable[str]) -> tuple[Panel, ...]:
    """Return a panel for each fault that is looked for from moment to moment.

    Raises:
        RecordingError: The poses cannot be read any more.
    """
    faults = {fault.key: fault for fault in score.exercise.faults}
    return tuple(_fault_panel(score, faults[key]) for key in keys if key in faults)


def _targets(score: Score) -> list[Floats]:
    """Return for each way of the movement where its target lies over time."""
    movement, trace = score.exercise.movement, score.judged.trace
    value, progress = trace.value, trace.progress
    if isinstance(movement, Swing):
        way = np.where(progress >= 0, movement.left, -movement.right)
        rest = value - progress * way
        return [rest + movement.left, rest + movement.right]
    if movement.travel is not None:
        return [value - progress * movement.travel + movement.travel]
    return [np.where(np.isfinite(progress), movement.target or 0.0, np.nan)]


def _fault_panel(score: Score, fault: Fault) -> Panel:
    trace = score.judged.trace
    values = _smooth(score, fault.signal)
    unit = fault.signal.unit
    curves: list[Curve] = []
    if fault.measure is Measure.CHANGE:
        values = values - _rest(trace, values)
        unit = f"{unit} from rest"
    for signal, weight in fault.beside_rest:
        values = values + weight * _rest(trace, _smooth(score, signal))
    if fault.measure is not Measure.SWINGS:
        curves = [
            Curve(kind="target", t_s=trace.t_s, values=np.full(len(values), limit))
            for limit in (fault.below, fault.above)
            if math.isfinite(limit)
        ]
    curves.append(Curve(kind="value", t_s=trace.t_s, values=values))
    return Panel(name=fault.key, unit=f"{fault.signal.name}, {unit}", curves=tuple(curves))


def _smooth(score: Score, signal: Signal) -> Floats:
    """Return a signal as the rules smooth it."""
    trace = score.judged.trace
    smooth = OneEuro(signal.min_cutoff, signal.beta)
    values = []
    for pose, near in zip(read_poses(score.judged.poses), trace.near, strict=False):
        value = measured(signal, pose, near)
        values.append(smooth(pose.t_ms, value) if math.isfinite(value) else math.nan)
    return np.array(values, np.float64)


def _rest(trace: Trace, values: Floats) -> Floats:
    """Return about where the signal's rest level lay at each moment."""
    lately: deque[tuple[int, float]] = deque()
    rest = np.full(len(values), np.nan)
    for index, (t_ms, value) in enumerate(zip(trace.t_ms.tolist(), values.tolist(), strict=True)):
        if abs(trace.progress[index]) <= RESTING and math.isfinite(value):
            lately.append((t_ms, value))
            while lately[-1][0] - lately[0][0] > REST_MS:
                lately.popleft()
        if lately:
            rest[index] = median(each for _, each in lately)
    return rest

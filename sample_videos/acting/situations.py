"""What happens beside the exercise: people come and go, pause, give up, leave the picture.

A situation is data. Those that change what is performed hold a function that rewrites a finished
performance, whichever exercise it is; the others are acted (`acting.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from sample_videos.acting.motion import SETTLE_S, Motion
from sample_videos.acting.performance import FaultSpan, Performance, Slide, Window
from sample_videos.acting.retiming import SAME_S, cut, held_up, paced, resting
from sample_videos.body.posture import Posture
from sample_videos.scene.viewpoint import Span

Rewrite = Callable[[Performance, Motion, np.random.Generator], Performance]
"""Takes a performance, its motion and the clip's own generator."""


def _half_way(performance: Performance, unit: int) -> tuple[Performance, int] | None:
    """Return the performance and its key at rest after about half of its repetitions."""
    repetitions = len(performance.windows) // unit
    return resting(performance, unit * ((repetitions + 1) // 2))


def stops_halfway(
    performance: Performance, motion: Motion, random: np.random.Generator
) -> Performance:
    """About half of the set, then the person lies there."""
    found = _half_way(performance, motion.unit)
    return performance if found is None else cut(*found, random.uniform(5.0, 7.0))


def pause(performance: Performance, motion: Motion, random: np.random.Generator) -> Performance:
    """Half-way through the person rests in the start posture."""
    found = _half_way(performance, motion.unit)
    return performance if found is None else held_up(*found, random.uniform(6.0, 9.0))


def _slides(performance: Performance, unit: int, metres: float) -> Performance:
    found = _half_way(performance, unit)
    if found is None:
        return performance
    performance, key = found
    leaves = performance.times_s[key] + 0.3
    slide = Slide((leaves, leaves + 1.8, leaves + 4.8, leaves + 6.6), metres)
    return replace(held_up(performance, key, 9.5), slides=(slide,))


def slides_out_at_feet(
    performance: Performance, motion: Motion, random: np.random.Generator
) -> Performance:
    """Half-way through the person shuffles until the legs are out of the picture, and back."""
    return _slides(performance, motion.unit, -float(random.uniform(1.05, 1.2)))


def slides_out_at_head(
    performance: Performance, motion: Motion, random: np.random.Generator
) -> Performance:
    """Half-way through the person shuffles until head and chest are out, and back."""
    return _slides(performance, motion.unit, float(random.uniform(0.9, 1.05)))


def half_repetitions(
    performance: Performance, motion: Motion, random: np.random.Generator
) -> Performance:
    """Every second repetition goes no further than a third of the way."""
    rest, postures, windows = performance.postures[0], list(performance.postures), []
    faults = list(performance.faults)
    for number, window in enumerate(performance.windows):
        if number // motion.unit % 2 == 0:
            windows.append(window)
            continue
        share = float(random.uniform(*motion.half_share))
        for key, time in enumerate(performance.times_s):
            if window.start_s + SAME_S < time < window.end_s - SAME_S:
                postures[key] = Posture.mixed(rest, postures[key], share)
        windows.append(replace(window, counts=False, reason="half"))
        if motion.half_fault is not None:
            quarter_s = (window.end_s - window.start_s) / 4
            span = (window.start_s + quarter_s, window.end_s - quarter_s)
            faults.append(FaultSpan(motion.half_fault, *span))
    return replace(
        performance, postures=tuple(postures), windows=tuple(windows), faults=tuple(faults)
    )


def slow(performance: Performance, _motion: Motion, random: np.random.Generator) -> Performance:
    """Everything takes nearly twice as long."""
    return paced(performance, random.uniform(1.6, 2.0))


def quick(performance: Performance, _motion: Motion, random: np.random.Generator) -> Performance:
    """Everything takes three quarters of the time; calm still."""
    return paced(performance, random.uniform(0.72, 0.8))


def lies_still(
    performance: Performance, _motion: Motion, random: np.random.Generator
) -> Performance:
    """Nothing is done at all in the start posture."""
    seconds = SETTLE_S + float(random.uniform(10.0, 14.0))
    rest = performance.postures[0]
    nothing: tuple[Window, ...] = ()
    return replace(
        performance, times_s=(0.0, seconds), postures=(rest, rest), windows=nothing, faults=()
    )


@dataclass(frozen=True, kw_only=True)
class Situation:
    """One thing that happens beside the exercise.

    Attributes:
        rewrite: Changes what is performed.
        arrives: The person walks in and lies down first.
        leaves: The person gets up at the end and walks away.
        passes_m: Another person walks by, so far from the body: negative behind it, positive
            between it and the camera.
        lens_share: The lens shows only this share of what would show the whole body.
        empty: Nobody is there.
    """

    rewrite: Rewrite | None = None
    arrives: bool = False
    leaves: bool = False
    passes_m: Span | None = None
    lens_share: float = 1.0
    empty: bool = False


SITUATIONS: Final[Mapping[str, Situation]] = {
    "lead_in": Situation(arrives=True),
    "lead_out": Situation(leaves=True),
    "pause": Situation(rewrite=pause),
    "stops_halfway": Situation(rewrite=stops_halfway),
    "half_repetitions": Situation(rewrite=half_repetitions),
    "slow": Situation(rewrite=slow),
    "quick": Situation(rewrite=quick),
    "second_person": Situation(passes_m=(-0.65, -0.45)),
    "second_person_in_front": Situation(passes_m=(0.55, 0.75)),
    "slides_out_at_feet": Situation(rewrite=slides_out_at_feet),
    "slides_out_at_head": Situation(rewrite=slides_out_at_head),
    "tight_frame": Situation(lens_share=0.68),
    "lies_still": Situation(rewrite=lies_still),
    "empty_room": Situation(rewrite=lies_still, empty=True),
}

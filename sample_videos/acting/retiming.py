"""A finished performance changed in time: cut, held up, made slower or quicker."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import Final

import numpy as np

from sample_videos.acting.motion import FINISH_S, SETTLE_S
from sample_videos.acting.performance import Performance

SAME_S: Final = 1e-6
"""Times nearer to each other than this are one."""
LONG_S: Final = 6.0
"""A stretch between two keys that lasts so long is a hold, and keeps its length at any pace."""
PARTED_SHARE: Final = 0.6
"""A swing from end to end that is parted takes so much of its time to the middle, and from it."""


def resting(performance: Performance, windows: int) -> tuple[Performance, int] | None:
    """Return the performance and its key at rest where exactly so many windows have ended.

    Where it swings straight through, a moment at rest is made between the two swings. None when
    that many windows do not end before the performance does, or the body is not at rest between.
    """
    if not 0 < windows < len(performance.windows):
        return None
    before, after = performance.windows[windows - 1 : windows + 1]
    for key, time in enumerate(performance.times_s):
        between = before.end_s - SAME_S <= time <= after.start_s + SAME_S
        if between and performance.postures[key] == performance.postures[0]:
            return performance, key
    if after.start_s - before.end_s > SAME_S:
        return None
    return _with_rest(performance, windows)


def _with_rest(performance: Performance, windows: int) -> tuple[Performance, int]:
    """Part the one movement in which a window ends and the next begins; return the key between."""
    times, postures = performance.times_s, performance.postures
    key = bisect_right(times, performance.windows[windows].start_s)
    first, last = times[key - 1], times[key]
    middle = first + PARTED_SHARE * (last - first)
    later = (2 * PARTED_SHARE - 1) * (last - first)
    parted = replace(
        performance,
        times_s=(*times[:key], middle, *(time + later for time in times[key:])),
        postures=(*postures[:key], postures[0], *postures[key:]),
        windows=tuple(
            replace(
                one,
                start_s=one.start_s if number < windows else one.start_s + later,
                end_s=one.end_s if number < windows else one.end_s + later,
            )
            for number, one in enumerate(performance.windows)
        ),
        faults=tuple(
            replace(
                one,
                start_s=one.start_s if one.start_s < middle else one.start_s + later,
                end_s=one.end_s if one.end_s < middle else one.end_s + later,
            )
            for one in performance.faults
        ),
    )
    joined = list(parted.windows)
    joined[windows - 1] = replace(joined[windows - 1], end_s=middle)
    joined[windows] = replace(joined[windows], start_s=middle)
    return replace(parted, windows=tuple(joined)), key


def shortened(performance: Performance, unit: int, repetitions: int) -> Performance:
    """Return the performance without what comes after so many repetitions."""
    found = resting(performance, unit * repetitions)
    return performance if found is None else cut(*found, FINISH_S)


def cut(performance: Performance, key: int, rest_s: float) -> Performance:
    end = performance.times_s[key]
    return replace(
        performance,
        times_s=(*performance.times_s[: key + 1], end + rest_s),
        postures=(*performance.postures[: key + 1], performance.postures[key]),
        windows=tuple(one for one in performance.windows if one.end_s <= end + SAME_S),
        faults=tuple(
            replace(one, end_s=min(one.end_s, end))
            for one in performance.faults
            if one.start_s < end - SAME_S
        ),
    )


def held_up(performance: Performance, key: int, seconds: float) -> Performance:
    """Return the performance with some seconds of rest put in at a key."""
    at = performance.times_s[key]

    def start(time: float) -> float:
        return time + seconds if time >= at - SAME_S else time

    def end(time: float) -> float:
        return time + seconds if time > at + SAME_S else time

    times, postures = performance.times_s, performance.postures
    return replace(
        performance,
        times_s=(*times[: key + 1], at + seconds, *map(end, times[key + 1 :])),
        postures=(*postures[: key + 1], postures[key], *postures[key + 1 :]),
        windows=tuple(
            replace(one, start_s=start(one.start_s), end_s=end(one.end_s))
            for one in performance.windows
        ),
        faults=tuple(
            replace(one, start_s=start(one.start_s), end_s=end(one.end_s))
            for one in performance.faults
        ),
    )


def paced(performance: Performance, factor: float) -> Performance:
    """Return the performance with every movement `factor` times as long; holds keep their length.

    The stillness at the start and the rest at the end stay too.
    """
    old = performance.times_s
    new = [0.0]
    for key, seconds in enumerate(np.diff(old), start=1):
        kept = seconds >= LONG_S or old[key] <= SETTLE_S + SAME_S or key == len(old) - 1
        new.append(new[-1] + float(seconds) * (1.0 if kept else factor))

    def moved(time: float) -> float:
        return float(np.interp(time, old, new))

    return replace(
        performance,
        times_s=tuple(new),
        windows=tuple(
            replace(one, start_s=moved(one.start_s), end_s=moved(one.end_s))
            for one in performance.windows
        ),
        faults=tuple(
            replace(one, start_s=moved(one.start_s), end_s=moved(one.end_s))
            for one in performance.faults
        ),
    )

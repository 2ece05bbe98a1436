"""The truth about an acted clip, by the true joints and not by the script's keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from sample_videos import signals, truth
from sample_videos.acting.act import Acted
from sample_videos.acting.motion import Motion
from sample_videos.acting.performance import Window
from sample_videos.clip import HEIGHT, WIDTH, Clip
from sample_videos.geometry import Array

STILL_DEG: Final = 10.0
"""A repetition in which the near hip moves by less is told by the far one."""
UNITS: Final[Mapping[str, str]] = {"deg": "deg", "mm": "mm", "cm": "cm", "pct": "%"}
"""What the end of a signal's name stands for."""


def tell(acted: Acted) -> tuple[truth.Truth, truth.Frames]:
    """Return what the clip shows, and the arrays per frame."""
    clip, motion, view = acted.clip, acted.clip.motion, acted.clip.stage
    measured = measure(acted)
    times = np.arange(clip.exercise.stop - clip.exercise.start) / clip.fps
    inside = {name: values[clip.exercise] for name, values in measured.items()}
    holds = held(clip, times, inside[motion.signal])
    faults = tuple(
        truth.Fault(
            key=span.key,
            start_s=_clip_time(clip, span.start_s),
            end_s=_clip_time(clip, span.end_s),
        )
        for span in clip.performance.faults
    )
    repetitions = _repetitions(clip, times, inside, holds, faults)
    near_miss = not repetitions
    joints = acted.joints
    first = clip.exercise.start
    facts = truth.Truth(
        version=truth.VERSION,
        clip=clip.name,
        exercise=motion.exercise,
        kind="near_miss" if near_miss else "fault" if faults else "good",
        near_miss=near_miss,
        count=counted(repetitions, motion.pairs),
        seed=clip.seed,
        fps=clip.fps,
        frames=clip.frames,
        duration_s=round(clip.frames / clip.fps, 3),
        width=WIDTH,
        height=HEIGHT,
        view=truth.View(
            yaw_deg=view.yaw_deg,
            camera_height_m=view.camera_height_m,
            distance_m=view.distance_m,
            roll_deg=view.roll_deg,
            near_side=view.near_side,
            head=_head(acted, first),
            required=clip.viewpoint.required and all(one.lens_share == 1 for one in clip.beside),
        ),
        person=view.description,
        situations=clip.situations,
        signal=str(motion.signal),
        signal_unit=UNITS[str(motion.signal).rpartition("_")[2]],
        body_px=round(body_px(acted), 1),
        active=active(clip),
        repetitions=repetitions,
        holds=()
        if near_miss
        else tuple((_clip_time(clip, start), _clip_time(clip, end)) for start, end in holds),
        faults=faults,
    )
    metres = np.stack(list(joints.values()), axis=1)
    metres = np.where(acted.present[:, None, None], metres, np.nan)
    milliseconds = np.round(np.arange(clip.frames) / clip.fps * 1000).astype(np.int64)
    pixels = acted.camera.pixels(metres)
    return facts, truth.Frames(milliseconds, tuple(joints), pixels, metres, measured)


def measure(acted: Acted) -> dict[str, Array]:
    """Return the true signals (frames,), NaN outside the exercise and where nobody is there."""
    clip = acted.clip
    joints = {name: values[clip.exercise] for name, values in acted.joints.items()}
    found = signals.measure(joints, clip.stage.near_side, acted.pelvis_pitch_deg[clip.exercise])
    if len(acted.pelvis_pitch_deg) == len(next(iter(found.values()))) and acted.present.all():
        return found
    result = {}
    for name, values in found.items():
        result[name] = np.full(clip.frames, np.nan)
        result[name][clip.exercise] = values
        result[name][~acted.present] = np.nan
    return result


def held(clip: Clip, times_s: Array, values: Array) -> list[tuple[float, float]]:
    """Return the stretches (start, end) in which the signal is on the hold's side of its limit."""
    motion = clip.motion
    if motion.hold_limit is None:
        return []
    size = np.abs(values)
    mask = size < motion.hold_limit if motion.hold_below else size > motion.hold_limit
    return signals.spans(times_s, mask)


def _repetitions(
    clip: Clip,
    times_s: Array,
    measured: Mapping[str, Array],
    holds: Sequence[tuple[float, float]],
    faults: Sequence[truth.Fault],
) -> tuple[truth.Repetition, ...]:
    motion, result = clip.motion, []
    for number, window in enumerate(clip.performance.windows, start=1):
        course = _course(motion, times_s, measured[motion.signal], window)
        if course.range < STILL_DEG and motion.signal == signals.Signal.HIP_ANGLE:
            far = measured["hip_angle_far_deg"]
            course = signals.course(times_s, far, window.start_s, window.end_s)
        hold_s = sum(end - start for start, end in holds if window.start_s <= start < window.end_s)
        first, last = _clip_time(clip, window.start_s), _clip_time(clip, window.end_s)
        shown = tuple(one.key for one in faults if one.start_s < last and one.end_s > first)
        too_short = motion.hold_s is not None and hold_s < motion.hold_s
        result.append(
            truth.Repetition(
                number=number,
                start_s=_clip_time(clip, course.start_s),
                peak_s=_clip_time(clip, course.peak_s),
                end_s=_clip_time(clip, course.end_s),
                side=window.side,
                counted=window.counts and not too_short,
                hold_s=round(hold_s, 3),
                range=round(course.range, 2),
                faults=shown,
                reason=_reason(window, too_short, shown),
            )
        )
    return tuple(result)


def _course(motion: Motion, times_s: Array, values: Array, window: Window) -> signals.Course:
    """Return a repetition; a swing is measured from neutral, and on its own side alone."""
    if not motion.pairs or window.side is None:
        return signals.course(times_s, values, window.start_s, window.end_s)
    own = np.maximum(values if window.side == "left" else -values, 0.0)
    return signals.course(times_s, own, window.start_s, window.end_s, rest=0.0)


def _reason(window: Window, too_short: bool, faults: tuple[str, ...]) -> str | None:
    """Return the key of why a repetition does not count; None when it does."""
    if not window.counts:
        return window.reason or (faults[0] if faults else None)
    return "hold_too_short" if too_short else None


def counted(repetitions: Sequence[truth.Repetition], pairs: bool) -> int:
    """Return how many count; with `pairs`, a swing to either side together are one."""
    sides = [one.side for one in repetitions if one.counted]
    if not pairs:
        return len(sides)
    count, waiting = 0, None
    for side in sides:
        if waiting is None or side == waiting:
            waiting = side
        else:
            count, waiting = count + 1, None
    return count


def active(clip: Clip) -> tuple[truth.Span, ...]:
    """Return when the body lies in its place, in the start posture or exercising."""
    if any(one.empty for one in clip.beside):
        return ()
    last = clip.exercise.stop / clip.fps
    edges = [clip.lead_s]
    for slide in clip.performance.slides:
        edges += [clip.lead_s + slide.times_s[0], clip.lead_s + slide.times_s[3]]
    edges.append(last)
    rounded = [round(edge, 3) for edge in edges]
    return tuple(zip(rounded[::2], rounded[1::2], strict=True))


def body_px(acted: Acted) -> float:
    """Return the standing height of the body in pixels, at the distance at which it lies."""
    camera = acted.camera
    middle = acted.outline[acted.clip.exercise].mean(axis=(0, 1))
    depth = float(camera.depths(middle[None])[0])
    focal = HEIGHT / 2 / np.tan(np.deg2rad(camera.lens_deg) / 2)
    return float(acted.body.height_m * focal / depth)


def _head(acted: Acted, frame: int) -> truth.Side:
    head, hip = (acted.joints[name][frame, 1] for name in ("nose", "left_hip"))
    return "right" if head > hip else "left"


def _clip_time(clip: Clip, t_s: float) -> float:
    return round(clip.lead_s + t_s, 3)

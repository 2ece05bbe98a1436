"""True angles and lengths of a clip from its joints, and the repetitions and holds they show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from sample_videos.geometry import Array, angle_deg, slope_deg, unit

RISE_SHARE = 0.10
"""A repetition starts and ends where its signal passes this share of the repetition's range."""


class Signal(StrEnum):
    """What a motion's repetitions are measured by: the name of an entry of `measure`."""

    HIP_ANGLE = "hip_angle_near_deg"
    HIP_TRAVEL = "hip_travel_mm"
    TRUNK_SLOPE = "trunk_slope_deg"
    LEG_DIFFERENCE = "leg_difference_pct"
    SHOULDER_TURN = "trunk_turn_deg"
    PELVIS_ASIDE = "pelvis_aside_cm"


@dataclass(frozen=True)
class Course:
    """One repetition as the true signal shows it."""

    start_s: float
    peak_s: float
    end_s: float
    range: float


def measure(joints: Mapping[str, Array], near: str, pelvis_pitch_deg: Array) -> dict[str, Array]:
    """Return one array (frames,) for each true quantity.

    `joints` are world positions (frames, 3): COCO joints by name, bone heads as `bone_left_hip`;
    `near` is "left" or "right". Angles are 3-D and unsigned, from the COCO joints, except:

    trunk_slope_deg     hips to shoulders against the horizontal, + when the shoulders are higher
    neck_angle_deg      shoulders to ears against the trunk line, + towards the front
    pelvis_tilt_deg     turn of the pelvis against the first frame, + flattens the lower back
    hip_travel_mm       middle of the hip joints along the trunk line, + towards the head
    leg_difference_pct  left ankle beyond the right one along the line from the shoulders to the
                        ankles, in percent of the leg's length, + when the left leg is longer
    trunk_turn_deg      turn of the shoulder line against the hip line about the trunk line, + turns
                        the chest to the person's left
    pelvis_aside_cm     middle of the hips against the middle of the shoulders, across the trunk
                        line, + to the person's left

    Lines and lengths are those of the first frame, where the last four signals and the tilt are 0;
    the turn alone is about the trunk line of its own frame.
    """
    far = "right" if near == "left" else "left"
    hips = (joints["left_hip"] + joints["right_hip"]) / 2
    shoulders = (joints["left_shoulder"] + joints["right_shoulder"]) / 2
    ears = (joints["left_ear"] + joints["right_ear"]) / 2
    hip_centre = (joints["bone_left_hip"] + joints["bone_right_hip"]) / 2
    axis = shoulders[0] - hips[0]
    axis = axis * np.array([1.0, 1.0, 0.0]) / np.linalg.norm(axis[:2])
    result = {
        "trunk_slope_deg": slope_deg(hips, shoulders),
        "neck_angle_deg": _neck_angle(joints, hips, shoulders, ears),
        "pelvis_tilt_deg": pelvis_pitch_deg[0] - pelvis_pitch_deg,
        "hip_travel_mm": 1000 * (hip_centre - hip_centre[0]) @ axis,
        "leg_difference_pct": _leg_difference(joints, shoulders[0]),
        "trunk_turn_deg": _trunk_turn(joints, hips, shoulders),
        "pelvis_aside_cm": _pelvis_aside(joints, hips, shoulders),
    }
    for name, side in (("near", near), ("far", far)):
        shoulder, hip, knee, ankle = (
            joints[f"{side}_{joint}"] for joint in ("shoulder", "hip", "knee", "ankle")
        )
        result[f"hip_angle_{name}_deg"] = angle_deg(shoulder, hip, knee)
        result[f"knee_angle_{name}_deg"] = angle_deg(hip, knee, ankle)
        result[f"thigh_slope_{name}_deg"] = slope_deg(hip, knee)
        result[f"shank_slope_{name}_deg"] = slope_deg(knee, ankle)
    return result


def _neck_angle(joints: Mapping[str, Array], hips: Array, shoulders: Array, ears: Array) -> Array:
    trunk = shoulders - hips
    across = joints["left_shoulder"] - joints["right_shoulder"]
    front = np.cross(across, trunk)
    front /= np.linalg.norm(front, axis=1, keepdims=True)
    along = trunk / np.linalg.norm(trunk, axis=1, keepdims=True)
    neck = ears - shoulders
    degrees = np.rad2deg(np.arctan2(np.sum(neck * front, axis=1), np.sum(neck * along, axis=1)))
    return np.asarray(degrees)


def _leg_difference(joints: Mapping[str, Array], shoulders: Array) -> Array:
    left, right = joints["left_ankle"], joints["right_ankle"]
    axis = unit((left[0] + right[0]) / 2 - shoulders)
    length = np.mean(
        [
            np.linalg.norm(joints[f"{side}_{upper}"][0] - joints[f"{side}_{lower}"][0])
            for side in ("left", "right")
            for upper, lower in (("hip", "knee"), ("knee", "ankle"))
        ]
    )
    difference = (left - right) @ axis
    return np.asarray(100 * (difference - difference[0]) / (2 * length))


def _trunk_turn(joints: Mapping[str, Array], hips: Array, shoulders: Array) -> Array:
    along = unit(shoulders - hips)
    hip_line = joints["left_hip"] - joints["right_hip"]
    shoulder_line = joints["left_shoulder"] - joints["right_shoulder"]
    sine = np.sum(along * np.cross(hip_line, shoulder_line), axis=1)
    lengthwise = np.sum(hip_line * along, axis=1) * np.sum(shoulder_line * along, axis=1)
    cosine = np.sum(hip_line * shoulder_line, axis=1) - lengthwise
    turn = np.unwrap(np.arctan2(sine, cosine))
    return np.asarray(np.rad2deg(turn - turn[0]))


def _pelvis_aside(joints: Mapping[str, Array], hips: Array, shoulders: Array) -> Array:
    along = unit(shoulders[0] - hips[0])
    line = sum(
        joints[f"left_{name}"][0] - joints[f"right_{name}"][0] for name in ("shoulder", "hip")
    )
    leftward = unit(line - (line @ along) * along)
    aside = (hips - shoulders) @ leftward
    return np.asarray(100 * (aside - aside[0]))


def course(
    times_s: Array, values: Array, start_s: float, end_s: float, rest: float | None = None
) -> Course:
    """Return the repetition in a stretch of time; None takes the value at its start for rest."""
    inside = np.flatnonzero((times_s >= start_s) & (times_s <= end_s))
    moved = np.abs(values[inside] - (values[inside[0]] if rest is None else rest))
    peak = int(np.argmax(moved))
    beyond = np.flatnonzero(moved > RISE_SHARE * moved[peak])
    times = times_s[inside]
    last = min(int(beyond[-1]) + 1, len(times) - 1)
    return Course(
        float(times[beyond[0]]), float(times[peak]), float(times[last]), float(moved[peak])
    )


def spans(times_s: Array, mask: NDArray[np.bool_]) -> list[tuple[float, float]]:
    """Return the stretches (start, end) in which `mask` holds; at the end it no longer does."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], mask, [False]]).astype(int)))
    last = len(times_s) - 1
    return [
        (float(times_s[a]), float(times_s[min(b, last)]))
        for a, b in zip(edges[::2], edges[1::2], strict=True)
    ]

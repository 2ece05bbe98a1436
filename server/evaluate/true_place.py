"""How a body truly lies, and from where it is truly seen: what the program should say of it."""

from __future__ import annotations

import math
from enum import StrEnum
from typing import Final, NamedTuple

import numpy as np

from server.evaluate.true_frames import Floats, TrueFrames
from server.evaluate.truth import View

UPRIGHT_DEG: Final = 50.0
"""Slope of the trunk from which a body is upright, as in `rules/posture.py`."""
STACKED_DEG: Final = 45.0
"""How far the belly is turned from straight up or down on a side."""
CARRIED: Final = 0.5
"""Height in trunk lengths of the shoulders over the wrists in a plank, of the hips over the lower
knee too on hands and knees."""
FEET_UP: Final = 0.25
"""Height of the ankles over the hips, in trunk lengths, from which the feet are raised."""
FLAT_DEG: Final = 140.0
"""Knee angle from which legs lie flat."""
SIDE_DEG: Final = 35.0
END_DEG: Final = 60.0
"""Yaw up to which a view is from the side, and from which it is from an end: `rules/view.py`."""
HEADWARD_DEG: Final = -15.0
"""Yaw below which someone who lies on a side is seen from the head's half. An exercise that asks
for that view is acted at -20 to -50 degrees."""


class TruePosture(StrEnum):
    """How the body truly is placed, finer than the rules need to know it."""

    FLAT = "on the back, flat"
    KNEES_BENT = "on the back, knees bent"
    FEET_RAISED = "on the back, feet raised"
    PRONE = "prone"
    LEFT_SIDE = "on the left side"
    RIGHT_SIDE = "on the right side"
    HANDS_AND_KNEES = "hands and knees"
    PROPPED = "propped"
    UPRIGHT = "upright"


class Place(NamedTuple):
    """A posture and a view as words; the posture is empty where the truth does not say."""

    posture: str
    view: str


def true_postures(frames: TrueFrames) -> tuple[TruePosture | None, ...]:
    """Return the posture in each true picture, None where nobody is there.

    Where the truth does not say where the joints are in space, all are None.
    """
    if frames.metres is None:
        return (None,) * len(frames.t_ms)
    columns = {name: frames.metres[:, k] for k, name in enumerate(frames.joint_names)}
    pairs = {
        part: np.stack([columns[f"left_{part}"], columns[f"right_{part}"]], axis=1)
        for part in ("shoulder", "wrist", "hip", "knee", "ankle")
    }
    return tuple(
        _posture({part: each[row] for part, each in pairs.items()})
        for row in range(len(frames.t_ms))
    )


def true_view(view: View | None, posture: TruePosture | None) -> str:
    """Return in words from where a body in this posture is seen, empty where nobody says."""
    if view is None or view.yaw_deg is None:
        return (view.words if view is not None else None) or ""
    yaw = math.radians(view.yaw_deg)
    aside = math.degrees(math.asin(math.sin(yaw)))
    if posture in (TruePosture.LEFT_SIDE, TruePosture.RIGHT_SIDE):
        if math.cos(yaw) < 0:
            return "back"
        return "chest, headward" if aside < HEADWARD_DEG else "chest"
    if abs(aside) <= SIDE_DEG:
        return "side"
    end = "feet" if aside > 0 else "head"
    return f"{end} end" if abs(aside) > END_DEG else f"half side, {end}"


def _posture(pairs: dict[str, Floats]) -> TruePosture | None:
    """Return the posture of (2, 3) joints each, left before right, in metres."""
    if not all(np.isfinite(pair).all() for pair in pairs.values()):
        return None
    shoulder, wrist, hip, knee, ankle = (
        pairs[part].mean(axis=0) for part in ("shoulder", "wrist", "hip", "knee", "ankle")
    )
    trunk = shoulder - hip
    length = float(np.linalg.norm(trunk))
    steep = math.degrees(math.asin(abs(trunk[2]) / length))
    belly = np.cross(pairs["hip"][0] - pairs["hip"][1], trunk)
    up = math.degrees(math.asin(belly[2] / np.linalg.norm(belly)))
    arms_carry = (shoulder[2] - wrist[2]) / length > CARRIED
    if arms_carry and (hip[2] - min(pairs["knee"][:, 2])) / length > CARRIED and up < -STACKED_DEG:
        return TruePosture.HANDS_AND_KNEES
    if steep > UPRIGHT_DEG:
        return TruePosture.UPRIGHT
    if abs(up) < STACKED_DEG:
        left_down = pairs["hip"][0, 2] < pairs["hip"][1, 2]
        return TruePosture.LEFT_SIDE if left_down else TruePosture.RIGHT_SIDE
    if up < 0:
        return TruePosture.PROPPED if arms_carry else TruePosture.PRONE
    if (ankle[2] - hip[2]) / length > FEET_UP:
        return TruePosture.FEET_RAISED
    return TruePosture.FLAT if _angle_deg(hip, knee, ankle) > FLAT_DEG else TruePosture.KNEES_BENT


def _angle_deg(a: Floats, vertex: Floats, c: Floats) -> float:
    one, other = a - vertex, c - vertex
    cosine = one @ other / (np.linalg.norm(one) * np.linalg.norm(other))
    return math.degrees(math.acos(max(-1.0, min(1.0, float(cosine)))))

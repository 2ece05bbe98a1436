"""How a body lies and from where it is seen: the cells of the error model."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sample_videos.geometry import Array, angle_deg
from sample_videos.simulate.seeing import Axes, Seen

POSTURES: Final = (
    "supine_tucked",
    "supine_bent",
    "supine_flat",
    "side_lying",
    "prone",
    "hands_and_knees",
    "upright",
)
"""On the back by the mean hip angle (shoulder, hip, knee): below about 88 degrees, to about 145,
above; on the side; on the belly; on hands and knees, or in a push-up; sitting or standing.
"""
VIEWS: Final = ("side", "oblique_feet", "oblique_head", "end")
"""By the camera's yaw about the body: below 25 degrees, to 65 towards feet or head, beyond."""

NEAREST_POSTURES: Final[Mapping[str, tuple[str, ...]]] = {
    "supine_tucked": ("supine_bent", "supine_flat", "side_lying", "prone"),
    "supine_bent": ("supine_tucked", "supine_flat", "side_lying", "prone"),
    "supine_flat": ("supine_bent", "supine_tucked", "prone", "side_lying"),
    "side_lying": ("supine_bent", "supine_tucked", "supine_flat", "prone"),
    "prone": ("supine_flat", "hands_and_knees", "supine_bent", "supine_tucked"),
    "hands_and_knees": ("prone", "supine_flat", "supine_bent", "supine_tucked"),
    "upright": ("supine_flat", "supine_bent", "supine_tucked", "prone"),
}
"""Which posture stands in for one without data, best first."""
NEAREST_VIEWS: Final[Mapping[str, tuple[str, ...]]] = {
    "side": ("oblique_feet", "oblique_head", "end"),
    "oblique_feet": ("oblique_head", "side", "end"),
    "oblique_head": ("oblique_feet", "side", "end"),
    "end": ("oblique_feet", "oblique_head", "side"),
}

OBLIQUE_DEG: Final = 25.0
END_DEG: Final = 65.0


def memberships(metres: Array) -> Array:
    """Return how much (n, postures) a body is in each posture, 0..1; each row sums to 1.

    `metres` (n, 33, 3) are the landmarks' places in the world.
    """
    axes = Axes.of(metres)
    height = metres[:, :, 2] / axes.length_m[:, None]
    hips, knees, ankles = (height[:, [a, a + 1]].mean(axis=1) for a in (23, 25, 27))
    bend = np.mean(
        [angle_deg(metres[:, 11 + s], metres[:, 23 + s], metres[:, 25 + s]) for s in (0, 1)], axis=0
    )
    facing = axes.front[:, 2]
    steep = _ramp(axes.headward[:, 2], 0.64, 0.82)
    standing = _ramp(hips - ankles, 0.9, 1.2)
    upright = np.maximum(steep, standing)
    lying = 1 - upright
    side = lying * _ramp(1 - np.abs(facing), 0.3, 0.6)
    up = (lying - side) * (facing > 0)
    down = (lying - side) * (facing <= 0)
    carried = _ramp(np.minimum(hips, hips - knees + 0.5), 0.4, 0.65)
    flat, tucked = _ramp(bend, 135, 155), 1 - _ramp(bend, 80, 95)
    parts = {
        "supine_tucked": up * tucked,
        "supine_bent": up * (1 - tucked) * (1 - flat),
        "supine_flat": up * flat,
        "side_lying": side,
        "prone": down * (1 - carried),
        "hands_and_knees": down * carried,
        "upright": upright,
    }
    return np.stack([parts[name] for name in POSTURES], axis=1)


def views(seen: Seen) -> NDArray[np.int64]:
    """Return the index (n,) of the view."""
    size, feet = np.abs(seen.yaw_deg), seen.yaw_deg > 0
    oblique = np.where(feet, VIEWS.index("oblique_feet"), VIEWS.index("oblique_head"))
    other = np.where(size < END_DEG, oblique, VIEWS.index("end"))
    return np.where(size < OBLIQUE_DEG, VIEWS.index("side"), other)


def _ramp(values: Array, low: float, high: float) -> Array:
    """Return 0 below `low`, 1 above `high`, eased between."""
    share = np.clip((values - low) / (high - low), 0, 1)
    return np.asarray(share * share * (3 - 2 * share))

"""Small movements of the pelvis."""

from __future__ import annotations

from rules.body import Body
from rules.geometry import distance, share_along
from rules.signals.signal import Signal, with_far
from rules.text import Text


def _pelvic_tilt(body: Body) -> float:
    shoulder, ankle = body.shoulder, body.ankle
    reach = max(distance(shoulder, ankle), 1e-6)
    trunk = with_far(lambda side: distance(side.shoulder, side.hip), body)
    by_landmarks = -(trunk / reach + share_along(body.hip, shoulder, ankle)) / 2
    flow = body.pose.flow
    if flow is None:
        return 100 * by_landmarks
    moved_x, moved_y = flow.pelvis_x - flow.thorax_x, flow.pelvis_y - flow.thorax_y
    along = moved_x * (shoulder.x - ankle.x) + moved_y * (shoulder.y - ankle.y)
    return 100 * (by_landmarks + along / (reach * reach))


pelvic_tilt = Signal(
    name="pelvic_tilt",
    unit="% reach",
    label=Text(nl="bekkenkanteling", en="pelvic tilt"),
    joints=("hip",),
    of=_pelvic_tilt,
    min_cutoff=1.0,
    beta=0.5,
)
"""How far the pelvis has slid towards the shoulder: two independent measures added up, each in % of
the shoulder-ankle distance.

One is the mean of two landmark measures, the shortening of shoulder-hip (both sides) and the place
of the near hip between shoulder and ankle; the other is image motion of the pelvis against the
thorax along the body. A tilt of 10 degrees is about 1.5 % in each. Motion across the body, which
follows the breath, is left out. Without image motion half of the signal is missing, and what was
near the limit of seeing is then below it.
"""

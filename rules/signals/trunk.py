"""How the trunk lies."""

from __future__ import annotations

from rules.body import Body
from rules.geometry import slope
from rules.pose import Side
from rules.signals.signal import Signal, middle_with_far, torso
from rules.text import Text

trunk_slope = Signal(
    name="trunk_slope",
    unit="deg",
    label=Text(nl="romphoek", en="trunk angle"),
    joints=("hip", "shoulder"),
    of=lambda body: slope(
        middle_with_far(body, lambda side: side.hip),
        middle_with_far(body, lambda side: side.shoulder),
    ),
)
"""Hip to shoulder over the picture's horizontal, middles of both sides; positive: shoulder up."""


def _left_over_right(body: Body) -> float:
    difference = (body.far.shoulder.y - body.shoulder.y) / torso(body)
    return difference if body.side is Side.LEFT else -difference


shoulder_difference = Signal(
    name="shoulder_difference",
    unit="torsos",
    label=Text(nl="schouders", en="shoulders"),
    joints=("shoulder",),
    of=_left_over_right,
    beta=1.0,
)
"""Height of the person's own left shoulder over the right one in the picture."""

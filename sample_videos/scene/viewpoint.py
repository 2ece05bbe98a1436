"""Where the laptop stands."""

from __future__ import annotations

from dataclasses import dataclass

Span = tuple[float, float]
"""Lowest and highest value."""


@dataclass(frozen=True, kw_only=True)
class Viewpoint:
    """The places from which a clip may be seen; a seed draws one of them.

    Attributes:
        yaw_deg: About the middle of the body, 0 square to its side, + towards the feet (90 is the
            foot end), - towards the head.
        height_m: Of the lens above the floor.
        distance_m: On the floor, from the middle of the body.
        roll_deg: Of the picture, + turns it clockwise.
        required: Whether the exercise can be judged from there.
    """

    yaw_deg: Span = (-18.0, 18.0)
    height_m: Span = (0.8, 1.2)
    distance_m: Span = (2.1, 2.8)
    roll_deg: Span = (-1.5, 1.5)
    required: bool = True


SIDE = Viewpoint()
"""Square to the body, as for most exercises."""

"""What a body leans on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Support:
    """What a motion leans on.

    `contact` are the bone name prefixes whose lowest skin rests on the mat; `anchor` is the bone
    that keeps its place on the mat. With `chest_pinned` the trunk stays where the start put it, the
    hips move only by `hips_along`, `hips_up` and `hips_aside`, the chest only by `chest_along`,
    `chest_up` and `chest_aside`, and the lower spine takes up the difference.

    A posture that kneels stands on its thighs instead: the hips are as high as the knees on the mat
    and the length of the thighs make them; `contact` then only says how high the start is.
    """

    contact: tuple[str, ...]
    anchor: str
    chest_pinned: bool = False

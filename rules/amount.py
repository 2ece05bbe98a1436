"""How large a movement was, in words."""

from __future__ import annotations

from typing import Final

from rules.text import Text

LARGE_FROM: Final = 2.0
"""Times the way to the target from which a movement is large: for a corkscrew a lean of 36 degrees,
which a chest that is turned by 65 degrees shows from the middle of its view (tuning clips)."""

SMALL: Final = Text(nl="klein", en="small")
ENOUGH: Final = Text(nl="genoeg", en="enough")
LARGE: Final = Text(nl="ruim", en="large")


def amount_text(progress: float) -> Text:
    """Return the word for a movement by its furthest progress; 1 is on target."""
    if progress < 1:
        return SMALL
    return ENOUGH if progress < LARGE_FROM else LARGE

"""Sample clips and what is true of them."""

import json
from pathlib import Path
from typing import Any, Final

CLIPS: Final = Path(__file__).parents[2] / "sample_videos" / "clips"


def clip(name: str) -> tuple[Path, dict[str, Any]]:
    """Return a clip and its truth."""
    truth: dict[str, Any] = json.loads((CLIPS / f"{name}.truth.json").read_text(encoding="utf-8"))
    return CLIPS / f"{name}.mp4", truth

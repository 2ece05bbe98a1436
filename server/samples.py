"""Sample clips, so that a newcomer sees an exercise judged without lying down.

They lie beside the program in a copy of its repository; an installed program has none.
"""

import re
from pathlib import Path
from typing import Final

from fastapi import APIRouter, HTTPException
from starlette.responses import FileResponse

CLIPS: Final = Path(__file__).parents[1] / "sample_videos" / "clips"


def sample_address(exercise: str, clips: Path = CLIPS) -> str:
    """Return the address of an exercise's sample clip, empty where there is none."""
    return f"/samples/{exercise}.mp4" if _clip(exercise, clips).is_file() else ""


def samples_router(clips: Path = CLIPS) -> APIRouter:
    """Return the route of the sample clips."""
    router = APIRouter()

    @router.get("/samples/{exercise}.mp4")
    def sample(exercise: str) -> FileResponse:
        if not re.fullmatch("[a-z_]+", exercise) or not _clip(exercise, clips).is_file():
            raise HTTPException(404)
        return FileResponse(_clip(exercise, clips), media_type="video/mp4")

    return router


def _clip(exercise: str, clips: Path) -> Path:
    return clips / f"{exercise}-good-1.mp4"

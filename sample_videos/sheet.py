"""A contact sheet: some moments of some clips in one picture, with their names."""

from __future__ import annotations

import os
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Final

import cv2
import numpy as np

from sample_videos.acting.act import act
from sample_videos.clip import HEIGHT, WIDTH, Clip

SMALL: Final = (WIDTH // 2, HEIGHT // 2)
"""Width and height of one moment."""
HEADING_PX: Final = 20


def draw(clips: Sequence[Clip], path: Path, moments: int) -> None:
    """Write a PNG with one row for each clip, its moments evenly apart.

    Raises:
        ValueError: The picture cannot be written there.
    """
    rows = [row(clip, moments) for clip in clips]
    if not cv2.imwrite(str(path), np.vstack(rows)):
        raise ValueError(f"cannot write a picture to {path}")


def row(clip: Clip, moments: int) -> np.ndarray:
    """Return the moments of one clip side by side under its name, BGR."""
    os.environ.setdefault("LP_NUM_THREADS", "0")
    from sample_videos import film

    every = max(1, (clip.frames - 1) // max(1, moments - 1))
    pictures = []
    for number, image in enumerate(islice(film.pictures(act(clip), every), moments)):
        small = cv2.resize(image[..., ::-1], SMALL, interpolation=cv2.INTER_AREA)
        pictures.append(_written(small, f"{number * every / clip.fps:.1f} s", HEIGHT // 2 - 6))
    while len(pictures) < moments:
        pictures.append(np.zeros_like(pictures[0]))
    strip = np.hstack(pictures)
    heading = np.zeros((HEADING_PX, strip.shape[1], 3), np.uint8)
    return np.vstack([_written(heading, f"{clip.name}   seed {clip.seed}", 15), strip])


def _written(image: np.ndarray, text: str, bottom: int) -> np.ndarray:
    result = np.ascontiguousarray(image)
    cv2.putText(result, text, (4, bottom), cv2.FONT_HERSHEY_SIMPLEX, 0.45, (255, 255, 255), 1)
    return result

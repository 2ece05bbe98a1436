"""Bare inference: the landmark model alone, on pictures that are decoded, in one thread."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

from server.bench import task
from server.bench.pictures import FIRST, live_pictures
from vision.landmarker import MediaPipeLandmarker


def measure(model: str, video: str, fps: int, number: int) -> dict[str, list[float]]:
    """Return the milliseconds that each of at most `number` pictures took, the first left out."""
    frames = live_pictures(Path(video), fps, number + FIRST)
    times: list[float] = []
    with MediaPipeLandmarker(Path(model)) as landmarker:
        for frame in frames:
            began = perf_counter()
            landmarker.detect(frame)
            times.append(1000 * (perf_counter() - began))
    return {"ms": times[FIRST:]}


if __name__ == "__main__":
    task.run(measure)

"""Bare inference in several processes at once: what the machine's cores can do together."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from server.bench import inference, task


def measure(model: str, video: str, fps: int, number: int, processes: int) -> dict[str, float]:
    """Return the pictures a second of all processes together.

    Each looks at the same pictures as `inference.measure`. Cores that share what they are made of
    give less than so many times what one gives alone.
    """
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        jobs = [pool.submit(inference.measure, model, video, fps, number) for _ in range(processes)]
        times = [job.result()["ms"] for job in jobs]
    return {"fps": sum(1000 * len(one) / sum(one) for one in times)}


if __name__ == "__main__":
    task.run(measure)

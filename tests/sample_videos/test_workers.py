from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from sample_videos.workers import workers

PARENT = """
import os, sys, time
from sample_videos.workers import workers

if __name__ == "__main__":
    with workers(1) as pool:
        print(pool.submit(os.getpid).result(), flush=True)
        pool.submit(time.sleep, 600)
        time.sleep(600)
"""


def ended(process: int) -> bool:
    """Return whether a process is gone, or only waits for its status to be read."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True


def test_every_task_of_many_has_a_process_of_its_own() -> None:
    tasks = 10
    with workers(2, one_task_each=True) as pool:
        done = [pool.submit(os.getpid) for _ in range(tasks)]
        assert len({task.result(timeout=60) for task in done}) == tasks


def test_a_worker_ends_when_its_parent_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(PARENT)
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    with subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, text=True, env=environment
    ) as parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        assert not ended(worker)
        parent.send_signal(signal.SIGKILL)
    latest_s = time.monotonic() + 30
    while not ended(worker) and time.monotonic() < latest_s:
        time.sleep(0.05)
    assert ended(worker)

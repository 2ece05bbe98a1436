"""Measurements in processes of their own."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from server.bench.child import BenchError, measured, stop
from server.bench.held import Held, descent
from server.bench.memory import Peak, peak


def test_a_measurement_gives_its_result_its_time_and_its_memory(
    tmp_path: Path, draw_video: Callable[..., Path]
) -> None:
    video, folder = draw_video(), tmp_path / "scratch"
    folder.mkdir()
    arguments = {
        "video": str(video),
        "short": str(tmp_path / "short.mp4"),
        "short_s": 1,
        "long": str(tmp_path / "long.mp4"),
        "long_s": 2,
    }
    found = measured("clip", arguments, folder)
    assert found.result["long_frames"] == 20
    assert 0 < found.seconds < 60
    assert not [*folder.iterdir()]
    if sys.platform != "win32":
        assert found.peak is not None
        assert 20 < found.peak.own_mib < 1000


@pytest.mark.parametrize(
    ("task", "arguments", "reason"),
    [
        (
            "clip",
            {"video": "absent.mp4", "short": "", "short_s": 1, "long": "", "long_s": 1},
            "there is no file absent.mp4",
        ),
        ("clip", {}, "TypeError: measure.. missing"),
        ("absent", {}, "No module named"),
    ],
)
def test_a_measurement_that_fails_says_why_in_one_line(
    tmp_path: Path, task: str, arguments: dict[str, object], reason: str
) -> None:
    with pytest.raises(BenchError, match=f"measuring {task} failed: .*{reason}") as caught:
        measured(task, arguments, tmp_path)
    assert "\n" not in str(caught.value)
    assert not [*tmp_path.iterdir()]


def test_a_process_is_stopped_and_stopping_it_again_does_no_harm() -> None:
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"]) as process:
        stop(process)
        assert process.poll() is not None
        stop(process)


def test_memory_counts_every_worker() -> None:
    assert Peak(own_mib=100.0, child_mib=150.0).total_mib(2) == 400.0


PARENT = """
import subprocess, sys
child = "held = bytearray(64 * 2**20); print(1, flush=True); input()"
with subprocess.Popen([sys.executable, "-c", child], stdout=subprocess.PIPE) as process:
    process.stdout.readline()
    held = bytearray(32 * 2**20)
    print(1, flush=True)
    input()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells")
def test_memory_of_a_process_and_its_child_is_added_up() -> None:
    held = Held()
    command = [sys.executable, "-c", PARENT]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        held.look(process.pid)
        assert len([*descent(process.pid)]) == 2
        process.communicate(b"\n\n")
    assert held.peak_mib is not None
    assert 96 < held.peak_mib < 160


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell")
def test_this_process_has_a_peak() -> None:
    found = peak()
    assert found is not None
    assert 10 < found.own_mib < 10_000

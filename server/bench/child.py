"""A measurement in a process of its own, so that imports, caches and memory do not mix."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any, Final

from server.bench.held import watched
from server.bench.memory import Peak
from vision.errors import RugcoachError

STOP_S: Final = 10.0
"""How long a process that is told to stop may take."""


class BenchError(RugcoachError):
    """A measurement cannot be made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What a measurement gave.

    Attributes:
        seconds: From the start of its process to its end, by the wall's clock.
        peak: Its memory, or None where the system does not tell.
        held_mib: The most that it and all its processes held together, each page counted once;
            None where it was not watched or the system does not tell.
        result: What it returned.
    """

    seconds: float
    peak: Peak | None
    held_mib: float | None
    result: dict[str, Any]


def measured(
    task: str, arguments: Mapping[str, Any], folder: Path, *, watch: bool = False
) -> Measured:
    """Make the measurement of the module `server.bench.TASK`; see `task.run`.

    Args:
        folder: For temporary files.
        watch: Whether to look at the memory meanwhile, which costs a little speed.

    Raises:
        BenchError: It failed; the text is the last line that it said.
    """
    with tempfile.TemporaryDirectory(dir=folder) as name:
        outcome, said = Path(name, "result.json"), Path(name, "said.txt")
        command = [sys.executable, "-P", "-m", f"server.bench.{task}"]
        with said.open("wb") as file:
            began = perf_counter()
            code, held_mib = _run(
                [*command, str(outcome), json.dumps(arguments)], file.fileno(), watch=watch
            )
            seconds = perf_counter() - began
        if code or not outcome.is_file():
            lines = said.read_text(encoding="utf-8", errors="replace").strip().splitlines()
            reason = lines[-1] if lines else f"its process ended with code {code}"
            raise BenchError(f"measuring {task} failed: {reason}")
        found = json.loads(outcome.read_text(encoding="utf-8"))
    peak = Peak(**found["peak"]) if found["peak"] else None
    return Measured(seconds=seconds, peak=peak, held_mib=held_mib, result=found["result"])


def _run(command: list[str], output: int, *, watch: bool) -> tuple[int, float | None]:
    """Run to the end and return status and memory; whatever happens, no process is left."""
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT
    )
    try:
        if not watch:
            return process.wait(), None
        with watched(process.pid) as held:
            code = process.wait()
        return code, held.peak_mib
    finally:
        stop(process)


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a process that may have ended already."""
    if process.poll() is None:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(STOP_S)
    if process.poll() is None:
        process.kill()
        process.wait()

"""The process that makes one measurement."""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from server.bench.memory import as_json, peak
from vision.errors import RugcoachError


def run(measure: Callable[..., Any]) -> None:
    """Make a measurement as the command line says, and end with status 0 if it succeeds.

    `python -m server.bench.TASK RESULT ARGUMENTS` calls `measure(**ARGUMENTS)` and writes what it
    returns, with the peak of the memory, as JSON to RESULT.
    """
    outcome, arguments = sys.argv[1:]
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that what it started ends too
    try:
        result = measure(**json.loads(arguments))
    except RugcoachError as error:
        sys.exit(str(error))
    found = {"result": result, "peak": as_json(peak())}
    Path(outcome).write_text(json.dumps(found), encoding="utf-8")

"""The real server, in a process and a data folder of its own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep
from typing import Final

from server.bench.child import BenchError, stop

HOST: Final = "127.0.0.1"
START_S: Final = 120.0
"""How long a server may take until it listens."""
RUGCOACH: Final = (sys.executable, "-P", "-c", "from server.cli import main; main()")


@contextmanager
def serving(model: Path, name: str, seats: int, folder: Path) -> Iterator[int]:
    """Run `rugcoach serve` and give its port; it has ended when the block has.

    Args:
        model: The bundle of the pose model `name`, which the server finds in its data folder.
        folder: For its data.

    Raises:
        BenchError: It does not start.
    """
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        data, said = Path(scratch, "data"), Path(scratch, "said.txt")
        (data / "models").mkdir(parents=True)
        shutil.copy(model, data / "models" / model.name)
        port = _free_port()
        settings = {
            "RUGCOACH_DATA_DIR": str(data),
            "RUGCOACH_MODEL": name,
            "RUGCOACH_MAX_SESSIONS": str(seats),
        }
        command = [*RUGCOACH, "serve", "--host", HOST, "--port", str(port)]
        with said.open("wb") as file:
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=subprocess.STDOUT,
                env={**os.environ, **settings},
            )
            try:
                _wait(process, port, said)
                yield port
            finally:
                stop(process)


def _free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def _wait(process: subprocess.Popen[bytes], port: int, said: Path) -> None:
    """Wait until the server listens.

    Raises:
        BenchError: It ended, or takes too long.
    """
    latest = monotonic() + START_S
    while process.poll() is None and monotonic() < latest:
        with suppress(OSError), socket.create_connection((HOST, port), timeout=1):
            return
        sleep(0.05)
    lines = said.read_text(encoding="utf-8", errors="replace").strip().splitlines()
    raise BenchError(f"the server does not start: {lines[-1] if lines else 'it says nothing'}")

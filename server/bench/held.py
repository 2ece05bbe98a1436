"""The memory that a process and all that it has started hold together, while they run."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread
from typing import Final

EVERY_S: Final = 0.25
"""Between two looks; a look at three processes takes some ms, during which they stand still."""


class Held:
    """What was seen so far.

    Attributes:
        peak_mib: The most at any look, or None where the system does not tell (only Linux does).
    """

    def __init__(self) -> None:
        self.peak_mib: float | None = None

    def look(self, process: int) -> None:
        """Add up what a process and its descendants hold at this moment."""
        held = [_held_kib(one) for one in descent(process)]
        known = [kib for kib in held if kib is not None]
        if known:
            self.peak_mib = max(self.peak_mib or 0.0, sum(known) / 1024)


@contextmanager
def watched(process: int) -> Iterator[Held]:
    """Look again and again while the block lasts."""
    held, over = Held(), Event()

    def watch() -> None:
        while not over.wait(EVERY_S):
            held.look(process)

    thread = Thread(target=watch, name="bench-memory", daemon=True)
    thread.start()
    try:
        yield held
    finally:
        over.set()
        thread.join()


def descent(process: int) -> Iterator[int]:
    """Yield a process and all that come from it, as far as Linux tells."""
    yield process
    children = ""
    with suppress(OSError):
        children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    for child in children.split():
        yield from descent(int(child))


def _held_kib(process: int) -> int | None:
    """Return a process's memory in KiB, None if it is gone or the system does not tell.

    It is Linux's `Pss`: each page counts for the share that this process has in it.
    """
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return None
    found = [int(line.split()[1]) for line in lines if line.startswith("Pss:")]
    return found[0] if found else None

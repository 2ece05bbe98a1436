"""The most memory that a process and its children have held."""

from __future__ import annotations

import sys
from dataclasses import asdict, dataclass
from pathlib import Path

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Peak:
    """Peaks of the resident memory in MiB.

    Attributes:
        own_mib: Of the process itself.
        child_mib: Of the largest of its children that have ended; 0 without any.
    """

    own_mib: float
    child_mib: float

    def total_mib(self, children: int) -> float:
        """Return an upper bound for so many children: pages that they share count for each."""
        return self.own_mib + children * self.child_mib


def peak() -> Peak | None:
    """Return this process's peak so far, or None where the system does not tell (Windows)."""
    if sys.platform == "win32":
        return None
    import resource

    unit = 1 if sys.platform == "darwin" else 1024  # bytes there, KiB elsewhere
    own, child = (
        resource.getrusage(who).ru_maxrss * unit / MIB
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return Peak(own_mib=_linux_peak_mib() or own, child_mib=child)


def _linux_peak_mib() -> float | None:
    """Return what Linux holds for this program alone.

    In `ru_maxrss` the memory of the process that started this one counts too, until it is
    replaced by this program.
    """
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return None
    found = [line.split()[1] for line in lines if line.startswith("VmHWM:")]
    return int(found[0]) / 1024 if found else None


def as_json(found: Peak | None) -> dict[str, float] | None:
    """Return it as a process writes it down for the one that started it."""
    return None if found is None else asdict(found)

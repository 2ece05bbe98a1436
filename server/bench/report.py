"""The measurements as JSON; docs/bench.md describes it."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from dataclasses import asdict
from importlib.metadata import version
from typing import Any, Final

from server.bench.figures import Figure
from server.bench.run import Found, Order

VERSION: Final = 1
PACKAGES: Final = ("rugcoach", "mediapipe", "opencv-python-headless", "av", "numpy", "uvicorn")


def load() -> float | None:
    """Return how many processes wanted a core in the last minute; None where it is not told."""
    if not hasattr(os, "getloadavg"):
        return None
    return round(os.getloadavg()[0], 2)


def report(
    order: Order, found: Found, shown: Sequence[Figure], load_before: float | None
) -> dict[str, Any]:
    """Return everything that was measured and with what."""
    plan = asdict(order.plan)
    return {
        "format": "rugcoach bench",
        "version": VERSION,
        "machine": {
            "system": platform.system(),
            "processor": platform.machine(),
            "cores": os.cpu_count(),
            "python": platform.python_version(),
            "load_before": load_before,
        },
        "packages": {name: version(name) for name in PACKAGES},
        "plan": plan,
        "video": {
            "name": order.video.name,
            **found.clip,
            "detected": round(found.detected, 4),
            "judged": round(found.judged, 4),
        },
        "exercise": order.exercise,
        "model": str(order.model),
        "figures": {figure.row.key: _figure(figure) for figure in shown},
    }


def _figure(figure: Figure) -> dict[str, Any]:
    row, spread = figure.row, figure.spread
    return {
        "title": row.title,
        "unit": row.unit,
        "value": _rounded(spread.middle if spread else None),
        "low": _rounded(spread.low if spread else None),
        "high": _rounded(spread.high if spread else None),
        "rounds": [_rounded(value) for value in figure.values],
        "ratio": _rounded(figure.ratio),
        "against": row.against,
        "goal": asdict(row.goal) if row.goal else None,
        "reached": figure.reached,
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)

"""How well an exercise is judged, from an evaluation as JSON (`server/evaluate/report.py`)."""

from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from server.markdown import table


def accuracy(data: Mapping[str, Any], key: str) -> str:
    """Return an exercise's figures in a few lines, or that there are none."""
    found = data.get("totals", {}).get(key)
    if found is None:
        return "**How well it is judged:** not measured."
    counts = found["counts"]["rugcoach"]
    rows = [
        ("exact counts", f"{counts['exact']} of {counts['judged']} judged clips"),
        ("off by one", str(counts["off_by_one"])),
        ("judged", f"{counts['judged']} of {counts['clips']} clips"),
        ("counts in near misses", f"{counts['near_miss_counts']} in {counts['near_misses']} clips"),
    ]
    if found["hold_error_s"] is not None:
        rows.append(("hold time, mean error", f"{found['hold_error_s']:.2f} s"))
    if found["sides"]:
        rows.append(("sides", f"{found['sides_right']} of {found['sides']} right"))
    if found["signal_error"] is not None:
        unit = found["signals"][0]["unit"]
        rows.append(("movement, mean error", f"{found['signal_error']:.2g} {unit}"))
    rows += [(f"`{name}`", _fault(one)) for name, one in found["faults"].items()]
    clips = PurePath(data["folder"]).name
    head = f"**How well it is judged** (`{clips}`, model {data['model']}):"
    return f"{head}\n\n{table(('measure', 'reached'), rows)}"


def _fault(one: Mapping[str, Any]) -> str:
    judged = f"judged in {one['judged_clips']} of {one['clips']} clips"
    if one["f1"] is None:
        return f"never there and never said, {judged}"
    return f"F1 {one['f1']:.2f} ({one['true']} there, {one['false']} said wrongly), {judged}"

"""One `truth.json` for many clips, as a hand writes it; docs/evaluate.md describes it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from server.evaluate.truth import VERSION, Truth, TruthError, read_object, truth_from, wrong_key


def read_truths(path: Path) -> Mapping[str, tuple[Truth, ...] | TruthError]:
    """Read a `truth.json` of many clips: one object a clip by its name.

    `version` and `clip` may be left out there, and `exercises` be a list in place of `exercise`:
    the clip is then evaluated once for each. A clip that is told wrongly comes as the error.

    Raises:
        TruthError: The file as a whole cannot be read.
    """
    found: dict[str, tuple[Truth, ...] | TruthError] = {}
    for name, data in read_object(path).items():
        try:
            found[name] = _truths(name, data, f"{path.name}: {name}")
        except TruthError as error:
            found[name] = error
    return found


def _truths(name: str, data: Any, where: str) -> tuple[Truth, ...]:
    """Return the truths of one clip, one for each exercise."""
    if not isinstance(data, dict):
        raise TruthError(f"{where} must be an object")
    keys = data.get("exercises", [data["exercise"]] if "exercise" in data else None)
    if not isinstance(keys, list):
        wrong_key(where, "exercises", "must be a list of keys of exercises")
    rest = {key: value for key, value in data.items() if key != "exercises"}
    full = {"version": VERSION, "clip": name} | _spelt_out(rest)
    return tuple(truth_from(full | {"exercise": key}, where) for key in keys)


def _spelt_out(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the object with what a hand may write shorter in full: see docs/evaluate.md."""
    full = dict(data)
    if isinstance(full.get("view"), str):
        full["view"] = {"words": full["view"]}
    if isinstance(full.get("repetitions"), list):
        full["repetitions"] = [
            {"number": number, "start_s": one[0], "end_s": one[1]}
            if isinstance(one, list) and len(one) == 2
            else one
            for number, one in enumerate(full["repetitions"], start=1)
        ]
    return full

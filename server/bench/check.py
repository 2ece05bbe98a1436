"""`rugcoach check`, with or without the annotated clip."""

from __future__ import annotations

import json
from pathlib import Path

from server.bench import task


def measure(
    video: str, exercise: str, model: str, result: str, annotated: str | None
) -> dict[str, int]:
    """Check a video, and return its frames and how many workers there were at most."""
    # As in the program itself, the workers do not load this.
    from server.cli.commands import app
    from vision.review import worker_count

    arguments = ["check", video, "--exercise", exercise, "--model", model, "--json", result]
    if annotated:
        arguments += ["--annotate", annotated]
    app(arguments, standalone_mode=False)
    report = json.loads(Path(result).read_text(encoding="utf-8"))
    return {"frames": report["video"]["frames"], "workers": worker_count()}


if __name__ == "__main__":
    task.run(measure)

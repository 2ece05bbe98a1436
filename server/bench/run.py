"""Makes all measurements, one after the other, and those that are compared in turns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from server.bench.child import Measured, measured
from server.bench.figures import PACE, SESSIONS
from server.bench.percentile import percentile
from vision.models import ModelName, bundle
from vision.review import worker_count


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How much to measure.

    Attributes:
        rounds: How often what is compared is measured, in turns.
        short_s, long_s: Lengths of the two videos.
        pictures: For bare inference.
        live_s: How long a live session lasts.
        passes: How often the rules judge the short video.
        judged: Whether that is enough to say what was reached.
    """

    rounds: int
    short_s: int
    long_s: int
    pictures: int
    live_s: float
    passes: int
    judged: bool


FULL: Final = Plan(rounds=3, short_s=60, long_s=600, pictures=600, live_s=20, passes=9, judged=True)
QUICK: Final = Plan(rounds=1, short_s=2, long_s=4, pictures=15, live_s=1, passes=2, judged=False)
"""Enough to see that everything runs; starting up takes longer than the work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What to measure with; `model_path` is the bundle that this program uses."""

    video: Path
    exercise: str
    model: ModelName
    model_path: Path
    plan: Plan


@dataclass(slots=True, kw_only=True)
class Found:
    """What was found.

    Attributes:
        clip: What the videos are like, see `clip.measure`.
        values: Of each round, by the key of the figure.
        detected, judged: Share of the frames with a person, and past the ready gate.
    """

    clip: dict[str, Any] = field(default_factory=dict)
    values: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    detected: float = 0.0
    judged: float = 0.0


Say = Callable[[int, int, str], None]
"""Told before each measurement: its number from 1, how many there are, and its name."""


def run(order: Order, folder: Path, say: Say) -> Found:
    """Make all measurements.

    Args:
        folder: For temporary files; whoever made it removes it.

    Raises:
        RugcoachError: The video cannot be used, or a measurement failed.
    """
    return _Run(order, folder, say).go()


class _Run:
    """One run of the bench."""

    def __init__(self, order: Order, folder: Path, say: Say) -> None:
        self.order = order
        self.plan = order.plan
        self.folder = folder
        self.short, self.long = folder / "short.mp4", folder / "long.mp4"
        self.whole = folder / "whole.task"
        self.found = Found()
        self._say = say
        self._number = 0
        self._of = 3 + (6 + len(SESSIONS)) * self.plan.rounds

    def go(self) -> Found:
        """Measure everything."""
        self.whole.write_bytes(bundle(self.order.model, mask=True))
        self._clip()
        self._rules()
        for number in range(1, self.plan.rounds + 1):
            which = f", round {number} of {self.plan.rounds}"
            self._plain(f"plain loop{which}")
            self._check(f"check{which}")
            self._annotated(f"check with annotated clip{which}", self.short, "memory_short")
            self._inference(f"bare inference{which}", self.whole, "inference")
            self._inference(f"without the mask{which}", self.order.model_path, "lean")
            self._together(f"without the mask, all cores{which}")
            for sessions in SESSIONS:
                self._live(f"live sessions: {sessions}{which}", sessions)
        self._annotated("check with annotated clip, long video", self.long, "memory_long")
        return self.found

    def _measured(self, name: str, task: str, *, watch: bool = False, **arguments: Any) -> Measured:
        self._number += 1
        self._say(self._number, self._of, name)
        return measured(task, arguments, self.folder, watch=watch)

    def _add(self, key: str, value: float) -> None:
        self.found.values[key].append(value)

    def _clip(self) -> None:
        self.found.clip = self._measured(
            "making the videos",
            "clip",
            video=str(self.order.video),
            short=str(self.short),
            short_s=self.plan.short_s,
            long=str(self.long),
            long_s=self.plan.long_s,
        ).result

    def _rules(self) -> None:
        found = self._measured(
            "rules",
            "judging",
            video=str(self.short),
            exercise=self.order.exercise,
            model=self.order.model,
            recording=str(self.folder / "poses.npz"),
            passes=self.plan.passes,
        ).result
        self.found.values["rules_us"] = found["checker_us"]
        self.found.values["observer_us"] = found["observer_us"]
        self.found.judged = found["judged"]

    def _plain(self, name: str) -> None:
        found = self._measured(
            name,
            "plain",
            model=str(self.whole),
            video=str(self.short),
            annotated=str(self.folder / "plain.mp4"),
        )
        self._add("plain_fps", found.result["frames"] / found.seconds)
        self.found.detected = found.result["detected"] / found.result["frames"]

    def _checked(self, name: str, video: Path, annotated: Path | None) -> Measured:
        return self._measured(
            name,
            "check",
            watch=video == self.long,
            video=str(video),
            exercise=self.order.exercise,
            model=self.order.model,
            result=str(self.folder / "report.json"),
            annotated=str(annotated) if annotated else None,
        )

    def _check(self, name: str) -> None:
        found = self._checked(name, self.short, None)
        self._add("check_fps", found.result["frames"] / found.seconds)

    def _annotated(self, name: str, video: Path, memory: str) -> None:
        found = self._checked(name, video, self.folder / "annotated.mp4")
        speed = "annotated_fps" if video == self.short else "annotated_long_fps"
        self._add(speed, found.result["frames"] / found.seconds)
        if found.peak:
            self._add(memory, found.peak.total_mib(found.result["workers"]))
        if found.held_mib:
            self._add("memory_held", found.held_mib)

    def _inference(self, name: str, bundle_path: Path, key: str) -> None:
        times = self._measured(
            name,
            "inference",
            model=str(bundle_path),
            video=str(self.short),
            fps=PACE,
            number=self.plan.pictures,
        ).result["ms"]
        self._add(f"{key}_fps", 1000 * len(times) / sum(times))
        self._add(f"{key}_p50", percentile(times, 0.5))
        self._add(f"{key}_p95", percentile(times, 0.95))

    def _together(self, name: str) -> None:
        found = self._measured(
            name,
            "together",
            model=str(self.order.model_path),
            video=str(self.short),
            fps=PACE,
            number=self.plan.pictures,
            processes=worker_count(),
        )
        self._add("together_fps", found.result["fps"])

    def _live(self, name: str, sessions: int) -> None:
        found = self._measured(
            name,
            "live",
            model_path=str(self.order.model_path),
            model=self.order.model,
            video=str(self.short),
            exercise=self.order.exercise,
            sessions=sessions,
            fps=PACE,
            seconds=self.plan.live_s,
            folder=str(self.folder),
        ).result["sessions"]
        times = [ms for session in found for ms in session["ms"]]
        self._add(f"live_{sessions}_p50", percentile(times, 0.5))
        self._add(f"live_{sessions}_p95", percentile(times, 0.95))
        slowest = min(len(session["ms"]) / session["seconds"] for session in found)
        self._add(f"live_{sessions}_fps", slowest)

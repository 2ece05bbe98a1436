"""The chart of one clip: the movement's signal over time, and what happened below it, as SVG."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import Final

import numpy as np

from server.evaluate.failures import Failure
from server.evaluate.lanes import Bar, lanes, spans_of
from server.evaluate.panels import Curve, Panel
from server.evaluate.score import Score
from server.evaluate.true_frames import Floats
from server.evaluate.truth import Span

WIDTH: Final = 960
LEFT: Final = 150
RIGHT: Final = 12
TOP: Final = 26
PLOT: Final = 150
SMALL: Final = 84
GAP: Final = 10
LANE: Final = 24
BAR: Final = 8
FOOT: Final = 22
STEPS: Final = (1.0, 2.0, 5.0)
MOST_POINTS: Final = 1200


def chart(score: Score, found: Sequence[Failure], panels: Sequence[Panel]) -> str:
    """Return the SVG.

    Args:
        found: The failures, whose numbers are marked.
        panels: What to draw above the lanes; the first is the largest.
    """
    return _Chart(score, panels).draw(found)


class _Chart:
    """Places in the chart of one clip."""

    def __init__(self, score: Score, panels: Sequence[Panel]) -> None:
        self.score = score
        self.panels = panels
        self.lanes = lanes(score)
        self.end_s = max(score.judged.duration_s, 1.0)
        self.bottom = TOP + PLOT + (GAP + SMALL) * (len(panels) - 1)
        self.low = self.bottom + GAP + LANE * len(self.lanes)
        self.height = self.low + FOOT

    def x(self, t_s: float) -> float:
        """Return the place of a time."""
        return LEFT + (WIDTH - LEFT - RIGHT) * min(max(t_s / self.end_s, 0.0), 1.0)

    def draw(self, found: Sequence[Failure]) -> str:
        """Return the whole."""
        name = escape(self.score.case.name)
        return "".join(
            [
                f'<svg class="chart" viewBox="0 0 {WIDTH} {self.height}" role="img"',
                f' aria-label="Signal and repetitions of {name}">',
                *self._grounds(),
                *self._times(),
                *self._panels(),
                *self._lanes(),
                *self._marks(found),
                "</svg>",
            ]
        )

    def _grounds(self) -> Iterator[str]:
        """Shade when nothing was judged, and what lies outside the exercise."""
        height, trace = self.low - TOP, self.score.judged.trace
        for span in spans_of(trace.t_s, trace.waiting):
            yield self._rect(
                "waiting", span, TOP, height, "the program waits for the start posture"
            )
        for span in self._idle():
            yield self._rect("idle", span, TOP, height, "before or after the exercise")

    def _idle(self) -> Iterator[Span]:
        """Yield the stretches outside the active time."""
        at_s = 0.0
        for start_s, end_s in self.score.truth.active or ((0.0, self.end_s),):
            if start_s > at_s:
                yield at_s, start_s
            at_s = max(at_s, end_s)
        if at_s < self.end_s:
            yield at_s, self.end_s

    def _times(self) -> Iterator[str]:
        for t_s in _ticks(0.0, self.end_s, 12):
            x = self.x(t_s)
            yield f'<line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="{TOP}" y2="{self.low}"/>'
            yield f'<text class="soft middle" x="{x:.1f}" y="{self.low + 15}">{t_s:g} s</text>'

    def _panels(self) -> Iterator[str]:
        top, height = TOP, PLOT
        for panel in self.panels:
            yield from self._panel(panel, top, height)
            top, height = top + height + GAP, SMALL

    def _panel(self, panel: Panel, top: float, height: float) -> Iterator[str]:
        """Draw one panel with its axis."""
        low, high = _range(panel, self.score.truth.active or ())
        bottom = top + height

        def y(value: float) -> float:
            return bottom - height * (value - low) / (high - low)

        yield f'<text class="name" x="4" y="{top + 10}">{escape(panel.name)}</text>'
        for line, words in enumerate(panel.unit.split(", ")):
            yield f'<text class="soft" x="4" y="{top + 24 + 13 * line}">{escape(words)}</text>'
        for value in _ticks(low, high, 4 if height == PLOT else 2):
            at = f'y1="{y(value):.1f}" y2="{y(value):.1f}"'
            yield f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" {at}/>'
            yield f'<text class="soft end" x="{LEFT - 6}" y="{y(value) + 4:.1f}">{value:g}</text>'
        for curve in panel.curves:
            yield self._path(curve, lambda value: min(max(y(value), top), bottom))

    def _lanes(self) -> Iterator[str]:
        for index, lane in enumerate(self.lanes):
            top = self.bottom + GAP + LANE * index
            yield f'<text class="name" x="4" y="{top + 14}">{escape(lane.name)}</text>'
            for bars, kind, y in ((lane.true, "true", top + 2), (lane.said, "said", top + 12)):
                for bar in bars:
                    yield self._rect(_kind(kind, bar), bar.span, y, BAR, _words(bar))

    def _marks(self, found: Sequence[Failure]) -> Iterator[str]:
        """Number the failures; numbers that would lie on one another move aside."""
        free = 0.0
        for number, failure in enumerate(found, start=1):
            x = self.x(failure.at_s)
            place = min(max(x, free), WIDTH - 10)
            free = place + 21
            yield f'<line class="mark" x1="{x:.1f}" x2="{x:.1f}" y1="{TOP - 4}" y2="{self.low}"/>'
            yield f'<circle class="mark" cx="{place:.1f}" cy="13" r="9.5"/>'
            yield f'<text class="mark" x="{place:.1f}" y="17">{number}</text>'

    def _rect(self, kind: str, span: Span, y: float, height: float, words: str) -> str:
        x = self.x(span[0])
        width = max(self.x(span[1]) - x, 1.5)
        return (
            f'<rect class="{kind}" x="{x:.1f}" y="{y}" width="{width:.1f}" height="{height}">'
            f"<title>{escape(words)}</title></rect>"
        )

    def _path(self, curve: Curve, y: Callable[[float], float]) -> str:
        """Return a curve that breaks where there is no value."""
        step = max(1, len(curve.t_s) // MOST_POINTS)
        parts: list[str] = []
        drawn = False
        points = zip(curve.t_s[::step].tolist(), curve.values[::step].tolist(), strict=True)
        for t_s, value in points:
            if math.isfinite(value):
                parts.append(f"{'L' if drawn else 'M'}{self.x(t_s):.1f} {y(value):.1f}")
            drawn = math.isfinite(value)
        return f'<path class="{curve.kind}" d="{"".join(parts)}"/>' if parts else ""


def _range(panel: Panel, active: Sequence[Span]) -> tuple[float, float]:
    """Return the lowest and highest value to show, with room; a few strays are cut off.

    What lies outside the active time is cut off too, where there is any.
    """
    shown: list[Floats] = []
    for curve in panel.curves:
        inside = np.zeros(len(curve.t_s), np.bool_)
        for start_s, end_s in active:
            inside |= (curve.t_s >= start_s) & (curve.t_s <= end_s)
        if curve.kind != "raw":
            shown.append(curve.values[inside] if inside.any() else curve.values)
    values = np.concatenate(shown)
    values = values[np.isfinite(values)]
    if not len(values):
        return 0.0, 1.0
    low, high = np.percentile(values, [0.5, 99.5]).tolist()
    room = max(high - low, 1e-3) * 0.08
    return low - room, high + room


def _kind(kind: str, bar: Bar) -> str:
    return f"{kind}{' hollow' if bar.hollow else ''}{' wrong' if bar.wrong else ''}"


def _words(bar: Bar) -> str:
    return f"{bar.words}, {bar.span[0]:.1f} to {bar.span[1]:.1f} s"


def _ticks(low: float, high: float, most: int) -> Iterator[float]:
    """Yield round numbers between two values, about as many as asked for at most."""
    rough = (high - low) / most
    size = 10.0 ** math.floor(math.log10(rough))
    step = next((size * s for s in STEPS if size * s >= rough), 10 * size)
    value = math.ceil(low / step) * step
    while value <= high:
        yield round(value, 9)
        value += step

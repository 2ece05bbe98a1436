"""An evaluation as one page that needs nothing else: tables, and every failure to look at."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from server.evaluate.chart import chart
from server.evaluate.clip_sheet import clip_sheet
from server.evaluate.evaluation import Evaluation
from server.evaluate.failures import TITLES, Failure, failures
from server.evaluate.panels import Panel, fault_panels, movement_panel
from server.evaluate.score import OURS, Score
from server.evaluate.sheet import NOTHING, number, percent
from server.evaluate.sheets import sheets
from server.evaluate.show import missing_words
from server.evaluate.signal_fit import true_signal
from server.evaluate.thumbnails import thumbnails
from server.evaluate.totals import counts, measures, share
from server.evaluate.true_frames import Floats, read_true_frames

TEMPLATE: Final = Path(__file__).with_name("template")


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """A failure on the page.

    Attributes:
        picture: A JPEG picture as a data URI, or empty.
    """

    number: int
    title: str
    failure: Failure
    picture: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Card:
    """A clip in which something went wrong."""

    name: str
    exercise: str
    link: str
    file: str
    tags: tuple[str, ...]
    facts: str
    note: str
    chart: Markup
    shown: tuple[Shown, ...]


def page(evaluation: Evaluation, folder: Path) -> str:
    """Return the page; its links to clips are relative to the folder that it will lie in.

    Raises:
        RugcoachError: A clip that was evaluated cannot be read any more.
    """
    environment = Environment(
        loader=FileSystemLoader(TEMPLATE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    cards = tuple(
        _card(score, found, folder) for score in evaluation.scores if (found := failures(score))
    )
    return environment.get_template("report.html").render(
        evaluation=evaluation,
        css=Markup((TEMPLATE / "report.css").read_text(encoding="utf-8")),
        tiles=tuple(_tiles(evaluation)),
        sheets=sheets(evaluation),
        clip_sheet=clip_sheet(evaluation),
        missing=missing_words(evaluation),
        groups={
            key: tuple(card for card in cards if card.exercise == key)
            for key in dict.fromkeys(card.exercise for card in cards)
        },
        clips=len(evaluation.scores),
        failed=len(cards),
    )


def _tiles(evaluation: Evaluation) -> Iterator[tuple[str, str]]:
    """Yield the figures at the head of the page, each with what it is."""
    ours, other = counts(evaluation.main), measures(evaluation.main)
    yield f"{ours.exact} of {ours.judged}", "counts are exact"
    yield percent(share(ours.judged, ours.clips)), "of the clips were judged"
    yield number(other.hold_error_s, 2, "s"), "mean hold error"
    false = share(60 * ours.near_miss_counts, ours.near_miss_s)
    yield number(false, 2), "false counts a minute in near misses"
    parts = [part for score in evaluation.main for part in (score.faults or {}).values()]
    found = sum(len(part.found) for part in parts)
    true = found + sum(len(part.missed) for part in parts)
    yield f"{found} of {true}" if true else NOTHING, "judged true faults were named"
    yield str(sum(len(part.false) for part in parts)), "faults were named that are not there"


def _card(score: Score, found: tuple[Failure, ...], folder: Path) -> Card:
    truth = score.truth
    file = score.case.video or score.case.recording
    assert file is not None  # a case has one of the two
    pictures = thumbnails(score, [failure.at_s for failure in found])
    said = score.tallies[OURS].count
    return Card(
        name=score.case.name,
        exercise=score.exercise.key,
        link=quote(Path(os.path.relpath(file.absolute(), folder)).as_posix()),
        file=file.name,
        tags=tuple(_tags(score)),
        facts=(
            f"counted {'nothing (not judged)' if said is None else said},"
            f" true {'unknown' if truth.count is None else truth.count}"
        ),
        note=truth.note or "",
        chart=Markup(chart(score, found, _panels(score, found))),
        shown=tuple(
            Shown(number=index, title=TITLES[failure.kind], failure=failure, picture=picture)
            for index, (failure, picture) in enumerate(zip(found, pictures, strict=True), start=1)
        ),
    )


def _tags(score: Score) -> Iterator[str]:
    truth, view = score.truth, score.truth.view
    if truth.kind is not None:
        yield truth.kind.replace("_", " ")
    elif truth.near_miss:
        yield "near miss"
    yield from truth.situations
    if not score.required_view:
        yield "view not allowed"
    if view is not None and view.yaw_deg is not None:
        yield f"yaw {view.yaw_deg:g}°"
    if view is not None and view.words:
        yield view.words


def _panels(score: Score, found: tuple[Failure, ...]) -> tuple[Panel, ...]:
    """Return the movement's signal, and those of the faults that went wrong."""
    keys = dict.fromkeys(failure.fault for failure in found if failure.fault is not None)
    return movement_panel(score, _true(score)), *fault_panels(score, keys)


def _true(score: Score) -> tuple[Floats, Floats] | None:
    """Return times and values of the true signal, where it means what the program's does."""
    if score.case.arrays is None:
        return None
    frames = read_true_frames(score.case.arrays)
    values = true_signal(score.exercise, frames)
    return None if values is None else (frames.t_ms / 1000, values)

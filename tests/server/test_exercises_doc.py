"""The document of the exercises: up to date, complete, and in words."""

import json
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest

from rules.exercises import CATALOGUE, pelvic_tilt
from rules.fault import Effect, Fault, Measure
from rules.movement import Movement, Swing
from rules.posture import Posture
from rules.signals.legs import knee_angle
from rules.start import Limit
from rules.text import Text
from rules.verdict import Phase
from rules.view import View
from server import exercise_words as words
from server.docstrings import described
from server.exercises_accuracy import accuracy
from server.exercises_doc import DOCS, KEPT, PATH, keep_totals, read, render
from server.markdown import table

SAY = Text(nl="x", en="x")


def test_the_document_is_up_to_date() -> None:
    text = render(read())
    assert PATH.read_text(encoding="utf-8") == text, "run python -m server.exercises_doc"


@pytest.mark.parametrize("key", CATALOGUE)
def test_the_document_has_every_limit_and_every_message_of_an_exercise(key: str) -> None:
    exercise, text = CATALOGUE[key], render({})
    for says in (exercise.how, exercise.camera, exercise.start.say, *exercise.fault_texts.values()):
        assert says.nl in text
        assert says.en in text
    for fault in exercise.faults:
        assert fault.source in text
        assert words.fault(fault) in text
    for limit in exercise.start.limits:
        assert words.limit(limit) in text


def test_the_pictures_of_the_document_are_there() -> None:
    sources = [part.split('"')[0] for part in render({}).split('src="')[1:]]
    assert len(sources) == 2 * len(CATALOGUE)
    assert all((DOCS / source).is_file() for source in sources)


def test_all_that_a_declaration_may_hold_has_words() -> None:
    assert set(Posture) <= set(words.POSTURES)
    assert set(View) <= set(words.VIEWS)
    assert set(Effect) <= set(words.EFFECTS)
    assert set(Measure) - {Measure.SWINGS} <= set(words.MEASURES)
    assert set(Phase) - {Phase.WAITING, Phase.REST} <= set(words.PHASES)


@pytest.mark.parametrize(
    ("limit", "text"),
    [
        (Limit(key="x", signal=knee_angle, high=140, say=SAY), "at most 140 degrees"),
        (Limit(key="x", signal=knee_angle, low=100, say=SAY), "at least 100 degrees"),
        (Limit(key="x", signal=knee_angle, low=100, high=140, say=SAY), "100 to 140 degrees"),
    ],
)
def test_a_limit_reads_as_words(limit: Limit, text: str) -> None:
    assert words.limit(limit) == text


@pytest.mark.parametrize(
    ("fault", "text"),
    [
        (
            Fault(key="x", signal=knee_angle, above=5, say=SAY, looks_at=SAY, source="x"),
            "knee angle above 5 degrees, for 0.3 s",
        ),
        (
            Fault(
                key="x", signal=knee_angle, measure=Measure.CHANGE, above=5, below=-2, for_s=0,
                during=frozenset({Phase.HOLD}), min_progress=0.4, unless=frozenset({"y"}), say=SAY,
                looks_at=SAY, source="x",
            ),
            (
                "change of knee angle from rest above 5 degrees or below -2 degrees, on target, "
                "from 40% of the way to the target on, unless `y`"
            ),
        ),
        (
            Fault(
                key="x", signal=knee_angle, measure=Measure.SWINGS, step=5, above=2, say=SAY,
                looks_at=SAY, source="x",
            ),
            "knee angle turns back by 5 degrees more than 2 times in 3 s, for 0.3 s",
        ),
    ],
)  # fmt: skip
def test_a_fault_reads_as_words(fault: Fault, text: str) -> None:
    assert words.fault(fault) == text


def test_a_movement_says_where_it_counts() -> None:
    down = Movement(signal=knee_angle, rest_low=80, rest_high=150, target=57, still=6)
    up = Movement(signal=knee_angle, rest_low=80, rest_high=150, target=170, still=6)
    both = Swing(signal=knee_angle, rest_low=0, rest_high=9, left=3, right=-4, still=1)
    assert "below 57 degrees" in words.movement(down)
    assert "above 170 degrees" in words.movement(up)
    assert "+3 to the left and of -4 degrees to the right" in words.movement(both)


def test_a_field_without_words_is_an_error() -> None:
    @dataclass
    class Odd:
        known: int = 0
        unheard_of: int = 0

    assert words.extras(Odd(known=1), {"known"}) == []
    with pytest.raises(KeyError, match="unheard_of"):
        words.extras(Odd(unheard_of=1), {"known"})


def test_an_exercise_without_figures_is_not_measured() -> None:
    assert accuracy({}, "trunk_lift") == "**How well it is judged:** not measured."
    assert render({}).count("not measured") == len(CATALOGUE)


def test_the_figures_of_an_exercise_are_those_of_the_evaluation() -> None:
    counts = {"exact": 7, "judged": 8, "clips": 9, "off_by_one": 1}
    counts |= {"near_miss_counts": 0, "near_misses": 4}
    fault = {"f1": 0.9, "true": 5, "false": 1, "clips": 9, "judged_clips": 8}
    total = {
        "counts": {"rugcoach": counts},
        "hold_error_s": 0.061,
        "sides": 10,
        "sides_right": 9,
        "signal_error": 2.067,
        "signals": [{"name": "hip_angle", "unit": "deg"}],
        "faults": {"bouncing": fault, "never": {**fault, "f1": None}},
    }
    text = accuracy({"folder": "/a/clips", "model": "full", "totals": {"x": total}}, "x")
    for row in (
        "(`clips`, model full)",
        "| exact counts | 7 of 8 judged clips |",
        "| judged | 8 of 9 clips |",
        "| hold time, mean error | 0.06 s |",
        "| sides | 9 of 10 right |",
        "| movement, mean error | 2.1 deg |",
        "| `bouncing` | F1 0.90 (5 there, 1 said wrongly), judged in 8 of 9 clips |",
        "| `never` | never there and never said, judged in 8 of 9 clips |",
    ):
        assert row in text


def test_a_bar_in_a_table_is_escaped() -> None:
    assert table(("a", "b"), [("x|y", "z")]) == "| a | b |\n| --- | --- |\n| x\\|y | z |\n"


def test_the_string_below_a_value_says_what_it_is() -> None:
    module: ModuleType = pelvic_tilt
    found = described(module)
    assert found["FOOT_STAYS"].startswith("How far, in torsos, the foot may come nearer")
    assert "EXERCISE" not in found


def test_of_an_evaluation_the_totals_are_kept(tmp_path: Path) -> None:
    whole = {**dict.fromkeys(KEPT, "kept"), "totals": {"tail_wag": 1, "all": 1}, "clips": [{}]}
    (tmp_path / "whole.json").write_text(json.dumps(whole))
    keep_totals(tmp_path / "whole.json", tmp_path / "kept.json")
    assert read(tmp_path / "kept.json") == {
        **dict.fromkeys(KEPT, "kept"),
        "totals": {"tail_wag": 1},
    }


@pytest.mark.parametrize(
    ("folder", "kept"), [("a/testing", {"tail_wag": 2, "corkscrew": 1}), ("other", {"tail_wag": 2})]
)
def test_an_evaluation_of_some_exercises_leaves_the_others(
    tmp_path: Path, folder: str, kept: dict[str, int]
) -> None:
    """Unless it is one of other clips."""
    first = {**dict.fromkeys(KEPT, "same"), "folder": "testing"}
    for number, totals in enumerate([{"tail_wag": 1, "corkscrew": 1}, {"tail_wag": 2}]):
        where = folder if number else "b/testing"
        evaluation = tmp_path / f"{number}.json"
        evaluation.write_text(json.dumps({**first, "folder": where, "totals": totals}))
        keep_totals(evaluation, tmp_path / "kept.json")
    assert read(tmp_path / "kept.json")["totals"] == kept


def test_what_is_no_evaluation_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "other.json").write_text("{}")
    with pytest.raises(KeyError):
        keep_totals(tmp_path / "other.json", tmp_path / "kept.json")
    assert not (tmp_path / "kept.json").exists()

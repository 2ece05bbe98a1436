"""Writes `docs/exercises.md` from the exercises: `python -m server.exercises_doc [EVALUATION]`.

With a file that `rugcoach evaluate --json` wrote, its totals become the document's figures.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path, PurePath
from pkgutil import iter_modules
from typing import Any, Final

import rules.signals
from rules.exercise import Exercise
from rules.exercises import CATALOGUE
from rules.leaflet import by_part
from rules.text import Text
from server import exercise_words as words
from server.docstrings import described
from server.drawings import FOLDER
from server.exercises_accuracy import accuracy
from server.markdown import table
from server.texts import dose_text
from server.words_live import LIVE

DOCS: Final = Path(__file__).parents[1] / "docs"
PATH: Final = DOCS / "exercises.md"
ACCURACY: Final = DOCS / "accuracy.json"
"""Totals of what `rugcoach evaluate` found in clips with known truth."""
KEPT: Final = ("format", "version", "folder", "model", "totals")
"""What stays of an evaluation."""

HEAD: Final = """\
# The exercises

Written by `python -m server.exercises_doc` from `rules/exercises/` and `docs/accuracy.json`; a test
compares the two. `CONTRIBUTING.md` tells how to add an exercise, `docs/evaluate.md` what the
figures mean. Lengths are in torsos (shoulder to hip), which every body carries along; *rest* is
the person's own level in the calm start position.
"""


def render(data: Mapping[str, Any]) -> str:
    """Return the whole document; `data` is an evaluation as JSON."""
    parts = [HEAD]
    for part, exercises in by_part(CATALOGUE).items():
        parts.append(f"## {LIVE[f'part.{part}'].en}\n")
        for exercise in exercises:
            parts += _exercise(exercise, data)
    parts += ["## Signals\n", table(("signal", "unit", "joints", "what"), _signals())]
    return "\n".join(parts)


def _exercise(exercise: Exercise, data: Mapping[str, Any]) -> Iterator[str]:
    key, start = exercise.key, exercise.start
    drawings = f"../{FOLDER.relative_to(DOCS.parent).as_posix()}"
    yield f"### {exercise.name.en} · {exercise.name.nl}\n"
    yield (
        f'<img src="{drawings}/{key}.svg" alt="{exercise.name.en}" width="400"> '
        f'<img src="{drawings}/{key}-laptop.svg" alt="Where the laptop stands" width="400">\n'
    )
    views = ", or ".join(words.VIEWS[view] for view in sorted(exercise.views))
    joints = sorted({joint for signal in exercise.signals for joint in signal.joints})
    yield table(
        (f"`{key}`", ""),
        [
            ("dose", f"{dose_text(exercise.dose).en}; {exercise.dose.rest_s} s of rest between"),
            ("start", words.POSTURES[start.posture]),
            ("view", views),
            ("joints that must be seen", ", ".join(joint.replace("_", " ") for joint in joints)),
        ],
    )
    more = words.extras(start, words.START_TOLD) + words.extras(exercise, words.EXERCISE_TOLD)
    if exercise.flow:
        more.append("Image motion of the trunk is used as well as landmarks")
    yield " ".join([words.movement(exercise.movement), *(f"{one}." for one in more)]) + "\n"
    if start.limits:
        yield table(
            ("before it starts", "signal", "must be"),
            [(f"`{one.key}`", one.signal.label.en, words.limit(one)) for one in start.limits],
        )
    yield table(
        ("fault", "shown", "then", "source"),
        [_fault(when, one) for when, one in words.faults(exercise)],
    )
    limits = list(_constants(exercise))
    if limits:
        yield table(("limit", "value", "where it comes from"), limits)
    yield table(("what is said", "Nederlands", "English"), _messages(exercise))
    yield f"{accuracy(data, key)}\n"


def _fault(when: str, one: Any) -> tuple[str, str, str, str]:
    if hasattr(one, "signal"):
        return f"`{one.key}`", words.fault(one), words.effect(one), one.source
    shown = ", ".join(filter(None, (when, words.repetition_fault(one))))
    return f"`{one.key}`", shown, words.effect(one), one.source


def _constants(exercise: Exercise) -> Iterator[tuple[str, str, str]]:
    """Yield name, value and source of the numbers that the exercise's module explains."""
    module = import_module(f"rules.exercises.{exercise.key}")
    for name, text in described(module).items():
        value = getattr(module, name)
        if isinstance(value, int | float):
            yield f"`{name}`", f"{value:g}", text


def _messages(exercise: Exercise) -> list[tuple[str, str, str]]:
    said: dict[str, Text] = {
        "how to do it": exercise.how,
        "where the camera stands": exercise.camera,
        "another posture": exercise.start.say,
        **{f"`{one.key}`": one.say for one in exercise.start.limits},
        **{f"`{key}`": text for key, text in exercise.fault_texts.items()},
        **{f"`{key}` not seen": text for key, text in exercise.looked_at.items()},
    }
    return [(key, text.nl, text.en) for key, text in said.items()]


def _signals() -> Iterator[tuple[str, str, str, str]]:
    """Yield every signal that an exercise uses."""
    docs: dict[str, str] = {}
    for module in iter_modules(rules.signals.__path__, f"{rules.signals.__name__}."):
        docs |= described(import_module(module.name))
    used = {signal.name: signal for one in CATALOGUE.values() for signal in one.signals}
    for name, signal in sorted(used.items()):
        joints = ", ".join(joint.replace("_", " ") for joint in signal.joints)
        yield f"`{name}`", signal.unit, joints, docs.get(name, signal.label.en)


def read(path: Path = ACCURACY) -> dict[str, Any]:
    """Return an evaluation, an empty one where there is none."""
    if not path.exists():
        return {}
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return data


def keep_totals(evaluation: Path, kept: Path = ACCURACY) -> None:
    """Write down the totals of an evaluation; exercises that it leaves out keep theirs.

    They keep none where those are of clips of another name, or by another model.

    Raises:
        OSError: A file cannot be read or written.
        ValueError, KeyError: It is no evaluation.
    """
    data = json.loads(evaluation.read_text(encoding="utf-8"))
    new = {name: data[name] for name in KEPT} | {"folder": PurePath(data["folder"]).name}
    before = read(kept)
    same = all(before.get(name) == new[name] for name in KEPT if name != "totals")
    totals = {**(before["totals"] if same else {}), **new["totals"]}
    new["totals"] = {key: one for key, one in totals.items() if key in CATALOGUE}
    kept.write_text(json.dumps(new, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1:]:
        keep_totals(Path(sys.argv[1]))
    PATH.write_text(render(read()), encoding="utf-8")

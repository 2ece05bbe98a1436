"""Which clips a folder holds: each truth with the files that belong to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from server.evaluate.truth import Truth, TruthError, read_truth
from server.evaluate.truths import read_truths
from vision.errors import RugcoachError

MANY: Final = "truth.json"
"""The file that tells the truth of many clips."""
ONE: Final = ".truth.json"
ARRAYS: Final = ".truth.npz"
RECORDING: Final = ".poses.npz"
VIDEOS: Final = (".mp4", ".mov", ".m4v", ".webm", ".mkv", ".avi")
"""Endings of videos; where a clip has several, the first counts."""
SUBFOLDERS: Final = ("", "clips", "poses")
"""Where the clips of a `truth.json` may lie."""


class EvaluateError(RugcoachError):
    """A folder cannot be evaluated at all."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """One clip to be judged as one exercise.

    Attributes:
        video, recording: The clip; at least one of them is there.
        arrays: `NAME.truth.npz`, or None.
    """

    truth: Truth
    video: Path | None
    recording: Path | None
    arrays: Path | None

    @property
    def name(self) -> str:
        """Name of the clip, without an ending."""
        return self.truth.clip

    @property
    def exercise(self) -> str:
        """Key of the exercise."""
        return self.truth.exercise


@dataclass(frozen=True, kw_only=True, slots=True)
class Broken:
    """A clip that could not be evaluated, and why."""

    name: str
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """The clips of a folder by exercise and name, and those that are not as they should be."""

    cases: tuple[Case, ...]
    broken: tuple[Broken, ...]


def find_clips(folder: Path) -> Found:
    """Return what there is to evaluate in a folder.

    Raises:
        EvaluateError: There is no such folder, or no truth in it.
        TruthError: `truth.json` cannot be read.
    """
    if not folder.is_dir():
        raise EvaluateError(f"there is no folder {folder}")
    files = sorted(path for path in folder.iterdir() if path.name.endswith(ONE))
    many = folder / MANY
    if not files and not many.is_file():
        raise EvaluateError(f"there is no truth in {folder}: neither NAME{ONE} nor {MANY}")
    places = [_names(folder / sub) for sub in SUBFOLDERS]
    cases: list[Case] = []
    broken: list[Broken] = []
    for path in files:
        name = path.name.removesuffix(ONE)
        try:
            truth = read_truth(path)
            if truth.clip != name:
                raise TruthError(f"{path.name}: clip is {truth.clip!r}, the file's name {name!r}")
            cases.append(_case(truth, places[:1]))
        except RugcoachError as error:
            broken.append(Broken(name=name, why=str(error)))
    own = {path.name.removesuffix(ONE) for path in files}
    for name, told in read_truths(many).items() if many.is_file() else ():
        try:
            if isinstance(told, TruthError):
                raise told
            if name in own:
                raise TruthError(f"{name} stands in {MANY} and in {name}{ONE}")
            cases += [_case(truth, places) for truth in told]
        except RugcoachError as error:
            broken.append(Broken(name=name, why=str(error)))
    cases.sort(key=lambda case: (case.exercise, case.name))
    return Found(cases=tuple(cases), broken=tuple(broken))


def chosen(found: Found, exercises: Iterable[str], known: Iterable[str]) -> Found:
    """Return what is left of it when only some exercises are wanted; all without any.

    Args:
        known: Keys of the exercises that the program can judge.

    Raises:
        EvaluateError: An exercise is neither known nor in the folder, or has no clip in it.
    """
    wanted = set(exercises)
    there = {case.exercise for case in found.cases}
    known = sorted(known)
    for key in sorted(wanted - there):
        if key not in known:
            raise EvaluateError(f"there is no exercise {key!r}; there are {', '.join(known)}")
        raise EvaluateError(f"there is no clip of {key} in the folder")
    if not wanted:
        return found
    cases = tuple(case for case in found.cases if case.exercise in wanted)
    return Found(cases=cases, broken=found.broken)


def _names(folder: Path) -> Mapping[str, Path]:
    """Return the files of a folder by their name in small letters; none where it is not there."""
    if not folder.is_dir():
        return {}
    return {path.name.lower(): path for path in sorted(folder.iterdir()) if path.is_file()}


def _case(truth: Truth, places: Iterable[Mapping[str, Path]]) -> Case:
    """Return the case of a truth with its files.

    Raises:
        TruthError: There is neither a video nor a recording.
    """
    files = [names for names in places if names]

    def first(endings: Iterable[str]) -> Path | None:
        wanted = [f"{truth.clip}{ending}".lower() for ending in endings]
        return next((names[name] for name in wanted for names in files if name in names), None)

    video, recording = first(VIDEOS), first([RECORDING])
    if video is None and recording is None:
        raise TruthError(f"there is neither a video {truth.clip}.mp4 nor {truth.clip}{RECORDING}")
    return Case(truth=truth, video=video, recording=recording, arrays=first([ARRAYS]))

"""Lists, draws and simulates the sample clips: `python -m sample_videos --help`."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import as_completed
from pathlib import Path

from sample_videos import catalogue, truth
from sample_videos.acting.act import act
from sample_videos.clip import Clip
from sample_videos.plan import SEEDS_OF_EXERCISE, planned
from sample_videos.telling import tell
from sample_videos.workers import workers

DRAWING = ("moderngl", "glcontext")
COMMITTED = {"testing": catalogue.TESTING, "tuning": catalogue.TUNING}


class UsageError(Exception):
    """What the user asked for cannot be done; the text says why in one line."""


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    parser = argparse.ArgumentParser(prog="python -m sample_videos", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)

    chosen = argparse.ArgumentParser(add_help=False)
    add = chosen.add_argument
    add("--set", choices=tuple(COMMITTED), default="testing", help="which seeds (default: testing)")
    add("--count", type=positive, metavar="N", help="the first N clips of each exercise of the set")
    add("--exercise", action="append", metavar="KEY", help="only clips of these exercises")
    add("--clip", action="append", metavar="NAME", help="only these clips")

    several = argparse.ArgumentParser(add_help=False)
    add = several.add_argument
    add("--jobs", type=positive, default=1, metavar="N", help="processes at a time (default: 1)")

    commands.add_parser("list", parents=[chosen], help="name the clips")
    render = commands.add_parser(
        "render",
        parents=[chosen, several],
        help="draw clips and write their truth; clips that are there already are left alone",
    )
    render.add_argument("--all", action="store_true", help="all committed clips")
    _folder(render)
    written = commands.add_parser("truth", parents=[chosen], help="write truth files, draw nothing")
    _folder(written)
    simulated = commands.add_parser(
        "simulate", parents=[chosen, several], help="write poses as the model would find them"
    )
    _folder(simulated)
    drawings = commands.add_parser("drawings", help="draw the exercises as SVG for the pages")
    drawings.add_argument("--exercise", action="append", metavar="KEY", help="only these")
    _folder(drawings)
    fit = commands.add_parser(
        "fit-errors", help="learn the model's errors from drawn clips for tuning"
    )
    fit.add_argument("folder", type=Path, metavar="FOLDER", help="clips, truth and poses")
    sheet = commands.add_parser("sheet", parents=[chosen], help="draw a few moments of each clip")
    sheet.add_argument(
        "--moments", type=positive, default=6, metavar="N", help="how many (default: 6)"
    )
    sheet.add_argument("--out", type=Path, required=True, metavar="FILE.png", help="the picture")
    return parser


def positive(text: str) -> int:
    """Return a whole number from 1.

    Raises:
        argparse.ArgumentTypeError: The text is none.
    """
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"must be a whole number from 1, not {text!r}")
    return int(text)


def _folder(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where to write")


def selected_exercises(parser: argparse.ArgumentParser, options: argparse.Namespace) -> list[str]:
    """Return the exercises that the command line asks for, by default all."""
    exercises = options.exercise or list(catalogue.EXERCISES)
    unknown = sorted(set(exercises) - set(catalogue.EXERCISES))
    if unknown:
        parser.error(f"no such exercise: {', '.join(unknown)} ({', '.join(catalogue.EXERCISES)})")
    return exercises


def selected(parser: argparse.ArgumentParser, options: argparse.Namespace) -> list[Clip]:
    """Return the clips that the command line asks for; end with a clear error if there are none."""
    exercises = selected_exercises(parser, options)
    if options.count is None:
        clips = [clip for clip in COMMITTED[options.set] if clip.motion.exercise in exercises]
    elif options.count <= SEEDS_OF_EXERCISE:
        clips = [
            planned(exercise, options.set, number)
            for exercise in catalogue.EXERCISES
            if exercise in exercises
            for number in range(options.count)
        ]
    else:
        parser.error(f"a set has no more than {SEEDS_OF_EXERCISE} clips of each exercise")
    if not options.clip:
        return clips
    known = {clip.name: clip for clip in clips}
    unknown = sorted(set(options.clip) - set(known))
    if unknown:
        parser.error(f"no such clip: {', '.join(unknown)}")
    return [known[name] for name in dict.fromkeys(options.clip)]


def lines(clips: Sequence[Clip]) -> Iterator[str]:
    """Yield one line for each clip."""
    for clip in clips:
        seconds = clip.frames / clip.fps
        yield f"{clip.name}\tseed {clip.seed}\t{clip.fps} fps\t{seconds:.1f} s"


def undrawn(clips: Sequence[Clip], folder: Path) -> list[Clip]:
    """Return the clips whose video is not complete."""
    return [clip for clip in clips if not (folder / f"{clip.name}.mp4").exists()]


def rendered(clips: Sequence[Clip], folder: Path, jobs: int) -> Iterator[str]:
    """Draw clips in some processes; yield the name of each when it is done."""
    from sample_videos import film  # here, because the rest works without OpenGL

    folder.mkdir(parents=True, exist_ok=True)
    waiting = undrawn(clips, folder)
    if len(waiting) < len(clips):
        yield f"{len(clips) - len(waiting)} clips are there already"
    # A drawing surface is never given back while its process lives.
    with workers(jobs, one_task_each=True) as pool:
        for done in as_completed([pool.submit(film.render, clip, folder) for clip in waiting]):
            yield done.result()


def told(clips: Sequence[Clip], folder: Path) -> Iterator[str]:
    """Write the truth of clips; yield the name of each when it is done."""
    folder.mkdir(parents=True, exist_ok=True)
    for clip in clips:
        truth.write(*tell(act(clip)), folder)
        yield clip.name


def simulated(clips: Sequence[Clip], folder: Path, jobs: int) -> Iterator[str]:
    """Simulate clips; yield the name of each when it is done, and how long it took at the end."""
    from sample_videos.simulate import simulate_clips

    started_s = time.perf_counter()
    yield from simulate_clips(clips, folder, jobs)
    yield f"{len(clips)} clips in {time.perf_counter() - started_s:.1f} s"


def drawn_sheet(clips: Sequence[Clip], path: Path, moments: int) -> Iterator[str]:
    """Draw the contact sheet."""
    from sample_videos.sheet import draw

    draw(clips, path, moments)
    yield str(path)


def drawings(exercises: Sequence[str], folder: Path) -> Iterator[str]:
    """Draw exercises as SVG; yield the name of each file when it is written."""
    from sample_videos.drawing import files

    return files.write(exercises, folder)


def fitted(folder: Path) -> Iterator[str]:
    """Fit the simulation's errors to drawn clips."""
    from sample_videos.simulate.fit import fit_errors

    try:
        yield from fit_errors(folder)
    except ValueError as error:
        raise UsageError(str(error)) from error


def work(parser: argparse.ArgumentParser, options: argparse.Namespace) -> Iterable[str]:
    """Return the lines that a command writes while it works."""
    if options.command == "fit-errors":
        return fitted(options.folder)
    if options.command == "drawings":
        return drawings(selected_exercises(parser, options), options.out)
    if options.command == "render" and not (options.all or options.clip or options.count):
        parser.error("give --clip NAME, --count N or --all")
    clips = selected(parser, options)
    if options.command == "list":
        return lines(clips)
    if options.command == "render":
        return rendered(clips, options.out, options.jobs)
    if options.command == "truth":
        return told(clips, options.out)
    if options.command == "sheet":
        return drawn_sheet(clips, options.out, options.moments)
    return simulated(clips, options.out, options.jobs)


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; return the exit status."""
    parser = build_parser()
    try:
        for line in work(parser, parser.parse_args(arguments)):
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()
    except ModuleNotFoundError as error:
        if error.name not in DRAWING:
            raise
        parser.error(f"drawing needs {error.name}: pip install -e '.[render]'")
    except UsageError as error:
        parser.error(str(error))
    return 0


if __name__ == "__main__":
    sys.exit(main())

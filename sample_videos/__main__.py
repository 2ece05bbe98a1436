"""Lists and renders the sample clips: `python -m sample_videos --help`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from pathlib import Path

from sample_videos import catalogue
from sample_videos.clip import Clip

CLIPS = Path(__file__).parent / "clips"
SETS = {"testing": catalogue.TESTING, "tuning": catalogue.TUNING}


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    parser = argparse.ArgumentParser(prog="python -m sample_videos", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("list", help="name the clips")
    render = commands.add_parser("render", help="draw clips and write their truth")
    add = render.add_argument
    add("--clip", action="append", default=[], metavar="NAME", help="only these clips")
    add("--all", action="store_true", help="all clips of the set")
    add("--set", choices=SETS, default="testing", help="which seeds (default: testing)")
    add("--out", type=Path, default=CLIPS, metavar="DIR", help="where to write (default: clips)")
    add("--jobs", type=int, default=1, metavar="N", help="processes at the same time")
    return parser


def list_clips() -> None:
    """Write one line for each clip."""
    for name, clips in SETS.items():
        for clip in clips:
            rate = f"{clip.fps} fps\t{clip.frames} frames"
            sys.stdout.write(f"{name}\t{clip.name}\tseed {clip.seed}\t{rate}\n")


def render_clips(clips: Sequence[Clip], folder: Path, jobs: int) -> None:
    """Draw clips in some processes; name each one when it is done."""
    from sample_videos import film  # here, because listing works without OpenGL

    folder.mkdir(parents=True, exist_ok=True)
    # A process of one thread for each core draws more than Mesa's own threads do together.
    os.environ.setdefault("LP_NUM_THREADS", "0")
    spawn = get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=spawn, max_tasks_per_child=1) as pool:
        for done in as_completed([pool.submit(film.render, clip, folder) for clip in clips]):
            sys.stdout.write(f"{done.result()}\n")
            sys.stdout.flush()


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; return the exit status."""
    parser = build_parser()
    options = parser.parse_args(arguments)
    if options.command == "list":
        list_clips()
        return 0
    known = {clip.name: clip for clip in SETS[options.set]}
    unknown = sorted(set(options.clip) - set(known))
    if unknown:
        parser.error(f"no such clip: {', '.join(unknown)}")
    if not (options.all or options.clip):
        parser.error("give --clip NAME or --all")
    names = list(known) if options.all else options.clip
    render_clips([known[name] for name in names], options.out, options.jobs)
    return 0


if __name__ == "__main__":
    sys.exit(main())

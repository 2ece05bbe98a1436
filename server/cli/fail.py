"""How a command ends when something is wrong: one clear line, and status 2."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import typer

from vision.errors import RugcoachError

WRONG: Final = 2
"""Exit status where the user or the machine can mend what is wrong."""
STOPPED: Final = 130
"""Exit status after Ctrl-C, as shells have it."""


@contextmanager
def tell_errors() -> Iterator[None]:
    """Turn this program's own errors into a line and an exit status."""
    try:
        yield
    except RugcoachError as error:
        line = " ".join(str(error).split())
        typer.echo(f"rugcoach: {line}", err=True)
        raise SystemExit(WRONG) from error
    except KeyboardInterrupt:
        typer.echo("rugcoach: stopped", err=True)
        raise SystemExit(STOPPED) from None
    except BrokenPipeError:
        # Who read the output has gone; without this Python complains once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(1) from None

"""A file that is there as a whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from vision.errors import OutputError


@contextmanager
def output_file(path: Path) -> Iterator[Path]:
    """Give the name of a new file in the same folder, and move it to `path` at the end.

    Whatever goes wrong, no half-written file is left; what was at `path` before stays.

    Raises:
        OutputError: The folder is not there or may not be written in, or the disk is full.
    """
    with writing(path):
        if path.is_dir():
            raise OutputError(f"{path} is a folder")
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=f".{path.name}")
        os.close(handle)
    scratch = Path(name)
    try:
        with writing(path):
            yield scratch
            scratch.chmod(0o666 & ~_umask())
            scratch.replace(path)
    finally:
        scratch.unlink(missing_ok=True)


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn what the system says about writing `path` into one clear line.

    Raises:
        OutputError: An `OSError` happened; PyAV's errors for files are of that kind.
    """
    try:
        yield
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror or error}") from error


def _umask() -> int:
    """Return the process's mask for new files, which can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask

"""Keeps the chatter of native libraries out of the terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

STDERR = 2


@contextmanager
def quiet_libraries() -> Iterator[None]:
    """Send what native code writes to standard error nowhere, and what Python writes where it was.

    MediaPipe prints warnings that nobody can act on and that cannot be switched off. Processes
    that are started meanwhile are as quiet.
    """
    sys.stderr.flush()
    ours = os.dup(STDERR)
    before = sys.stderr
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, STDERR)
        os.close(nowhere)
        if _is_standard(before):
            sys.stderr = os.fdopen(ours, "w", buffering=1, closefd=False, encoding="utf-8")
        yield
    finally:
        sys.stderr.flush()
        sys.stderr = before
        os.dup2(ours, STDERR)
        os.close(ours)


def _is_standard(stream: TextIO) -> bool:
    try:
        return stream.fileno() == STDERR
    except (OSError, ValueError):
        return False

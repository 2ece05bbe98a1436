"""The one folder in which everything that the program makes is kept."""

import os
from pathlib import Path

import platformdirs


def data_dir() -> Path:
    """Return `RUGCOACH_DATA_DIR` where it is set, else the platform's user data folder.

    The folder may not exist yet: whoever writes in it makes it.
    """
    chosen = os.environ.get("RUGCOACH_DATA_DIR")
    if chosen:
        return Path(chosen).expanduser().absolute()
    return Path(platformdirs.user_data_dir("rugcoach", appauthor=False))

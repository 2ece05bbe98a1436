"""Writes arrays as a compressed `.npz`."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

ZIP_LEVEL: Final = 1
"""Rows of measures hardly get smaller with more, and take three times as long."""


def add_arrays(archive: zipfile.ZipFile, arrays: Mapping[str, NDArray[Any]]) -> None:
    """Write arrays into an archive that is open for writing, each as NAME.npy."""
    for name, array in arrays.items():
        with archive.open(f"{name}.npy", "w") as file:
            np.lib.format.write_array(file, array, allow_pickle=False)

"""Files that are named by what they hold, so that the same arrays are written once."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from ._errors import LiesweepError

_DIGITS = 16


def store_array(folder: Path, stem: str, array: NDArray[Any]) -> Path:
    """Writes an array as `.npy`."""
    path = folder / f"{stem}-{_digest(array)}.npy"
    return _write_whole(path, lambda file: np.save(file, array, allow_pickle=False))


def store_text(folder: Path, stem: str, text: str) -> Path:
    """Writes a sweep file under a name of its own: one that has been edited since is left alone."""
    digest = hashlib.sha256(text.encode()).hexdigest()[:8]
    path, copy = folder / f"{stem}-{digest}.yaml", 1
    while path.exists() and path.read_text(encoding="utf-8") != text:
        copy += 1
        path = folder / f"{stem}-{digest}-{copy}.yaml"
    return _write_whole(path, lambda file: file.write(text.encode()))


def _digest(array: NDArray[Any]) -> str:
    digest = hashlib.sha256(f"{array.dtype.descr} {array.shape} ".encode())
    digest.update(np.ascontiguousarray(array).view(np.uint8).data)
    return digest.hexdigest()[:_DIGITS]


def _write_whole(path: Path, write: Callable[[BinaryIO], object]) -> Path:
    """There whole or not at all."""
    if path.exists():
        return path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".unfinished")
        try:
            with os.fdopen(handle, "wb") as file:
                write(file)
            os.chmod(draft, 0o644)
            os.replace(draft, path)
        except BaseException:
            Path(draft).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise LiesweepError(f"{path} cannot be written: {error.strerror or error}. Choose another folder=.") from error
    return path

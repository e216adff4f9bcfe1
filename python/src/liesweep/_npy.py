"""Arrays from NumPy files that may be damaged."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ._errors import LiesweepError


def read_npy(path: Path) -> NDArray[Any]:
    """The numbers of an `.npy` file, in double precision.

    Raises:
        LiesweepError: where there is no such file, or it is damaged, or holds no finite numbers
    """
    try:
        array = np.load(path, allow_pickle=False)
    except FileNotFoundError:
        raise LiesweepError(f"{path}: there is no such file. `liesweep report {path.parent.parent}` writes it anew.") from None
    except (OSError, ValueError, EOFError, MemoryError) as error:
        raise LiesweepError(
            f"{path} is no NumPy file, or damaged: {error}. `liesweep report {path.parent.parent}` writes it anew."
        ) from error
    if not isinstance(array, np.ndarray) or array.dtype.kind not in "fc":
        raise LiesweepError(f"{path}: expected floating-point numbers, got {getattr(array, 'dtype', 'an archive')}.")
    if not np.isfinite(array).all():
        raise LiesweepError(f"{path} holds numbers that are not finite.")
    return array.astype(np.complex128 if array.dtype.kind == "c" else np.float64)

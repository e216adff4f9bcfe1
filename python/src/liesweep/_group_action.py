"""Group elements near the identity, acting on samples."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ._errors import LiesweepError
from ._expm import expm

_BLOCK = 16_384
"""Elements that are computed at once: some ten megabytes of matrices."""


def moved_by(matrices: NDArray[Any], amounts: NDArray[np.float64], points: NDArray[Any]) -> NDArray[Any]:
    """exp(Σ_a c_a v_a) x, exactly, with other c for every x.

    Args:
        matrices: affine fields v_a as they act on (x, 1), `[N, n + 1, n + 1]`
        amounts: c, `[m, N]`
        points: x, `[m, p, n]`; one element moves all p of them

    Returns:
        `[m, p, n]`

    Raises:
        LiesweepError: where a point runs beyond float64
    """
    n = points.shape[-1]
    result = np.empty(points.shape, dtype=np.result_type(matrices, points))
    is_linear = not matrices[:, :n, n].any()
    acting = matrices[:, :n, :n] if is_linear else matrices
    for start in range(0, len(points), _BLOCK):
        block = slice(start, start + _BLOCK)
        elements = expm(np.einsum("ma,ajk->mjk", amounts[block], acting))
        with np.errstate(over="ignore", invalid="ignore"):
            result[block] = points[block] @ np.swapaxes(elements[:, :n, :n], 1, 2)
            if not is_linear:
                result[block] += elements[:, None, :n, n]
    if not np.isfinite(result).all():
        raise LiesweepError("The flow is not finite: take a smaller t, or a smaller scale.")
    return result

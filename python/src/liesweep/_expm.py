"""The exponential of matrices."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

# Numerator of the [13/13] Padé approximant of exp, and the largest 1-norm at which it is exact in float64: Higham, The
# scaling and squaring method for the matrix exponential revisited, SIAM J. Matrix Anal. Appl. 26 (2005) 1179.
_PADE = (
    64764752532480000.0, 32382376266240000.0, 7771770303897600.0, 1187353796428800.0, 129060195264000.0,
    10559470521600.0, 670442572800.0, 33522128640.0, 1323241920.0, 40840800.0, 960960.0, 16380.0, 182.0, 1.0,
)  # fmt: skip
_LARGEST_NORM = 5.371920351148152


def expm(matrices: NDArray[Any]) -> NDArray[Any]:
    """exp A, by scaling and squaring, of one matrix or of many.

    Args:
        matrices: `[..., n, n]`, real or complex

    Returns:
        `[..., n, n]`; infinite or NaN where it is beyond float64
    """
    a = np.asarray(matrices)
    norm = float(np.abs(a).sum(axis=-2).max(initial=0.0))
    squarings = max(0, int(np.ceil(np.log2(norm / _LARGEST_NORM)))) if np.isfinite(norm) and norm > 0 else 0
    a = a / 2.0**squarings
    b = _PADE
    one = np.eye(a.shape[-1])
    a2 = a @ a
    a4 = a2 @ a2
    a6 = a4 @ a2
    odd = a @ (a6 @ (b[13] * a6 + b[11] * a4 + b[9] * a2) + b[7] * a6 + b[5] * a4 + b[3] * a2 + b[1] * one)
    even = a6 @ (b[12] * a6 + b[10] * a4 + b[8] * a2) + b[6] * a6 + b[4] * a4 + b[2] * a2 + b[0] * one
    result = np.linalg.solve(even - odd, even + odd)
    with np.errstate(over="ignore", invalid="ignore"):
        for _ in range(squarings):
            result = result @ result
    return result

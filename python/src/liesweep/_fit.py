"""Labels as polynomials of the features."""

from __future__ import annotations

from math import comb
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ._errors import InvalidInput
from ._polynomial import evaluate, monomials

_HIGHEST = 6
_FOLDS = 5
_CLEARLY_BETTER = 0.95
"""A higher degree must lower the error on rows held out by this factor."""


def fitted_gradients(x: NDArray[Any], y: Any) -> NDArray[np.float64]:
    """The gradients of polynomials that are fitted to labels by least squares.

    The degree is the lowest that describes rows held out about as well as any.

    Args:
        x: `[m, …]`, real
        y: `[m]` or `[m, k]`

    Returns:
        `[m, k, …]`

    Raises:
        InvalidInput: where labels are not real numbers for each row, or there are too few rows
    """
    if x.dtype.kind == "c":
        raise InvalidInput("A fit to labels is of real features: give gradients or phi.")
    labels = np.asarray(y)
    if labels.ndim not in (1, 2) or len(labels) != len(x) or labels.dtype.kind not in "iuf":
        raise InvalidInput(
            f"y: expected real labels [{len(x)}] or [{len(x)}, k], got {labels.dtype} of the shape {labels.shape}."
        )
    if not np.isfinite(labels).all():
        raise InvalidInput("y: a label is not finite. Leave that row out.")
    labels = labels.reshape(len(x), -1).astype(np.float64)
    flat = x.reshape(len(x), -1)
    centre, spread = flat.mean(axis=0), flat.std(axis=0)
    z = (flat - centre) / np.where(spread > 0, spread, 1.0)
    gradients = [_gradient(z, label) for label in labels.T]
    result = np.stack(gradients, axis=1) / np.where(spread > 0, spread, 1.0)
    return np.asarray(result.reshape(len(x), len(gradients), *x.shape[1:]))


def _gradient(z: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    exponents = _exponents(z.shape[1], _degree(z, y))
    coefficients = np.linalg.lstsq(evaluate(exponents, z), y, rcond=None)[0]
    slopes = np.zeros(z.shape)
    for k in range(z.shape[1]):
        lower = exponents.copy()
        lower[:, k] = np.maximum(lower[:, k] - 1, 0)
        slopes[:, k] = evaluate(lower, z) @ (coefficients * exponents[:, k])
    return slopes


def _degree(z: NDArray[np.float64], y: NDArray[np.float64]) -> int:
    m, n = z.shape
    best = (1, np.inf)
    for degree in range(1, _HIGHEST + 1):
        if comb(n + degree, degree) > m * (_FOLDS - 1) // _FOLDS // 2:
            break
        functions = evaluate(_exponents(n, degree), z)
        wrong = 0.0
        for fold in range(_FOLDS):
            held = np.arange(m) % _FOLDS == fold
            solution = np.linalg.lstsq(functions[~held], y[~held], rcond=None)[0]
            wrong += float(np.sum((y[held] - functions[held] @ solution) ** 2))
        if wrong < _CLEARLY_BETTER * best[1]:
            best = (degree, wrong)
    if not np.isfinite(best[1]):
        raise InvalidInput(f"y: {m} rows are too few to fit a polynomial of {n} features to.")
    return best[0]


def _exponents(n: int, degree: int) -> NDArray[np.int_]:
    return np.array([e for d in range(degree + 1) for e in monomials(n, d)], dtype=int)

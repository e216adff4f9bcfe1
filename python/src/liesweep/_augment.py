"""More data from a symmetry."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ._as_fields import as_fields
from ._errors import InvalidInput, LiesweepError
from ._generator import Generator
from ._group_action import moved_by
from ._integrate import integrate


def augment(generators: Any, samples: Any, rng: np.random.Generator, *, scale: float = 0.1) -> NDArray[Any]:
    """Samples moved by random elements of the group near the identity; what the group keeps, such as their labels, stays.

    Every sample has an element of its own, exp(Σ_a c_a v_a) by the exact flow, which moves all particles of a sample.

    Args:
        generators: an array `[N, n, n]`, a list of generators, or a run or verdict
        samples: `[m, n]`, or `[m, q, n]` of q particles
        rng: as `numpy.random.default_rng(seed)` gives it
        scale: how far one generator moves a sample on average, in units of the standard deviation of the features; of rotations of
            centred data roughly an angle in radians

    Returns:
        an array of the shape of the samples

    Raises:
        InvalidInput: where the scale is no positive number, or there is no sample
        LiesweepError: where the generators or the samples are not what they should be, or a flow is not finite

    Examples:
        >>> rng = np.random.default_rng(0)
        >>> moved = augment([[[0, 1], [-1, 0]]], [[3.0, 4.0], [5.0, 12.0]], rng)
        >>> np.linalg.norm(moved, axis=1).round(12)
        array([ 5., 13.])
    """
    fields = as_fields(generators)
    x = fields[0].samples(samples)
    if not (np.isfinite(scale) and scale > 0):
        raise InvalidInput(f"The scale of an augmentation: expected a positive number, got {scale}.")
    if x.ndim <= len(fields[0].shape) or not len(x):
        raise InvalidInput(f"Samples: expected one or more of them along the first axis, got the shape {x.shape}.")
    sizes = np.array([_size(field(x), x, len(fields[0].shape)) for field in fields])
    if not sizes.all():
        raise LiesweepError("An augmentation: a generator moves no sample.")
    amounts = scale * rng.standard_normal((len(x), len(fields))) / sizes
    affine = [field for field in fields if isinstance(field, Generator)]
    if len(affine) < len(fields):
        return _integrated(fields, x, amounts)
    matrices = np.stack([field.augmented for field in affine])
    return moved_by(matrices, amounts, x.reshape(len(x), -1, fields[0].dimension)).reshape(x.shape)


def _size(moved: NDArray[Any], x: NDArray[Any], axes: int) -> float:
    """How far a field moves samples, in standard deviations."""
    over = tuple(range(x.ndim - axes))
    spread = np.std(x, axis=over)
    spread = np.where(spread > 0, spread, np.sqrt(np.mean(np.abs(x) ** 2, axis=over)))
    ratios = np.mean(np.abs(moved) ** 2, axis=over) / np.where(spread > 0, spread, 1.0) ** 2
    return float(np.sqrt(ratios.sum()))


def _integrated(fields: list[Any], x: NDArray[Any], amounts: NDArray[np.float64]) -> NDArray[Any]:
    shape = (len(x), *(1 for _ in x.shape[1:]))

    def field(flat: NDArray[Any]) -> NDArray[Any]:
        at = flat.reshape(x.shape)
        total = np.zeros(x.shape)
        for a, each in enumerate(fields):
            total = total + amounts[:, a].reshape(shape) * each(at)
        return total.reshape(flat.shape)

    flat = x.reshape(-1, fields[0].dimension)
    return integrate(field, flat, np.ones(len(flat))).reshape(x.shape)

"""How well generators keep labels that somebody has."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ._as_fields import as_fields
from ._dictionary_field import DictionaryField
from ._errors import InvalidInput
from ._fit import fitted_gradients
from ._generator import Generator
from ._vector_field import VectorField

_STEP = 6e-6
"""Of central differences, in units of a feature's size: the cube root of the rounding of float64."""

_DEPENDENT = 1e-9
"""Functions whose singular value is below this share of the largest vanish on the samples, as in the program."""


class InvarianceDefect(NamedTuple):
    """The relative defect of generators: 0 for a symmetry, 1 for a field along the gradient everywhere."""

    each: NDArray[np.float64]
    """Of every generator, `[N]`."""
    largest: float
    """The largest of any combination of them; NaN where they depend on each other."""


def invariance_defect(
    generators: Any,
    samples: Any,
    *,
    gradients: Any = None,
    phi: Callable[[NDArray[Any]], Any] | None = None,
    y: Any = None,
) -> InvarianceDefect:
    """The relative defect of generators on one's own data, as the program defines it: free of units, of φ and of the features.

    Of matrices ρ² = E (∇φ·v)² / E |∇φ|²|v|² in coordinates in which the samples have second moment 1; of affine fields and those of
    a dictionary each row counts alike, in coordinates of mean 0 and covariance 1.

    Args:
        generators: an array `[N, n, n]`, a list of generators, or a run or verdict
        samples: `[m, n]`, or `[m, q, n]` of q particles
        gradients: ∇φ at the samples, of their shape, or `[m, k, …, n]` of k labels; of complex samples u + iv ∂φ/∂u + i ∂φ/∂v
        phi: or φ itself, a function of samples with the values `[m]` or `[m, k]`, which is differentiated by central differences
        y: or the labels alone, `[m]` or `[m, k]`, to which a polynomial is fitted; an estimate without the bound that the program
            gives with its certificate

    Raises:
        InvalidInput: where not exactly one of the three is given, shapes do not agree, or the samples do not span
        LiesweepError: where the generators or samples are none

    Examples:
        >>> x = np.random.default_rng(0).normal(size=(50, 2))
        >>> invariance_defect([[[0, 1], [-1, 0]]], x, gradients=2 * x).largest < 1e-15
        True
    """
    fields = as_fields(generators)
    x = fields[0].samples(samples)
    if x.ndim <= len(fields[0].shape) or not len(x):
        raise InvalidInput(f"Samples: expected one or more of them along the first axis, got the shape {x.shape}.")
    if sum(each is not None for each in (gradients, phi, y)) != 1:
        raise InvalidInput("A defect: expected one of gradients, phi and y.")
    if phi is not None:
        g = _differences(phi, x)
    elif y is not None:
        g = fitted_gradients(x, y)
    else:
        g = np.asarray(gradients)
    n = fields[0].dimension
    shape = x.shape
    if g.shape != shape and (g.shape[:1], g.shape[2:]) != (shape[:1], shape[1:]):
        raise InvalidInput(
            f"Gradients: expected the shape {shape} of the samples, or an axis for labels after the first; got {g.shape}."
        )
    if not np.isfinite(g).all():
        raise InvalidInput("Gradients: a number is not finite. Leave that sample out.")
    flat = x.reshape(len(x), -1, n)  # [m, q, n]
    g = g.reshape(len(x), -1, *flat.shape[1:])  # [m, k, q, n]
    moved = [field(x).reshape(flat.shape) for field in fields]
    if all(isinstance(field, Generator) and field.is_linear for field in fields):
        changes, sizes = _of_matrices(flat, g, moved)
    else:
        changes, sizes = _of_fields(flat, g, moved, fields)
    return InvarianceDefect(_ratio(changes, sizes), _largest(changes, sizes))


def _of_matrices(
    x: NDArray[Any], g: NDArray[Any], moved: list[NDArray[Any]]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    back, forth = _standard(x.reshape(-1, x.shape[-1]))
    g = _unit_labels(g @ back.conj())  # ∇_z φ = B†∇φ
    weight = np.sqrt(np.sum(np.abs(g) ** 2, axis=(1, 2, 3)))
    moved = [v @ forth.T for v in moved]
    changes = np.stack([_change(g, v).reshape(-1) for v in moved], axis=-1)
    sizes = np.stack([_real(weight[:, None, None] * v) for v in moved], axis=-1)
    return changes, sizes


def _of_fields(
    x: NDArray[Any], g: NDArray[Any], moved: list[NDArray[Any]], fields: list[VectorField]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    if x.dtype.kind == "c" or any(isinstance(field, Generator) and field.is_complex for field in fields):
        raise InvalidInput("A defect: affine fields and those of a dictionary are of real features.")
    points = x.reshape(-1, x.shape[-1])
    functions = _functions(points, fields)
    has_constant = bool(np.any(np.ptp(functions, axis=0) == 0))
    back, forth = _standard(points - points.mean(axis=0) if has_constant else points)
    left, values, _ = np.linalg.svd(functions / np.sqrt(np.mean(functions**2, axis=0)), full_matrices=False)
    left = left[:, values > _DEPENDENT * values[0]]
    reach = np.sqrt(len(points) * np.sum(left**2, axis=1)).reshape(x.shape[:2])  # ‖ψ̃(x)‖ of every particle
    slopes = g @ back
    norm = np.einsum("mkp,mp->mk", np.linalg.norm(slopes, axis=-1), reach)
    moved = [v @ forth.T for v in moved]
    with np.errstate(divide="ignore", invalid="ignore"):
        changes = np.stack([np.where(norm > 0, _change(slopes, v) / norm, 0.0).reshape(-1) for v in moved], axis=-1)
    sizes = np.stack([v.reshape(-1) for v in moved], axis=-1)
    return changes / np.sqrt(len(changes)), sizes / np.sqrt(len(points))


def _functions(points: NDArray[np.float64], fields: list[VectorField]) -> NDArray[np.float64]:
    """The functions that the fields are combinations of, at the points; of affine ones 1 and the features."""
    for field in fields:
        if isinstance(field, DictionaryField):
            values: NDArray[np.float64] = field.evaluate_functions(points)
            return values[:, np.any(values != 0, axis=0)]
    return np.column_stack([np.ones(len(points)), points])


def _standard(points: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    """B and B⁻¹ of coordinates z = B⁻¹x of second moment 1: B = D C^½ as the program has it."""
    sizes = np.sqrt(np.mean(np.abs(points) ** 2, axis=0))
    if not sizes.all():
        raise InvalidInput("Samples: a feature is zero throughout, or constant. Leave it out.")
    unit = points / sizes / np.sqrt(len(points))
    _, spreads, axes = np.linalg.svd(unit, full_matrices=False)
    if len(spreads) < points.shape[1] or spreads[-1] < 1e-8 * spreads[0]:
        raise InvalidInput("Samples: some features are combinations of others, so they do not span. Leave one out.")
    vectors = axes.T.conj() if points.dtype.kind != "c" else axes.T
    root = (vectors * spreads) @ vectors.conj().T
    inverse = (vectors / spreads) @ vectors.conj().T
    return sizes[:, None] * root, inverse / sizes


def _unit_labels(g: NDArray[Any]) -> NDArray[Any]:
    largest = np.abs(g).max(axis=(0, 2, 3), keepdims=True)
    g = g / np.where(largest == 0, 1, largest)
    if not g.any():
        raise InvalidInput("Gradients: all of them are zero, so every field keeps the labels.")
    size = np.sqrt(np.mean(np.sum(np.abs(g) ** 2, axis=(2, 3)), axis=0))
    return np.asarray(g / np.where(size == 0, 1, size)[:, None, None])


def _change(g: NDArray[Any], v: NDArray[Any]) -> NDArray[np.float64]:
    """∇φ·v. `[m, k, q, n], [m, q, n] → [m, k]`"""
    return np.asarray(np.sum(np.real(np.conj(g) * v[:, None]), axis=(2, 3)))


def _real(v: NDArray[Any]) -> NDArray[np.float64]:
    return np.concatenate([v.real.reshape(-1), v.imag.reshape(-1)])


def _ratio(changes: NDArray[np.float64], sizes: NDArray[np.float64]) -> NDArray[np.float64]:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.linalg.norm(changes, axis=0) / np.linalg.norm(sizes, axis=0))


def _largest(changes: NDArray[np.float64], sizes: NDArray[np.float64]) -> float:
    """The largest singular value over the span."""
    scale = np.linalg.norm(sizes, axis=0)
    if not (np.isfinite(scale).all() and scale.all()):
        return float("nan")
    triangle: NDArray[np.float64] = np.asarray(np.linalg.qr(sizes / scale, mode="r"))
    if np.abs(np.diag(triangle)).min() < 1e-8:
        return float("nan")
    return float(np.linalg.norm(np.linalg.solve(triangle.T, (changes / scale).T), 2))


def _differences(phi: Callable[[NDArray[Any]], Any], x: NDArray[Any]) -> NDArray[Any]:
    """The gradient of φ by central differences, `[m, k, …, n]`."""
    sizes = np.sqrt(np.mean(np.abs(x) ** 2, axis=0))
    sizes = np.where(sizes > 0, sizes, 1.0)
    labels = _values(phi, x).shape[1]
    result = np.zeros((len(x), labels, *x.shape[1:]), dtype=x.dtype)
    for at in np.ndindex(*x.shape[1:]):
        for unit in (1.0, 1.0j) if x.dtype.kind == "c" else (1.0,):
            step = _STEP * float(sizes[at])
            ahead, behind = x.copy(), x.copy()
            ahead[(slice(None), *at)] += unit * step
            behind[(slice(None), *at)] -= unit * step
            result[(slice(None), slice(None), *at)] += unit * (_values(phi, ahead) - _values(phi, behind)) / (2 * step)
    return result


def _values(phi: Callable[[NDArray[Any]], Any], x: NDArray[Any]) -> NDArray[np.float64]:
    values = np.asarray(phi(x))
    if values.ndim not in (1, 2) or len(values) != len(x) or values.dtype.kind not in "iuf":
        raise InvalidInput(
            f"phi: expected a function with real values [{len(x)}] or [{len(x)}, k], got {values.dtype} of the shape {values.shape}."
        )
    return values.reshape(len(x), -1).astype(np.float64)

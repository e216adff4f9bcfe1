"""Functions that a group keeps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import combinations_with_replacement
from math import comb
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ._as_fields import as_fields
from ._dictionary_field import DictionaryField
from ._errors import InvalidInput, LiesweepError
from ._generator import Generator
from ._polynomial import (
    Exponents,
    Polynomial,
    Terms,
    bombieri_weight,
    monomials,
    multiply,
)
from ._vector_field import VectorField

_MOST_MONOMIALS = 2000
_MOST_WORK = 1.5e11
"""Of products with that many fields and monomials: some ten seconds."""

_FINEST = 1e-7
"""Tolerances below would be within the rounding of squares."""

_CLEARLY_NOT = 3.0
"""What is above the tolerance must be so many times above it."""


class Invariants(Sequence[Polynomial]):
    """Polynomials that a group keeps, of which all others up to a degree are made by sums and products."""

    def __init__(self, polynomials: Sequence[Polynomial]) -> None:
        self._polynomials = tuple(polynomials)

    def __call__(self, x: Any) -> NDArray[np.float64]:
        """All of them at samples, the features of a model that cannot break the symmetry. `[..., n] → [..., count]`"""
        if not self._polynomials:
            raise LiesweepError("There is no invariant to be evaluated.")
        return np.stack([each(x) for each in self._polynomials], axis=-1)

    def __len__(self) -> int:
        return len(self._polynomials)

    def __getitem__(self, at: Any) -> Any:
        return self._polynomials[at]

    def __iter__(self) -> Iterator[Polynomial]:
        return iter(self._polynomials)

    def __repr__(self) -> str:
        return "\n".join(map(repr, self._polynomials)) or "no invariant"

    def _repr_html_(self) -> str:
        return f"<pre class='liesweep'>{escape(repr(self))}</pre>"


def invariants(
    generators: Any,
    degree: int = 2,
    *,
    samples: Any = None,
    particles: int = 1,
    tolerance: float = 1e-4,
) -> Invariants:
    """The polynomials up to a degree that all generators keep: the null space of f ↦ v·∇f on the monomials.

    Args:
        generators: an array `[N, n, n]`, a list of generators, or a run or verdict
        degree: the highest
        samples: `[m, n]`, whose sizes say what a small coefficient is where features have different units
        particles: q, for functions of q particles that all move in the same way
        tolerance: a polynomial is kept where v·∇f is below this share of f, for generators of size 1; take what the certificate of
            measured labels states

    Returns:
        of each degree those that are no sums and products of lower ones, with as few terms as possible

    Raises:
        InvalidInput: where there would be too many monomials, or a field is no polynomial
        LiesweepError: where a polynomial is neither clearly kept nor clearly not

    Examples:
        >>> invariants([[[0, 1], [-1, 0]]])
        x1² + x2²
    """
    fields = as_fields(generators)
    if degree < 1 or particles < 1 or not _FINEST <= tolerance < 1:
        raise InvalidInput("Invariants: degree and particles must be at least 1, and the tolerance between 1e-7 and 1.")
    is_complex = any(isinstance(field, Generator) and field.is_complex for field in fields)
    names, shape = _coordinates(fields[0], particles, is_complex)
    count = len(names)
    components = [_components(field, particles, is_complex) for field in fields]
    is_graded = all(sum(e) == 1 for each in components for part in each for e in part)
    size = comb(count + degree - 1, degree) if is_graded else comb(count + degree, degree) - 1
    if size > _MOST_MONOMIALS or len(fields) * float(size) ** 3 > _MOST_WORK:
        raise InvalidInput(
            f"Invariants: {size} monomials of {count} coordinates of degree {degree}, times {len(fields)} generators, are too many; "
            "take a lower degree."
        )
    scale = _scales(samples, shape, is_complex, components)
    components = [_unit(_scaled(each, scale)) for each in components]
    found: list[tuple[int, Terms]] = []
    for d in range(1, degree + 1):
        space = [e for lower in ([d] if is_graded else range(1, d + 1)) for e in monomials(count, lower)]
        kept = _null_space(_squares(components, space), tolerance, d)
        products = _vectors([product for product in _products(found, d, is_graded, count)], space)
        for vector in _new(kept, products):
            weights = [bombieri_weight(e) for e in space]
            terms = {e: float(c / w) for e, c, w in zip(space, vector, weights) if abs(c) > tolerance * np.abs(vector).max()}
            found.append((d, terms))
    return Invariants([Polynomial(_readable(terms, scale), names, shape, is_complex=is_complex) for _, terms in found])


def _coordinates(field: VectorField, particles: int, is_complex: bool) -> tuple[list[str], tuple[int, ...]]:
    if particles == 1:
        names, shape = list(field.features), field.shape
    elif len(field.shape) > 1:
        raise InvalidInput("Invariants: the generators move each particle in its own way, so their number is given.")
    else:
        joint = "_" if any(name[-1:].isdigit() for name in field.features) else ""
        names = [f"{name}{joint}{p + 1}" for p in range(particles) for name in field.features]
        shape = (particles, *field.shape)
    return ([f"Re {name}" for name in names] + [f"Im {name}" for name in names] if is_complex else names), shape


def _components(field: VectorField, particles: int, is_complex: bool) -> list[Terms]:
    """The components of a field as polynomials of all coordinates."""
    parts = _own_components(field)
    n = len(parts)
    everything: list[Terms] = []
    if not is_complex:
        for p in range(particles):
            everything += [_placed(part, p * n, n * particles) for part in parts]
        return everything
    if not isinstance(field, Generator):
        raise InvalidInput("Invariants: complex generators and fields in a dictionary do not go together.")
    a, b = np.real(field.matrix), np.imag(field.matrix)
    one = np.eye(particles)
    real = np.block([[np.kron(one, a), -np.kron(one, b)], [np.kron(one, b), np.kron(one, a)]])
    shift = np.concatenate([np.tile(np.real(field.shift), particles), np.tile(np.imag(field.shift), particles)])
    return _own_components(Generator(real, shift))


def _own_components(field: VectorField) -> list[Terms]:
    n = field.dimension
    if isinstance(field, Generator):
        exponents = [*monomials(n, 1), (0,) * n]
        rows = np.column_stack([np.real(field.matrix), np.real(field.shift)])
        return [{e: float(c) for e, c in zip(exponents, row) if c} for row in rows]
    if not isinstance(field, DictionaryField):
        raise InvalidInput(f"Invariants: of {type(field).__name__} they are not known.")
    powers = [expression.exponents() for expression in field.expressions]
    result = []
    for row in field.coefficients:
        terms: Terms = {}
        for name, e, c in zip(field.functions, powers, row):
            if c and e is None:
                raise InvalidInput(f"Invariants: the field has the function {name}, which is no monomial.")
            if c and e is not None:
                terms[e] = terms.get(e, 0.0) + float(c)
        result.append(terms)
    return result


def _placed(terms: Terms, before: int, count: int) -> Terms:
    return {(0,) * before + e + (0,) * (count - before - len(e)): c for e, c in terms.items()}


def _scales(samples: Any, shape: tuple[int, ...], is_complex: bool, components: list[list[Terms]]) -> NDArray[np.float64]:
    """The size of each coordinate: of the samples, or that in which the linear parts of the fields are balanced."""
    count = len(components[0])
    if samples is None:
        return _balance(components, count)
    x = np.asarray(samples)
    if x.shape[-len(shape) :] != shape:
        raise InvalidInput(f"Samples: expected an array whose last axes are {shape}, got the shape {x.shape}.")
    sizes = np.sqrt(np.mean(np.abs(x.reshape(-1, int(np.prod(shape)))) ** 2, axis=0))
    sizes = np.concatenate([sizes, sizes]) if is_complex else sizes
    if not (np.isfinite(sizes).all() and sizes.all()):
        raise InvalidInput("Samples: a feature is zero throughout, or not finite.")
    return sizes


def _balance(components: list[list[Terms]], count: int) -> NDArray[np.float64]:
    size = np.zeros((count, count))
    for each in components:
        for j, part in enumerate(each):
            for e, c in part.items():
                if sum(e) == 1:
                    size[j, e.index(1)] += c * c
    np.fill_diagonal(size, 0.0)
    scale = np.ones(count)
    for _ in range(50):  # Osborne's iteration converges in a few rounds
        for k in range(count):
            outward = float(np.sum(size[:, k] * scale[k] ** 2 / scale**2))
            inward = float(np.sum(size[k] * scale**2 / scale[k] ** 2))
            if outward > 0 and inward > 0:
                scale[k] *= (inward / outward) ** 0.25
    return scale


def _scaled(components: list[Terms], scale: NDArray[np.float64]) -> list[Terms]:
    """The field in coordinates z = x / scale."""
    return [
        {e: c * float(np.prod(scale ** np.array(e))) / float(scale[j]) for e, c in part.items()}
        for j, part in enumerate(components)
    ]


def _unit(components: list[Terms]) -> list[Terms]:
    size = float(np.sqrt(sum(c * c for part in components for c in part.values()) / 2))
    if size == 0:
        raise InvalidInput("Invariants: a generator is zero.")
    return [{e: c / size for e, c in part.items()} for part in components]


def _squares(components: list[list[Terms]], space: list[Exponents]) -> NDArray[np.float64]:
    """Σ_a D_aᵀD_a with D_a the matrix of f ↦ v_a·∇f in monomials of size 1."""
    factors = sorted({e for each in components for part in each for e in part})
    rows: dict[Exponents, int] = {}
    entries = [
        (column, j, k, rows.setdefault(tuple(p + q for p, q in zip((*e[:j], e[j] - 1, *e[j + 1 :]), f)), len(rows)), power)
        for column, e in enumerate(space)
        for j, power in enumerate(e)
        if power
        for k, f in enumerate(factors)
    ]
    columns, component, factor, row, powers = np.array(entries).T
    sizes = np.array([bombieri_weight(e) for e in rows]), np.array([bombieri_weight(e) for e in space])
    weights = powers * sizes[0][row] / sizes[1][columns]
    total = np.zeros((len(space), len(space)))
    for each in components:
        coefficients = np.array([[part.get(f, 0.0) for f in factors] for part in each])
        matrix = np.zeros((len(rows), len(space)))
        np.add.at(matrix, (row, columns), coefficients[component, factor] * weights)
        total += matrix.T @ matrix
    return total


def _null_space(squares: NDArray[np.float64], tolerance: float, degree: int) -> NDArray[np.float64]:
    """Orthonormal rows that the matrices take to less than the tolerance."""
    eigenvalues, vectors = np.linalg.eigh(squares)
    values, rows = np.sqrt(np.maximum(eigenvalues, 0.0)), vectors.T
    between = (values > tolerance) & (values <= _CLEARLY_NOT * tolerance)
    if between.any():
        raise LiesweepError(
            f"Invariants: of degree {degree} one is kept up to {values[between].min():.2g}, neither clearly within the tolerance of {tolerance:g} nor clearly not. Set another tolerance."
        )
    return np.asarray(rows[values <= tolerance])


def _products(found: list[tuple[int, Terms]], degree: int, is_graded: bool, count: int) -> Iterator[Terms]:
    """All products of what was found, of this degree or, where degrees mix, up to it."""
    for factors in range(1, degree + 1):
        for chosen in combinations_with_replacement(found, factors):
            total = sum(d for d, _ in chosen)
            if total == degree or (not is_graded and total < degree):
                product: Terms = {(0,) * count: 1.0}
                for _, terms in chosen:
                    product = multiply(product, terms)
                yield product


def _vectors(polynomials: list[Terms], space: list[Exponents]) -> NDArray[np.float64]:
    at = {e: position for position, e in enumerate(space)}
    vectors = np.zeros((len(polynomials), len(space)))
    for row, terms in zip(vectors, polynomials):
        for e, c in terms.items():
            if e in at:
                row[at[e]] = c * bombieri_weight(e)
    sizes = np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors / np.where(sizes == 0, 1, sizes)


def _new(kept: NDArray[np.float64], products: NDArray[np.float64]) -> list[NDArray[np.float64]]:
    """A basis with few entries of what is kept and no combination of products."""
    span = _orthonormal(products)
    missing = len(kept) - len(span)
    result: list[NDArray[np.float64]] = []
    for vector in sorted(_echelon(kept), key=lambda row: int(np.sum(np.abs(row) > 1e-3 * np.abs(row).max()))):
        if len(result) == missing:
            break
        rest = vector - (vector @ span.T) @ span
        if np.linalg.norm(rest) > _NEW_ABOVE * np.linalg.norm(vector):
            result.append(vector)
            span = np.vstack([span, rest / np.linalg.norm(rest)])
    return result


_NEW_ABOVE = 0.05
"""A vector that lies in a span up to this share adds nothing: noise of measured labels is below."""


def _orthonormal(vectors: NDArray[np.float64]) -> NDArray[np.float64]:
    if not len(vectors):
        return vectors
    _, values, rows = np.linalg.svd(vectors, full_matrices=False)
    return np.asarray(rows[values > _NEW_ABOVE])


def _echelon(rows: NDArray[np.float64]) -> list[NDArray[np.float64]]:
    """The same span in reduced form: every row has an entry that all others lack. Pivots are the largest entries."""
    rows = rows.copy()
    done: list[tuple[int, int]] = []
    for _ in range(len(rows)):
        free = np.abs(rows)
        free[[row for row, _ in done]] = -1.0
        row, column = np.unravel_index(int(np.argmax(free)), free.shape)
        pivot = rows[row, column]
        rows[row] /= pivot
        for other in range(len(rows)):
            if other != row:
                rows[other] -= rows[other, column] * rows[row]
        done.append((int(row), int(column)))
    return [rows[row] for row, _ in sorted(done, key=lambda each: each[1])]


def _readable(terms: Terms, scale: NDArray[np.float64]) -> Terms:
    """In the features' own units, the smallest coefficient ±1 and the first one positive."""
    given = {e: c / float(np.prod(scale ** np.array(e))) for e, c in terms.items()}
    smallest = min(abs(c) for c in given.values())
    first = given[max(given)]
    return {e: c / (smallest if first > 0 else -smallest) for e, c in given.items()}

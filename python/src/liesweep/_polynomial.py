"""Polynomials of the features."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations_with_replacement
from math import factorial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ._errors import InvalidInput
from ._vector_field import in_formula

Exponents = tuple[int, ...]

Terms = dict[Exponents, float]
"""Coefficients by exponents: x²y of (x, y) has the exponents (2, 1)."""


class Polynomial:
    """A polynomial of real coordinates.

    Args:
        terms: coefficients by exponents, one exponent for each coordinate
        names: of the coordinates
        shape: of one sample, `(n,)` or `(q, n)`; its entries are the coordinates, one after the other
        is_complex: whether a sample is of complex numbers; its coordinates are then all real parts, and after them all imaginary ones

    Examples:
        >>> interval = Polynomial({(2, 0): 1.0, (0, 2): -1.0}, ["t", "x"], (2,))
        >>> interval
        t² − x²
        >>> interval([5.0, 3.0])
        array(16.)
    """

    def __init__(
        self, terms: Mapping[Exponents, float], names: Sequence[str], shape: tuple[int, ...], *, is_complex: bool = False
    ) -> None:
        self.terms: Terms = dict(terms)
        self.names = tuple(names)
        self.shape = shape
        self.is_complex = is_complex
        self._exponents = np.array(list(self.terms), dtype=int).reshape(len(self.terms), len(self.names))
        self._coefficients = np.array(list(self.terms.values()), dtype=np.float64)

    @property
    def degree(self) -> int:
        return int(self._exponents.sum(axis=1).max(initial=0))

    def __call__(self, x: Any) -> NDArray[np.float64]:
        """The values at samples. `[..., n] → [...]`, or `[..., q, n] → [...]` of several particles"""
        return np.asarray(evaluate(self._exponents, self._flat(x)) @ self._coefficients)

    def gradient(self, x: Any) -> NDArray[Any]:
        """The gradient at samples, of their shape: of complex ones ∂/∂u + i ∂/∂v at x = u + iv."""
        flat = self._flat(x)
        slopes = np.zeros(flat.shape)
        for k in range(len(self.names)):
            lower = self._exponents.copy()
            lower[:, k] = np.maximum(lower[:, k] - 1, 0)
            slopes[..., k] = evaluate(lower, flat) @ (self._coefficients * self._exponents[:, k])
        if self.is_complex:
            half = len(self.names) // 2
            return np.asarray((slopes[..., :half] + 1j * slopes[..., half:]).reshape(np.shape(x)))
        return np.asarray(slopes.reshape(np.shape(x)))

    def __repr__(self) -> str:
        return self._written("", in_formula, lambda power: str(power).translate(_SUPERSCRIPTS))

    def __str__(self) -> str:
        return repr(self)

    @property
    def expression(self) -> str:
        """The polynomial as sweep files write it, such as `t^2 - x^2`."""
        return self._written("*", _in_backquotes, lambda power: f"^{power}").replace("−", "-")

    def _written(self, times: str, shown: Callable[[str], str], power_of: Callable[[int], str]) -> str:
        text = ""
        for exponents, coefficient in sorted(self.terms.items(), key=lambda term: (-sum(term[0]), tuple(-e for e in term[0]))):
            word = (times or "·").join(
                shown(name) + ("" if power == 1 else power_of(power)) for name, power in zip(self.names, exponents) if power
            )
            size = f"{abs(coefficient):.5g}"
            piece = word if size == "1" and word else f"{size}{times or ' '}{word}" if word else size
            text += f" {'−' if coefficient < 0 else '+'} {piece}" if text else f"{'−' if coefficient < 0 else ''}{piece}"
        return text or "0"

    def _flat(self, x: Any) -> NDArray[np.float64]:
        x = np.asarray(x)
        if x.shape[-len(self.shape) :] != self.shape:
            raise InvalidInput(f"Samples: expected an array whose last axes are {self.shape}, got the shape {x.shape}.")
        flat = x.reshape(*x.shape[: -len(self.shape)], -1)
        if self.is_complex:
            return np.concatenate([flat.real, flat.imag], axis=-1)
        if flat.dtype.kind == "c":
            raise InvalidInput("Samples: the polynomial is of real features, got complex numbers.")
        return np.asarray(flat, dtype=np.float64)


def _in_backquotes(name: str) -> str:
    return name if name.isidentifier() and name.isascii() else f"`{name}`"


_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def evaluate(exponents: NDArray[np.int_], x: NDArray[np.float64]) -> NDArray[np.float64]:
    """Monomials at samples. `[T, n], [..., n] → [..., T]`"""
    result = np.ones((*x.shape[:-1], len(exponents)))
    for k in range(x.shape[-1]):
        powers = exponents[:, k]
        if powers.any():
            result *= x[..., k, None] ** powers
    return result


def monomials(count: int, degree: int) -> list[Exponents]:
    """The exponents of all monomials of a degree in so many coordinates."""
    result = []
    for factors in combinations_with_replacement(range(count), degree):
        exponents = [0] * count
        for k in factors:
            exponents[k] += 1
        result.append(tuple(exponents))
    return result


def multiply(a: Terms, b: Terms) -> Terms:
    """The product of two polynomials."""
    product: Terms = {}
    for p, c in a.items():
        for q, d in b.items():
            key = tuple(i + j for i, j in zip(p, q))
            product[key] = product.get(key, 0.0) + c * d
    return product


def bombieri_weight(exponents: Exponents) -> float:
    """√(α!/d!): the size of a monomial in the norm of polynomials that rotations keep."""
    weight = 1.0
    for power in exponents:
        weight *= factorial(power)
    return float(np.sqrt(weight / factorial(sum(exponents))))

"""Generators that are combinations of given functions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ._errors import LiesweepError
from ._expression import Expression
from ._generator import Generator
from ._integrate import integrate
from ._vector_field import VectorField, combination, feature_names, significant


class DictionaryField(VectorField):
    """The field v = Σ c_jk θ_k(x) ∂_j.

    Args:
        coefficients: c, `[n, K]`
        functions: the K functions θ, such as `1`, `x`, `x^2*y`
        features: names of the n features that the functions are of
        particles: q, where the n coordinates are those of q particles, one after the other

    Raises:
        LiesweepError: where a shape is not as it should be, or a function cannot be read
    """

    def __init__(self, coefficients: Any, functions: Sequence[str], features: Sequence[str], *, particles: int = 1) -> None:
        self.coefficients = np.asarray(coefficients, dtype=np.float64)
        n = len(features)
        if self.coefficients.shape != (n, len(functions)):
            raise LiesweepError(
                f"A field: expected {n} × {len(functions)} coefficients, got the shape {self.coefficients.shape}."
            )
        if not np.isfinite(self.coefficients).all():
            raise LiesweepError("A field: a coefficient is not finite.")
        if n == 0 or particles < 1 or n % particles:
            raise LiesweepError(f"A field: {n} coordinates are not those of {particles} particles.")
        self.features = feature_names(features, n)
        self.functions = tuple(functions)
        self.shape = (n,) if particles == 1 else (particles, n // particles)
        self.expressions = tuple(Expression(text, self.features) for text in functions)

    def evaluate_functions(self, x: NDArray[Any], module: Any = np) -> Any:
        """θ(x). `[..., n] → [..., K]`"""
        return module.stack([expression.value(x, module) for expression in self.expressions], -1)

    def __call__(self, x: Any) -> NDArray[Any]:
        x = self._require_real(x)
        return np.asarray(self._at(self.flat(x)).reshape(x.shape))

    def jacobian(self, x: Any) -> NDArray[np.float64]:
        """∂v_j/∂x_k at flat samples. `[..., n] → [..., n, n]`"""
        slopes = np.stack([expression.gradient(np.asarray(x)) for expression in self.expressions], -2)
        result: NDArray[np.float64] = np.einsum("jf,...fk->...jk", self.coefficients, slopes)
        return result

    def flow(self, x: Any, t: Any) -> NDArray[Any]:
        """exp(tv) x: exactly where the field is affine, else integrated to a relative error of 1e-10."""
        affine = self.as_generator()
        if affine is not None:
            return affine.flow(x, t)
        flat, time = self.samples_and_times(self._require_real(x), t)
        moved = integrate(self._at, flat, np.broadcast_to(time, flat.shape[:-1]))
        return np.asarray(moved.reshape(*flat.shape[:-1], *self.shape))

    def as_generator(self) -> Generator | None:
        """The same field as 𝒲x + b; None where a function with a coefficient is neither 1 nor a feature."""
        n = len(self.features)
        matrix, shift = np.zeros((n, n)), np.zeros(n)
        for expression, column in zip(self.expressions, self.coefficients.T):
            powers = expression.exponents()
            if not column.any():
                continue
            if powers is None or sum(powers) > 1:
                return None
            if sum(powers) == 0:
                shift += column
            else:
                matrix[:, powers.index(1)] += column
        return Generator(matrix, shift, features=self.features, particles=self.shape[0] if len(self.shape) > 1 else 1)

    @property
    def formula(self) -> str:
        parts = []
        shown = significant(self.coefficients)
        for row, is_shown, feature in zip(self.coefficients, shown, self.features):
            terms = [
                (float(c), "" if name == "1" else name) for c, name, is_one in zip(row, self.functions, is_shown) if is_one
            ]
            if terms:
                text = combination(terms)
                text = f"({text})" if len(terms) > 1 else {"1": "", "−1": "−"}.get(text, f"{text} ")
                parts.append(f"{text} ∂{feature}".replace("− ∂", "−∂").replace("  ", " ").strip())
        return " + ".join(parts).replace("+ −", "− ") or "0"

    def _require_real(self, x: Any) -> NDArray[Any]:
        real = self.samples(x)
        if real.dtype.kind == "c":
            raise LiesweepError("Samples: a field in a dictionary is of real features, got complex numbers.")
        return real

    def _at(self, flat: NDArray[Any]) -> NDArray[Any]:
        return np.asarray(self.evaluate_functions(flat) @ self.coefficients.T)

"""Generators that are matrices, and affine ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ._errors import LiesweepError
from ._group_action import moved_by
from ._vector_field import VectorField, combination, feature_names, in_formula, significant


class Generator(VectorField):
    """The field v(x) = 𝒲x + b.

    Args:
        matrix: 𝒲, `[n, n]`, real or complex
        shift: b, `[n]`; none for a linear field
        features: names of the n features
        particles: q, where the n coordinates are those of q particles, one after the other
        noise: what share of the largest entry is not known; the formula leaves such entries out

    Raises:
        LiesweepError: where a shape is not as it should be, or a number is not finite

    Examples:
        >>> rotation = Generator([[0, 1], [-1, 0]])
        >>> rotation
        <Generator: x2 ∂x1 − x1 ∂x2>
        >>> rotation.flow([1.0, 0.0], np.pi / 2).round(12) + 0.0
        array([ 0., -1.])
    """

    def __init__(
        self,
        matrix: Any,
        shift: Any = None,
        *,
        features: Sequence[str] | None = None,
        particles: int = 1,
        noise: float = 0.0,
    ) -> None:
        self.noise = noise
        self.matrix = _numbers(matrix)
        n = self.matrix.shape[-1] if self.matrix.ndim else 0
        if self.matrix.shape != (n, n) or n == 0:
            raise LiesweepError(f"A generator: expected a square matrix, got the shape {self.matrix.shape}.")
        self.shift = np.zeros(n, dtype=self.matrix.dtype) if shift is None else _numbers(shift)
        if self.shift.shape != (n,):
            raise LiesweepError(f"A generator: expected a shift of {n} numbers, got the shape {self.shift.shape}.")
        if particles < 1 or n % particles:
            raise LiesweepError(f"A generator: {n} coordinates are not those of {particles} particles.")
        self.shape = (n,) if particles == 1 else (particles, n // particles)
        self.features = feature_names(features, n)

    @property
    def is_linear(self) -> bool:
        """Whether the origin stays: b = 0."""
        return not self.shift.any()

    @property
    def is_complex(self) -> bool:
        return self.matrix.dtype.kind == "c" or self.shift.dtype.kind == "c"

    @property
    def augmented(self) -> NDArray[Any]:
        """The matrix (𝒲 b; 0 0) that acts on (x, 1), `[n + 1, n + 1]`: commutators of fields are those of these."""
        n = self.dimension
        result = np.zeros((n + 1, n + 1), dtype=np.result_type(self.matrix, self.shift))
        result[:n, :n], result[:n, n] = self.matrix, self.shift
        return result

    def __call__(self, x: Any) -> NDArray[Any]:
        x = self.samples(x)
        return np.asarray((self.flat(x) @ self.matrix.T + self.shift).reshape(x.shape))

    def flow(self, x: Any, t: Any) -> NDArray[Any]:
        """exp(tv) x, exactly: by the exponential of the matrix (𝒲 b; 0 0)."""
        flat, time = self.samples_and_times(x, t)
        amounts = np.full((1, 1), time) if time.ndim == 0 else time.reshape(-1, 1)
        points = flat.reshape(len(amounts), -1, self.dimension)
        moved = moved_by(self.augmented[None], amounts, points)
        return moved.reshape(*flat.shape[:-1], *self.shape)

    @property
    def formula(self) -> str:
        rows = np.column_stack([self.matrix, self.shift])
        shown = significant(rows, self.noise)
        names = (*map(in_formula, self.features), "")
        parts = [
            _component(rows[j][shown[j]], [name for name, is_shown in zip(names, shown[j]) if is_shown], of)
            for j, of in enumerate(names[:-1])
            if shown[j].any()
        ]
        return " + ".join(parts).replace("+ −", "− ") or "0"


def _component(coefficients: NDArray[Any], names: list[str], feature: str) -> str:
    parts = [(coefficients.real, ""), (coefficients.imag, "i")]
    terms = [
        (float(c), f"{unit} {name}".strip())
        for at, name in enumerate(names)
        for part, unit in parts
        if significant(np.array([abs(coefficients[at]), part[at]]))[1] and (c := part[at])
    ]
    text = combination(terms)
    if len(terms) > 1:
        return f"({text}) ∂{feature}"
    return f"∂{feature}" if text == "1" else f"−∂{feature}" if text == "−1" else f"{text} ∂{feature}"


def _numbers(given: Any) -> NDArray[Any]:
    try:
        array = np.asarray(given)
        array = array.astype(np.complex128 if array.dtype.kind == "c" else np.float64)
    except (TypeError, ValueError) as error:
        raise LiesweepError(f"A generator: expected numbers, got {type(given).__name__}: {error}.") from None
    if not np.isfinite(array).all():
        raise LiesweepError("A generator: a number is not finite.")
    return array

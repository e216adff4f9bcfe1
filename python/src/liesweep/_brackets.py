"""Brackets, structure constants and what is read off them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ._as_fields import as_fields
from ._errors import LiesweepError
from ._generator import Generator


class StructureConstants(NamedTuple):
    """How generators commute: [J_a, J_b] = Σ_c a_abc J_c."""

    constants: NDArray[np.float64]
    """a, `[N, N, N]`, antisymmetric in the first two."""
    residual: float
    """The largest share of a bracket that lies outside of the span of the generators: 0 for an algebra."""


def bracket(a: Any, b: Any) -> Any:
    """The commutator [a, b] = ab − ba, of fields Dv·w − Dw·v, which is the same for matrices.

    Args:
        a, b: two matrices `[..., n, n]`, or two `Generator`

    Returns:
        of the kind that was given

    Raises:
        LiesweepError: where the two do not act on the same features
    """
    if isinstance(a, Generator) and isinstance(b, Generator):
        _same_space([a, b])
        both = bracket(a.augmented, b.augmented)
        n = a.dimension
        particles = a.shape[0] if len(a.shape) > 1 else 1
        return Generator(both[:n, :n], both[:n, n], features=a.features, particles=particles)
    try:
        a, b = np.asarray(a), np.asarray(b)
        return a @ b - b @ a
    except (TypeError, ValueError):
        raise LiesweepError("A bracket: expected two matrices of one size, or two generators of them.") from None


def structure_constants(generators: Any) -> StructureConstants:
    """The structure constants of generators, by least squares over real coefficients.

    Args:
        generators: an array `[N, n, n]`, or a list of generators

    Raises:
        LiesweepError: where generators depend on each other, or their brackets are not known in closed form
    """
    fields = as_fields(generators)
    if not all(isinstance(field, Generator) for field in fields):
        raise LiesweepError(
            "Structure constants are computed here of matrices and affine fields; those of a run are `run.structure_constants()`."
        )
    matrices = np.stack([field.augmented for field in fields if isinstance(field, Generator)])
    count = len(matrices)
    sizes = np.linalg.norm(matrices, axis=(1, 2))
    if not sizes.all():
        raise LiesweepError("Structure constants: a generator is zero.")
    unit = matrices / sizes[:, None, None]
    basis = _real(unit)
    if np.linalg.matrix_rank(basis, tol=1e-8) < count:
        raise LiesweepError("Structure constants: the generators depend on each other.")
    orthonormal, triangle = np.linalg.qr(basis.T)
    constants = np.zeros((count, count, count))
    residual = 0.0
    for a in range(count - 1):
        targets = _real(bracket(unit[a], unit[a + 1 :])).T  # one column for every b > a
        solution = np.linalg.solve(triangle, orthonormal.T @ targets)
        residual = max(residual, float(np.linalg.norm(targets - basis.T @ solution, axis=0).max(initial=0.0)))
        constants[a, a + 1 :] = (solution.T / sizes) * sizes[a] * sizes[a + 1 :, None]
        constants[a + 1 :, a] = -constants[a, a + 1 :]
    return StructureConstants(constants, residual)


def adjoint(constants: Any) -> NDArray[np.float64]:
    """The adjoint representation, (ad_a)_cb = a_abc.

    Args:
        constants: structure constants `[N, N, N]`

    Returns:
        `[N, N, N]`, the matrix of ad_a at position a
    """
    return np.ascontiguousarray(np.swapaxes(_cube(constants), 1, 2))


def killing_form(constants: Any) -> NDArray[np.float64]:
    """The Killing form K_ab = tr(ad_a ad_b) of structure constants `[N, N, N]`, `[N, N]`."""
    ad = adjoint(constants)
    result: NDArray[np.float64] = np.einsum("acd,bdc->ab", ad, ad)
    return result


def _cube(constants: Any) -> NDArray[np.float64]:
    if isinstance(constants, StructureConstants):
        constants = constants.constants
    array = np.asarray(constants, dtype=np.float64)
    if array.ndim != 3 or len(set(array.shape)) != 1:
        raise LiesweepError(f"Structure constants: expected an array [N, N, N], got the shape {array.shape}.")
    return array


def _real(matrices: NDArray[Any]) -> NDArray[np.float64]:
    flat = matrices.reshape(len(matrices), -1)
    return np.concatenate([flat.real, flat.imag], axis=1) if flat.dtype.kind == "c" else flat


def _same_space(fields: Sequence[Generator]) -> None:
    if len({field.shape for field in fields}) != 1:
        raise LiesweepError("The generators act on spaces of different dimensions.")

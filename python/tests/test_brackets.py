"""Laws of brackets and structure constants."""

from __future__ import annotations

import numpy as np
import pytest
from recorded_runs import RECORDED

import liesweep as ls

ROUNDING = 1e-12

PAULI = np.array([[[0, 1], [1, 0]], [[0, -1j], [1j, 0]], [[1, 0], [0, -1]]]) / 2j
LEVI_CIVITA = np.zeros((3, 3, 3))
for a, b, c in ((0, 1, 2), (1, 2, 0), (2, 0, 1)):
    LEVI_CIVITA[a, b, c], LEVI_CIVITA[b, a, c] = 1, -1


def test_brackets_are_antisymmetric_and_satisfy_jacobi(rng: np.random.Generator) -> None:
    x, y, z = (ls.Generator(rng.normal(size=(4, 4)), rng.normal(size=4)) for _ in range(3))
    np.testing.assert_allclose(ls.bracket(x, y).augmented, -ls.bracket(y, x).augmented)
    jacobi = sum(ls.bracket(p, ls.bracket(q, r)).augmented for p, q, r in ((x, y, z), (y, z, x), (z, x, y)))
    np.testing.assert_allclose(jacobi, 0, atol=100 * ROUNDING)


def test_the_bracket_is_what_remains_of_a_small_loop(rng: np.random.Generator) -> None:
    # exp(−tw)exp(−tv)exp(tw)exp(tv)x − x → −t² [v, w]x with [v, w] = Dv·w − Dw·v
    v, w = (ls.Generator(rng.normal(size=(3, 3)), rng.normal(size=3)) for _ in range(2))
    x, t = rng.normal(size=3), 1e-4
    loop = w.flow(v.flow(w.flow(v.flow(x, t), t), -t), -t)
    np.testing.assert_allclose((loop - x) / t**2, -ls.bracket(v, w)(x), rtol=0.02, atol=0.02)


def test_structure_constants_of_su2_are_levi_civita() -> None:
    constants, residual = ls.structure_constants(PAULI)
    np.testing.assert_allclose(constants, LEVI_CIVITA, atol=ROUNDING)
    assert residual < ROUNDING


def test_structure_constants_transform_with_the_basis(rng: np.random.Generator) -> None:
    mixture = rng.normal(size=(3, 3))
    constants = ls.structure_constants(np.einsum("ab,bjk->ajk", mixture, PAULI)).constants
    back = np.einsum("ap,bq,pqr,rc->abc", mixture, mixture, LEVI_CIVITA, np.linalg.inv(mixture))
    np.testing.assert_allclose(constants, back, atol=1e-9)


def test_the_adjoint_matrices_commute_as_the_generators_do() -> None:
    for name in ("lorentz", "su-2", "euclid"):
        constants = ls.open(RECORDED / name).structure_constants()
        ad = ls.adjoint(constants)
        size = np.abs(constants).max() ** 2
        for a, b in np.ndindex(2, len(ad)):
            # float32 of the stored generators
            np.testing.assert_allclose(ls.bracket(ad[a], ad[b]), np.einsum("c,cij->ij", constants[a, b], ad), atol=1e-5 * size)


def test_the_killing_form_has_the_signature_that_the_program_says() -> None:
    for name in ("lorentz", "su-2", "euclid", "measured"):
        run = ls.open(RECORDED / name)
        values = np.linalg.eigvalsh(ls.killing_form(run.structure_constants()))
        signs = tuple(int(np.sum(each)) for each in (values > 1e-2, values < -1e-2, np.abs(values) <= 1e-2))
        assert signs == run.algebra.killing


def test_brackets_of_fields_are_those_that_the_program_certifies() -> None:
    run = ls.open(RECORDED / "euclid")
    np.testing.assert_allclose(ls.structure_constants(run.fields()).constants, run.structure_constants(), atol=1e-9)
    mixed = run.structure_constants(basis="trained", closure=1)
    np.testing.assert_allclose(ls.structure_constants(run.fields(basis="trained", closure=1)).constants, mixed, atol=1e-4)


@pytest.mark.parametrize(
    ("generators", "said"),
    [
        ([PAULI[0], PAULI[0] * 2], "depend on each other"),
        (np.zeros((1, 2, 2)), "is zero"),
        (np.zeros((0, 2, 2)), "there are none"),
        (np.zeros(3), "expected an array"),
        ("so(3)", "expected an array"),
        ([ls.Generator(np.eye(2)), ls.Generator(np.eye(3))], "different dimensions"),
    ],
)
def test_what_has_no_structure_constants_is_said(generators: object, said: str) -> None:
    with pytest.raises(ls.LiesweepError, match=said):
        ls.structure_constants(generators)


def test_what_does_not_close_has_a_residual() -> None:
    assert ls.structure_constants(PAULI[:2]).residual == pytest.approx(np.sqrt(2), rel=0.5)


def test_constants_of_another_shape_are_said() -> None:
    with pytest.raises(ls.LiesweepError, match=r"\[N, N, N\]"):
        ls.adjoint(np.zeros((3, 3)))

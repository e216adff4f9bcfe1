"""Flows: exact exponentials, one-parameter groups."""

from __future__ import annotations

import numpy as np
import pytest

from liesweep import DictionaryField, Generator, LiesweepError
from liesweep._expm import expm

ROUNDING = 1e-12
"""Of a product of a few matrices of norm up to 20, relative."""

INTEGRATED = 1e-8
"""Ten steps of an integration to 1e-10, and what the field makes of their errors."""

ROTATION = np.array([[0.0, 1.0], [-1.0, 0.0]])


def test_the_exponential_of_a_rotation_is_cosine_and_sine() -> None:
    for angle in (0.0, 1e-9, 0.3, 3.0, 40.0):
        expected = [[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]]
        np.testing.assert_allclose(expm(angle * ROTATION), expected, atol=40 * ROUNDING)


def test_the_exponential_of_a_nilpotent_matrix_is_a_polynomial() -> None:
    shift = np.diag([1.0, 2.0, 3.0], 1)
    expected = np.eye(4) + shift + shift @ shift / 2 + shift @ shift @ shift / 6
    np.testing.assert_allclose(expm(shift), expected, rtol=ROUNDING, atol=ROUNDING)


@pytest.mark.parametrize("size", [1e-3, 1.0, 5.0, 30.0])
@pytest.mark.parametrize("is_complex", [False, True])
def test_the_exponential_of_a_normal_matrix_is_that_of_its_eigenvalues(
    rng: np.random.Generator, size: float, is_complex: bool
) -> None:
    a = rng.normal(size=(5, 5)) + (1j * rng.normal(size=(5, 5)) if is_complex else 0)
    hermitian = (a + a.conj().T) / 2
    hermitian *= size / np.linalg.norm(hermitian, 2)
    values, vectors = np.linalg.eigh(hermitian)
    expected = (vectors * np.exp(values)) @ vectors.conj().T
    np.testing.assert_allclose(expm(hermitian), expected, rtol=0, atol=30 * ROUNDING * np.exp(size))


def test_the_exponential_of_many_matrices_is_that_of_each(rng: np.random.Generator) -> None:
    many = rng.normal(size=(4, 3, 3)) * np.array([1e-6, 1.0, 3.0, 10.0])[:, None, None]
    for one, of in zip(expm(many), many):
        np.testing.assert_allclose(one, expm(of), rtol=1e-10, atol=1e-10 * np.abs(one).max())


def fields(rng: np.random.Generator) -> list[Generator | DictionaryField]:
    return [
        Generator(rng.normal(size=(3, 3))),
        Generator(rng.normal(size=(3, 3)) + 1j * rng.normal(size=(3, 3))),
        Generator(rng.normal(size=(3, 3)), rng.normal(size=3)),
        Generator(rng.normal(size=(4, 4)), rng.normal(size=4), particles=2),
        DictionaryField(rng.normal(size=(2, 4)), ["1", "x", "y", "sin(x*y)"], ["x", "y"]),
        DictionaryField(rng.normal(size=(4, 2)), ["sin(x1)", "cos(y2)"], ["x1", "y1", "x2", "y2"], particles=2),
    ]


@pytest.mark.parametrize("position", range(6))
def test_a_flow_is_a_one_parameter_group(rng: np.random.Generator, position: int) -> None:
    field = fields(rng)[position]
    x = rng.normal(size=(7, *field.shape))
    if isinstance(field, Generator) and field.is_complex:
        x = x + 1j * rng.normal(size=x.shape)
    np.testing.assert_allclose(field.flow(x, 0.0), x, rtol=ROUNDING)
    both = field.flow(field.flow(x, 0.3), 0.2)
    np.testing.assert_allclose(field.flow(x, 0.5), both, rtol=INTEGRATED, atol=INTEGRATED)
    np.testing.assert_allclose(field.flow(field.flow(x, 0.4), -0.4), x, rtol=INTEGRATED, atol=INTEGRATED)


@pytest.mark.parametrize("position", range(6))
def test_a_flow_begins_along_its_field(rng: np.random.Generator, position: int) -> None:
    field = fields(rng)[position]
    x = rng.normal(size=(7, *field.shape))
    step = 1e-4
    slope = (field.flow(x, step) - field.flow(x, -step)) / (2 * step)
    np.testing.assert_allclose(slope, field(x), rtol=1e-5, atol=1e-5)


@pytest.mark.parametrize("position", range(6))
def test_every_sample_may_flow_for_its_own_time(rng: np.random.Generator, position: int) -> None:
    field = fields(rng)[position]
    x = rng.normal(size=(3, *field.shape))
    times = np.array([-0.4, 0.0, 0.7])
    for moved, sample, time in zip(field.flow(x, times), x, times):
        np.testing.assert_allclose(moved, field.flow(sample, time), rtol=INTEGRATED, atol=INTEGRATED)


def test_one_sample_may_be_followed_through_many_times(rng: np.random.Generator) -> None:
    for field in fields(rng):
        x = rng.normal(size=field.shape)
        path = field.flow(x, np.linspace(0, 0.5, 6))
        assert path.shape == (6, *field.shape)
        np.testing.assert_allclose(path[5], field.flow(x, 0.5), rtol=INTEGRATED, atol=INTEGRATED)


@pytest.mark.parametrize(("t", "said"), [("now", "expected a time"), (np.nan, "not finite"), ([1.0, 2.0], "one per sample")])
def test_times_that_are_none_are_said(t: object, said: str) -> None:
    for field in (Generator(ROTATION), DictionaryField([[1.0], [0.0]], ["sin(x)"], ["x", "y"])):
        with pytest.raises(LiesweepError, match=said):
            field.flow(np.ones((3, 2)), t)


def test_particles_flow_along_the_same_field(rng: np.random.Generator) -> None:
    field = Generator(rng.normal(size=(2, 2)), rng.normal(size=2))
    pairs = rng.normal(size=(5, 2, 2))
    np.testing.assert_allclose(field.flow(pairs, 0.7)[:, 1], field.flow(pairs[:, 1], 0.7), rtol=ROUNDING)


def test_a_field_of_degree_two_flows_as_its_closed_form_says() -> None:
    inversion = DictionaryField([[1.0]], ["x^2"], ["x"])
    x = np.linspace(-1, 0.4, 8)[:, None]
    np.testing.assert_allclose(inversion.flow(x, 1.5), x / (1 - 1.5 * x), rtol=INTEGRATED)


def test_what_runs_away_is_said() -> None:
    with pytest.raises(LiesweepError, match="smaller t"):
        DictionaryField([[1.0]], ["x^2"], ["x"]).flow([[1.0]], 1.5)
    with pytest.raises(LiesweepError, match="smaller t"):
        Generator(np.eye(2)).flow([1.0, 1.0], 1000.0)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ([1.0, 2.0, 3.0], r"last axes are \(2\)"),
        ([1.0, float("nan")], "not finite"),
        (["a", "b"], "expected numbers"),
    ],
)
def test_samples_that_are_none_are_said(given: object, said: str) -> None:
    with pytest.raises(LiesweepError, match=said):
        Generator(ROTATION).flow(given, 1.0)


@pytest.mark.parametrize(
    ("matrix", "shift", "said"),
    [
        (np.zeros((2, 3)), None, "square matrix"),
        (np.zeros((2, 2)), [1.0], "shift of 2 numbers"),
        ([[np.inf]], None, "not finite"),
        ("rotation", None, "expected numbers"),
    ],
)
def test_generators_that_are_none_are_said(matrix: object, shift: object, said: str) -> None:
    with pytest.raises(LiesweepError, match=said):
        Generator(matrix, shift)


@pytest.mark.parametrize(
    ("field", "formula"),
    [
        (Generator(ROTATION), "x2 ∂x1 − x1 ∂x2"),
        (Generator(ROTATION, [0, -2], features=["x", "y"]), "y ∂x + (−x − 2) ∂y"),
        (Generator([[1j, 0], [0, 2 - 1j]]), "i x1 ∂x1 + (2 x2 − i x2) ∂x2"),
        (Generator(np.zeros((2, 2))), "0"),
        (DictionaryField([[0, 1, 0], [0.5, 0, -1]], ["1", "x", "x*y"], ["x", "y"]), "x ∂x + (0.5 − x*y) ∂y"),
        (DictionaryField([[0, 1e-9, 0], [-1, 0, 0]], ["1", "x", "x*y"], ["x", "y"]), "−∂y"),
    ],
)
def test_fields_are_read_as_formulas(field: Generator, formula: str) -> None:
    assert field.formula == formula

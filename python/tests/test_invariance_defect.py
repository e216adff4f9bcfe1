"""The relative defect on one's own data."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from recorded_runs import RECORDED

import liesweep as ls

ROUNDING = 1e-12

SO3 = np.array([[[0, 1, 0], [-1, 0, 0], [0, 0, 0]], [[0, 0, 1], [0, 0, 0], [-1, 0, 0]], [[0, 0, 0], [0, 0, 1], [0, -1, 0]]])


def certificate(name: str) -> Any:
    return json.loads((RECORDED / name / "certify.json").read_text())["slices"][0]


def rows(name: str, file: str) -> Any:
    return np.loadtxt(RECORDED / name / file, delimiter=",", skiprows=1)


def closest(generators: Any, x: Any, gradients: Any, expected: float) -> float:
    """The program holds one row out, and does not say which: how near its number is without that row."""
    return min(
        abs(ls.invariance_defect(generators, np.delete(x, k, 0), gradients=np.delete(gradients, k, 0)).largest - expected)
        for k in range(len(x))
    )


def test_it_is_the_one_of_the_program_for_matrices() -> None:
    x = rows("formula", "rows.csv")
    product = np.stack([x[:, 1] * x[:, 2], x[:, 0] * x[:, 2], x[:, 0] * x[:, 1]], axis=-1)
    gradients = np.stack([2 * x * [1, 4, 9], product], axis=1)
    said = certificate("formula")
    for candidate, generators in zip(said["candidates"], (SO3, np.eye(3))):
        assert closest(generators, x, gradients, candidate["defect"]["estimate"]) < ROUNDING
    everything = np.eye(9).reshape(9, 3, 3)
    assert closest(everything, x, gradients, said["certificate"]["defects"][-1]) < ROUNDING


def test_it_is_the_one_of_the_program_for_affine_fields_of_particles() -> None:
    x = rows("pairs", "pairs.csv").reshape(-1, 2, 2)
    apart = x[:, :1] - x[:, 1:]
    gradients = np.concatenate([2 * apart, -2 * apart], axis=1)
    shifts = [ls.Generator(np.zeros((2, 2)), shift) for shift in np.eye(2)]
    everything = [*shifts, *(ls.Generator(matrix) for matrix in np.eye(4).reshape(4, 2, 2))]
    assert closest(everything, x, gradients, certificate("pairs")["certificate"]["defects"][-1]) < ROUNDING


def test_gradients_phi_and_labels_say_the_same(rng: np.random.Generator) -> None:
    x = rng.normal(size=(300, 3)) * [1, 10, 100]
    form = np.array([1, 4e-2, 9e-4])
    exact = ls.invariance_defect(SO3, x, gradients=2 * form * x)
    assert 0.05 < exact.largest < 1
    for other in (
        ls.invariance_defect(SO3, x, phi=lambda x: x**2 @ form),
        ls.invariance_defect(SO3, x, y=x**2 @ form),
    ):
        np.testing.assert_allclose(other.each, exact.each, rtol=1e-6)
        assert other.largest == pytest.approx(exact.largest, rel=1e-6)


def test_neither_units_nor_the_scale_of_phi_matter(rng: np.random.Generator) -> None:
    x, mixture = rng.normal(size=(100, 3)), rng.normal(size=(3, 3))
    gradients = 2 * x * [1, 4, 9]
    there, back = mixture, np.linalg.inv(mixture)
    moved = np.einsum("jk,akl,lm->ajm", there, SO3, back)
    first = ls.invariance_defect(SO3, x, gradients=gradients)
    second = ls.invariance_defect(moved, x @ there.T, gradients=1e30 * gradients @ back)
    np.testing.assert_allclose(second.each, first.each, rtol=1e-9)


def test_complex_features_are_those_of_their_real_form(rng: np.random.Generator) -> None:
    # defects of a complex generator are of Re ⟨G, v⟩, invariant under complex mixings of the features
    x = rng.normal(size=(200, 2)) + 1j * rng.normal(size=(200, 2))
    mixture = rng.normal(size=(2, 2)) + 1j * rng.normal(size=(2, 2))
    generators = ls.open(RECORDED / "su-2").generators()
    kept = ls.invariance_defect(generators, x, gradients=2 * x)
    assert kept.largest < 1e-6
    other = rng.normal(size=(2, 2, 2)) + 1j * rng.normal(size=(2, 2, 2))
    back = np.linalg.inv(mixture)
    first = ls.invariance_defect(other, x, gradients=2 * x * [1, 3])
    second = ls.invariance_defect(mixture @ other @ back, x @ mixture.T, gradients=(2 * x * [1, 3]) @ back.conj())
    np.testing.assert_allclose(second.each, first.each, rtol=1e-9)
    by_values = ls.invariance_defect(other, x, phi=lambda x: np.abs(x) ** 2 @ [1, 3])
    np.testing.assert_allclose(by_values.each, first.each, rtol=1e-6)


def test_a_field_along_the_gradient_has_defect_one(rng: np.random.Generator) -> None:
    x = rng.normal(size=(200, 3))
    spread = np.linalg.cholesky(x.T @ x / len(x))
    z = x @ np.linalg.inv(spread).T
    assert ls.invariance_defect(np.eye(3), z, gradients=2 * z).largest == pytest.approx(1, abs=0.1)


def test_the_largest_counts_combinations(rng: np.random.Generator) -> None:
    x = rng.normal(size=(200, 3))
    broken = np.diag([1.0, -1.0, 0.0])
    pair = ls.invariance_defect([SO3[0] + 1e-3 * broken, SO3[0] - 1e-3 * broken], x, gradients=2 * x)
    assert pair.each.max() < 0.01
    assert pair.largest == pytest.approx(ls.invariance_defect(broken, x, gradients=2 * x).largest, rel=0.01)
    assert np.isnan(ls.invariance_defect([SO3[0], 2 * SO3[0]], x, gradients=2 * x).largest)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({}, "one of gradients, phi and y"),
        ({"y": np.ones(50), "gradients": np.ones((50, 3))}, "one of gradients, phi and y"),
        ({"gradients": np.ones((50, 2))}, "Gradients: expected the shape"),
        ({"gradients": np.zeros((50, 3))}, "all of them are zero"),
        ({"gradients": np.full((50, 3), np.inf)}, "not finite"),
        ({"y": np.ones(49)}, "y: expected real labels"),
        ({"y": np.full(50, np.nan)}, "a label is not finite"),
        ({"y": ["a"] * 50}, "y: expected real labels"),
        ({"phi": lambda x: "none"}, "phi: expected a function"),
    ],
)
def test_what_has_no_defect_is_said(arguments: dict[str, Any], said: str, rng: np.random.Generator) -> None:
    with pytest.raises(ls.LiesweepError, match=said):
        ls.invariance_defect(SO3, rng.normal(size=(50, 3)), **arguments)


def test_samples_that_do_not_span_are_said(rng: np.random.Generator) -> None:
    x = rng.normal(size=(50, 2))
    for flat, said in (
        (np.column_stack([x, x.sum(axis=1)]), "combinations of others"),
        (np.column_stack([x, 0 * x[:, 0]]), "zero throughout"),
    ):
        with pytest.raises(ls.InvalidInput, match=said):
            ls.invariance_defect(SO3, flat, gradients=2 * flat)


def test_too_few_rows_for_a_fit_are_said(rng: np.random.Generator) -> None:
    with pytest.raises(ls.InvalidInput, match="too few"):
        ls.invariance_defect(SO3, rng.normal(size=(6, 3)), y=np.arange(6))

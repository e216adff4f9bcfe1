"""Polynomials that a group keeps."""

from __future__ import annotations

from math import comb
from typing import Any

import numpy as np
import pytest
from recorded_runs import RECORDED

import liesweep as ls


def so(n: int) -> Any:
    pairs = [(j, k) for j in range(n) for k in range(j)]
    generators = np.zeros((len(pairs), n, n))
    for each, (j, k) in zip(generators, pairs):
        each[j, k], each[k, j] = 1, -1
    return generators


SL2 = np.array([[[1, 0], [0, -1]], [[0, 1], [0, 0]], [[0, 0], [1, 0]]], dtype=float)


@pytest.mark.parametrize(
    ("name", "arguments", "expected"),
    [
        ("lorentz", {"degree": 4}, ["x1² − x2² − x3² − x4²"]),
        ("su-2", {}, ["(Re x1)² + (Re x2)² + (Im x1)² + (Im x2)²"]),
        ("euclid", {"particles": 2}, ["x1² − 2 x1·x2 + y1² − 2 y1·y2 + x2² + y2²"]),
        ("euclid", {}, []),
    ],
)
def test_the_invariants_of_runs(name: str, arguments: dict[str, Any], expected: list[str]) -> None:
    assert [repr(each) for each in ls.open(RECORDED / name).invariants(**arguments)] == expected


def test_measured_generators_have_the_form_that_was_measured() -> None:
    (form,) = ls.open(RECORDED / "measured").invariants()
    terms = {e.index(2): c for e, c in form.terms.items()}
    assert terms == {0: pytest.approx(1, rel=0.01), 1: pytest.approx(4, rel=0.01), 2: pytest.approx(9, rel=0.01)}


@pytest.mark.parametrize(
    ("generators", "degree", "particles", "count"),
    [
        # first fundamental theorems (Weyl, The Classical Groups): scalar products and one determinant
        (so(3), 3, 2, {2: 3}),
        (so(3), 3, 3, {2: 6, 3: 1}),
        (so(2), 2, 2, {2: 4}),
        (SL2, 4, 3, {2: 3}),
        # binary cubics: the discriminant, of degree 4, and nothing else
        (None, 6, 1, {4: 1}),
    ],
)
def test_there_are_as_many_as_the_theory_says(generators: Any, degree: int, particles: int, count: dict[int, int]) -> None:
    if generators is None:
        generators = cubics()
    found = ls.invariants(generators, degree, particles=particles)
    assert {d: sum(each.degree == d for each in found) for d in {each.degree for each in found}} == count


def cubics() -> Any:
    """sl(2) on the coefficients of x³, x²y, xy², y³."""
    raising = np.diag([3.0, 2, 1], 1)
    lowering = np.diag([1.0, 2, 3], -1)
    return np.stack([np.diag([3.0, 1, -1, -3]), raising, lowering])


@pytest.mark.parametrize("particles", [1, 2, 3])
def test_invariants_stay_along_the_flow(particles: int, rng: np.random.Generator) -> None:
    generators = so(3)
    found = ls.invariants(generators, 3, particles=particles)
    x = rng.normal(size=(20, particles, 3) if particles > 1 else (20, 3))
    before = found(x)
    assert before.shape == (20, len(found))
    for each in generators:
        np.testing.assert_allclose(found(ls.Generator(each).flow(x, 0.8)), before, rtol=1e-9, atol=1e-9)


def test_invariants_are_no_products_of_lower_ones() -> None:
    assert len(ls.invariants(so(4), 6)) == 1
    assert len(ls.invariants(np.zeros((1, 2, 2)) + np.diag([1.0, -1.0]), 6)) == 1


def test_every_invariant_of_a_degree_is_a_combination_of_products(rng: np.random.Generator) -> None:
    # of so(3) on two particles there are C(5, 2) of degree 4, all products of the three scalar products
    found = ls.invariants(so(3), 4, particles=2)
    assert len(found) == 3
    values = found(rng.normal(size=(200, 2, 3)))
    products = np.stack([values[:, j] * values[:, k] for j in range(3) for k in range(j + 1)], axis=1)
    assert np.linalg.matrix_rank(products) == comb(4, 2)


def test_units_do_not_matter(rng: np.random.Generator) -> None:
    scale = np.array([1e-6, 1.0, 1e5])
    generators = np.array([np.diag(scale) @ each @ np.diag(1 / scale) for each in so(3)])
    for samples in (None, rng.normal(size=(50, 3)) * scale):
        (form,) = ls.invariants(generators, 2, samples=samples)
        assert len(form.terms) == 3
        np.testing.assert_allclose([c * scale[e.index(2)] ** 2 / scale[2] ** 2 for e, c in form.terms.items()], 1, rtol=1e-6)


def test_a_null_direction_of_a_nilpotent_action_is_found() -> None:
    assert [repr(each) for each in ls.invariants([[0.0, 1.0], [0.0, 0.0]], 3)] == ["x2"]


def test_a_field_of_a_dictionary_has_invariants() -> None:
    field = ls.DictionaryField([[0, 1], [-1, 0]], ["x", "y"], ["x", "y"])
    assert [repr(each) for each in ls.invariants(field, 2)] == ["x² + y²"]
    with pytest.raises(ls.InvalidInput, match="sin"):
        ls.invariants(ls.DictionaryField([[1.0], [1.0]], ["sin(x)"], ["x", "y"]))


def test_gradients_of_invariants_are_those_of_finite_differences(rng: np.random.Generator) -> None:
    for found, x in (
        (ls.invariants(so(3), 3, particles=3), rng.normal(size=(4, 3, 3))),
        (ls.open(RECORDED / "su-2").invariants(), rng.normal(size=(4, 2)) + 1j * rng.normal(size=(4, 2))),
    ):
        for each in found:
            direction = rng.normal(size=x.shape) * (1 if x.dtype.kind == "f" else 1 + 0.5j)
            step = 1e-5
            slope = (each(x + step * direction) - each(x - step * direction)) / (2 * step)
            along = np.real(np.conj(each.gradient(x)) * direction).reshape(len(x), -1).sum(axis=1)
            np.testing.assert_allclose(along, slope, rtol=1e-7, atol=1e-7)


def test_polynomials_are_written_for_people_and_for_sweep_files() -> None:
    (form,) = ls.open(RECORDED / "lorentz").invariants()
    assert form.expression == "x1^2 - x2^2 - x3^2 - x4^2"
    assert "x1²" in ls.invariants(so(2))._repr_html_()
    assert repr(ls.Polynomial({}, ["x"], (1,))) == "0"
    assert repr(ls.Polynomial({(0, 1): -2.5, (1, 1): -1.0, (0, 0): 3.0}, ["x", "y"], (2,))) == "−x·y − 2.5 y + 3"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"degree": 0}, "at least 1"),
        ({"degree": 30}, "too many"),
        ({"tolerance": 0.0}, "between 1e-7 and 1"),
        ({"samples": np.zeros((3, 4))}, "zero throughout"),
        ({"samples": np.zeros((3, 2))}, "last axes"),
    ],
)
def test_what_has_no_invariants_is_said(arguments: dict[str, Any], said: str) -> None:
    with pytest.raises(ls.LiesweepError, match=said):
        ls.open(RECORDED / "lorentz").invariants(**arguments)


def test_what_is_neither_kept_nor_broken_is_said() -> None:
    with pytest.raises(ls.LiesweepError, match="Set another tolerance"):
        ls.open(RECORDED / "measured").invariants(tolerance=1e-4)


def test_no_invariant_cannot_be_evaluated() -> None:
    none = ls.invariants(np.eye(2), 2)
    assert repr(none) == "no invariant"
    with pytest.raises(ls.LiesweepError, match="no invariant"):
        none(np.ones((3, 2)))

"""What `liesweep certify --json` says, as an object."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from recorded_runs import RECORDED

import liesweep as ls


def document(name: str) -> Any:
    return json.loads((RECORDED / name / "certify.json").read_text())


@pytest.mark.parametrize(
    ("name", "dim", "shape", "algebra"),
    [
        ("lorentz", 6, (6, 4, 4), "so(1,3) ≅ sl(2,C)"),
        ("su-2", 4, (4, 2, 2), "u(2) ≅ su(2)⊕u(1)"),
        ("euclid", 3, (3, 2, 3), "e(2) ≅ so(2) ⋉ R²"),
        ("measured", 3, (3, 3, 3), "su(2) ≅ so(3)"),
    ],
)
def test_a_verdict_has_dimension_generators_and_algebra(name: str, dim: int, shape: tuple[int, ...], algebra: str) -> None:
    verdict = ls.Verdict(document(name), name="mine")
    assert (verdict.status, verdict.dim, verdict.algebra.name) == ("certified", dim, algebra)
    assert verdict.generators().shape == shape
    assert verdict.structure_constants().shape == (dim, dim, dim)
    assert repr(verdict).startswith("mine: n =")
    assert "certified" in verdict._repr_html_()


def test_a_verdict_of_measured_labels_has_a_bound_and_the_names_of_columns() -> None:
    verdict = ls.Verdict(document("measured"))
    bound = verdict.certificate.bound
    assert bound is not None
    assert (bound.lower, bound.upper, bound.level, bound.rows) == (3, 3, 0.01, 1000)
    assert bound.staircase[3].at_most < bound.tolerance < bound.staircase[3].next_at_least
    assert np.isnan(bound.staircase[0].next_at_least)
    assert verdict.feature_names() == ("x", "y", "z")
    assert verdict.fields()[0].formula == "2.01 y ∂x − 0.498 x ∂y"


def test_particles_may_each_have_a_field_of_their_own(rng: np.random.Generator) -> None:
    verdict = ls.Verdict(document("separate"))
    assert verdict.generators().shape == (3, 2, 2, 3)
    assert [field.formula for field in verdict.fields()] == list(verdict.certificate.fields.formulas)  # type: ignore[union-attr]
    pairs = rng.normal(size=(20, 2, 2))
    for field in verdict.fields():
        moved = field.flow(pairs, 0.7)
        np.testing.assert_allclose(
            np.linalg.norm(moved[:, 0] - moved[:, 1], axis=1), np.linalg.norm(pairs[:, 0] - pairs[:, 1], axis=1)
        )
        assert np.abs(moved - pairs).min() < np.abs(moved - pairs).max()


def test_complex_generators_are_complex() -> None:
    first = document("su-2")["slices"][0]["generators"][1]
    expected = np.array(first["re"]) + 1j * np.array(first["im"])
    np.testing.assert_array_equal(ls.Verdict(document("su-2")).generators()[1], expected)
    for w in ls.Verdict(document("su-2")).generators():
        np.testing.assert_allclose(w + w.conj().T, 0, atol=1e-6)


def test_a_verdict_that_is_not_decided_has_no_generators() -> None:
    undecided = document("measured")
    undecided["slices"][0]["certificate"].update(groupDimension=None, reason="Noise: measure more rows.")
    undecided["slices"][0].update(status="undetermined", structure=None, generators=[])
    verdict = ls.Verdict(undecided)
    assert (verdict.status, verdict.dim, verdict.algebra.name) == ("undetermined", None, None)
    with pytest.raises(ls.LiesweepError, match="measure more rows"):
        verdict.generators()


def test_other_bases_and_numbers_are_said() -> None:
    verdict = ls.Verdict(document("lorentz"))
    with pytest.raises(ls.InvalidInput, match="nothing was trained"):
        verdict.generators(basis="trained")
    with pytest.raises(ls.InvalidInput, match="6 certified generators, not 5"):
        verdict.generators(count=5)


def test_candidates_are_answered() -> None:
    asked = document("lorentz")
    asked["slices"][0]["candidates"] = [
        {"name": "so(4)", "generatorCount": 6, "verdict": "broken", "defect": {"estimate": 0.4, "lower": 0.3, "upper": 0.5}}
    ]
    (candidate,) = ls.Verdict(asked).candidates
    assert (candidate.name, candidate.verdict, candidate.defect) == ("so(4)", "broken", (0.3, 0.4, 0.5))


@pytest.mark.parametrize("wrong", [None, [], {}, {"sweepId": "a", "slices": [], "warnings": []}])
def test_what_is_no_answer_is_said(wrong: Any) -> None:
    with pytest.raises(ls.LiesweepError, match="The answer of liesweep certify"):
        ls.Verdict(wrong)

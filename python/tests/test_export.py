"""Generators for other libraries."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from recorded_runs import RECORDED

import liesweep as ls


def test_an_archive_has_what_other_libraries_ask_for(tmp_path: Path) -> None:
    run = ls.open(RECORDED / "lorentz")
    run.export(tmp_path / "lorentz.npz")
    with np.load(tmp_path / "lorentz.npz") as found:
        np.testing.assert_array_equal(found["generators"], run.generators())
        np.testing.assert_allclose(found["structureConstants"], run.structure_constants())
        assert found["closureResidual"] < 1e-5
        assert str(found["algebra"]) == "so(1,3) ≅ sl(2,C)"
        assert found["features"].tolist() == ["x1", "x2", "x3", "x4"]
        assert "shifts" not in found


def test_json_says_the_same(tmp_path: Path) -> None:
    for name in ("lorentz", "euclid", "su-2"):
        run = ls.open(RECORDED / name)
        run.export(tmp_path / "found.json")
        run.export(tmp_path / "found.npz")
        written = json.loads((tmp_path / "found.json").read_text())
        with np.load(tmp_path / "found.npz") as found:
            assert set(written) == set(found)
            for key, value in written.items():
                plain = np.array(value["re"]) + 1j * np.array(value["im"]) if isinstance(value, dict) else value
                np.testing.assert_array_equal(plain, found[key])


def test_the_real_form_of_complex_generators_acts_on_real_and_imaginary_parts(tmp_path: Path, rng: np.random.Generator) -> None:
    run = ls.open(RECORDED / "su-2")
    run.export(tmp_path / "found.npz")
    x = rng.normal(size=2) + 1j * rng.normal(size=2)
    with np.load(tmp_path / "found.npz") as found:
        moved = found["realForm"] @ np.concatenate([x.real, x.imag])
    expected = run.generators() @ x
    np.testing.assert_allclose(moved, np.concatenate([expected.real, expected.imag], axis=1), rtol=1e-12)


def test_rounded_generators_are_an_algebra_to_rounding(tmp_path: Path) -> None:
    ls.open(RECORDED / "lorentz").export(tmp_path / "found.npz", decimals=5)
    with np.load(tmp_path / "found.npz") as found:
        assert set(np.abs(found["generators"]).ravel()) == {0.0, 1.0}
        assert found["closureResidual"] < 1e-14
        x, a = found["generators"], found["structureConstants"]
        brackets = np.einsum("ajk,bkl->abjl", x, x) - np.einsum("bjk,akl->abjl", x, x)
        np.testing.assert_allclose(brackets, np.einsum("abc,cjl->abjl", a, x), atol=1e-14)


def test_affine_fields_have_shifts(tmp_path: Path) -> None:
    ls.open(RECORDED / "euclid").export(tmp_path / "found.npz")
    with np.load(tmp_path / "found.npz") as found:
        np.testing.assert_array_equal(found["shifts"], [[1, 0], [0, 1], [0, 0]])


@pytest.mark.parametrize(
    ("generators", "name", "said"),
    [
        (np.eye(2), "found.txt", r"\.json or \.npz"),
        (np.eye(2), "absent/found.json", "cannot be written"),
        (ls.DictionaryField([[1.0]], ["x^2"], ["x"]), "found.json", "other functions"),
    ],
)
def test_what_cannot_be_written_is_said(generators: Any, name: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(ls.LiesweepError, match=said):
        ls.export(generators, tmp_path / name)

"""Runs as they lie in their folders."""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from recorded_runs import ALL, RECORDED

import liesweep as ls

FLOAT32 = 2e-6
"""What training in float32 leaves of a generator of norm² 2."""


def opened(name: str) -> ls.Run:
    return ls.open(RECORDED / name)


@pytest.mark.parametrize(
    ("name", "n", "status", "dim", "algebra"),
    [
        ("quick", 2, "confirmed", 1, "so(2) ≅ u(1)"),
        ("quick", 3, "confirmed", 3, "su(2) ≅ so(3)"),
        ("lorentz", 4, "confirmed", 6, "so(1,3) ≅ sl(2,C)"),
        ("su-2", 2, "confirmed", 4, "u(2) ≅ su(2)⊕u(1)"),
        ("euclid", 2, "confirmed", 3, "e(2) ≅ so(2) ⋉ R²"),
        ("measured", 3, "confirmed", 3, "su(2) ≅ so(3)"),
        ("networks", 2, "not-applicable", None, None),
    ],
)
def test_a_run_says_what_was_found(name: str, n: int, status: str, dim: int | None, algebra: str | None) -> None:
    of = opened(name).slice(n)
    assert (of.status, of.dim, of.algebra.name) == (status, dim, algebra)
    assert of.reason.endswith(".")


def test_a_run_of_one_n_speaks_for_itself() -> None:
    run = opened("lorentz")
    assert (run.name, run.status, run.dim, run.algebra.rank) == ("lorentz", "confirmed", 6, 2)
    assert run.certificate.dimension == 6
    assert run.certificate.defects.shape == (16,)
    assert "dim G = 6" in repr(run)


def test_a_run_of_several_n_asks_which() -> None:
    run = opened("quick")
    assert run.dims == {2: 1, 3: 3}
    with pytest.raises(ls.InvalidInput, match=r"n = 2, 3: say which"):
        _ = run.dim
    with pytest.raises(ls.InvalidInput, match=r"no slice of n = 4"):
        run.slice(4)
    with pytest.raises(ls.InvalidInput, match=r"no weight 'clossure'"):
        run.slice(2, clossure=1)


def test_generators_keep_what_was_asked() -> None:
    metric = np.diag([1.0, -1, -1, -1])
    for basis in ("trained", "sparsest"):
        for w in opened("lorentz").generators(basis=basis):
            np.testing.assert_allclose(w.T @ metric + metric @ w, 0, atol=FLOAT32)
    for w in opened("su-2").generators():
        assert w.dtype == complex
        np.testing.assert_allclose(w + w.conj().T, 0, atol=FLOAT32)


def test_generators_of_measured_labels_are_in_the_units_of_the_features() -> None:
    form = np.diag([1.0, 4.0, 9.0])
    for w in opened("measured").generators():
        assert np.abs(w.T @ form + form @ w).max() < 0.01 * np.abs(form @ w).max()


def test_fields_of_a_dictionary_have_their_words() -> None:
    assert [field.formula for field in opened("euclid").fields()] == ["∂x", "∂y", "y ∂x − x ∂y"]
    assert opened("euclid").generators().shape == (3, 2, 3)
    assert opened("euclid").generators(basis="trained", count=2).shape == (2, 2, 3)


def test_networks_are_their_parameters() -> None:
    run = opened("networks")
    assert run.generators(count=2).shape == (2, 22)
    with pytest.raises(ls.LiesweepError, match="networks"):
        run.fields(count=2)


@pytest.mark.parametrize(
    ("name", "arguments", "said"),
    [
        ("lorentz", {"basis": "best"}, "no basis 'best'"),
        ("lorentz", {"basis": "certified"}, "not in the folder"),
        ("euclid", {"basis": "sparsest"}, "fields in a dictionary"),
        ("lorentz", {"count": 3}, "no trained generators for n = 4, closure 1 and N_g = 3; the files are"),
        ("networks", {}, "say how many generators"),
    ],
)
def test_generators_that_are_not_there_are_said(name: str, arguments: dict[str, Any], said: str) -> None:
    with pytest.raises(ls.LiesweepError, match=said):
        opened(name).generators(**arguments)


def test_cells_and_trials_are_tables() -> None:
    run = opened("quick")
    assert len(run.cells) == 8
    assert len(run.trials) == 64
    assert run.cells["vanishing"].tolist() == [True, False, False, False, True, False, True, False]
    assert run.trials["steps"].dtype.kind == "i"
    assert set(run.trials["outcome"]) <= {"converged", "plateaued", "stopped", "diverged"}
    of_cell = (run.trials["n"] == 3) & (run.trials["generators"] == 3)
    assert run.trials["lowestLoss"][of_cell].min() == run.cells["lowestLoss"][6]
    with pytest.raises(ls.LiesweepError, match="no column 'loss'"):
        _ = run.cells["loss"]


def test_tables_become_frames() -> None:
    pandas, polars = pytest.importorskip("pandas"), pytest.importorskip("polars")
    run = opened("quick")
    frame = run.trials.to_pandas()
    assert isinstance(frame, pandas.DataFrame)
    assert frame.groupby("n").size().to_dict() == {2: 32, 3: 32}
    other = run.cells.to_polars()
    assert isinstance(other, polars.DataFrame)
    assert other["dominantTerm"].to_list() == run.cells["dominantTerm"].tolist()


def test_tables_become_arrays_over_the_grid() -> None:
    pytest.importorskip("xarray")
    run = opened("lorentz")
    cells = run.cells.to_xarray()
    assert dict(cells.sizes) == {"n": 1, "generators": 3, "closureWeight": 2}
    assert not bool(cells.vanishing.sel(n=4, generators=5, closureWeight=1))
    assert bool(cells.vanishing.sel(n=4, generators=5, closureWeight=0))
    assert float(cells.sparsityWeight) == 0
    assert dict(opened("quick").trials.to_xarray().sizes) == {"n": 2, "generators": 4, "restart": 8}


def test_a_package_that_is_not_installed_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("pandas", "polars", "xarray"):
        monkeypatch.setitem(sys.modules, name, None)
        with pytest.raises(ls.LiesweepError, match=f"pip install {name}"):
            getattr(opened("quick").cells, f"to_{name}")()


def test_figures_are_found_by_what_they_show(tmp_path: Path) -> None:
    run = opened("quick")
    figure = run.figure("root-diagram")
    assert figure.svg.startswith("<svg")
    assert figure._repr_svg_() == figure.svg
    figure.save(tmp_path / "roots.svg")
    assert (tmp_path / "roots.svg").read_text() == figure.svg
    assert run.figure("generators", 3, count=3).n == 3
    with pytest.raises(ls.InvalidInput, match=r"there are generators, heat-map, root-diagram"):
        run.figure("roots")
    with pytest.raises(ls.InvalidInput, match="there are root-diagram-n3-g3-w0"):
        run.figure("root-diagram", 2)
    with pytest.raises(ls.InvalidInput, match=r"\.svg or \.png"):
        figure.save(tmp_path / "roots.bmp")
    with pytest.raises(ls.LiesweepError, match="cannot be written"):
        figure.save(tmp_path / "absent" / "roots.svg")


class Tags(HTMLParser):
    """Which tags there are, and whether they balance."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        if tag != "img":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("name", ALL)
def test_a_notebook_shows_verdict_and_heat_map(name: str) -> None:
    html = opened(name)._repr_html_()
    tags = Tags()
    tags.feed(html)
    assert tags.open == []
    assert opened(name).slices[0].status in html
    assert ("data:image/svg+xml;base64," in html) == (name == "quick")


def test_a_notebook_runs_nothing_that_a_name_says(tmp_path: Path) -> None:
    evil = "<script>alert(1)</script>'\"&"
    folder = tmp_path / "run"
    shutil.copytree(RECORDED / "quick", folder)
    change(folder, lambda diagram: (diagram.update(sweep=evil), diagram["slices"][0]["groupDimension"].update(reason=evil)))
    (folder / "heat-map.svg").write_text(f"<svg xmlns='http://www.w3.org/2000/svg'>{evil}</svg>")
    html = ls.open(folder)._repr_html_()
    tags = Tags()
    tags.feed(html)
    assert tags.seen <= {"div", "strong", "span", "img"}


def change(folder: Path, how: Callable[[Any], object]) -> None:
    path = folder / "phase-diagram.json"
    diagram = json.loads(path.read_text())
    how(diagram)
    path.write_text(json.dumps(diagram))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "run"
    shutil.copytree(RECORDED / "quick", copy)
    return copy


def test_version_1_has_no_certificate(folder: Path) -> None:
    def older(diagram: Any) -> None:
        diagram["formatVersion"] = 1
        for each in diagram["slices"]:
            del each["certificate"]

    change(folder, older)
    run = ls.open(folder)
    assert run.dims == {2: 1, 3: 3}
    assert run.slice(3).certificate is None


def test_what_is_no_run_is_said(tmp_path: Path) -> None:
    with pytest.raises(ls.LiesweepError, match="there is no such folder"):
        ls.open(tmp_path / "absent")
    with pytest.raises(ls.LiesweepError, match=r"no phase-diagram\.json"):
        ls.open(tmp_path)
    (tmp_path / "run.json").write_text("{}")
    with pytest.raises(ls.LiesweepError, match="without results yet"):
        ls.open(tmp_path)


def test_a_newer_format_is_said(folder: Path) -> None:
    change(folder, lambda diagram: diagram.update(formatVersion=3))
    with pytest.raises(ls.LiesweepError, match=r"format 3, and this package reads up to 2"):
        ls.open(folder)


def walk(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The paths of all members of a document."""
    if isinstance(value, dict):
        return [place for key, item in value.items() for place in [(*path, key), *walk(item, (*path, key))]]
    if isinstance(value, list):
        return [place for at, item in enumerate(value) for place in walk(item, (*path, at))]
    return []


@pytest.mark.parametrize("name", ["euclid", "measured"])
@pytest.mark.parametrize("wrong", [None, "text", -1, [], {}, True, 1e999, "absent"])
def test_no_damage_of_the_phase_diagram_is_anything_but_a_sentence(tmp_path: Path, name: str, wrong: Any) -> None:
    original = json.loads((RECORDED / name / "phase-diagram.json").read_text())
    copy = tmp_path / "run"
    shutil.copytree(RECORDED / name, copy)
    refused = 0
    for path in walk(original):
        diagram = json.loads(json.dumps(original))
        parent = diagram
        for key in path[:-1]:
            parent = parent[key]
        if wrong == "absent":
            del parent[path[-1]]
        else:
            parent[path[-1]] = wrong
        (copy / "phase-diagram.json").write_text(json.dumps(diagram))
        try:
            run = ls.open(copy)
            repr(run)
            run._repr_html_()
            run.generators()
            run.structure_constants()
        except ls.LiesweepError as error:
            refused += 1
            assert re.search(r"\w.*\.$", str(error), re.DOTALL)
    assert refused > 20


def test_files_that_are_cut_off_are_said(folder: Path) -> None:
    for name, use in (
        ("phase-diagram.json", lambda run: run),
        ("trials.csv", lambda run: run.trials),
        ("generators/n3-g3-w0.npy", lambda run: run.generators(3, "trained")),
    ):
        path = folder / name
        whole = path.read_bytes()
        for kept in (0, 1, 20, len(whole) // 2, len(whole) - 3):
            path.write_bytes(whole[:kept])
            with pytest.raises(ls.LiesweepError, match=path.name.replace(".", r"\.")):
                use(ls.open(folder))
        path.write_bytes(b"\xff\xfe\x00" * 40)
        with pytest.raises(ls.LiesweepError, match=path.name.replace(".", r"\.")):
            use(ls.open(folder))
        path.unlink()
        with pytest.raises(ls.LiesweepError):
            use(ls.open(folder))
        path.write_bytes(whole)


def test_generators_of_objects_are_not_loaded(folder: Path) -> None:
    path = folder / "generators" / "n3-g3-w0.npy"
    np.save(path, np.array([print], dtype=object), allow_pickle=True)
    with pytest.raises(ls.LiesweepError, match="no NumPy file"):
        ls.open(folder).generators(3, "trained")


def test_generators_of_another_shape_or_not_finite_are_said(folder: Path) -> None:
    path = folder / "generators" / "n3-g3-w0.npy"
    for array, said in (
        (np.zeros((2, 3, 3)), "got the shape"),
        (np.full((3, 3, 3), np.nan), "not finite"),
        (np.arange(3), "floating"),
    ):
        np.save(path, array)
        with pytest.raises(ls.LiesweepError, match=said):
            ls.open(folder).generators(3, "trained")


def test_texts_that_a_spreadsheet_would_run_are_as_they_were(folder: Path) -> None:
    path = folder / "trials.csv"
    lines = path.read_text().split("\n")
    lines[1] = lines[1].removesuffix("cpu") + "'=cmd"
    path.write_text("\n".join(lines))
    assert ls.open(folder).trials["device"][0] == "=cmd"

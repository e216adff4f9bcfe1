"""Pictures of runs and verdicts."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from recorded_runs import RECORDED

import liesweep as ls

SVG = "{http://www.w3.org/2000/svg}"


def verdict(name: str) -> ls.Verdict:
    return ls.Verdict(json.loads((RECORDED / name / "certify.json").read_text()))


@pytest.mark.parametrize(("name", "n"), [("quick", 3), ("lorentz", 4), ("measured", 3), ("euclid", 2), ("pairs", 2)])
def test_a_spectrum_has_a_dot_for_every_direction(name: str, n: int) -> None:
    answer = verdict(name)
    of = answer.slice(n)
    assert of.certificate is not None
    drawing = ElementTree.fromstring(answer.figure("defect-spectrum", n).svg)
    dots = list(drawing.iter(f"{SVG}circle"))
    assert len(dots) == len(of.certificate.defects)
    width, height = float(drawing.attrib["width"]), float(drawing.attrib["height"])
    places = [(float(dot.attrib["cx"]), float(dot.attrib["cy"])) for dot in dots]
    assert all(0 < x < width and 0 < y < height for x, y in places)
    assert len(set(places)) == len(places)
    assert [x for x, _ in places] == sorted(x for x, _ in places)
    kept = {dot.attrib["fill"] for dot in dots[: of.dim or 0]}
    assert kept.isdisjoint({dot.attrib["fill"] for dot in dots[of.dim or 0 :]})


def test_a_verdict_without_defects_has_an_empty_spectrum() -> None:
    document = json.loads((RECORDED / "measured" / "certify.json").read_text())
    document["slices"][0]["certificate"].update(groupDimension=None, defects=[])
    document["slices"][0].update(status="undetermined", structure=None, generators=[])
    answer = ls.Verdict(document)
    assert "not decided" in answer.figure("defect-spectrum").svg
    assert "undetermined" in answer._repr_html_()


@pytest.mark.parametrize(
    "make", [lambda: verdict("measured").figure("defect-spectrum"), lambda: ls.open(RECORDED / "quick").figure("heat-map")]
)
def test_heat_maps_and_spectra_are_charts_too(make: Any, tmp_path: Path) -> None:
    pytest.importorskip("altair")
    pytest.importorskip("vl_convert")
    make().altair().save(tmp_path / "chart.svg")
    drawn = (tmp_path / "chart.svg").read_text()
    assert drawn.startswith("<svg")
    assert "NaN" not in drawn


def test_other_drawings_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    run = ls.open(RECORDED / "quick")
    with pytest.raises(ls.InvalidInput, match="take its `svg`"):
        run.figure("root-diagram").altair()
    monkeypatch.setitem(sys.modules, "altair", None)
    with pytest.raises(ls.LiesweepError, match="pip install altair"):
        run.figure("heat-map").altair()


def test_a_picture_is_saved_as_png(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("vl_convert")
    figure = verdict("quick").figure("defect-spectrum", 2)
    figure.save(tmp_path / "defects.png")
    assert (tmp_path / "defects.png").read_bytes().startswith(b"\x89PNG")
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    with pytest.raises(ls.LiesweepError, match="pip install vl-convert-python"):
        figure.save(tmp_path / "defects.png")

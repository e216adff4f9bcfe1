"""What is asked in Python, as it is written in a sweep file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from liesweep import InvalidInput
from liesweep._oracles import write_oracles
from liesweep._stored import store_array, store_text
from liesweep._yaml import to_yaml


@pytest.mark.parametrize(
    ("oracle", "written"),
    [
        ("polynomial", {"kind": "learned", "model": "polynomial"}),
        ("quadratic", {"kind": "learned", "model": "quadratic"}),
        ({"kind": "mlp", "hidden": [8]}, {"kind": "learned", "model": {"kind": "mlp", "hidden": [8]}}),
        ({"kind": "mlp", "task": "classification"}, {"kind": "learned", "model": "mlp", "task": "classification"}),
        ({"kind": "quadratic", "signature": [1, -1]}, {"kind": "quadratic", "signature": [1, -1]}),
        ({"kind": "polynomial", "degree": 3}, {"kind": "learned", "model": {"kind": "polynomial", "degree": 3}}),
        ({"kind": "polynomial", "terms": []}, {"kind": "polynomial", "terms": []}),
        ("norm", {"kind": "norm"}),
        ("x^2 + y^2", {"kind": "expression", "of": "x^2 + y^2"}),
    ],
)
def test_an_oracle_is_written_as_the_program_knows_it(oracle: Any, written: Any) -> None:
    assert write_oracles(oracle) == [written]
    assert write_oracles([oracle, "norm"]) == [written, {"kind": "norm"}]


@pytest.mark.parametrize("oracle", [[], {}, {"kind": 3}, [7]])
def test_what_is_no_oracle_is_refused(oracle: Any) -> None:
    with pytest.raises(InvalidInput, match="^oracle: "):
        write_oracles(oracle)


def test_a_sweep_file_reads_well() -> None:
    document = {
        "name": "found",
        "system": {"oracles": [{"kind": "expression", "of": "x^2 + y^2"}]},
        "data": {"kind": "table", "path": "arrays/rows-1.npy", "features": ["x", "pt [GeV]", "no", "1e3"]},
        "seed": 3,
    }
    assert to_yaml(document) == (
        "name: found\n"
        "system:\n"
        '  oracles: [{ kind: expression, of: "x^2 + y^2" }]\n'
        "data:\n"
        "  kind: table\n"
        "  path: arrays/rows-1.npy\n"
        '  features: [x, "pt [GeV]", "no", "1e3"]\n'
        "seed: 3\n"
    )


@pytest.mark.parametrize("word", ["", "null", "True", "off", "~", "- a", "a: b", "#", "{", "é", "x\n", "1", ".5", "0x1", "'", '"', "*a", "&a", "!a", "%"])
def test_what_yaml_would_not_take_for_that_text_is_quoted(word: str) -> None:
    assert to_yaml({"a": word}) == f"a: {json.dumps(word)}\n"


def test_numbers_that_json_does_not_have_are_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        to_yaml({"a": float("nan")})


def test_an_array_is_written_once_under_the_name_of_what_it_holds(tmp_path: Path) -> None:
    array = np.arange(6.0).reshape(3, 2)
    path = store_array(tmp_path, "rows", array)
    written = path.stat().st_mtime_ns
    assert store_array(tmp_path, "rows", array.copy()) == path
    assert path.stat().st_mtime_ns == written
    np.testing.assert_array_equal(np.load(path), array)
    others = [array.reshape(2, 3), array.astype(np.float32), array + 1, array.view([("a", "<f8"), ("b", "<f8")])]
    paths = {store_array(tmp_path, "rows", other) for other in others}
    assert len(paths | {path}) == 5
    assert len(list(tmp_path.iterdir())) == 5


def test_a_sweep_file_that_was_edited_is_left_alone(tmp_path: Path) -> None:
    first = store_text(tmp_path, "found", "name: found\n")
    assert store_text(tmp_path, "found", "name: found\n") == first
    first.write_text("name: found\nseed: 2\n")
    second = store_text(tmp_path, "found", "name: found\n")
    assert second != first
    assert first.read_text() == "name: found\nseed: 2\n"
    assert second.read_text() == "name: found\n"

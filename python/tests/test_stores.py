"""The stores of a run, read only."""

from __future__ import annotations

import json
import shutil
import sqlite3
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from recorded_runs import RECORDED

import liesweep as ls

SWEEP = "measured-0123456789abcdef0123"
DIGEST = "0" * 64
KEY = "learned/…/restart=3/engine=3"
SPEC = {
    "name": "measured",
    "system": {"oracles": [], "field": "real"},
    "data": {"kind": "csv", "features": ["pt [GeV]", {"sum": ["y1", "y2"]}, {"square": "z"}]},
}


def safetensors(tensors: dict[str, Any]) -> bytes:
    """As `libs/storage/src/safetensors.ts` writes them."""
    header: dict[str, Any] = {}
    body = b""
    for name, values in tensors.items():
        array = np.asarray(values, dtype="<f4")
        header[name] = {"dtype": "F32", "shape": array.shape, "data_offsets": [len(body), len(body) + array.nbytes]}
        body += array.tobytes()
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    return len(text).to_bytes(8, "little") + text + body


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A run with the stores beside it, as `liesweep run` lays them."""
    folder = tmp_path / "runs" / "measured"
    shutil.copytree(RECORDED / "measured", folder)
    store = tmp_path / "runs" / "store"
    name = f"specs/{SWEEP}/{DIGEST}.json"
    content = json.dumps(SPEC).encode()
    (store / name).parent.mkdir(parents=True)
    seal = sha256(name.encode() + b"\n" + content).hexdigest().encode()
    (store / name).write_bytes(b"liesweep-sealed-1 " + seal + b"\n" + content)
    shard = safetensors(
        {
            "generators/0": np.zeros((2, 3, 3)),
            "generators/1": np.arange(18).reshape(2, 3, 3),
            "structureConstants/1": [[5, 7]],
            "curve/1": [[1, 0.5], [2, 0.25]],
        }
    )
    digest = sha256(shard).hexdigest()
    (store / "shards" / digest[:2]).mkdir(parents=True)
    (store / "shards" / digest[:2] / f"{digest}.safetensors").write_bytes(shard)
    with sqlite3.connect(tmp_path / "runs" / "liesweep.sqlite") as rows:
        rows.execute("create table trials (trial_key text, tensors_digest text, tensors_position integer)")
        rows.execute("insert into trials values (?, ?, ?)", (KEY, f"sha256:{digest}", 1))
        rows.execute("create table sweeps (sweep_id text, trial_count integer)")
        rows.execute("insert into sweeps values (?, 48)", (SWEEP,))
        rows.execute("create table sweep_totals (sweep_id text, recorded integer)")
        rows.execute("insert into sweep_totals values (?, 12)", (SWEEP,))
    rows.close()
    manifest = {
        "formatVersion": 2,
        "sweepId": SWEEP,
        "specDigest": f"sha256:{DIGEST}",
        "rows": {"uri": "sqlite:/gone/liesweep.sqlite", "path": "../liesweep.sqlite"},
        "tensors": {"uri": "file:/gone/store", "path": "../store"},
    }
    (folder / "run.json").write_text(json.dumps(manifest))
    return folder


def change(folder: Path, **members: Any) -> None:
    path = folder / "run.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **members}))


def test_features_are_called_what_the_file_calls_them(folder: Path) -> None:
    run = ls.open(folder)
    assert run.feature_names() == ("pt [GeV]", "y1 + y2", "z²")
    assert run.fields()[0].formula == "2 (y1 + y2) ∂(pt [GeV]) − 0.5 (pt [GeV]) ∂(y1 + y2)"
    (form,) = run.invariants()
    assert repr(form).startswith("(pt [GeV])² + ")
    assert form.expression.startswith("`pt [GeV]`^2 + ")
    assert run.spec["name"] == "measured"


def test_a_folder_without_its_stores_does_without_names(folder: Path) -> None:
    shutil.rmtree(folder.parent / "store")
    run = ls.open(folder)
    assert run.feature_names() is None
    assert run.fields()[0].formula == "2 x2 ∂x1 − 0.5 x1 ∂x2"
    with pytest.raises(ls.LiesweepError, match="not on this machine"):
        _ = run.spec


def test_any_trial_can_be_had(folder: Path) -> None:
    trial = ls.open(folder).trial(KEY)
    np.testing.assert_array_equal(trial.generators, np.arange(18).reshape(2, 3, 3))
    np.testing.assert_array_equal(trial.curve, [[1, 0.5], [2, 0.25]])
    np.testing.assert_array_equal(trial.structure_constants, [[[0, 0], [5, 7]], [[-5, -7], [0, 0]]])
    with pytest.raises(ls.InvalidInput, match="does not know 'other'"):
        ls.open(folder).trial("other")


def test_generators_of_complex_features_are_complex() -> None:
    from liesweep._trial import Trial

    pairs = np.stack([np.full((2, 3, 3), 1.0), np.full((2, 3, 3), 2.0)], axis=1)
    tensors = {"generators/0": pairs, "structureConstants/0": np.zeros((1, 2)), "curve/0": np.zeros((1, 2))}
    np.testing.assert_array_equal(Trial.of(KEY, tensors, 0, is_complex=True).generators, np.full((2, 3, 3), 1 + 2j))


def test_stores_of_version_1_lie_beside_the_folder(folder: Path) -> None:
    change(folder, formatVersion=1, rows="sqlite:/gone/liesweep.sqlite", tensors="file:/gone/store")
    assert ls.open(folder).trial(KEY).key == KEY


def test_stores_on_servers_are_not_within_reach(folder: Path) -> None:
    change(folder, rows={"uri": "postgres://rows", "path": None}, tensors={"uri": "s3://tensors", "path": None})
    assert ls.open(folder).feature_names() is None
    with pytest.raises(ls.LiesweepError, match="not on this machine"):
        ls.open(folder).trial(KEY)


def test_an_unfinished_run_says_how_far_it_is(folder: Path) -> None:
    (folder / "phase-diagram.json").unlink()
    with pytest.raises(ls.LiesweepError, match="without results yet, 12 of 48 trials are recorded"):
        ls.open(folder)


def test_a_newer_manifest_is_said(folder: Path) -> None:
    change(folder, formatVersion=3)
    with pytest.raises(ls.LiesweepError, match="format 3"):
        _ = ls.open(folder).spec


def test_stores_that_are_damaged_are_said(folder: Path) -> None:
    store = folder.parent / "store"
    for path, said in (
        (next(store.glob("specs/*/*.json")), "seal is not that"),
        (next(store.glob("shards/*/*.safetensors")), "SHA-256 is not"),
        (folder.parent / "liesweep.sqlite", "cannot be read"),
    ):
        whole = path.read_bytes()
        for damage in (whole[:-1] + b"~", whole[: len(whole) // 2], b"liesweep-sealed-1 " + b"0" * 64 + b"\n{}"):
            if path.suffix == ".sqlite" and damage[:6] == b"SQLite":
                continue  # SQLite reads on where its pages are whole
            path.write_bytes(damage)
            with pytest.raises(ls.LiesweepError, match=said):
                ls.open(folder).trial(KEY)
        path.write_bytes(whole)
    assert ls.open(folder).trial(KEY).key == KEY


def test_the_rows_are_not_written_to(folder: Path) -> None:
    path = folder.parent / "liesweep.sqlite"
    before = path.read_bytes()
    path.chmod(0o444)
    ls.open(folder).trial(KEY)
    assert path.read_bytes() == before
    assert sorted(each.name for each in path.parent.iterdir()) == ["liesweep.sqlite", "measured", "store"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x08\0\0\0\0\0\0\0not json",
        b"\x02\0\0\0\0\0\0\0[]",
        b'\x0b\0\0\0\0\0\0\0{"a": null}',
        (64).to_bytes(8, "little") + b'{"a": {"dtype": "F32", "shape": [9], "data_offsets": [0, 4]}}    \0\0\0\0',
        b"\xff" * 40,
    ],
)
def test_files_that_are_no_tensors_are_said(content: bytes, tmp_path: Path) -> None:
    from liesweep._safetensors import read_safetensors

    path = tmp_path / "a.safetensors"
    path.write_bytes(content)
    with pytest.raises(ls.LiesweepError, match=r"no safetensors file"):
        read_safetensors(path)

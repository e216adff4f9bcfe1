"""Sweeps on a server: the one that `liesweep ui` starts, with real training."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

import liesweep as ls
from liesweep._locate import locate

SWEEP = """name: served
system: { oracles: [squared-norm] }
grid: { dimension: [2, 3], generators: { from: 1, to: 4 } }
restarts: 4
"""
LONG = """name: long
system: { oracles: [squared-norm] }
grid: { dimension: 6, generators: { from: 10, to: 16 } }
restarts: 64
training: { steps: 100000 }
"""
PATIENCE_S = 120
"""Ends a hang; nothing depends on it."""


@dataclass(frozen=True)
class Served:
    server: ls.Server
    url: str
    folder: Path
    """Of the run of SWEEP that was trained on this machine before."""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    here = tmp_path_factory.mktemp("served")
    sweep_file = here / "served.yaml"
    sweep_file.write_text(SWEEP)
    run = ls.run(sweep_file, folder=here, progress=False)
    launcher = locate(None)
    command = [*launcher.command, "ui", "--no-open", "--json"]
    environment = {**os.environ, **launcher.environment}
    # Its words go to a file: nobody reads a pipe while the tests run.
    with (here / "words.txt").open("w") as words:
        process = subprocess.Popen(
            command, cwd=here, env=environment, stdout=subprocess.PIPE, stderr=words, text=True, start_new_session=True
        )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line, (here / "words.txt").read_text()
        url = json.loads(line)["address"]
        yield Served(ls.connect(url), url, run.folder)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(PATIENCE_S)
        assert process.stdout is not None
        process.stdout.close()


def test_a_server_says_what_its_token_allows(served: Served) -> None:
    assert served.server.scope == "admin"
    assert "#" not in served.server.url
    assert served.url.partition("token=")[2] not in repr(served.server)


def test_whoever_has_no_token_is_told_what_to_give(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LIESWEEP_TOKEN", raising=False)
    with pytest.raises(ls.InvalidInput, match="LIESWEEP_TOKEN"):
        ls.connect(served.server.url)
    with pytest.raises(ls.InvalidInput, match="LIESWEEP_TOKEN"):
        ls.connect(served.server.url, "lsw_wrong")
    monkeypatch.setenv("LIESWEEP_TOKEN", served.url.partition("token=")[2])
    assert ls.connect(served.server.url).scope == "admin"


@pytest.mark.parametrize("url", ["runs/mine", "ftp://127.0.0.1/", "http://"])
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(ls.InvalidInput, match=r"url: expected such as"):
        ls.connect(url)


def test_a_server_that_is_not_there_is_said_at_once() -> None:
    with pytest.raises(ls.LiesweepError, match=r"cannot be reached.*liesweep ui"):
        ls.connect("http://127.0.0.1:9/")


def test_sweeps_are_found_by_what_their_ids_begin_with(served: Served) -> None:
    found = served.server.sweep("served-")
    assert found.id == served.folder.name
    assert (found.stage, found.name) == ("complete", "served")
    assert (found.progress.done, found.progress.trial_count) == (64, 64)
    assert [each.id for each in served.server.sweeps(stage="complete", search="served-")] == [found.id]
    with pytest.raises(ls.InvalidInput, match="no sweep 'other'"):
        served.server.sweep("other")


def test_results_are_those_of_the_folder(served: Served) -> None:
    here, there = ls.open(served.folder), served.server.sweep("served-").results()
    assert there.dims == here.dims == {2: 1, 3: 3}
    for ours, theirs in zip(here.slices, there.slices, strict=True):
        assert (theirs.n, theirs.status, theirs.dim, theirs.reason) == (ours.n, ours.status, ours.dim, ours.reason)
        assert (theirs.algebra.name, theirs.algebra.killing) == (ours.algebra.name, ours.algebra.killing)
        assert theirs.certificate.defects.tolist() == ours.certificate.defects.tolist()
    for basis in ("trained", "sparsest"):
        np.testing.assert_array_equal(there.generators(3, basis), here.generators(3, basis))
    np.testing.assert_array_equal(there.generators(3, "trained", count=2), here.generators(3, "trained", count=2))
    assert repr(there) == repr(here)
    assert there.spec == here.spec
    assert there.feature_names(3) == here.feature_names(3)


def test_tables_are_those_of_the_folder(served: Served) -> None:
    here, there = ls.open(served.folder), served.server.sweep("served-").results()
    for ours, theirs in ((here.cells, there.cells), (here.trials, there.trials)):
        for name, column in ours.arrays().items():
            np.testing.assert_array_equal(theirs[name], column, err_msg=name)


def test_figures_are_those_of_the_folder(served: Served) -> None:
    here, there = ls.open(served.folder), served.server.sweep("served-").results()
    assert sorted(each.name for each in there.figures) == sorted(each.name for each in here.figures)
    assert there.figure("heat-map").svg == here.figure("heat-map").svg


def test_any_one_trial_is_that_of_the_folder(served: Served) -> None:
    here, there = ls.open(served.folder), served.server.sweep("served-").results()
    of_three = np.flatnonzero((here.trials["n"] == 3) & (here.trials["generators"] == 3))
    key = str(here.trials["trialKey"][of_three[1]])
    ours, theirs = here.trial(key), there.trial(key)
    np.testing.assert_allclose(theirs.generators, ours.generators, atol=1e-6)
    np.testing.assert_allclose(theirs.curve[-1], ours.curve[-1], rtol=1e-6)
    assert theirs.structure_constants.shape == (3, 3, 3)
    with pytest.raises(ls.InvalidInput, match="no trial 'other'"):
        there.trial("other")


def test_a_sweep_of_one_s_own_rows_is_trained_there(served: Served, tmp_path: Path, rng: np.random.Generator) -> None:
    X = rng.normal(size=(400, 2))
    seen: list[ls.Progress] = []
    run = ls.find(
        X,
        X**2 @ [1.0, 4.0],
        generators=[1, 2],
        train=True,
        restarts=4,
        folder=tmp_path,
        progress=seen.append,
        program=served.server,
    )
    assert (run.dim, run.status) == (1, "confirmed")
    assert (run.folder / "trials.csv").exists()
    assert seen[-1].done == seen[-1].trial_count == 16
    again = served.server.sweep(run.folder.name.removesuffix("-served"))
    assert again.spec["data"]["kind"] == "table"
    np.testing.assert_array_equal(again.results().generators(), run.generators())
    local = ls.run(run.sweep_file, folder=tmp_path, progress=False)
    assert local.folder.name == again.id  # the same rows are the same sweep, wherever they lie


def test_certificates_are_made_here(served: Served, tmp_path: Path, rng: np.random.Generator) -> None:
    X = rng.normal(size=(400, 2))
    with pytest.raises(ls.LiesweepError, match="train=True"):
        ls.find(X, X**2 @ [1.0, 4.0], folder=tmp_path, program=served.server)


def test_a_sweep_is_steered(served: Served) -> None:
    sweep = served.server.submit(LONG, project="tests", priority=5)
    assert sweep.project == "tests"
    assert sweep.pause().startswith("paused")
    assert sweep.stage == "paused"
    assert "paused already" in sweep.pause()
    sweep.resume()
    assert sweep.stage == "running"
    with pytest.raises(ls.InvalidInput, match="Stop it first"):
        sweep.delete()
    sweep.cancel()
    assert sweep.watch(False).stage == "cancelled"
    sweep.delete()
    with pytest.raises(ls.InvalidInput):
        sweep.refresh()


def test_what_is_wrong_in_a_file_is_said_with_its_place(served: Served, tmp_path: Path) -> None:
    with pytest.raises(ls.InvalidInput, match=r"2:\d+.*squared-norm"):
        served.server.submit("name: wrong\nsystem: { oracles: [squared-nor] }\ngrid: { dimension: 2, generators: 1 }\n")
    with pytest.raises(ls.InvalidInput, match="nowhere.csv cannot be read"):
        served.server.submit("name: wrong\ndata: { kind: table, path: nowhere.csv }\n")
    with pytest.raises(ls.InvalidInput, match="several files"):
        served.server.submit('name: wrong\ndata: { kind: table, path: "runs/*.csv" }\n')
    with pytest.raises(ls.InvalidInput, match="cannot be read"):
        served.server.submit(tmp_path / "missing.yaml")
    assert isinstance(served.server.validate(SWEEP), list)

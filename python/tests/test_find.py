"""From arrays to an answer, by the program."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import liesweep as ls

SIGNATURE = np.array([1.0, 4.0, 9.0])
SLICE = {
    "system": "norm/real/linear",
    "dimension": 3,
    "status": "certified",
    "certificate": {"groupDimension": 2, "refusal": None, "reason": "So it is.", "tolerance": 0.001, "defects": [0, 0, 1]},
    "structure": None,
    "featureNames": ["x", "y", "z"],
    "generators": [np.eye(3).tolist(), np.eye(3).tolist()],
    "candidates": [],
}
PATIENCE_S = 60
"""Ends a hang; nothing depends on it."""


@pytest.fixture
def X(rng: np.random.Generator) -> np.ndarray:
    return rng.normal(size=(1000, 3))


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_labels_of_an_ellipsoid_have_the_algebra_of_rotations(X: np.ndarray) -> None:
    found = ls.find(X, X**2 @ SIGNATURE)
    assert (found.dim, found.status) == (3, "certified")
    assert found.algebra.name == "su(2) ≅ so(3)"
    for generator in found.generators():
        np.testing.assert_allclose(X**2 @ SIGNATURE, (X + 1e-6 * X @ generator.T) ** 2 @ SIGNATURE, rtol=1e-9)


def test_the_names_of_a_frame_are_those_of_the_answer(X: np.ndarray) -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"pt [GeV]": X[:, 0], "run": "B", "b*c": X[:, 1], "z": X[:, 2], "value": X**2 @ SIGNATURE})
    found = ls.find(frame, features=["pt [GeV]", "z", "b*c"], labels=["value"])
    assert found.feature_names() == ("pt [GeV]", "z", "b*c")
    assert found.dim == 3
    rest = ls.find(frame.drop(columns="run"), labels=["value"])
    assert rest.feature_names() == ("pt [GeV]", "b*c", "z")
    assert rest.dim == 3


def test_the_sweep_file_asks_the_same_again_and_can_be_changed(X: np.ndarray) -> None:
    found = ls.find(X, X**2 @ SIGNATURE, name="mine", candidates=["so(3)"])
    assert found.sweep_file is not None
    assert found.sweep_file.parent == Path.cwd() / "runs"
    again = ls.certify(found.sweep_file)
    assert again.sweep_id == found.sweep_id
    assert [candidate.name for candidate in again.candidates] == ["so(3)"]
    found.sweep_file.write_text(found.sweep_file.read_text().replace("labels: [label]", "labels: [{ square: label }]"))
    assert ls.certify(found.sweep_file).sweep_id != found.sweep_id


def test_complex_features_and_vectors_and_formulas(X: np.ndarray, rng: np.random.Generator) -> None:
    assert ls.find(X[:, :2] + 1j * rng.normal(size=(1000, 2)), oracle="norm").dim == 4
    pairs = rng.normal(size=(500, 2, 3))
    assert ls.find(pairs, oracle="distance(p1, p2)", parameterisation="affine").algebra.name == "e(3) ≅ so(3) ⋉ R³"
    lorentz = ls.find(np.c_[X, X[:, 0] * X[:, 1]], oracle={"kind": "quadratic", "signature": [1, -1, -1, -1]})
    assert lorentz.dim == 6
    assert ls.find(X, oracle=["x^2 + y^2", "z"]).dim == 1
    assert ls.find(X, oracle="pt^2 + pz^2", features=["pt", "pz", "E"], settings={"seed": 2}).dim == 4


def test_gradients_of_a_function_are_asked_in_its_place(X: np.ndarray) -> None:
    gradients = 2 * X * SIGNATURE
    assert ls.find(X, gradients=gradients).dim == 3
    assert ls.find(X, gradients=gradients[:, None, :]).dim == 3
    with pytest.raises(ls.InvalidInput, match=r"gradients: expected \[1000, 3\]"):
        ls.find(X, gradients=gradients.T)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ({}, "give y"),
        ({"oracle": "norm", "y": np.zeros(1000)}, "nothing is fitted"),
        ({"y": np.zeros(999)}, "y has 999 rows, X has 1000"),
        ({"y": np.ones(1000)}, "constant"),
        ({"oracle": "x^2 +"}, "character"),
        ({"oracle": "norm", "name": "No Name"}, "^name: "),
        ({"oracle": "norm", "name": "../../out"}, "^name: "),
        ({"y": np.arange(1000.0), "labels": ["x"]}, '"x" is a feature as well'),
        ({"oracle": "norm", "settings": {"trainin": {"steps": 3}}}, "did you mean training"),
        ({"oracle": "norm", "generators": []}, "generators"),
        ({"oracle": "norm", "candidates": ["so(three)"]}, "so\\(three\\)"),
        ({"oracle": {"kind": "quadratic", "signature": [1]}}, "3"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_the_programs_words(X: np.ndarray, arguments: dict, says: str) -> None:
    with pytest.raises(ls.InvalidInput, match=says) as refused:
        ls.find(X, **arguments)
    assert "Traceback" not in str(refused.value) and "    at " not in str(refused.value)
    assert isinstance(refused.value, ValueError)


def test_a_program_that_is_not_there_is_said(X: np.ndarray) -> None:
    with pytest.raises(ls.ProgramNotFound, match="no such program"):
        ls.find(X, oracle="norm", program="gone")


def test_whatever_answers_sweep_files_may_stand_in_the_programs_place(X: np.ndarray) -> None:
    asked: list[Path] = []
    local = ls.find(X, oracle="norm")

    class Elsewhere:
        def certify(self, sweep_file: Path, candidates: Sequence[str]) -> dict[str, Any]:
            asked.append(sweep_file)
            return {"sweepId": "elsewhere-1", "warnings": [], "slices": [SLICE]}

        def run(self, sweep_file: Path, out: Path | None, slots: int | None, progress: Any) -> Path:
            raise AssertionError("nothing was to be trained")

    assert ls.find(X, oracle="norm", program=Elsewhere()).dim == 2
    assert asked == [local.sweep_file]


def test_nothing_is_written_where_there_is_no_program(X: np.ndarray, here: Path) -> None:
    with pytest.raises(ls.ProgramNotFound):
        ls.find(X, oracle="norm", program="gone")
    assert list(here.iterdir()) == []


def test_data_at_fault_are_an_answer(X: np.ndarray) -> None:
    flat = np.c_[X[:, :2], np.sqrt(25 - np.sum(X[:, :2] ** 2, axis=1))]
    found = ls.find(flat, np.sum(flat**2, axis=1) + 1e-9 * X[:, 0], settings={"data": {"scale": "none"}})
    assert found.status in ("refused", "undetermined")
    assert found.dim is None and found.reason


def test_training_gives_a_run_shows_how_far_it_is_and_goes_on_at_once(X: np.ndarray) -> None:
    seen: list[ls.Progress] = []
    run = ls.find(X, X**2 @ SIGNATURE, generators=[3, 4], restarts=8, train=True, progress=seen.append)
    assert (run.dim, run.status) == (3, "confirmed")
    assert run.sweep_file is not None and run.sweep_file.exists()
    assert {progress.trial_count for progress in seen} == {32}
    done = [progress.done for progress in seen]
    assert done == sorted(done) and done[-1] <= 32
    assert "<svg" in run.figure("heat-map").svg
    seen.clear()
    again = ls.run(run.sweep_file, progress=seen.append)
    assert again.folder == run.folder
    assert seen == []  # nothing was left to train


def test_ctrl_c_leaves_no_process_and_the_same_call_goes_on(here: Path) -> None:
    script = textwrap.dedent("""
        import os, signal, sys
        import numpy as np
        import liesweep as ls
        X = np.random.default_rng(1).normal(size=(1000, 3))
        stop = lambda progress: progress.done > 0 and sys.argv[1] == "stop" and os.kill(os.getpid(), signal.SIGINT)
        try:
            run = ls.find(X, X**2 @ [1, 4, 9], generators=range(1, 5), restarts=48, train=True, progress=stop)
            print(len(run.trials))
        except KeyboardInterrupt as stopped:
            print(stopped)
    """)
    stopped = subprocess.run([sys.executable, "-c", script, "stop"], cwd=here, capture_output=True, text=True)
    # Of so many parts the first is recorded long before the last.
    assert re.search(r"Stopped: (\d+) of 384 trials recorded\. The same call goes on", stopped.stdout), stopped
    assert processes_of(here) == []
    finished = subprocess.run([sys.executable, "-c", script, "go on"], cwd=here, capture_output=True, text=True)
    assert finished.stdout == "384\n", finished


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="needs /proc")
def test_nothing_goes_on_when_python_is_killed(here: Path) -> None:
    script = textwrap.dedent("""
        import os, signal
        import numpy as np
        import liesweep as ls
        X = np.random.default_rng(1).normal(size=(1000, 3))
        kill = lambda progress: progress.done > 0 and os.kill(os.getpid(), signal.SIGKILL)
        ls.find(X, X**2 @ [1, 4, 9], generators=3, restarts=48, train=True, progress=kill)
    """)
    killed = subprocess.run([sys.executable, "-c", script], cwd=here, capture_output=True, text=True)
    assert killed.returncode == -signal.SIGKILL
    deadline = time.monotonic() + PATIENCE_S
    while processes_of(here) and time.monotonic() < deadline:
        threading.Event().wait(0.1)
    assert processes_of(here) == []


def processes_of(folder: Path) -> list[str]:
    """What runs in a folder, or with it among its arguments."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            command = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
            place = os.readlink(process / "cwd")
        except OSError:
            continue
        is_gone = command == ""
        if not is_gone and (str(folder) in command or place == str(folder)) and int(process.name) != os.getpid():
            found.append(command)
    return found

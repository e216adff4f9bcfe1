"""The program is found where it is said to be, or a sentence says what to do."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from liesweep import ProgramNotFound, _locate


def program(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def checkout(root: Path, is_built: bool = True) -> Path:
    program(root / "apps" / "cli" / "bin" / "liesweep.mjs")
    program(root / "node_modules" / ".bin" / "node")
    if is_built:
        program(root / "apps" / "cli" / "dist" / "main.js")
    return root


@pytest.fixture(autouse=True)
def nothing_else(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("LIESWEEP_PROGRAM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr(_locate, "_own_checkout", lambda: None)
    monkeypatch.setattr(_locate, "_of_wheels", lambda: None)


def test_without_a_program_the_sentence_says_what_to_do() -> None:
    with pytest.raises(ProgramNotFound, match=r"pip install 'liesweep\[local\]'.*npm run setup.*LIESWEEP_PROGRAM"):
        _locate.locate()


def test_one_on_the_path_is_found_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    on_path = program(tmp_path / "bin" / "liesweep")
    assert _locate.locate().command == (str(on_path),)
    wheels = _locate.Launcher(("of wheels",))
    monkeypatch.setattr(_locate, "_of_wheels", lambda: wheels)
    assert _locate.locate() is wheels
    own = checkout(tmp_path / "own")
    monkeypatch.setattr(_locate, "_own_checkout", lambda: own)
    assert _locate.locate().command[1] == str(own / "apps" / "cli" / "bin" / "liesweep.mjs")
    named = program(tmp_path / "named")
    monkeypatch.setenv("LIESWEEP_PROGRAM", str(named))
    assert _locate.locate().command == (str(named),)
    said = program(tmp_path / "said")
    assert _locate.locate(said).command == (str(said),)


@pytest.mark.parametrize("how", ["folder", "launcher"])
def test_a_checkout_runs_with_its_own_node(tmp_path: Path, how: str) -> None:
    root = checkout(tmp_path / "checkout")
    named = root if how == "folder" else root / "apps" / "cli" / "bin" / "liesweep.mjs"
    launcher = _locate.locate(named)
    assert launcher.command == (
        str(root / "node_modules" / ".bin" / "node"),
        str(root / "apps" / "cli" / "bin" / "liesweep.mjs"),
    )
    assert launcher.tensorflow is None


def test_what_is_named_and_is_none_is_said(tmp_path: Path) -> None:
    with pytest.raises(ProgramNotFound, match="no such program"):
        _locate.locate(tmp_path / "gone")
    with pytest.raises(ProgramNotFound, match="no checkout"):
        _locate.locate(tmp_path)
    with pytest.raises(ProgramNotFound, match="not built: run `npm run setup`"):
        _locate.locate(checkout(tmp_path / "raw", is_built=False))
    without_node = checkout(tmp_path / "nodeless")
    (without_node / "node_modules" / ".bin" / "node").unlink()
    with pytest.raises(ProgramNotFound, match="has no Node"):
        _locate.locate(without_node)


def test_a_checkout_that_the_package_came_from_and_is_not_built_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = checkout(tmp_path / "own", is_built=False)
    monkeypatch.setattr(_locate, "_own_checkout", lambda: own)
    with pytest.raises(ProgramNotFound, match=f"run `npm run setup` in {own}"):
        _locate.locate()


def test_this_package_knows_the_checkout_that_it_was_installed_from(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    root = os.environ.get("LIESWEEP_PROGRAM")
    if root is None or not Path(root).is_dir():
        pytest.skip("needs LIESWEEP_PROGRAM to be the checkout that the package was installed from")
    assert _locate._own_checkout() == Path(root)

"""What docs/python.md says happens."""

from __future__ import annotations

import doctest
import re
import shutil
from pathlib import Path

import pytest
from recorded_runs import RECORDED

PAGE = Path(__file__).parents[2] / "docs" / "python.md"


def test_the_sessions_of_the_page_are_true(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("xarray")
    shutil.copytree(RECORDED / "lorentz", tmp_path / "runs" / "lorentz")
    monkeypatch.chdir(tmp_path)
    page = re.sub(r"^```text\n.*?^```\n", "", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    text = "\n".join("" if line.startswith("```") else line for line in page.splitlines())
    session = doctest.DocTestParser().get_doctest(text, {}, "python.md", str(PAGE), 0)
    assert len(session.examples) > 20
    assert doctest.DocTestRunner().run(session).failed == 0

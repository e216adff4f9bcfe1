"""The notebooks run from their first cell to their last."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parent.parent / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
DATA = [FOLDER, FOLDER.parent.parent / "examples", *map(Path, filter(None, [os.environ.get("LIESWEEP_DATA")]))]
"""Where a file may lie that is not part of the project."""

PATIENCE_S = 300
"""Of one cell; ends a hang."""


def test_there_is_a_notebook_for_every_story() -> None:
    assert {path.stem for path in NOTEBOOKS} == {"own-data", "colliders", "learned-oracle", "augmentation"}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_stored_without_outputs(path: Path) -> None:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    assert [cell for cell in cells if cell.get("outputs") or cell.get("execution_count")] == []


@pytest.mark.filterwarnings("default")  # of what Jupyter calls
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs(path: Path, tmp_path: Path) -> None:
    nbclient, nbformat = pytest.importorskip("nbclient"), pytest.importorskip("nbformat")
    notebook: Any = nbformat.read(path, as_version=4)
    needs = notebook.metadata.get("liesweep", {}).get("needs")
    if needs is not None:
        found = [folder / needs for folder in DATA if (folder / needs).exists()]
        if not found:
            pytest.skip(f"{path.name} needs {needs}, which is not part of the project: put it into {FOLDER}")
        shutil.copy(found[0], tmp_path)
    nbclient.NotebookClient(
        notebook, timeout=PATIENCE_S, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}}
    ).execute()
    last = [cell for cell in notebook.cells if cell.cell_type == "code"][-1]
    assert last.execution_count == sum(cell.cell_type == "code" for cell in notebook.cells)
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            assert output.output_type != "error", output
            assert output.get("name") != "stderr", output

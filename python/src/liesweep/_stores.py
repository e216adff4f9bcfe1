"""The stores that a run's rows and tensors lie in, read only."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import quote

from ._document import Document
from ._errors import InvalidInput, LiesweepError
from ._safetensors import read_safetensors

_SEAL = b"liesweep-sealed-1 "
_NEWEST_MANIFEST = 2


class Stores:
    """Where the rows and tensors of a run are, as its `run.json` says.

    Args:
        folder: of the run

    Raises:
        LiesweepError: where there is no `run.json`, or it is damaged or of a newer format
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        manifest = Document.read(folder / "run.json")
        version = manifest["formatVersion"].count()
        if version > _NEWEST_MANIFEST:
            raise LiesweepError(
                f"{manifest.source} is of format {version}, and this package reads up to {_NEWEST_MANIFEST}: "
                "`pip install --upgrade liesweep`."
            )
        self.sweep_id = manifest["sweepId"].text()
        self.spec_digest = manifest["specDigest"].text()
        self.rows = self._place(manifest["rows"], "sqlite:")
        self.tensors = self._place(manifest["tensors"], "file:")

    def spec(self) -> Document:
        """The specification of the sweep, with defaults filled in.

        Raises:
            LiesweepError: where the store is not on this machine, or the file is damaged
        """
        name = f"specs/{self.sweep_id}/{self.spec_digest.removeprefix('sha256:')}.json"
        path = self._tensors() / name
        try:
            content = path.read_bytes()
        except OSError as error:
            raise LiesweepError(f"{path} cannot be read: {error.strerror}.") from error
        if content.startswith(_SEAL):  # files of version 0.1 have none
            line, _, content = content.partition(b"\n")
            if line != _SEAL + sha256(name.encode() + b"\n" + content).hexdigest().encode():
                raise LiesweepError(f"{path} is damaged: its seal is not that of its name and content.")
        return Document.parse(content.decode("utf-8", "replace"), str(path))

    def progress(self) -> tuple[int, int]:
        """How many trials are recorded, and how many there are to be.

        Raises:
            LiesweepError: where the store is not on this machine, damaged, or does not know the sweep
        """
        row = self._row(
            "select recorded, trial_count from sweep_totals join sweeps using (sweep_id) where sweep_id = ?", self.sweep_id
        )
        return int(row[0]), int(row[1])

    def trial(self, key: str) -> tuple[dict[str, Any], int]:
        """The tensors of the file that has a trial, and its position there.

        Raises:
            InvalidInput: where no trial has this key
            LiesweepError: where a store is not on this machine, or damaged
        """
        digest, position = self._row("select tensors_digest, tensors_position from trials where trial_key = ?", key)
        hexadecimal = str(digest).removeprefix("sha256:")
        path = self._tensors() / "shards" / hexadecimal[:2] / f"{hexadecimal}.safetensors"
        return read_safetensors(path, str(digest)), int(position)

    def _place(self, store: Document, scheme: str) -> Path | None:
        """Where a store is now: where it lay from the folder, else where it was. None where that is another machine."""
        if isinstance(store.value, str):  # version 1 says where it was alone
            uri, beside = store.text(), None
        else:
            uri, path = store["uri"].text(), store.get("path")
            beside = None if path is None else self.folder / path.text()
        if not uri.startswith(scheme):
            return None
        there = Path(uri.removeprefix(scheme))
        if beside is None:
            beside = self.folder.parent / there.name
        return beside.resolve() if beside.exists() else there

    def _tensors(self) -> Path:
        if self.tensors is None or not self.tensors.is_dir():
            raise LiesweepError(f"{self.folder}: the store of its tensors is not on this machine.")
        return self.tensors

    def _row(self, query: str, value: str) -> tuple[Any, ...]:
        if self.rows is None or not self.rows.is_file():
            raise LiesweepError(f"{self.folder}: the store of its rows is not on this machine.")
        uri = f"file:{quote(str(self.rows.resolve()))}?mode=ro"
        try:
            with closing(sqlite3.connect(uri, uri=True, timeout=10)) as database:
                row: tuple[Any, ...] | None = database.execute(query, (value,)).fetchone()
        except sqlite3.Error as error:
            raise LiesweepError(f"{self.rows} cannot be read: {error}.") from error
        if row is None:
            raise InvalidInput(f"{self.rows} does not know {value!r}.")
        return row

"""The folder of a run, without any program or server."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ._algebra import Algebra
from ._answer import Answer
from ._certificate import Certificate
from ._document import Document
from ._errors import InvalidInput, LiesweepError
from ._figure import Figure
from ._heat_map import heat_map_chart
from ._npy import read_npy
from ._read_text import read_text
from ._slice import WEIGHTS, Slice
from ._spectrum import spectrum_chart
from ._stores import Stores
from ._table import Table
from ._trial import Trial

_NEWEST_FORMAT = 2
_BASES = ("trained", "sparsest", "certified")
_INDEX = ("system", "n", "generators", *(f"{term}Weight" for term in WEIGHTS))
_TEXTS = ("trialKey", "system", "outcome", "device")
_WHOLE = ("n", "generators", "restart", "steps")


class Run(Answer):
    """The results in the folder of a run.

    Args:
        folder: such as `runs/mine-0b892ee37fbd`

    Raises:
        LiesweepError: where the folder is not that of a finished run, a file is damaged, or of a newer format
    """

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        self.folder = Path(folder)
        self._diagram = _read_diagram(self.folder)
        self.name = self._diagram["sweep"].text()
        self.spec_digest = self._diagram["specDigest"].text()
        slices = self._diagram["slices"].items()
        if not slices:
            raise LiesweepError(f"{self._diagram.source} has no slice.")
        distinct: list[tuple[float, ...]] = []
        self.slices = tuple(_slice_of(each, distinct) for each in slices)
        self.cells = _cells(slices, self.slices)
        self._trials: Table | None = None

    @property
    def trials(self) -> Table:
        """One row for each trial: the columns of `trials.csv`.

        Raises:
            LiesweepError: where the file is missing or damaged
        """
        if self._trials is None:
            self._trials = _read_trials(self._file("trials.csv"))
        return self._trials

    def generators(
        self, n: int | None = None, basis: str | None = None, *, count: int | None = None, **weights: float
    ) -> NDArray[Any]:
        """The generators as numbers.

        Args:
            n: features; where there is one n alone it need not be said
            basis: `trained`, as the best trial of the cell found them; `sparsest`, the same span with as few entries as
                possible; `certified`, of fields in a dictionary, without training. The best that there is where it is left out
            count: N_g, the number of trained generators; the dimension of the group where it is left out
            **weights: which slice, such as `closure=1`

        Returns:
            `[N_g, n, n]`, complex where the features are; of fields in a dictionary their coefficients, `[N_g, n, K]`, or
            `[N_g, q, n, K]` where each of q particles has a field of its own; of networks their parameters, `[N_g, P]`

        Raises:
            InvalidInput: where there is no such slice, cell or basis
            LiesweepError: where a file is missing or damaged
        """
        of = self.slice(n, **weights)
        fields = None if of.certificate is None else of.certificate.fields
        if basis is None:
            basis = "trained" if count is not None or of.dim is None else "sparsest" if fields is None else "certified"
        if basis not in _BASES:
            raise InvalidInput(f"There is no basis {basis!r}; there are {', '.join(_BASES)}.")
        if basis == "certified":
            if fields is None:
                raise InvalidInput(
                    f"{self.name} has matrices, whose certified basis is not in the folder: ask for 'sparsest', or `liesweep certify --json`."
                )
            return fields.basis.copy()
        if basis == "sparsest" and fields is not None:
            raise InvalidInput(f"{self.name} has fields in a dictionary: ask for 'certified' or 'trained'.")
        wanted = of.dim if count is None else count
        if wanted is None:
            raise InvalidInput(
                f"{self.name} is {of.status} for {of.title}, so say how many generators, such as count=1. {of.reason}"
            )
        if wanted == 0:
            return np.zeros((0, of.n, of.n))
        suffix = "-sparsest" if basis == "sparsest" else ""
        path = self._file(f"generators/n{of.n}-g{wanted}-w{of.position}{suffix}.npy")
        if not path.exists():
            raise InvalidInput(f"{self.name} has no {basis} generators for {of.title} and N_g = {wanted}; {self._stored()}")
        array = read_npy(path)
        if array.ndim < 2 or len(array) != wanted or (array.ndim > 2 and array.shape[-2] != of.n):
            raise LiesweepError(f"{path}: expected {wanted} generators of n = {of.n}, got the shape {array.shape}.")
        return array

    @property
    def figures(self) -> list[Figure]:
        """All pictures that the program drew of the run."""
        return [Figure(path.stem, path, self._chart_of(path.stem)) for path in self._figure_files()]

    def _chart_of(self, name: str) -> dict[str, Any] | None:
        if name == "heat-map":
            return heat_map_chart(self.cells)
        for of in self.slices:
            if name == f"defect-spectrum-n{of.n}" and of.certificate is not None:
                return spectrum_chart(of.certificate)
        return None

    def _pictures(self) -> list[tuple[str, str]]:
        return [(each.svg, "Heat map of the lowest losses") for each in self.figures if each.kind == "heat-map"]

    def feature_names(self, n: int | None = None) -> tuple[str, ...] | None:
        """What the features are called; None where neither the folder nor a store within reach says it."""
        of = self.slice(n)
        fields = None if of.certificate is None else of.certificate.fields
        if fields is not None:
            return fields.features
        try:
            names = self._specification()["data"].get("features")
            columns = () if names is None else tuple(map(_column_name, names.items()))
        except LiesweepError:  # a copied folder, without its stores
            return None
        return columns if len(columns) == of.n else None

    @property
    def spec(self) -> dict[str, Any]:
        """The sweep file with all defaults filled in, from the store of the run.

        Raises:
            LiesweepError: where the store is not within reach, or the file is damaged
        """
        spec = self._specification()
        if not isinstance(spec.value, dict):
            raise spec.refuse("an object")
        return spec.value

    def trial(self, key: str) -> Trial:
        """Generators and training curve of any one trial, from the stores of the run.

        Args:
            key: as the column `trialKey` of `trials` has it

        Raises:
            InvalidInput: where no trial has this key
            LiesweepError: where the stores are not within reach, or a file is damaged
        """
        stores = self._stores()
        is_complex = stores.spec()["system"]["field"].text() == "complex"
        tensors, position = stores.trial(key)
        try:
            return Trial.of(key, tensors, position, is_complex)
        except KeyError as error:
            raise LiesweepError(f"{self.name}: the file of this trial has no tensor {error}.") from None

    def _file(self, name: str) -> Path:
        """Where a file of the run is, whether it is there or not."""
        return self.folder / name

    def _figure_files(self) -> list[Path]:
        return sorted(self.folder.glob("*.svg"))

    def _specification(self) -> Document:
        return self._stores().spec()

    def _stores(self) -> Stores:
        return Stores(self.folder)

    def _stored(self) -> str:
        names = sorted(path.name for path in (self.folder / "generators").glob("*.npy"))
        if not names:
            return f"there are none: `liesweep report {self.folder}` writes them."
        return f"the files are {', '.join(names[:8])}{' …' if len(names) > 8 else ''}."


def open_run(folder: str | os.PathLike[str]) -> Run:
    """The results in the folder of a run: no program is started and no server asked.

    Args:
        folder: such as `runs/mine-0b892ee37fbd`, or a file in it

    Raises:
        LiesweepError: where the folder is not that of a finished run, a file is damaged, or of a newer format
    """
    path = Path(folder)
    return Run(path.parent if path.is_file() else path)


def _read_diagram(folder: Path) -> Document:
    path = folder / "phase-diagram.json"
    if not folder.is_dir():
        raise LiesweepError(f"{folder}: there is no such folder.")
    if not path.exists():
        if (folder / "run.json").exists():
            raise LiesweepError(
                f"{folder} is a run without results yet{_progress(folder)}: `liesweep run` with the same sweep file goes on, and `liesweep report {folder}` writes what there is."
            )
        raise LiesweepError(f"{folder} is not the folder of a run: it has no phase-diagram.json.")
    document = Document.read(path)
    version = document["formatVersion"].count()
    if version > _NEWEST_FORMAT:
        raise LiesweepError(
            f"{path} is of format {version}, and this package reads up to {_NEWEST_FORMAT}: `pip install --upgrade liesweep`."
        )
    if version < 1:
        raise LiesweepError(f"{path}: there is no format {version}.")
    return document


def _progress(folder: Path) -> str:
    try:
        recorded, total = Stores(folder).progress()
    except LiesweepError:
        return ""
    return f", {recorded} of {total} trials are recorded"


def _column_name(column: Document) -> str:
    """What the program calls a column that is a sum or a square of others."""
    if isinstance(column.value, str):
        return column.value
    square = column.get("square")
    if square is not None:
        return f"{_column_name(square)}²"
    return " + ".join(map(_column_name, column["sum"].items()))


def _slice_of(document: Document, distinct: list[tuple[float, ...]]) -> Slice:
    n = document["dimension"].count()
    group = document["groupDimension"]
    weights = {term: document["weights"][term].number() for term in WEIGHTS}
    key = tuple(weights.values())
    if key not in distinct:
        distinct.append(key)
    certificate, structure, reason = document.get("certificate"), document.get("structure"), group["reason"].text()
    known = None if certificate is None else Certificate.of(certificate, n, "dimension")
    if structure is not None:
        algebra = Algebra.of(structure)
    elif known is not None and known.fields is not None:
        algebra = known.fields.algebra
    else:
        algebra = Algebra.unnamed(reason)
    return Slice(
        system=document["system"].text(),
        n=n,
        weights=weights,
        status=group["status"].text(),
        dim=group["value"].count_or_none(),
        reason=reason,
        gap_decades=group["gapDecades"].number(),
        certificate=known,
        algebra=algebra,
        position=distinct.index(key),
    )


def _cells(documents: list[Document], slices: Iterable[Slice]) -> Table:
    rows: dict[str, list[Any]] = {}

    def put(name: str, value: Any) -> None:
        rows.setdefault(name, []).append(value)

    for document, of in zip(documents, slices):
        for cell in document["cells"].items():
            put("system", of.system)
            put("n", of.n)
            put("generators", cell["generators"].count())
            for term in WEIGHTS:
                put(f"{term}Weight", of.weights[term])
            put("trials", cell["trials"].count())
            put("lowestLoss", cell["lowestLoss"].number())
            put("finalLoss", cell["finalLoss"].number())
            put("vanishing", cell["vanishing"].flag())
            put("vanishingTrials", cell["vanishingTrials"].count())
            dominant = cell.get("dominantTerm")
            put("dominantTerm", None if dominant is None else dominant.text())
            for term in WEIGHTS:
                put(f"{term}Term", cell["terms"][term].number())
    return Table(
        {name: np.array(values, dtype=object if name in ("system", "dominantTerm") else None) for name, values in rows.items()},
        _INDEX,
    )


def _read_trials(path: Path) -> Table:
    text = read_text(path, f"`liesweep report {path.parent}` writes it anew.")
    lines = list(csv.reader(io.StringIO(text, newline="")))
    if not lines or "trialKey" not in lines[0]:
        raise LiesweepError(f"{path} is no table of trials: its first line is not that of trials.csv.")
    if not text.endswith("\n"):
        raise LiesweepError(
            f"{path}: the last line has no end, it may be cut off. `liesweep report {path.parent}` writes it anew."
        )
    header, *body = lines
    for at, line in enumerate(body, start=2):
        if len(line) != len(header):
            raise LiesweepError(f"{path}: line {at} has {len(line)} fields instead of {len(header)}, it may be cut off.")
    columns = {name: _column(path, name, [line[at] for line in body]) for at, name in enumerate(header)}
    return Table(columns, (*_INDEX, "restart"))


def _column(path: Path, name: str, fields: list[str]) -> NDArray[Any]:
    if name in _TEXTS:
        # An apostrophe stands before a text that a spreadsheet would take for a formula.
        plain = [text[1:] if text[:1] == "'" and text[1:2] in tuple("=+-@\t\r") else text for text in fields]
        return np.array(plain, dtype=object)
    try:
        return np.array(
            [int(text) if name in _WHOLE else float(text or "nan") for text in fields], dtype=int if name in _WHOLE else float
        )
    except ValueError as error:
        raise LiesweepError(f"{path}: column {name}: {error}.") from None

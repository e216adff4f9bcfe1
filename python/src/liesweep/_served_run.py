"""The results of a sweep on a server."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from pathlib import Path
from typing import Any

import numpy as np

from ._document import Document
from ._errors import InvalidInput, LiesweepError
from ._http import Http
from ._run import Run
from ._slice import WEIGHTS
from ._trial import Trial, cube

_MOST_POINTS = 1000
_MOST_CURVES = 256


class ServedRun(Run):
    """The results of a sweep on a server, as they were when it was opened. Files are fetched when they are first asked for.

    Args:
        http: the server
        sweep_id: of the sweep
        folder: to keep files in; one that goes with this object where it is left out

    Raises:
        InvalidInput: where the server has no such sweep
        LiesweepError: where it cannot be reached, or the sweep has no results yet
    """

    def __init__(self, http: Http, sweep_id: str, folder: Path | None = None) -> None:
        self._http = http
        self._path = f"/sweeps/{sweep_id}"
        if folder is None:
            folder = Path(tempfile.mkdtemp(prefix="liesweep-"))
            weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        if not http.download(f"{self._path}/phase-diagram.json", folder / "phase-diagram.json"):
            raise InvalidInput(f"{http.base} has no sweep {sweep_id}.")
        super().__init__(folder)

    def fetch(self) -> None:
        """Fetches whatever was not asked for yet: then the folder is like that of a run, and `liesweep.open` reads it."""
        self._file("trials.csv")
        for slice_ in self.slices:
            for count in sorted(set(self.cells["generators"][self.cells["n"] == slice_.n].tolist())):
                for suffix in ("", "-sparsest"):
                    self._file(f"generators/n{slice_.n}-g{count}-w{slice_.position}{suffix}.npy")
        for path in self._figure_files():
            beside = self.folder / path.name
            if path.exists() and not beside.exists():
                path.rename(beside)

    def _file(self, name: str) -> Path:
        path = self.folder / name
        if not path.exists():
            self._http.download(f"{self._path}/{name}", path)
        return path

    def _figure_files(self) -> list[Path]:
        figures = self._http.get(f"{self._path}/figures")["figures"].items()
        return [self._file(f"figures/{figure['name'].text()}.svg") for figure in figures]

    def _specification(self) -> Document:
        return self._http.get(self._path)["specification"]

    def trial(self, key: str) -> Trial:
        """Generators and training curve of any one trial; a long curve comes thinned to a thousand points.

        Args:
            key: as the column `trialKey` of `trials` has it

        Raises:
            InvalidInput: where no trial has this key
            LiesweepError: where generators are no matrices: those come from the folder of a run
        """
        at = np.flatnonzero(self.trials["trialKey"] == key)
        if len(at) != 1:
            raise InvalidInput(f"{self.name} has no trial {key!r}.")
        row = {name: self.trials[name][at[0]] for name in ("n", "generators", "restart", *(f"{w}Weight" for w in WEIGHTS))}
        cell = f"{self._path}/cells/{self._cell(row)}"
        found = self._http.get(f"{cell}/generators", {"restart": int(row["restart"]), "basis": "trained"})
        if found["kind"].text() != "matrices":
            raise LiesweepError(f"{self.name} has {found['kind'].text()}: their trials come from the folder of the run, by ls.open.")
        count, n = int(row["generators"]), int(row["n"])
        generators = found["matrices"].array(count, n, n)
        imaginary = found.get("imaginary")
        curves = self._http.get(f"{cell}/curves", {"points": _MOST_POINTS, "limit": _MOST_CURVES})["curves"].items()
        own = [curve for curve in curves if curve["restart"].count() == int(row["restart"])]
        curve = np.zeros((0, 2))
        if own:
            losses = [item.number() for item in own[0]["losses"].items()]
            curve = np.column_stack([own[0]["steps"].array(None), np.array(losses)])
        pairs = np.full((count * (count - 1) // 2, count), np.nan)
        for at_pair, pair in enumerate(found["structureConstants"].items()):
            pairs[at_pair] = pair["coefficients"].array(count)
        return Trial(
            key, generators if imaginary is None else generators + 1j * imaginary.array(count, n, n), curve, cube(pairs, count)
        )

    def _cell(self, row: dict[str, Any]) -> int:
        """The position of a grid point: n outermost, then the weights, the last fastest, then N_g."""
        grid = self._http.get(self._path)["grid"]
        axes = [(grid["dimension"], row["n"])]
        axes += [(grid["weights"][term], row[f"{term}Weight"]) for term in WEIGHTS]
        axes += [(grid["generators"], row["generators"])]
        cell = 0
        for axis, value in axes:
            values = axis.array(None).tolist()
            cell = cell * len(values) + values.index(float(value))
        return cell

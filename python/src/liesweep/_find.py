"""From arrays to what keeps their labels."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, overload

import numpy as np

from ._columns import Columns, read_columns
from ._errors import InvalidInput
from ._oracles import Oracle, is_learned, write_oracles
from ._program import Program, ProgramOption, program_for
from ._progress import ProgressOption
from ._run import Run, open_run
from ._shown import shown
from ._stored import store_array, store_text
from ._verdict import Verdict
from ._yaml import Plain, to_yaml

Parameterisation = str | Mapping[str, Plain]
Counts = int | range | Sequence[int]

_MARGIN = 2
_NAME = re.compile(r"[a-z0-9-]{1,63}")
_ARRAYS = "arrays"


@overload
def find(
    X: Any,
    y: Any = None,
    *,
    oracle: Oracle | Sequence[Oracle] | None = None,
    gradients: Any = None,
    features: Sequence[str] | None = None,
    labels: Sequence[str] | None = None,
    generators: Counts | None = None,
    parameterisation: Parameterisation | None = None,
    candidates: Sequence[str] = (),
    settings: Mapping[str, Plain] | None = None,
    train: Literal[False] = False,
    restarts: int | None = None,
    seed: int | None = None,
    name: str = "found",
    folder: str | os.PathLike[str] | None = None,
    slots: int | None = None,
    progress: ProgressOption = None,
    program: ProgramOption = None,
) -> Verdict: ...
@overload
def find(
    X: Any,
    y: Any = None,
    *,
    oracle: Oracle | Sequence[Oracle] | None = None,
    gradients: Any = None,
    features: Sequence[str] | None = None,
    labels: Sequence[str] | None = None,
    generators: Counts | None = None,
    parameterisation: Parameterisation | None = None,
    candidates: Sequence[str] = (),
    settings: Mapping[str, Plain] | None = None,
    train: Literal[True],
    restarts: int | None = None,
    seed: int | None = None,
    name: str = "found",
    folder: str | os.PathLike[str] | None = None,
    slots: int | None = None,
    progress: ProgressOption = None,
    program: ProgramOption = None,
) -> Run: ...
def find(
    X: Any,
    y: Any = None,
    *,
    oracle: Oracle | Sequence[Oracle] | None = None,
    gradients: Any = None,
    features: Sequence[str] | None = None,
    labels: Sequence[str] | None = None,
    generators: Counts | None = None,
    parameterisation: Parameterisation | None = None,
    candidates: Sequence[str] = (),
    settings: Mapping[str, Plain] | None = None,
    train: bool = False,
    restarts: int | None = None,
    seed: int | None = None,
    name: str = "found",
    folder: str | os.PathLike[str] | None = None,
    slots: int | None = None,
    progress: ProgressOption = None,
    program: ProgramOption = None,
) -> Verdict | Run:
    """The continuous symmetries of labelled data: at once and certified, or trained as well.

    The arrays are written below `runs/arrays`, named by what they hold, and a sweep file that says what was asked, below `runs`;
    it can be read, changed, and given to `liesweep.certify`, `liesweep.run` or the command line. Called again after Ctrl-C,
    training goes on where it stopped.

    Args:
        X: samples `[rows, n]`, real or complex; `[rows, q, n]` where a sample is q vectors that move together; or a frame
        y: labels `[rows]` or `[rows, k]`, or a frame
        oracle: what is to be kept. `"polynomial"` (the default where there are labels), `"quadratic"` or `"mlp"` are fitted to the
            labels; a formula is a word (`"norm"`), settings (`{"kind": "quadratic", "signature": [1, -1, -1, -1]}`) or an
            expression of the features (`"x^2 + y^2"`), and needs no labels; several in a list are kept at once
        gradients: of a function of yours at the rows of X, `[rows, n]`, or `[rows, k, n]` of k labels; it is kept
        features: of a frame, the columns to take; of an array, what its columns are called (x, y, z, w, or x1, x2, …)
        labels: of a frame X, the columns that are labels, in place of y; else what the columns of y are called
        generators: of training, the numbers of generators to try; from 1 to two more than so(n) has by default
        parameterisation: `"linear"` by default, `"affine"`, or settings such as `{"kind": "dictionary", "degree": 2}`
        candidates: algebras by name, such as `"so(3)"`, or `.npy` files: how well they are kept
        settings: whatever else a sweep file says, such as `{"training": {"steps": 8000}}`
        train: trains the sweep as well: an independent answer, with every trial
        restarts: random starts of every point of the grid, 16 by default
        seed: of all that is random, 1 by default
        name: of the sweep, 1 to 63 characters of a-z, 0-9 and -
        folder: in which `runs` lies; the current folder by default
        slots: processes that train at the same time
        progress: False for none, or a function that is called with each `Progress`
        program: the program to use, where it is not to be found by itself

    Returns:
        Verdict: what can be said at once
        Run: where `train` is true

    Raises:
        InvalidInput: where arrays or settings cannot be used; nothing was computed
        ProgramNotFound: where the program is not installed
        LiesweepError: where a process, a disk or a server failed; the same call goes on
    """
    place = Path.cwd() if folder is None else Path(folder)
    chosen = program_for(program, place)
    if not _NAME.fullmatch(name):
        raise InvalidInput(f"name: expected 1 to 63 characters of a-z, 0-9 and -, got {shown(name)}.")
    samples, given_labels = _samples_and_labels(X, y, features, labels)
    oracles = _oracles(oracle, gradients, given_labels)
    runs = place / "runs"
    document = _document(
        samples=samples,
        labels=given_labels,
        oracles=oracles,
        gradients=None if gradients is None else _gradients(gradients, samples),
        counts=_counts(generators, samples),
        parameterisation=parameterisation,
        candidates=candidates,
        name=name,
        arrays=runs / _ARRAYS,
        others={"restarts": restarts, "seed": seed},
    )
    text = to_yaml(_merged(document, settings or {}))
    sweep_file = store_text(runs, name, text)
    return _trained(chosen, sweep_file, None, slots, progress) if train else _certified(chosen, sweep_file, ())


def certify(
    sweep_file: str | os.PathLike[str],
    *,
    candidates: Sequence[str] = (),
    folder: str | os.PathLike[str] | None = None,
    program: ProgramOption = None,
) -> Verdict:
    """What can be said of a sweep file at once: nothing is trained or written.

    Args:
        candidates: algebras by name, beside those of the file
        folder: in which `runs` lies; the current folder by default
        program: the program to use, where it is not to be found by itself

    Raises:
        InvalidInput: where the file, or its data, cannot be used
        ProgramNotFound: where the program is not installed
    """
    place = Path.cwd() if folder is None else Path(folder)
    return _certified(program_for(program, place), Path(sweep_file), candidates)


def run(
    sweep_file: str | os.PathLike[str],
    *,
    out: str | os.PathLike[str] | None = None,
    folder: str | os.PathLike[str] | None = None,
    slots: int | None = None,
    progress: ProgressOption = None,
    program: ProgramOption = None,
) -> Run:
    """Trains a sweep, or goes on with it, and opens the run.

    Args:
        out: the folder of the run; `runs/<name>-<id>` by default
        folder: in which `runs` lies; the current folder by default
        slots: processes that train at the same time
        progress: False for none, or a function that is called with each `Progress`
        program: the program to use, where it is not to be found by itself

    Raises:
        InvalidInput: where the file, or its data, cannot be used
        ProgramNotFound: where the program is not installed
        LiesweepError: where a process, a disk or a server failed; the same call goes on
        KeyboardInterrupt: after Ctrl-C, once everything that was started has ended; the same call goes on
    """
    place = Path.cwd() if folder is None else Path(folder)
    where = None if out is None else Path(out).absolute()
    return _trained(program_for(program, place), Path(sweep_file), where, slots, progress)


def _certified(program: Program, sweep_file: Path, candidates: Sequence[str]) -> Verdict:
    verdict = Verdict(program.certify(sweep_file.absolute(), candidates))
    verdict.sweep_file = sweep_file.absolute()
    return verdict


def _trained(
    program: Program, sweep_file: Path, out: Path | None, slots: int | None, progress: ProgressOption
) -> Run:
    found = open_run(program.run(sweep_file.absolute(), out, slots, progress))
    found.sweep_file = sweep_file.absolute()
    return found


def _samples_and_labels(
    X: Any, y: Any, features: Sequence[str] | None, labels: Sequence[str] | None
) -> tuple[Columns, Columns | None]:
    if y is not None:
        samples = read_columns(X, "X", features)
        given = read_columns(y, "y", labels)
        named = Columns(given.numbers, _labels_apart(given.names, samples.names, labels))
        if len(named.numbers) != len(samples.numbers):
            raise InvalidInput(f"y has {len(named.numbers)} rows, X has {len(samples.numbers)}.")
        if named.numbers.dtype.kind == "c":
            raise InvalidInput("y: labels are real; give real and imaginary parts as two columns.")
        return samples, named
    if labels is None:
        return read_columns(X, "X", features), None
    if features is not None:
        return read_columns(X, "X", features), read_columns(X, "X", labels)
    everything = read_columns(X, "X")
    rest = [name for name in everything.names if name not in set(labels)]
    return everything.take(rest, "X"), everything.take(list(labels), "labels")


def _labels_apart(
    names: tuple[str, ...], features: tuple[str, ...], asked: Sequence[str] | None
) -> tuple[str, ...]:
    """What labels are called: as they are, or `label`, `label1`, … where an array has no names or a feature is called so."""
    if asked is not None or not set(names) & set(features):
        return names
    return ("label",) if len(names) == 1 else tuple(f"label{at + 1}" for at in range(len(names)))


def _oracles(
    oracle: Oracle | Sequence[Oracle] | None, gradients: Any, labels: Columns | None
) -> list[dict[str, Plain]]:
    if oracle is None:
        if gradients is not None:
            return []
        oracle = "polynomial"
    oracles = write_oracles(oracle)
    learned = [one for one in oracles if is_learned(one)]
    if learned and labels is None:
        raise InvalidInput(
            f"oracle: {shown(learned[0]['model'])} is fitted to labels: give y, or labels= of the frame. "
            "A formula, such as oracle=\"x^2 + y^2\", needs none."
        )
    if labels is not None and not learned:
        raise InvalidInput("y: nothing is fitted to these labels: the oracle is a formula. Leave one of the two away.")
    return oracles


def _gradients(given: Any, samples: Columns) -> np.ndarray[Any, Any]:
    """[rows, n] or [rows, k, n], in the order of the columns of X."""
    array = np.asarray(given)
    rows, width = samples.numbers.shape
    if array.ndim == 3 and samples.vectors > 1 and array.shape[1:] == (samples.vectors, width // samples.vectors):
        array = array.reshape(rows, width)
    if array.ndim not in (2, 3) or array.shape[0] != rows or array.shape[-1] != width:
        raise InvalidInput(
            f"gradients: expected [{rows}, {width}], or [{rows}, k, {width}] of k labels, got {list(array.shape)}."
        )
    if array.dtype.kind not in "iufc" or not np.isfinite(array).all():
        raise InvalidInput("gradients: expected finite numbers.")
    return np.ascontiguousarray(array, dtype=np.complex128 if array.dtype.kind == "c" else np.float64)


def _counts(generators: Counts | None, samples: Columns) -> Plain:
    if generators is None:
        n = len(samples.vector_names)
        return {"from": 1, "to": n * (n - 1) // 2 + _MARGIN}
    return int(generators) if isinstance(generators, (int, np.integer)) else [int(count) for count in generators]


def _document(
    *,
    samples: Columns,
    labels: Columns | None,
    oracles: list[dict[str, Plain]],
    gradients: np.ndarray[Any, Any] | None,
    counts: Plain,
    parameterisation: Parameterisation | None,
    candidates: Sequence[str],
    name: str,
    arrays: Path,
    others: Mapping[str, Plain],
) -> dict[str, Plain]:
    if gradients is not None:
        path = store_array(arrays, "gradients", gradients)
        oracles = [*oracles, {"kind": "gradients", "path": f"{_ARRAYS}/{path.name}"}]
    system: dict[str, Plain] = {"oracles": oracles}
    if samples.numbers.dtype.kind == "c":
        system["field"] = "complex"
    if parameterisation is not None:
        system["parameterisation"] = parameterisation
    if samples.vectors > 1:
        system["particles"] = {"count": samples.vectors, "features": list(samples.vector_names)}
    document: dict[str, Plain] = {
        "name": name,
        "system": system,
        "data": _data(samples, labels, arrays),
        "grid": {"generators": counts},
    }
    document.update({key: value for key, value in others.items() if value is not None})
    if candidates:
        document["candidates"] = [str(candidate) for candidate in candidates]
    return document


def _data(samples: Columns, labels: Columns | None, arrays: Path) -> dict[str, Plain]:
    """Where the numbers lie: rows with named fields, as NumPy has them."""
    parts = [samples] if labels is None else [samples, labels]
    names = [name for part in parts for name in part.names]
    twice = [name for at, name in enumerate(names) if name in names[:at]]
    if twice:
        raise InvalidInput(f"labels: column {shown(twice[0])} is a feature as well. Leave it out of one of the two.")
    types = [part.numbers.dtype for part in parts for _ in part.names]
    rows = np.empty(len(samples.numbers), dtype=np.dtype({"names": names, "formats": types}))
    for part in parts:
        for name, column in zip(part.names, part.numbers.T):
            rows[name] = column
    features: dict[str, Plain] = (
        {"complexPairs": [[f"{name}_re", f"{name}_im"] for name in samples.names]}
        if samples.numbers.dtype.kind == "c"
        else {"features": list(samples.names)}
    )
    data = {"kind": "table", "path": f"{_ARRAYS}/{store_array(arrays, 'rows', rows).name}", **features}
    return data if labels is None else {**data, "labels": list(labels.names)}


def _merged(document: Mapping[str, Plain], settings: Mapping[str, Plain]) -> dict[str, Plain]:
    """Settings win, key by key."""
    merged = dict(document)
    for key, value in settings.items():
        before = merged.get(key)
        are_mappings = isinstance(before, Mapping) and isinstance(value, Mapping)
        merged[key] = _merged(before, value) if are_mappings else value  # type: ignore[arg-type]
    return merged

"""Generators for other libraries."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ._as_fields import as_fields
from ._brackets import structure_constants
from ._errors import InvalidInput, LiesweepError
from ._generator import Generator

FORMAT = "liesweep-generators"


def export(
    generators: Any,
    path: str | os.PathLike[str],
    *,
    name: str | None = None,
    algebra: str | None = None,
    decimals: int | None = None,
) -> None:
    """Writes generators as `.json` or `.npz`, for EMLP, e3nn and whatever takes matrices.

    Both have `generators` `[N, n, n]`; of affine fields `shifts` `[N, n]`; of complex ones also `realForm` `[N, 2n, 2n]`, which acts
    on real parts, then imaginary parts; `structureConstants` `[N, N, N]` and `closureResidual`; `features`, `name` and `algebra`.
    In JSON complex matrices are `{"re": …, "im": …}`.

    Args:
        generators: an array `[N, n, n]`, a list of generators, or a run or verdict
        path: ends in `.json` or `.npz`
        name: what they are called
        algebra: such as `so(1,3)`
        decimals: to which entries are rounded: training in float32 leaves 1e-6, and some libraries ask for an algebra to rounding

    Raises:
        InvalidInput: where the name ends otherwise, or a generator is no matrix and no affine field
        LiesweepError: where the file cannot be written
    """
    target = Path(path)
    fields = [field for field in as_fields(generators) if isinstance(field, Generator)]
    if len(fields) < len(as_fields(generators)):
        raise InvalidInput("An export is of matrices and affine fields; these have other functions.")
    if target.suffix not in (".json", ".npz"):
        raise InvalidInput(f"{target}: expected a name that ends in .json or .npz.")
    matrices = np.stack([field.matrix for field in fields])
    shifts = np.stack([field.shift for field in fields])
    if decimals is not None:
        matrices, shifts = np.round(matrices, decimals), np.round(shifts, decimals)
    constants, residual = structure_constants([Generator(*pair) for pair in zip(matrices, shifts)])
    content: dict[str, Any] = {
        "format": FORMAT,
        "formatVersion": 1,
        "name": name or "",
        "algebra": algebra or "",
        "features": list(fields[0].features),
        "generators": matrices,
        **({"shifts": shifts} if shifts.any() else {}),
        **({"realForm": _real_form(matrices)} if matrices.dtype.kind == "c" else {}),
        "structureConstants": constants,
        "closureResidual": residual,
    }
    try:
        if target.suffix == ".npz":
            with target.open("wb") as file:
                np.savez(file, **{key: np.asarray(value) for key, value in content.items()})  # type: ignore[arg-type]
        else:
            written = {key: _as_json(value) for key, value in content.items()}
            target.write_text(json.dumps(written, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise LiesweepError(f"{target} cannot be written: {error}.") from error


def _real_form(matrices: NDArray[Any]) -> NDArray[np.float64]:
    a, b = matrices.real, matrices.imag
    return np.concatenate([np.concatenate([a, -b], axis=2), np.concatenate([b, a], axis=2)], axis=1)


def _as_json(value: Any) -> Any:
    if not isinstance(value, np.ndarray):
        return value
    return {"re": value.real.tolist(), "im": value.imag.tolist()} if value.dtype.kind == "c" else value.tolist()

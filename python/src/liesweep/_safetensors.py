"""Tensors from files of the safetensors format."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ._errors import LiesweepError

_DTYPES = {"F64": "<f8", "F32": "<f4", "I32": "<i4"}


def read_safetensors(path: Path, digest: str | None = None) -> dict[str, NDArray[Any]]:
    """The tensors of a file by name, numbers in double precision.

    Args:
        digest: `sha256:…` that the whole file must have

    Raises:
        LiesweepError: where there is no such file, it is damaged, or not the one that was stored
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise LiesweepError(f"{path} cannot be read: {error.strerror}.") from error
    if digest is not None and f"sha256:{sha256(content).hexdigest()}" != digest:
        raise LiesweepError(f"{path} is damaged: its SHA-256 is not {digest}.")
    try:
        start = 8 + int.from_bytes(content[:8], "little")
        header = json.loads(content[8:start])
        return {name: _tensor(content, start, entry) for name, entry in header.items() if name != "__metadata__"}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise LiesweepError(f"{path} is no safetensors file, or damaged: {error}.") from error


def _tensor(content: bytes, start: int, entry: Any) -> NDArray[Any]:
    kind = np.dtype(_DTYPES[entry["dtype"]])
    first, end = entry["data_offsets"]
    flat = np.frombuffer(content[start + first : start + end], dtype=kind)
    return np.asarray(flat.reshape(entry["shape"]).astype(np.int64 if kind.kind == "i" else np.float64))

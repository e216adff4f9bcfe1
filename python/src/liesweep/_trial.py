"""One training from one random start."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Trial:
    """What a trial left behind."""

    key: str
    generators: NDArray[Any] = field(repr=False)
    """At the lowest loss of its last phase, in the form of `Run.generators`."""
    curve: NDArray[np.float64] = field(repr=False)
    """Step and total loss at each look, `[looks, 2]`; NaN where it was not finite."""
    structure_constants: NDArray[np.float64] = field(repr=False)
    """`[N_g, N_g, N_g]`, as they were trained; NaN where generators are dependent."""

    @staticmethod
    def of(key: str, tensors: dict[str, NDArray[Any]], position: int, is_complex: bool) -> Trial:
        generators = tensors[f"generators/{position}"]
        if is_complex and generators.ndim == 4:
            generators = generators[:, 0] + 1j * generators[:, 1]
        return Trial(
            key, generators, tensors[f"curve/{position}"], cube(tensors[f"structureConstants/{position}"], len(generators))
        )


def cube(pairs: NDArray[np.float64], count: int) -> NDArray[np.float64]:
    """Structure constants from one row for each pair a < b. `[pairs, N] → [N, N, N]`"""
    result = np.zeros((count, count, count))
    for row, (a, b) in zip(pairs, combinations(range(count), 2)):
        result[a, b], result[b, a] = row, -row
    return result

"""The ways to hand in generators."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from ._errors import LiesweepError
from ._generator import Generator
from ._vector_field import VectorField


def as_fields(generators: Any) -> list[VectorField]:
    """Generators as a list of vector fields that act on one space.

    Args:
        generators: an array `[N, n, n]` of matrices or `[n, n]` of one; a `VectorField`, or a list of them; or whatever has a
            method `fields()`, as a run and a verdict have

    Raises:
        LiesweepError: where they are none of these, there are none, or they act on different spaces
    """
    if isinstance(generators, VectorField):
        return [generators]
    if callable(getattr(generators, "fields", None)):
        return as_fields(generators.fields())
    if isinstance(generators, Sequence) and not generators:
        raise LiesweepError("Generators: there are none.")
    if isinstance(generators, Sequence) and all(isinstance(each, VectorField) for each in generators):
        fields = list(generators)
    else:
        try:
            array = np.asarray(generators)
        except ValueError:
            array = np.zeros(())
        if array.ndim == 2:
            array = array[None]
        if array.ndim != 3 or array.dtype.kind not in "biufc":
            raise LiesweepError(
                f"Generators: expected an array [N, n, n] or a list of generators, got {type(generators).__name__} of the shape {array.shape}."
            )
        fields = [Generator(matrix) for matrix in array]
    if not fields:
        raise LiesweepError("Generators: there are none.")
    if len({field.shape for field in fields}) != 1:
        raise LiesweepError("Generators: they act on spaces of different dimensions.")
    return fields

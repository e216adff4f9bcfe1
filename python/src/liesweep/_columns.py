"""Arrays and frames of any kind as named columns of numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ._errors import InvalidInput
from ._shown import plain, shown

_FEW = ("x", "y", "z", "w")


@dataclass(frozen=True)
class Columns:
    """Numbers with the names of their columns.

    Attributes:
        numbers: float64 or complex128, shape [rows, columns]; all finite
        names: one for each column, all different
        vectors: how many vectors a row is made of, side by side; 1 where it is one
    """

    numbers: NDArray[Any]
    names: tuple[str, ...]
    vectors: int = 1

    @property
    def vector_names(self) -> tuple[str, ...]:
        """What the entries of one vector are called: the names of its columns without the number of the vector."""
        each = len(self.names) // self.vectors
        return self.names if self.vectors == 1 else tuple(name.removesuffix("1") for name in self.names[:each])

    def take(self, names: Sequence[str], what: str) -> Columns:
        """Some of the columns, in an order.

        Raises:
            InvalidInput: where there is no such column
        """
        for name in names:
            if name not in self.names:
                known = ", ".join(plain(known) for known in self.names)
                raise InvalidInput(f"{what}: there is no column {shown(name)}. The columns are {known}.")
        return Columns(self.numbers[:, [self.names.index(name) for name in names]], tuple(names))


def default_names(count: int) -> tuple[str, ...]:
    """x, y, z, w of up to four features, and x1, x2, … of more: as expressions call them."""
    return _FEW[:count] if count <= len(_FEW) else tuple(f"x{at + 1}" for at in range(count))


def read_columns(given: Any, what: str, names: Sequence[str] | None = None) -> Columns:
    """What was given as named columns of numbers.

    NumPy arrays of one, two or three dimensions ([rows, vectors, features]), structured arrays, frames and series of pandas
    and polars, arrays of awkward, mappings from names to columns such as uproot's, and whatever else NumPy makes an array of.

    Args:
        what: what messages call it, such as "X"
        names: of a frame or a mapping, the columns to take; of an array, what its columns are called

    Raises:
        InvalidInput: where it is empty, has no numbers or one that is not finite, or names do not fit
    """
    wanted = None if names is None else _texts(names, what)
    own, array = _named(given, what, wanted)
    vectors = 1
    if array.ndim == 3:
        vectors = array.shape[1]
        array = array.reshape(array.shape[0], -1)
    if array.ndim == 1:
        array = array[:, None]
    if array.ndim != 2:
        raise InvalidInput(f"{what}: expected an array [rows, columns], got the shape {list(array.shape)}.")
    if 0 in array.shape:
        raise InvalidInput(f"{what}: expected rows and columns, got the shape {list(array.shape)}.")
    width = array.shape[1]
    if own is not None:
        columns = Columns(array, _distinct(own, what))
        columns = columns if wanted is None else columns.take(wanted, what)
    else:
        columns = Columns(array, _names_of_array(wanted, width, vectors, what), vectors)
    return Columns(_finite(columns, what), columns.names, vectors)


def _named(
    given: Any, what: str, wanted: tuple[str, ...] | None
) -> tuple[tuple[Any, ...] | None, NDArray[Any]]:
    """The names that came with it, if any, and its numbers or what stands in their place."""
    if isinstance(given, Mapping):
        if wanted is not None and all(name in given for name in wanted):
            given = {name: given[name] for name in wanted}
        parts = [_array(value, f"{what}[{shown(name)}]") for name, value in given.items()]
        if not parts:
            raise InvalidInput(f"{what}: it has no columns.")
        return tuple(given), _side_by_side(list(given), parts, what)
    columns = getattr(given, "columns", None)  # frames of pandas and polars
    if columns is not None and wanted is not None and all(name in columns for name in wanted):
        given = given[list(wanted)]  # what is not asked for may hold texts
        columns = wanted
    array = _array(given, what)
    if array.dtype.names is not None:
        fields = array.dtype.names
        return tuple(fields), _side_by_side(list(fields), [array[name] for name in fields], what)
    if columns is not None and array.ndim == 2 and len(columns) == array.shape[1]:
        listed = tuple(columns)
        are_counted = all(isinstance(name, (int, np.integer)) for name in listed)
        if not are_counted:
            return listed, array
    name = getattr(given, "name", None)  # series
    return ((name,), array) if isinstance(name, str) and name and array.ndim == 1 else (None, array)


def _array(given: Any, what: str) -> NDArray[Any]:
    to_numpy = getattr(given, "to_numpy", None)
    try:
        return np.asarray(to_numpy() if callable(to_numpy) else given)
    except (TypeError, ValueError, RuntimeError) as error:
        raise InvalidInput(f"{what}: NumPy makes no array of it: {error}") from error


def _side_by_side(names: list[Any], parts: list[NDArray[Any]], what: str) -> NDArray[Any]:
    for name, part in zip(names, parts):
        if part.ndim != 1:
            raise InvalidInput(
                f"{what}: column {shown(name)} has the shape {list(part.shape)}; a column has one number for each row."
            )
        if len(part) != len(parts[0]):
            raise InvalidInput(
                f"{what}: column {shown(name)} has {len(part)} rows, column {shown(names[0])} has {len(parts[0])}."
            )
        _refuse_texts(part, name, what)
    return np.column_stack(parts)


def _names_of_array(names: tuple[str, ...] | None, width: int, vectors: int, what: str) -> tuple[str, ...]:
    each = width // vectors
    own = default_names(each) if names is None else names
    if len(own) != each:
        per = " of a vector" if vectors > 1 else ""
        raise InvalidInput(f"{what}: {len(own)} names for {each} columns{per}.")
    _distinct(own, what)
    return own if vectors == 1 else tuple(f"{name}{at + 1}" for at in range(vectors) for name in own)


def _texts(names: Sequence[str], what: str) -> tuple[str, ...]:
    if isinstance(names, str):
        return (names,)
    for name in names:
        if not isinstance(name, str) or not name:
            raise InvalidInput(f"{what}: the name of a column is a text, got {shown(name)}.")
    return tuple(names)


def _distinct(names: Sequence[Any], what: str) -> tuple[str, ...]:
    texts = tuple(str(name) for name in names)
    for at, name in enumerate(texts):
        if name == "" or name in texts[:at]:
            raise InvalidInput(f"{what}: two columns are called {shown(name)}." if name else f"{what}: column {at} has no name.")
    return texts


def _finite(columns: Columns, what: str) -> NDArray[Any]:
    array = columns.numbers
    if array.dtype.kind not in "biufc":
        for name, column in zip(columns.names, array.T):
            _refuse_texts(column, name, what)
    try:
        numbers = np.ascontiguousarray(array, dtype=np.complex128 if array.dtype.kind == "c" else np.float64)
    except (TypeError, ValueError) as error:
        raise InvalidInput(f"{what}: expected numbers, got {array.dtype}: {error}") from error
    finite = np.isfinite(numbers)
    if not finite.all():
        bad = np.argwhere(~finite)
        row, at = bad[0]
        more = "" if len(bad) == 1 else f", and so are {len(bad) - 1} more numbers"
        raise InvalidInput(
            f"{what}: row {row}, column {shown(columns.names[at])} is {numbers[row, at]}{more}. "
            "Leave out those rows, or fill them in."
        )
    return numbers


def _refuse_texts(column: NDArray[Any], name: Any, what: str) -> None:
    """Says which cell is no number, where a column is not all numbers."""
    if column.dtype.kind in "biufc":
        return
    for row, cell in enumerate(column):
        if cell is None or not isinstance(cell, (int, float, complex, np.number, np.bool_)):
            raise InvalidInput(f"{what}: row {row}, column {shown(name)} is {_cell(cell)}, expected a number.")


def _cell(cell: Any) -> str:
    return "missing" if cell is None else shown(cell if isinstance(cell, str) else str(cell))

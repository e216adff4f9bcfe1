"""Columns of numbers and words, in whatever form they are wanted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from ._errors import LiesweepError
from ._optional import optional

if TYPE_CHECKING:
    import pandas  # type: ignore[import-untyped,unused-ignore]
    import polars
    import xarray


class Table:
    """Rows by columns.

    Args:
        columns: arrays of one length, by name
        index: the columns that tell rows apart
    """

    def __init__(self, columns: Mapping[str, NDArray[Any]], index: Sequence[str]) -> None:
        self._columns = dict(columns)
        self._index = tuple(index)

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(self._columns)

    def __len__(self) -> int:
        return len(next(iter(self._columns.values()), ()))

    def __getitem__(self, name: str) -> NDArray[Any]:
        """One column.

        Raises:
            LiesweepError: where there is none of that name
        """
        if name not in self._columns:
            raise LiesweepError(f"There is no column {name!r}; there are {', '.join(self._columns)}.")
        return self._columns[name]

    def __repr__(self) -> str:
        return f"<{len(self)} rows of {', '.join(self._columns)}>"

    def arrays(self) -> dict[str, NDArray[Any]]:
        """The columns as NumPy arrays, by name."""
        return dict(self._columns)

    def to_pandas(self) -> pandas.DataFrame:
        """A pandas data frame.

        Raises:
            LiesweepError: where pandas is not installed
        """
        frame: pandas.DataFrame = optional("pandas").DataFrame(self._columns)
        return frame

    def to_polars(self) -> polars.DataFrame:
        """A polars data frame.

        Raises:
            LiesweepError: where polars is not installed
        """
        plain = {name: column.tolist() if column.dtype == object else column for name, column in self._columns.items()}
        frame: polars.DataFrame = optional("polars").DataFrame(plain)
        return frame

    def to_xarray(self) -> xarray.Dataset:
        """An xarray data set over n, the number of generators and whatever else varies; what does not is a coordinate without a
        dimension. Cells of the grid that were not asked for are NaN, or None.

        Raises:
            LiesweepError: where xarray is not installed, or two rows stand in one place
        """
        xr = optional("xarray")
        coordinates: dict[str, Any] = {}
        dimensions: list[str] = []
        places: list[NDArray[np.intp]] = []
        for name in self._index:
            values, positions = np.unique(self._columns[name], return_inverse=True)
            if len(values) == 1 and name not in ("n", "generators"):
                coordinates[name] = values[0]
            else:
                coordinates[name] = values
                dimensions.append(name)
                places.append(positions.reshape(-1))
        shape = tuple(len(coordinates[name]) for name in dimensions)
        at = np.ravel_multi_index(places, shape) if len(self) else np.zeros(0, dtype=np.intp)
        if len(np.unique(at)) != len(self):
            raise LiesweepError(f"Two rows have the same {', '.join(dimensions)}: there is no such array.")
        data = {
            name: (dimensions, _spread(column, at, shape)) for name, column in self._columns.items() if name not in self._index
        }
        dataset: xarray.Dataset = xr.Dataset(data, coords=coordinates)
        return dataset


def _spread(column: NDArray[Any], at: NDArray[np.intp], shape: tuple[int, ...]) -> NDArray[Any]:
    size = int(np.prod(shape))
    kind = (
        column.dtype
        if len(column) == size or column.dtype.kind in "fO"
        else np.dtype(object if column.dtype.kind == "b" else float)
    )
    result = np.full(size, None if kind == object else np.nan if kind.kind == "f" else 0, dtype=kind)
    result[at] = column
    return result.reshape(shape)

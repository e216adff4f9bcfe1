"""Whatever holds columns of numbers is read as the same columns."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from liesweep import InvalidInput
from liesweep._columns import default_names, read_columns

NAMES = ("pt", "eta")
ROWS = np.array([[1.0, 2.0], [3.0, 4.5], [-5.0, 0.25]])


def structured() -> Any:
    return np.array([tuple(row) for row in ROWS], dtype=[(name, "<f8") for name in NAMES])


def pandas_frame() -> Any:
    return pytest.importorskip("pandas").DataFrame(ROWS, columns=list(NAMES))


def polars_frame() -> Any:
    return pytest.importorskip("polars").DataFrame(dict(zip(NAMES, ROWS.T)))


def awkward_records() -> Any:
    return pytest.importorskip("awkward").Array([dict(zip(NAMES, row)) for row in ROWS.tolist()])


NAMED: list[Callable[[], Any]] = [
    structured,
    pandas_frame,
    polars_frame,
    awkward_records,
    lambda: dict(zip(NAMES, ROWS.T)),
]


@pytest.mark.parametrize("make", NAMED)
def test_what_has_names_keeps_them(make: Callable[[], Any]) -> None:
    columns = read_columns(make(), "X")
    assert columns.names == NAMES
    assert columns.numbers.dtype == np.float64
    np.testing.assert_array_equal(columns.numbers, ROWS)


@pytest.mark.parametrize("make", NAMED)
def test_columns_are_taken_by_name_in_the_order_that_is_asked_for(make: Callable[[], Any]) -> None:
    columns = read_columns(make(), "X", ["eta", "pt"])
    assert columns.names == ("eta", "pt")
    np.testing.assert_array_equal(columns.numbers, ROWS[:, ::-1])


@pytest.mark.parametrize("make", NAMED)
def test_a_column_that_is_not_there_is_told_with_those_that_are(make: Callable[[], Any]) -> None:
    with pytest.raises(InvalidInput, match='no column "phi".*pt, eta'):
        read_columns(make(), "X", ["pt", "phi"])


@pytest.mark.parametrize(
    "array",
    [
        ROWS,
        ROWS.astype(">f4"),
        ROWS.tolist(),
        np.asfortranarray(ROWS),
        pytest.param(ROWS.astype(object), id="objects"),
        pytest.param(ROWS[::1, ::1].view(), id="view"),
    ],
)
def test_an_array_is_called_as_expressions_call_features(array: Any) -> None:
    columns = read_columns(array, "X")
    assert columns.names == ("x", "y")
    np.testing.assert_array_equal(columns.numbers, ROWS)


def test_names_of_an_array_may_be_given_and_one_dimension_is_one_column() -> None:
    assert read_columns(ROWS, "X", NAMES).names == NAMES
    assert read_columns(ROWS[:, 0], "y", ["mass"]).names == ("mass",)
    assert read_columns(pytest.importorskip("pandas").Series([1.0, 2.0], name="mass"), "y").names == ("mass",)


def test_integers_and_booleans_become_float64_and_complex_numbers_stay_complex() -> None:
    assert read_columns(np.arange(4).reshape(2, 2), "X").numbers.dtype == np.float64
    assert read_columns(np.array([True, False]), "y").numbers.tolist() == [[1.0], [0.0]]
    assert read_columns(np.array([[1 + 2j, 3], [4, 5j]], dtype=np.complex64), "X").numbers.dtype == np.complex128


def test_vectors_of_a_sample_stand_side_by_side() -> None:
    array = np.arange(24.0).reshape(2, 4, 3)
    columns = read_columns(array, "X", ["x", "y", "z"])
    assert columns.vectors == 4
    assert columns.vector_names == ("x", "y", "z")
    assert columns.names[:4] == ("x1", "y1", "z1", "x2")
    np.testing.assert_array_equal(columns.numbers, array.reshape(2, 12))


@pytest.mark.parametrize("count", [1, 4, 5, 12])
def test_names_by_default_are_all_different(count: int) -> None:
    assert len(set(default_names(count))) == count


def test_a_column_of_texts_that_nobody_asks_for_is_none_of_our_business() -> None:
    frame = pytest.importorskip("pandas").DataFrame({"pt": [1.0, 2.0], "name": ["a", "b"], "eta": [3, 4]})
    assert read_columns(frame, "X", ["pt", "eta"]).numbers.tolist() == [[1, 3], [2, 4]]
    with pytest.raises(InvalidInput, match='row 0, column "name" is "a"'):
        read_columns(frame, "X")


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (np.zeros((0, 2)), r"rows and columns, got the shape \[0, 2\]"),
        (np.zeros((2, 2, 2, 2)), "expected an array"),
        (np.array([[1.0, np.nan], [np.inf, 2.0]]), r'row 0, column "y" is nan, and so are 1 more'),
        ([[1.0], [2.0, 3.0]], "NumPy makes no array"),
        ([["a", "b"]], 'row 0, column "x" is "a"'),
        ([[None, 1.0]], 'column "x" is missing'),
        ({"a": [1.0, 2.0], "b": [1.0]}, 'column "b" has 1 rows, column "a" has 2'),
        ({}, "no columns"),
        ({"a": [[1.0, 2.0]]}, r"shape \[1, 2\]"),
    ],
)
def test_what_cannot_be_used_is_named_by_its_place(given: Any, says: str) -> None:
    with pytest.raises(InvalidInput, match=f"^X.*{says}"):
        read_columns(given, "X")


@pytest.mark.parametrize(("names", "says"), [(["a"], "1 names for 2 columns"), (["a", "a"], "called"), (["a", ""], "name of a column")])
def test_names_that_do_not_fit_are_refused(names: list[str], says: str) -> None:
    with pytest.raises(InvalidInput, match=says):
        read_columns(ROWS, "X", names)


def test_the_text_of_a_cell_cannot_steer_a_terminal() -> None:
    with pytest.raises(InvalidInput) as told:
        read_columns([["\x1b[2J", "b"]], "X")
    assert "\x1b" not in str(told.value)

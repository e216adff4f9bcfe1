"""JSON that others wrote, read with a sentence for whatever is not as it should be."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ._errors import LiesweepError
from ._read_text import read_text
from ._shown import shown


class Document:
    """A value of a JSON document, with the place that it stands at.

    Every method raises `LiesweepError` with that place where the value is not of the kind that is asked for.
    """

    def __init__(self, value: Any, source: str, place: str = "") -> None:
        self.value = value
        self.source = source
        self.place = place

    @staticmethod
    def read(path: Path) -> Document:
        """The document in a file."""
        return Document.parse(read_text(path), str(path))

    @staticmethod
    def parse(text: str, source: str) -> Document:
        """The document in a text.

        Args:
            source: what messages call it
        """
        try:
            return Document(json.loads(text), source)
        except (ValueError, RecursionError) as error:
            raise LiesweepError(f"{source} is no JSON, it may be cut off: {error}.") from error

    def refuse(self, expected: str) -> LiesweepError:
        """The error that says that something else was expected here."""
        place = f" {self.place}:" if self.place else ""
        return LiesweepError(f"{self.source}:{place} expected {expected}, got {shown(self.value)}.")

    def get(self, key: str) -> Document | None:
        """The member of an object; None where it is absent or null."""
        if not isinstance(self.value, dict):
            raise self.refuse("an object")
        value = self.value.get(key)
        return None if value is None else Document(value, self.source, f"{self.place}.{key}".lstrip("."))

    def __getitem__(self, key: str) -> Document:
        """The member of an object, which must be there."""
        if not isinstance(self.value, dict):
            raise self.refuse("an object")
        place = f"{self.place}.{key}".lstrip(".")
        if key not in self.value:
            raise LiesweepError(f"{self.source}: {place} is missing.")
        return Document(self.value[key], self.source, place)

    def items(self) -> list[Document]:
        """The items of a list."""
        if not isinstance(self.value, list):
            raise self.refuse("a list")
        return [Document(item, self.source, f"{self.place}[{at}]") for at, item in enumerate(self.value)]

    def text(self) -> str:
        if not isinstance(self.value, str):
            raise self.refuse("a text")
        return self.value

    def flag(self) -> bool:
        if not isinstance(self.value, bool):
            raise self.refuse("true or false")
        return self.value

    def number(self) -> float:
        """A number; NaN for null, which is how the program writes what is not finite."""
        if self.value is None:
            return math.nan
        if isinstance(self.value, bool) or not isinstance(self.value, (int, float)):
            raise self.refuse("a number")
        try:
            return float(self.value)
        except OverflowError:
            raise self.refuse("a number that float64 has") from None

    def count(self) -> int:
        """A whole number that is not negative."""
        if isinstance(self.value, bool) or not isinstance(self.value, int) or self.value < 0:
            raise self.refuse("a whole number from 0")
        return self.value

    def count_or_none(self) -> int | None:
        return None if self.value is None else self.count()

    def texts(self) -> tuple[str, ...]:
        return tuple(item.text() for item in self.items())

    def array(self, *shape: int | None) -> NDArray[np.float64]:
        """Nested lists of numbers as an array of a shape; None is a length that is not known."""
        expected = " × ".join("?" if length is None else str(length) for length in shape)
        try:
            array = np.array(self.value, dtype=np.float64)
        except (TypeError, ValueError, OverflowError):
            raise self.refuse(f"{expected} numbers") from None
        if array.size == 0 and shape[0] in (0, None):
            return np.zeros([length or 0 for length in shape])
        if array.ndim != len(shape) or any(want not in (None, got) for want, got in zip(shape, array.shape)):
            raise self.refuse(f"{expected} numbers")
        return array

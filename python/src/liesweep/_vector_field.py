"""What every generator of a symmetry is: a vector field."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ._errors import InvalidInput, LiesweepError


class VectorField(ABC):
    """A vector field v on n features, the infinitesimal form of the flow x′ = v(x).

    Samples are arrays whose last axes are `shape`: `(n,)`, or `(q, n)` for a field that moves q particles each in its own way.
    Whatever axes stand before are samples, or particles that the same field moves.
    """

    shape: tuple[int, ...]
    features: tuple[str, ...]

    @property
    def dimension(self) -> int:
        """The number of coordinates that the field moves."""
        return int(np.prod(self.shape))

    @abstractmethod
    def __call__(self, x: Any) -> NDArray[Any]:
        """v(x), of the shape of x."""

    @abstractmethod
    def flow(self, x: Any, t: Any) -> NDArray[Any]:
        """exp(tv) x: where x is after following the field for a time t.

        Args:
            x: samples, `[..., n]`
            t: a number, or one for each sample, of a shape that broadcasts to that of the samples

        Returns:
            an array of the shape of x
        """

    @property
    @abstractmethod
    def formula(self) -> str:
        """The field in words, such as `y ∂x − x ∂y`."""

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {self.formula}>"

    def samples(self, x: Any) -> NDArray[Any]:
        """Samples as an array, checked.

        Raises:
            LiesweepError: where their last axes are not those of the field, or a number is not finite
        """
        try:
            array = np.asarray(x)
            array = array.astype(np.complex128 if array.dtype.kind == "c" else np.float64)
        except (TypeError, ValueError) as error:
            raise LiesweepError(f"Samples: expected numbers, got {type(x).__name__}: {error}.") from None
        if array.shape[-len(self.shape) :] != self.shape:
            wanted = ", ".join(str(length) for length in self.shape)
            raise LiesweepError(
                f"Samples: expected an array whose last axes are ({wanted}), the features {', '.join(self.features)}; got the shape {array.shape}."
            )
        if not np.isfinite(array).all():
            raise LiesweepError("Samples: a number is not finite. Leave that sample out.")
        return array

    def flat(self, x: NDArray[Any]) -> NDArray[Any]:
        """Samples with their coordinates along one axis. `[..., n]` or `[..., q, n] → [..., dimension]`"""
        return x.reshape(*x.shape[: -len(self.shape)], self.dimension)

    def samples_and_times(self, x: Any, t: Any) -> tuple[NDArray[Any], NDArray[np.float64]]:
        """Samples `[..., dimension]` and times `[...]` of one shape, or one time for all.

        Raises:
            InvalidInput: where the shapes do not go together, or a time is no finite number
            LiesweepError: where samples are none
        """
        flat = self.flat(self.samples(x))
        try:
            time = np.asarray(t, dtype=np.float64)
        except (TypeError, ValueError):
            raise InvalidInput(f"A flow: expected a time t, one number or one per sample, got {type(t).__name__}.") from None
        if not np.isfinite(time).all():
            raise InvalidInput("A flow: a time t is not finite.")
        if time.ndim == 0:
            return flat, time
        try:
            shape = np.broadcast_shapes(flat.shape[:-1], time.shape)
        except ValueError:
            raise InvalidInput(
                f"A flow: times of the shape {time.shape} are not one per sample of the shape {flat.shape[:-1]}."
            ) from None
        return np.broadcast_to(flat, (*shape, self.dimension)), np.broadcast_to(time, shape)


def feature_names(features: Sequence[str] | None, count: int) -> tuple[str, ...]:
    """The names given, or x1, x2, … where there are none.

    Raises:
        LiesweepError: where there are not as many names as features
    """
    if not features:
        return tuple(f"x{at + 1}" for at in range(count))
    if len(features) != count:
        raise LiesweepError(f"Names of features: expected {count}, got {len(features)}.")
    return tuple(features)


def in_formula(name: str) -> str:
    """A name as it stands in a formula: in parentheses where it is a sum or has a space, as columns may have."""
    return name if name.replace("_", "").replace("²", "").isalnum() else f"({name})"


def combination(terms: Sequence[tuple[float, str]]) -> str:
    """A sum of numbers times words, `2 x − 0.5 y`; 0 where there is none."""
    text = ""
    for coefficient, word in terms:
        size = f"{abs(coefficient):.3g}"
        piece = word if size == "1" and word else f"{size} {word}".strip()
        sign = "−" if coefficient < 0 else "+"
        text += f" {sign} {piece}" if text else (f"−{piece}" if coefficient < 0 else piece)
    return text or "0"


SHOWN_ABOVE = 0.005
"""Of the largest number of a field; the noise of training is below."""


def significant(numbers: NDArray[Any], noise: float = 0.0) -> NDArray[np.bool_]:
    """Which numbers are shown.

    Args:
        noise: a share of the largest number, of those that are known no better
    """
    sizes = np.abs(numbers)
    result: NDArray[np.bool_] = sizes > max(SHOWN_ABOVE, noise) * sizes.max(initial=0.0)
    return result

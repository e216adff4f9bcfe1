"""What holds without any training."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from ._algebra import Algebra
from ._dictionary_field import DictionaryField
from ._document import Document


@dataclass(frozen=True)
class Step:
    """One step of a staircase: what the best so many directions keep, and what any further one breaks."""

    dimension: int
    at_most: float
    """Upper bound of the relative defect of the best `dimension` directions."""
    next_at_least: float
    """Lower bound of that of the next one; NaN where there is none."""


@dataclass(frozen=True)
class Bound:
    """Between which numbers the dimension of measured labels lies, and how surely."""

    level: float
    """The chance that a statement here is wrong."""
    tolerance: float
    """The relative defect up to which a direction counts as a symmetry."""
    lower: int
    upper: int
    staircase: tuple[Step, ...]
    rows: int
    """Different rows."""
    rows_needed: float
    """About how many rows would decide; NaN where more would not help, or it is decided."""

    @staticmethod
    def of(document: Document) -> Bound:
        return Bound(
            level=document["level"].number(),
            tolerance=document["tolerance"].number(),
            lower=document["lower"].count(),
            upper=document["upper"].count(),
            staircase=tuple(
                Step(step["dimension"].count(), step["atMost"].number(), step["nextAtLeast"].number())
                for step in document["staircase"].items()
            ),
            rows=document["rows"].count(),
            rows_needed=document["rowsNeeded"].number(),
        )


@dataclass(frozen=True)
class CertifiedFields:
    """The certified fields of a dictionary."""

    functions: tuple[str, ...]
    """θ, block after block where every particle has a field of its own."""
    features: tuple[str, ...]
    formulas: tuple[str, ...]
    """A basis of as few terms as possible, in words."""
    basis: NDArray[np.float64]
    """The same fields, `[d, n, K]`, or `[d, q, n, K]` where every particle has a field of its own."""
    pairs: NDArray[np.float64]
    """Structure constants, one row per pair a < b; none where brackets leave the fields."""
    is_algebra: bool
    is_vacuous: bool
    """The labels can be made to follow every field: nothing has been found."""
    pointwise_rank: int | None
    """Directions that they span at a point; None where that is not clear."""
    algebra: Algebra

    @staticmethod
    def of(document: Document, dimension: int) -> CertifiedFields:
        functions, features = document["functions"].texts(), document["features"].texts()
        blocks = max(1, round(len(features) / dimension))
        size = len(functions) // blocks
        flat = document["basis"].array(None, dimension * size * blocks)
        shape = (dimension, size) if blocks == 1 else (blocks, dimension, size)
        structure = document.get("structure")
        count = len(flat)
        pairs = document["structureConstants"].items()
        return CertifiedFields(
            functions=functions,
            features=features,
            formulas=document["formulas"].texts(),
            basis=flat.reshape(count, *shape),
            pairs=document["structureConstants"].array(count * (count - 1) // 2, count) if pairs else np.zeros((0, count)),
            is_algebra=document["isAlgebra"].flag(),
            is_vacuous=document["isVacuous"].flag(),
            pointwise_rank=document["pointwiseRank"].count_or_none(),
            algebra=Algebra.unnamed("The fields are no algebra.") if structure is None else Algebra.of(structure),
        )

    def field(self, coefficients: NDArray[np.float64]) -> DictionaryField:
        """The field of coefficients `[n, K]` or `[q, n, K]`.

        Raises:
            LiesweepError: where a function is not one that this package can evaluate
        """
        if coefficients.ndim == 2:
            return DictionaryField(coefficients, self.functions, self.features)
        q, n, size = coefficients.shape
        whole = np.zeros((q * n, q * size))
        for p, block in enumerate(coefficients):
            whole[p * n : (p + 1) * n, p * size : (p + 1) * size] = block
        return DictionaryField(whole, self.functions, self.features, particles=q)


@dataclass(frozen=True)
class Certificate:
    """How many independent generators keep the labels, without any training."""

    dimension: int | None
    """None where it is refused or not decided."""
    refusal: str | None
    """A word for the cause where it is refused, such as `few-rows`."""
    reason: str
    """One sentence: why the number is given, or why not and what to do."""
    tolerance: float
    """The relative defect up to which trained generators are accepted; NaN where there is none."""
    defects: NDArray[np.float64] = field(repr=False)
    """The smallest relative defects, ascending: 0 is a symmetry, 1 crosses every contour."""
    bound: Bound | None = field(repr=False)
    """Where the labels were measured."""
    fields: CertifiedFields | None = field(repr=False)
    """Where generators are fields in a dictionary."""

    @staticmethod
    def of(document: Document, n: int, dimension_key: str) -> Certificate:
        refusal, bound, fields = document.get("refusal"), document.get("bound"), document.get("fields")
        return Certificate(
            dimension=document[dimension_key].count_or_none(),
            refusal=None if refusal is None else refusal.text(),
            reason=document["reason"].text(),
            tolerance=document["tolerance"].number(),
            defects=document["defects"].array(None),
            bound=None if bound is None else Bound.of(bound),
            fields=None if fields is None else CertifiedFields.of(fields, n),
        )

"""What is known of the Lie algebra of a group."""

from __future__ import annotations

from dataclasses import dataclass

from ._document import Document


@dataclass(frozen=True)
class Algebra:
    """The algebra of the detected group. None stands for what the noise does not let one say."""

    name: str | None
    """Such as `so(4) ≅ su(2)⊕su(2)`."""
    dimension: int | None
    is_closed: bool
    rank: int | None
    """The dimension of a Cartan subalgebra."""
    killing: tuple[int, int, int] | None
    """How many eigenvalues of the Killing form are positive, negative and zero."""
    centre_dimension: int | None
    derived_dimension: int | None
    ideals: tuple[tuple[int, str | None], ...]
    """Dimension and name of the simple ideals, the largest first, then the centre; empty where it is not reductive."""
    levi: str | None
    """The algebra as a semisimple part and its radical in words; None where it is reductive or not known."""
    reason: str
    """One sentence: what decides the name, or why there is none."""

    @staticmethod
    def unnamed(reason: str) -> Algebra:
        """What is said where there is no algebra."""
        return Algebra(None, None, False, None, None, None, None, (), None, reason)

    @staticmethod
    def of(document: Document) -> Algebra:
        name, killing = document.get("name"), document.get("killing")
        decomposition = document.get("decomposition")
        levi = None if decomposition is None else decomposition.get("levi")
        levi_name = None if levi is None else levi.get("name")
        return Algebra(
            name=None if name is None else name.text(),
            dimension=document["dimension"].count(),
            is_closed=document["isClosed"].flag(),
            rank=document["rank"].count_or_none(),
            killing=None if killing is None else (killing["plus"].count(), killing["minus"].count(), killing["zero"].count()),
            centre_dimension=document["centreDimension"].count_or_none(),
            derived_dimension=document["derivedDimension"].count_or_none(),
            ideals=tuple(_ideal(ideal) for ideal in document["ideals"].items()),
            levi=None if levi is None or levi_name is None else f"{levi_name.text()} ⋉ {levi['radical'].text()}",
            reason=document["reason"].text(),
        )


def _ideal(document: Document) -> tuple[int, str | None]:
    name = document.get("name")
    return document["dimension"].count(), None if name is None else name.text()

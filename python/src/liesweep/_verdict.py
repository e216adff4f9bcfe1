"""The answer of a certificate, which needs no training."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ._algebra import Algebra
from ._answer import Answer
from ._certificate import Certificate
from ._document import Document
from ._errors import InvalidInput, LiesweepError
from ._figure import Figure
from ._slice import Slice
from ._spectrum import defect_spectrum


class Verdict(Answer):
    """What `liesweep certify --json` says.

    Args:
        document: its JSON, read
        name: what the answer is called; the id of its sweep where there is none

    Raises:
        LiesweepError: where the document is not such an answer
    """

    def __init__(self, document: Any, name: str | None = None) -> None:
        read = document if isinstance(document, Document) else Document(document, "The answer of liesweep certify")
        self.sweep_id = read["sweepId"].text()
        self.name = self.sweep_id if name is None else name
        self.warnings = read["warnings"].texts()
        items = read["slices"].items()
        if not items:
            raise LiesweepError(f"{read.source} has no slice.")
        self.slices = tuple(_slice_of(item) for item in items)
        self._features = {of.n: item["featureNames"].texts() for of, item in zip(self.slices, items)}
        self._generators = {of.n: _generators_of(item, of.n) for of, item in zip(self.slices, items)}
        self.candidates = tuple(_candidate_of(each) for item in items for each in item["candidates"].items())

    def generators(
        self, n: int | None = None, basis: str | None = None, *, count: int | None = None, **weights: float
    ) -> NDArray[Any]:
        """The certified generators, in the sparsest basis: `[N_g, n, n]`; of fields in a dictionary their coefficients, `[N_g, n, K]`.

        Args:
            n: features; where there is one n alone it need not be said
            basis: `certified`, the only one
            count: their number, where that is to be checked

        Raises:
            InvalidInput: where another basis or number is asked for, or there is no such slice
            LiesweepError: where none are certified
        """
        of = self.slice(n, **weights)
        if basis not in (None, "certified", "sparsest"):
            raise InvalidInput(f"There is no basis {basis!r} of a certificate: nothing was trained. There is 'certified'.")
        if of.dim is None:
            raise LiesweepError(f"{self.name}: nothing is certified. {of.reason}")
        if count not in (None, of.dim):
            raise InvalidInput(f"{self.name} has {of.dim} certified generators, not {count}.")
        fields = None if of.certificate is None else of.certificate.fields
        return fields.basis.copy() if fields is not None else self._generators[of.n].copy()

    @property
    def figures(self) -> list[Figure]:
        """The relative defects for every n."""
        return [defect_spectrum(of.certificate, of.n) for of in self.slices if of.certificate is not None]

    def _pictures(self) -> list[tuple[str, str]]:
        return [(each.svg, f"Relative defects for n = {each.n}") for each in self.figures]

    def feature_names(self, n: int | None = None) -> tuple[str, ...] | None:
        """What the features are called, as the data file has it; None where there is none."""
        return self._features[self.slice(n).n] or None


def _slice_of(document: Document) -> Slice:
    n = document["dimension"].count()
    certificate = Certificate.of(document["certificate"], n, "groupDimension")
    structure = document.get("structure")
    return Slice(
        system=document["system"].text(),
        n=n,
        weights={},
        status=document["status"].text(),
        dim=certificate.dimension,
        reason=certificate.reason,
        gap_decades=float("nan"),
        certificate=certificate,
        algebra=Algebra.unnamed(certificate.reason) if structure is None else Algebra.of(structure),
    )


def _generators_of(document: Document, n: int) -> NDArray[Any]:
    matrices = [
        each["re"].array(n, n) + 1j * each["im"].array(n, n) if isinstance(each.value, dict) else each.array(n, n)
        for each in document["generators"].items()
    ]
    return np.stack(matrices) if matrices else np.zeros((0, n, n))


class Candidate:
    """How a symmetry that was asked for by name stands."""

    def __init__(self, document: Document) -> None:
        self.name = document["name"].text()
        self.verdict = document["verdict"].text()
        defect = document.get("defect")
        self.defect = (
            None if defect is None else (defect["lower"].number(), defect["estimate"].number(), defect["upper"].number())
        )
        """Lower bound, estimate and upper bound of its largest relative defect."""

    def __repr__(self) -> str:
        return f"<{self.name}: {self.verdict}>"


def _candidate_of(document: Document) -> Candidate:
    return Candidate(document)

"""What a run and a certificate have in common: an answer for every slice, and generators."""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ._algebra import Algebra
from ._augment import augment
from ._brackets import structure_constants
from ._certificate import Certificate
from ._dictionary_field import DictionaryField
from ._errors import InvalidInput, LiesweepError
from ._export import export
from ._figure import Figure
from ._generator import Generator
from ._html import answer_html
from ._invariance_defect import InvarianceDefect, invariance_defect
from ._invariants import Invariants, invariants
from ._penalty import Penalty
from ._slice import WEIGHTS, Slice
from ._trial import cube
from ._vector_field import VectorField

# Where slices of one n differ in what they say, the first of these words speaks for all: more than the certificate allows is
# never hidden, and a number that one slice confirms is not taken back by another that was scanned less.
_LOUDEST = ("conflict", "confirmed", "certified", "detected", "refused", "undetermined", "not-applicable")


class Answer(ABC):
    """The symmetries that were found, for each n and each choice of weights."""

    name: str
    slices: tuple[Slice, ...]
    sweep_file: Path | None = None
    """What was asked; None where a folder was opened."""

    def slice(self, n: int | None = None, **weights: float) -> Slice:
        """The slice of n features and of weights, such as `closure=1`.

        What is left out must not matter: of several n one has to be named; of several weights the slice is taken that says most.

        Raises:
            InvalidInput: where there is no such slice, or there are several n
        """
        unknown = [term for term in weights if term not in WEIGHTS]
        if unknown:
            raise InvalidInput(f"There is no weight {unknown[0]!r}; there are {', '.join(WEIGHTS)}.")
        found = [
            each
            for each in self.slices
            if n in (None, each.n) and all(each.weights.get(term) == h for term, h in weights.items())
        ]
        dimensions = sorted({each.n for each in self.slices})
        if not found:
            asked = ", ".join([*([] if n is None else [f"n = {n}"]), *(f"{term} {h:g}" for term, h in weights.items())])
            raise InvalidInput(f"{self.name} has no slice of {asked}; it has {'; '.join(each.title for each in self.slices)}.")
        if len({each.n for each in found}) > 1:
            raise InvalidInput(f"{self.name} has n = {', '.join(map(str, dimensions))}: say which, such as n={dimensions[-1]}.")
        return min(found, key=lambda each: (_rank(each.status), -each.weights.get("closure", 0.0)))

    @property
    def dims(self) -> dict[int, int | None]:
        """The dimension of the group for every n."""
        return {n: self.slice(n).dim for n in sorted({each.n for each in self.slices})}

    @property
    def status(self) -> str:
        """How sure the dimension is; of several n see `slice`."""
        return self.slice().status

    @property
    def dim(self) -> int | None:
        """The dimension of the symmetry group; None where it is not decided. Of several n see `dims`."""
        return self.slice().dim

    @property
    def reason(self) -> str:
        """One sentence: why, or what to add."""
        return self.slice().reason

    @property
    def certificate(self) -> Certificate:
        """What holds without training.

        Raises:
            LiesweepError: where there is none
        """
        certificate = self.slice().certificate
        if certificate is None:
            raise LiesweepError(f"{self.name} has no certificate.")
        return certificate

    @property
    def algebra(self) -> Algebra:
        """What is known of the algebra; its `name` is None where there is none."""
        return self.slice().algebra

    @abstractmethod
    def generators(
        self, n: int | None = None, basis: str | None = None, *, count: int | None = None, **weights: float
    ) -> NDArray[Any]:
        """The generators as numbers, `[N_g, n, n]`."""

    @abstractmethod
    def feature_names(self, n: int | None = None) -> tuple[str, ...] | None:
        """What the features are called; None where that is not known."""

    def fields(
        self, n: int | None = None, basis: str | None = None, *, count: int | None = None, **weights: float
    ) -> list[VectorField]:
        """The generators as vector fields, which have flows. Arguments and errors are those of `generators`.

        Raises:
            LiesweepError: where generators are networks
        """
        of = self.slice(n, **weights)
        numbers = self.generators(of.n, basis, count=count, **weights)
        certified = None if of.certificate is None else of.certificate.fields
        if certified is not None:
            return [_simplest(certified.field(each)) for each in numbers]
        if numbers.ndim != 3 or numbers.shape[1] != numbers.shape[2]:
            raise LiesweepError(
                f"{self.name} has generators that are networks, given by their parameters: they have no flow here."
            )
        names = self.feature_names(of.n)
        return [Generator(matrix, features=names, noise=_noise(of)) for matrix in numbers]

    def structure_constants(
        self, n: int | None = None, basis: str | None = None, *, count: int | None = None, **weights: float
    ) -> NDArray[np.float64]:
        """a of [J_a, J_b] = Σ_c a_abc J_c, `[N_g, N_g, N_g]`, of the generators that `generators` gives with the same arguments.

        Raises:
            LiesweepError: where brackets leave the generators' span by more than the noise, or where `generators` raises
        """
        of = self.slice(n, **weights)
        numbers = self.generators(of.n, basis, count=count, **weights)
        certified = None if of.certificate is None else of.certificate.fields
        if not len(numbers):
            return np.zeros((0, 0, 0))
        if certified is None:
            constants, residual = structure_constants(self.fields(of.n, basis, count=count, **weights))
        else:
            if not len(certified.pairs) and len(certified.basis) > 1:
                raise LiesweepError(f"{self.name}: brackets leave the fields, so they have no structure constants.")
            constants, residual = _transformed(cube(certified.pairs, len(certified.basis)), certified.basis, numbers)
        if residual > _CLOSED_BELOW:
            raise LiesweepError(
                f"{self.name}: the generators do not close, a bracket lies outside of their span by {residual:.2g}; ask for those of a slice with closure."
            )
        return constants

    def augment(self, samples: Any, rng: np.random.Generator, *, n: int | None = None, scale: float = 0.1) -> NDArray[Any]:
        """Samples moved by random elements of the group near the identity; their labels stay: see `liesweep.augment`."""
        self._require_that_labels_stay(n)
        return augment(self.fields(n), samples, rng, scale=scale)

    def invariants(
        self,
        degree: int = 2,
        *,
        n: int | None = None,
        samples: Any = None,
        particles: int = 1,
        tolerance: float | None = None,
    ) -> Invariants:
        """The polynomials that the group keeps: see `liesweep.invariants`. The tolerance of measured labels is that of their bound."""
        certificate = self.slice(n).certificate
        bound = None if certificate is None else certificate.bound
        usual = 1e-4 if bound is None else bound.tolerance
        return invariants(
            self.fields(n),
            degree,
            samples=samples,
            particles=particles,
            tolerance=usual if tolerance is None else tolerance,
        )

    def penalty(self, n: int | None = None) -> Penalty:
        """What a model pays for breaking the symmetry: see `liesweep.Penalty`."""
        self._require_that_labels_stay(n)
        return Penalty(self.fields(n))

    def invariance_defect(
        self,
        samples: Any,
        *,
        n: int | None = None,
        gradients: Any = None,
        phi: Callable[[NDArray[Any]], Any] | None = None,
        y: Any = None,
    ) -> InvarianceDefect:
        """How well the generators keep labels on other data: see `liesweep.invariance_defect`."""
        self._require_that_labels_stay(n)
        return invariance_defect(self.fields(n), samples, gradients=gradients, phi=phi, y=y)

    def export(
        self, path: str | os.PathLike[str], n: int | None = None, basis: str | None = None, *, decimals: int | None = None
    ) -> None:
        """Writes the generators as `.json` or `.npz` for other libraries: see `liesweep.export`."""
        export(self.fields(n, basis), path, name=self.name, algebra=self.slice(n).algebra.name, decimals=decimals)

    def _require_that_labels_stay(self, n: int | None) -> None:
        if "/labels=" in self.slice(n).system:
            raise InvalidInput(
                f"{self.name} has labels that move with the features, so they do not stay when samples move. "
                "Take `fields()` for what the features do."
            )

    @property
    @abstractmethod
    def figures(self) -> list[Figure]:
        """All pictures that there are."""

    def figure(self, kind: str, n: int | None = None, *, count: int | None = None, **weights: float) -> Figure:
        """A picture.

        Args:
            kind: what it shows, such as `heat-map` or `root-diagram`
            n: features, where it is of one n
            count: N_g, where it is of one
            **weights: of which slice, such as `closure=1`

        Raises:
            InvalidInput: where there is none, with the names of those that are there
        """
        named = [each for each in self.figures if each.kind == kind]
        found = [each for each in named if n in (None, each.n) and count in (None, each.count)]
        if weights or len(found) > 1:
            position = self.slice(n, **weights).position if weights or n is not None or len(self.dims) == 1 else None
            found = [each for each in found if each.position in (None, position)] if position is not None else found
        if len(found) == 1:
            return found[0]
        if found:
            raise InvalidInput(
                f"{self.name} has several such figures: {', '.join(each.name for each in found)}. Say n= or closure=."
            )
        known = sorted({each.kind for each in self.figures})
        there = ", ".join(each.name for each in named) if named else ", ".join(known)
        raise InvalidInput(f"{self.name} has no such figure {kind!r}; there are {there or 'none'}.")

    def __repr__(self) -> str:
        lines = [f"{self.name}: {_verdict(each)}\n    {each.reason}" for each in self._telling()]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        return answer_html(self.name, [(of, self._formulas(of)) for of in self._telling()], self._pictures())

    def _formulas(self, of: Slice) -> list[str]:
        """The generators in words; none where there are none, or a file of them is missing."""
        if not of.dim or of.dim > _MOST_SHOWN:
            return []
        try:
            return [field.formula for field in self.fields(of.n)]
        except LiesweepError:
            return []

    def _pictures(self) -> Sequence[tuple[str, str]]:
        """SVGs that notebooks show, with words for those who do not see them."""
        return ()

    def _telling(self) -> Sequence[Slice]:
        """One slice for every n, the one that speaks for all."""
        return [self.slice(n) for n in sorted({each.n for each in self.slices})]


_MOST_SHOWN = 12
"""Generators that a notebook lists, as many as the program prints."""

_CLOSED_BELOW = 0.2
"""Largest share of a bracket outside of the span, in which noise of measured labels may still be: half of what closes has none."""


def _noise(of: Slice) -> float:
    """How well generators of measured labels are known: their relative defect is of the order of their error."""
    bound = None if of.certificate is None else of.certificate.bound
    known = [] if bound is None else [step.at_most for step in bound.staircase if step.dimension == of.dim]
    return max(known, default=0.0)


def _verdict(of: Slice) -> str:
    dim = "" if of.dim is None else f"  dim G = {of.dim}"
    name = "" if of.algebra.name is None else f"  {of.algebra.name}"
    return f"n = {of.n}{dim}  {of.status}{name}"


def _rank(status: str) -> int:
    return _LOUDEST.index(status) if status in _LOUDEST else len(_LOUDEST)


def _simplest(field: DictionaryField) -> VectorField:
    affine = field.as_generator()
    return field if affine is None else affine


def _transformed(
    constants: NDArray[np.float64], basis: NDArray[np.float64], generators: NDArray[Any]
) -> tuple[NDArray[np.float64], float]:
    """Structure constants in another basis of the same span or of a part of it, and how far that is from closed."""
    whole, part = basis.reshape(len(basis), -1), generators.reshape(len(generators), -1)
    mixture = np.linalg.lstsq(whole.T, part.T, rcond=None)[0].T
    brackets = np.einsum("ap,bq,pqr->abr", mixture, mixture, constants).reshape(-1, len(basis))
    solution = np.linalg.lstsq(mixture.T, brackets.T, rcond=None)[0].T
    size = np.linalg.norm(brackets, axis=1).max(initial=0.0)
    wrong = np.linalg.norm(brackets - solution @ mixture, axis=1).max(initial=0.0)
    count = len(generators)
    return solution.reshape(count, count, count), float(wrong / size) if size > 0 else 0.0

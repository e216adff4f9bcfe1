"""What is known of one n at one choice of weights."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ._algebra import Algebra
from ._certificate import Certificate

WEIGHTS = ("invariance", "normalization", "orthogonality", "closure", "sparsity")


@dataclass(frozen=True)
class Slice:
    """The answer for one number of features n and one choice of the weights of the loss."""

    system: str
    """What is kept and what generators are, such as `squared-norm/real/linear`."""
    n: int
    """Features that a generator acts on."""
    weights: Mapping[str, float]
    """h by term; none where nothing was trained."""
    status: str
    """`confirmed`, `detected`, `undetermined`, `conflict` or `not-applicable` of a run; `certified`, `undetermined` or `refused` of a certificate."""
    dim: int | None
    """The dimension of the symmetry group; None unless it is confirmed, detected or certified."""
    reason: str
    """One sentence; where nothing is decided, what to add."""
    gap_decades: float
    """log₁₀ of the smallest failing over the largest vanishing loss; NaN where either is missing."""
    certificate: Certificate | None = field(repr=False)
    algebra: Algebra = field(repr=False)
    position: int = field(default=0, repr=False)
    """Of its weights among those of the run: the w of file names."""

    @property
    def is_decided(self) -> bool:
        return self.dim is not None

    @property
    def title(self) -> str:
        """The slice in a few characters, such as `n = 3, closure 1`."""
        terms = [f"{term} {self.weights[term]:g}" for term in ("closure", "sparsity") if self.weights.get(term)]
        return ", ".join([f"n = {self.n}", *terms])

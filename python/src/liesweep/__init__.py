"""The continuous symmetries of labelled data: how many there are, which, and how surely."""

from importlib.metadata import version as _version

from ._augment import augment
from ._brackets import (
    StructureConstants,
    adjoint,
    bracket,
    killing_form,
    structure_constants,
)
from ._dictionary_field import DictionaryField
from ._errors import InvalidInput, LiesweepError, ProgramNotFound
from ._export import export
from ._figure import Figure
from ._find import certify, find, run
from ._generator import Generator
from ._invariance_defect import InvarianceDefect, invariance_defect
from ._invariants import Invariants, invariants
from ._penalty import Penalty, penalty
from ._polynomial import Polynomial
from ._progress import Progress
from ._run import Run
from ._run import open_run as open
from ._served_run import ServedRun
from ._served_sweep import ServedSweep
from ._server import Server, connect
from ._trial import Trial
from ._vector_field import VectorField
from ._verdict import Verdict

__version__ = _version("liesweep")

__all__ = [
    "DictionaryField",
    "Figure",
    "Generator",
    "InvalidInput",
    "InvarianceDefect",
    "Invariants",
    "LiesweepError",
    "Penalty",
    "Polynomial",
    "ProgramNotFound",
    "Progress",
    "Run",
    "ServedRun",
    "ServedSweep",
    "Server",
    "StructureConstants",
    "Trial",
    "VectorField",
    "Verdict",
    "__version__",
    "adjoint",
    "augment",
    "bracket",
    "certify",
    "connect",
    "export",
    "find",
    "invariance_defect",
    "invariants",
    "killing_form",
    "open",
    "penalty",
    "run",
    "structure_constants",
]

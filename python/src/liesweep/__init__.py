"""The continuous symmetries of labelled data: how many there are, which, and how surely."""

from importlib.metadata import version as _version

from ._brackets import StructureConstants, adjoint, bracket, killing_form, structure_constants
from ._dictionary_field import DictionaryField
from ._errors import InvalidInput, LiesweepError, ProgramNotFound
from ._figure import Figure
from ._generator import Generator
from ._run import Run
from ._run import open_run as open
from ._vector_field import VectorField
from ._verdict import Verdict

__version__ = _version("liesweep")

__all__ = [
    "DictionaryField",
    "Figure",
    "Generator",
    "InvalidInput",
    "LiesweepError",
    "ProgramNotFound",
    "Run",
    "StructureConstants",
    "VectorField",
    "Verdict",
    "__version__",
    "adjoint",
    "bracket",
    "killing_form",
    "open",
    "structure_constants",
]

"""The continuous symmetries of labelled data: how many there are, which, and how surely."""

from importlib.metadata import version as _version

__version__ = _version("liesweep")

__all__ = ["__version__"]

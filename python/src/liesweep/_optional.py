"""Packages that are needed only when they are asked for."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from ._errors import LiesweepError


def optional(name: str, package: str | None = None) -> Any:
    """A module that need not be installed.

    Args:
        name: of the module
        package: what pip calls it, where that is another name

    Raises:
        LiesweepError: where it is not there, with the command that brings it
    """
    try:
        return import_module(name)
    except ImportError as error:
        raise LiesweepError(f"{name} is not installed: `pip install {package or name}` ({error}).") from None

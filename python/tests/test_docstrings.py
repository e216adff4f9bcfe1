"""Examples in docstrings are true."""

from __future__ import annotations

import doctest
from importlib import import_module
from pkgutil import iter_modules

import numpy as np
import pytest

import liesweep

MODULES = sorted(module.name for module in iter_modules(liesweep.__path__, "liesweep."))


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of(name: str) -> None:
    module = import_module(name)
    assert doctest.testmod(module, extraglobs={"np": np, **vars(liesweep)}).failed == 0

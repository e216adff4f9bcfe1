"""Oracles as they are written in Python, and as they are written in a sweep file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Union

from ._errors import InvalidInput
from ._shown import shown
from ._yaml import Plain

Oracle = Union[str, Mapping[str, Plain]]
"""A learned model (`"polynomial"`, `"quadratic"`, `"mlp"`, or its settings), a formula's word (`"norm"`) or settings
(`{"kind": "quadratic", "signature": [1, -1]}`), or the text of an expression (`"x^2 + y^2"`)."""

_MODELS = ("polynomial", "quadratic", "mlp")
_FORMULAS = ("norm", "squared-norm", "l1", "determinant", "three-form", "cubic")
_SETTINGS_OF_FORMULA = {"quadratic": ("signature", "matrix"), "polynomial": ("terms",)}


def write_oracles(oracle: Oracle | Sequence[Oracle]) -> list[dict[str, Plain]]:
    """The oracles of a sweep file.

    Raises:
        InvalidInput: where it is none of what `Oracle` says
    """
    several = [oracle] if isinstance(oracle, (str, Mapping)) else list(oracle)
    if not several:
        raise InvalidInput("oracle: the list is empty; name at least one.")
    return [_write(one) for one in several]


def is_learned(oracle: Mapping[str, Plain]) -> bool:
    """Whether an oracle of a sweep file is fitted to labels."""
    return oracle["kind"] == "learned"


def _write(oracle: Oracle) -> dict[str, Plain]:
    if isinstance(oracle, str):
        if oracle in _MODELS:
            return {"kind": "learned", "model": oracle}
        return {"kind": oracle} if oracle in _FORMULAS else {"kind": "expression", "of": oracle}
    kind = oracle.get("kind") if isinstance(oracle, Mapping) else None
    if not isinstance(kind, str):
        raise InvalidInput(
            f'oracle: expected a word, an expression, or settings with a "kind", got {shown(oracle)}.'
        )
    of_formula = _SETTINGS_OF_FORMULA.get(kind, ())
    if kind in _MODELS and not any(setting in oracle for setting in of_formula):
        model = {key: value for key, value in oracle.items() if key != "task"}
        task = {"task": oracle["task"]} if "task" in oracle else {}
        return {"kind": "learned", "model": kind if len(model) == 1 else model, **task}
    return dict(oracle)

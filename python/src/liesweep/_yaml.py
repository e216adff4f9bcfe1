"""A sweep file from Python's own values: YAML that people like to read, and that JSON's words are enough for."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Union

Plain = Union[None, bool, int, float, str, Sequence["Plain"], Mapping[str, "Plain"]]

_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*([./-][A-Za-z0-9_]+)*")
_NO_TEXT = {"null", "true", "false", "yes", "no", "on", "off"}


def to_yaml(document: Mapping[str, Plain]) -> str:
    """The text of a document: its first two levels are blocks, what is deeper stands in one line."""
    return "".join(_block(key, value, 0) for key, value in document.items())


def _block(key: str, value: Plain, depth: int) -> str:
    indent = "  " * depth
    if depth < 1 and isinstance(value, Mapping) and value:
        inner = "".join(_block(name, item, depth + 1) for name, item in value.items())
        return f"{indent}{_text(key)}:\n{inner}"
    return f"{indent}{_text(key)}: {_flow(value)}\n"


def _flow(value: Plain) -> str:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_text(key)}: {_flow(item)}" for key, item in value.items()) + " }" if value else "{}"
    if isinstance(value, Sequence):
        return "[" + ", ".join(_flow(item) for item in value) + "]"
    return json.dumps(value, allow_nan=False)


def _text(text: str) -> str:
    return text if _WORD.fullmatch(text) and text.lower() not in _NO_TEXT else json.dumps(text)

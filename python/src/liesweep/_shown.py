"""Values of others inside messages."""

from __future__ import annotations

import json
from typing import Any

_LONGEST = 60


def shown(value: Any) -> str:
    """A value as a message shows it: on one line, without control characters, cut where it is long."""
    try:
        text = json.dumps(value, ensure_ascii=False)
    except (TypeError, ValueError, RecursionError):
        text = type(value).__name__
    return plain(text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…")


def plain(text: str) -> str:
    """A text that others wrote, without what would steer a terminal or turn its direction."""
    return "".join(character if character.isprintable() else "�" for character in text)

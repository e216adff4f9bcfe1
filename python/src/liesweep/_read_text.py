"""The text of a file that the program wrote."""

from __future__ import annotations

from pathlib import Path

from ._errors import LiesweepError


def read_text(path: Path, remedy: str = "") -> str:
    """The text of a file.

    Args:
        remedy: a sentence on what to do where the file is not there

    Raises:
        LiesweepError: where it is not there, cannot be read, or is no text
    """
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise LiesweepError(" ".join([f"{path}: there is no such file.", *([remedy] if remedy else [])])) from None
    except (OSError, UnicodeDecodeError) as error:
        raise LiesweepError(f"{path} cannot be read: {error}.") from error

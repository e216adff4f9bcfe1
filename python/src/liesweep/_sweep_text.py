"""The text of a sweep file."""

from __future__ import annotations

from pathlib import Path

from ._errors import InvalidInput


def sweep_text(sweep_file: str | Path) -> tuple[str, Path]:
    """The text, and the folder that its paths begin at.

    Args:
        sweep_file: its path, or the text itself where that has more than one line

    Raises:
        InvalidInput: where it cannot be read
    """
    if isinstance(sweep_file, str) and "\n" in sweep_file:
        return sweep_file, Path.cwd()
    path = Path(sweep_file)
    try:
        return path.read_text(encoding="utf-8"), path.parent
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInput(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}.") from error

"""The figures of a run."""

from __future__ import annotations

import os
import re
from pathlib import Path

from ._errors import InvalidInput, LiesweepError
from ._optional import optional

_FILE_NAME = re.compile(r"(?P<kind>[a-z][a-z-]*?)(?:-n(?P<n>\d+))?(?:-g(?P<count>\d+))?(?:-w(?P<w>\d+))?\.svg")


class Figure:
    """A picture that the program drew."""

    def __init__(self, path: Path) -> None:
        self.path = path
        parts = _FILE_NAME.fullmatch(path.name)
        self.kind = path.stem if parts is None else parts["kind"]
        """What it shows, such as `root-diagram`."""
        self.n, self.count, self.position = (
            None if parts is None or parts[key] is None else int(parts[key]) for key in ("n", "count", "w")
        )

    @property
    def svg(self) -> str:
        """The picture as SVG.

        Raises:
            LiesweepError: where the file cannot be read
        """
        try:
            return self.path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise LiesweepError(f"{self.path} cannot be read: {error}.") from error

    def save(self, path: str | os.PathLike[str]) -> None:
        """Writes the picture, as `.svg`, or as `.png` where `vl-convert-python` is installed.

        Raises:
            InvalidInput: where the name ends otherwise
            LiesweepError: where it cannot be written, or what makes a PNG is not installed
        """
        target = Path(path)
        if target.suffix == ".svg":
            content = self.svg.encode()
        elif target.suffix == ".png":
            content = optional("vl_convert", "vl-convert-python").svg_to_png(self.svg, scale=2)
        else:
            raise InvalidInput(f"{target}: expected a name that ends in .svg or .png.")
        try:
            target.write_bytes(content)
        except OSError as error:
            raise LiesweepError(f"{target} cannot be written: {error}.") from error

    def _repr_svg_(self) -> str:
        return self.svg

    def __repr__(self) -> str:
        return f"<Figure: {self.path.stem}>"


def find_figures(folder: Path) -> list[Figure]:
    """The figures in a run's folder, in the order of their names."""
    return [Figure(path) for path in sorted(folder.glob("*.svg"))]

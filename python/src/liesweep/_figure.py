"""The figures of a run."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ._errors import InvalidInput, LiesweepError
from ._optional import optional

_NAME = re.compile(r"(?P<kind>[a-z][a-z-]*?)(?:-n(?P<n>\d+))?(?:-g(?P<count>\d+))?(?:-w(?P<w>\d+))?")


class Figure:
    """A picture.

    Args:
        name: such as `root-diagram-n3-g3-w0`
        drawing: an SVG, or the file that has it
        spec: a Vega-Lite specification of the same numbers, where there is one
    """

    def __init__(self, name: str, drawing: str | Path, spec: Mapping[str, Any] | None = None) -> None:
        self.name = name
        self._drawing = drawing
        self._spec = spec
        parts = _NAME.fullmatch(name)
        self.kind = name if parts is None else parts["kind"]
        """What it shows, such as `root-diagram`."""
        self.n, self.count, self.position = (
            None if parts is None or parts[key] is None else int(parts[key]) for key in ("n", "count", "w")
        )

    @property
    def svg(self) -> str:
        """The picture as SVG.

        Raises:
            LiesweepError: where its file cannot be read
        """
        if isinstance(self._drawing, str):
            return self._drawing
        try:
            return self._drawing.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise LiesweepError(f"{self._drawing} cannot be read: {error}.") from error

    def altair(self) -> Any:
        """The same numbers as an Altair chart, to be changed at will.

        Raises:
            InvalidInput: where the picture is not made of a table: heat maps and spectra of defects are
            LiesweepError: where Altair is not installed
        """
        if self._spec is None:
            raise InvalidInput(f"{self.name} is a drawing without a chart behind it: take its `svg`.")
        return optional("altair").Chart.from_dict(dict(self._spec))

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
        return f"<Figure: {self.name}>"

"""What notebooks show of an answer."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from html import escape

from ._slice import Slice

# Colours of the report's badges, dark enough for white letters on a light page and on a dark one.
_COLOURS = {
    "confirmed": "#1a7f37",
    "certified": "#1a7f37",
    "detected": "#0a69b5",
    "undetermined": "#8a6100",
    "conflict": "#b42318",
    "refused": "#b42318",
}


def answer_html(name: str, slices: Sequence[Slice], pictures: Sequence[tuple[str, str]]) -> str:
    """An answer as HTML that loads nothing and runs nothing.

    Args:
        slices: one for every n
        pictures: SVGs with what they show; each becomes an image, in which no script runs
    """
    rows = "".join(_row(of) for of in slices)
    images = "".join(
        f"<img src='data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}' alt='{escape(alt)}' style='max-width:100%;height:auto;background:#fff;border-radius:6px;margin-top:.6em;display:block'>"
        for svg, alt in pictures
    )
    return f"<div class='liesweep' style='max-width:60em'><strong>{escape(name)}</strong>{rows}{images}</div>"


def _row(of: Slice) -> str:
    colour = _COLOURS.get(of.status, "#57606a")
    badge = f"<span style='background:{colour};color:#fff;border-radius:1em;padding:.05em .6em;font-size:90%'>{escape(of.status)}</span>"
    dim = "" if of.dim is None else f" &nbsp;dim G = <strong>{of.dim}</strong>"
    algebra = "" if of.algebra.name is None else f" &nbsp;{escape(of.algebra.name)}"
    return (
        f"<div style='margin-top:.5em'>n = {of.n}{dim} &nbsp;{badge}{algebra}"
        f"<div style='opacity:.75;font-size:90%'>{escape(of.reason)}</div></div>"
    )

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


_IMAGE = "max-width:100%;height:auto;background:#fff;border-radius:6px;padding:4px;margin-top:.6em;display:block"


def answer_html(name: str, slices: Sequence[tuple[Slice, Sequence[str]]], pictures: Sequence[tuple[str, str]]) -> str:
    """An answer as HTML that loads nothing and runs nothing.

    Args:
        slices: one for every n, with its generators in words
        pictures: SVGs with what they show; each becomes an image, in which no script runs
    """
    rows = "".join(_row(of, formulas) for of, formulas in slices)
    images = "".join(_image(svg, alt) for svg, alt in pictures)
    return f"<div class='liesweep' style='max-width:60em'><strong>{escape(name)}</strong>{rows}{images}</div>"


def _row(of: Slice, formulas: Sequence[str]) -> str:
    colour = _COLOURS.get(of.status, "#57606a")
    badge = f"background:{colour};color:#fff;border-radius:1em;padding:.05em .6em;font-size:90%"
    dim = "" if of.dim is None else f" &nbsp;dim G = <strong>{of.dim}</strong>"
    algebra = "" if of.algebra.name is None else f" &nbsp;{escape(of.algebra.name)}"
    words = "; ".join(map(escape, formulas))
    return (
        f"<div style='margin-top:.5em'>n = {of.n}{dim} &nbsp;<span style='{badge}'>{escape(of.status)}</span>{algebra}"
        f"<div style='opacity:.75;font-size:90%'>{escape(of.reason)}</div>"
        + (f"<div style='font-size:90%;margin-top:.3em'>{words}</div>" if words else "")
        + "</div>"
    )


def _image(svg: str, alt: str) -> str:
    data = base64.b64encode(svg.encode()).decode()
    return f"<img src='data:image/svg+xml;base64,{data}' alt='{escape(alt)}' style='{_IMAGE}'>"

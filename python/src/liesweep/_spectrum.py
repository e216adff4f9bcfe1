"""The relative defects of a certificate, as a picture."""

from __future__ import annotations

import math
from typing import Any

from ._certificate import Certificate
from ._figure import Figure

_WIDTH, _LEFT, _RIGHT = 640, 24, 616
_SMALLEST = 1e-16
_DOT, _STEP = 4.0, 9.0
_KEPT, _BROKEN, _INK = "#1a7f37", "#6e7781", "#24292f"


def defect_spectrum(certificate: Certificate, n: int) -> Figure:
    """Every direction of a certificate by its relative defect, on a logarithmic axis: symmetries left, the others right."""
    defects = _defects(certificate)
    kept = certificate.dimension or 0
    first = math.floor(math.log10(min(defects, default=0.1)))
    lowest = min(first, -1)

    def across(defect: float) -> float:
        return _LEFT + (_RIGHT - _LEFT) * (math.log10(defect) - lowest) / -lowest

    heights: dict[int, int] = {}
    dots = []
    for at, defect in enumerate(defects):
        column = round(across(defect) / _STEP)
        heights[column] = heights.get(column, 0) + 1
        dots.append((across(defect), heights[column], _KEPT if at < kept else _BROKEN))
    floor = 34 + _STEP * max(heights.values(), default=1)
    parts = [
        f"<circle cx='{x:.1f}' cy='{floor - _STEP * (level - 0.5):.1f}' r='{_DOT}' fill='{colour}'/>"
        for x, level, colour in dots
    ]
    every = max(1, -lowest // 8)
    for decade in range(lowest, 1):
        x = across(10.0**decade)
        parts.append(f"<path d='M{x:.1f} {floor}v4' stroke='{_BROKEN}'/>")
        if decade % every == 0:
            power = str(abs(decade)).translate(_SUPERSCRIPTS)
            label = "1" if decade == 0 else f"10⁻{power}"
            parts.append(f"<text x='{x:.1f}' y='{floor + 17}' text-anchor='middle'>{label}</text>")
    bound = certificate.bound
    if bound is not None and bound.tolerance > 0 and defects:
        x = across(max(bound.tolerance, 10.0**lowest))
        parts.append(f"<path d='M{x:.1f} 24V{floor}' stroke='{_INK}' stroke-dasharray='3 3'/>")
    parts.append(f"<path d='M{_LEFT} {floor}H{_RIGHT}' stroke='{_BROKEN}'/>")
    words = (
        f"n = {n}: {kept} of {len(defects)} directions are kept"
        if certificate.dimension is not None
        else f"n = {n}: {len(defects)} directions, not decided"
    )
    parts.append(f"<text x='{_LEFT}' y='16' font-weight='600'>{words}</text>")
    parts.append(f"<text x='{_RIGHT}' y='16' text-anchor='end'>relative defect</text>")
    height = floor + 24
    svg = (
        f"<svg xmlns='http://www.w3.org/2000/svg' width='{_WIDTH}' height='{height:.0f}' viewBox='0 0 {_WIDTH} {height:.0f}' "
        f"font-family='system-ui, sans-serif' font-size='12' fill='{_INK}'><title>{words}</title>{''.join(parts)}</svg>"
    )
    return Figure(f"defect-spectrum-n{n}", svg, spectrum_chart(certificate))


_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def spectrum_chart(certificate: Certificate) -> dict[str, Any]:
    """The same as a Vega-Lite specification, a line for every direction."""
    kept = certificate.dimension or 0
    rows = [
        {"defect": defect, "direction": "kept" if at < kept else "broken", "k": at + 1}
        for at, defect in enumerate(_defects(certificate))
    ]
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "data": {"values": rows},
        "mark": {"type": "point", "filled": True, "size": 60},
        "encoding": {
            "x": {"field": "defect", "type": "quantitative", "scale": {"type": "log"}, "title": "relative defect"},
            "y": {"field": "k", "type": "ordinal", "title": "direction"},
            "color": {
                "field": "direction",
                "type": "nominal",
                "scale": {"domain": ["kept", "broken"], "range": [_KEPT, _BROKEN]},
            },
            "tooltip": [{"field": "k"}, {"field": "defect", "format": ".2e"}],
        },
    }


def _defects(certificate: Certificate) -> list[float]:
    return [max(float(defect), _SMALLEST) for defect in certificate.defects if math.isfinite(defect)]

"""The cells of a run as a chart."""

from __future__ import annotations

import math
from typing import Any

from ._table import Table


def heat_map_chart(cells: Table) -> dict[str, Any]:
    """A Vega-Lite specification: log₁₀ of the lowest loss over n and N_g, a panel for every weight of closure and sparsity."""
    columns = cells.arrays()
    rows = []
    for at in range(len(cells)):
        loss = float(columns["lowestLoss"][at])
        rows.append(
            {
                "n": int(columns["n"][at]),
                "generators": int(columns["generators"][at]),
                "log10 of the lowest loss": math.log10(loss) if loss > 0 and math.isfinite(loss) else None,
                "vanishing": bool(columns["vanishing"][at]),
                "weights": f"closure {columns['closureWeight'][at]:g}, sparsity {columns['sparsityWeight'][at]:g}",
            }
        )
    place = {
        "x": {"field": "generators", "type": "ordinal", "title": "number of generators", "axis": {"labelAngle": 0}},
        "y": {"field": "n", "type": "ordinal", "title": "dimension n"},
    }
    colour = {
        "field": "log10 of the lowest loss",
        "type": "quantitative",
        "scale": {"scheme": "yellowgreenblue", "reverse": True},
    }
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "data": {"values": rows},
        "facet": {"field": "weights", "header": {"title": None, "labelAnchor": "start", "labelFontWeight": "bold"}},
        "columns": 1,
        "spec": {
            "layer": [
                {
                    "mark": "rect",
                    "encoding": {**place, "color": colour, "tooltip": [{"field": name} for name in rows[0]] if rows else []},
                },
                {
                    "transform": [{"filter": "datum.vanishing"}],
                    "mark": {"type": "text", "text": "✓", "color": "white"},
                    "encoding": place,
                },
            ]
        },
    }

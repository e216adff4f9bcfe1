import type { TopLevelSpec } from 'vega-lite';

import { emptyFigure } from './empty-figure.js';
import { LAYOUT_WIDTH, type FigureLayout } from './layout.js';
import { matrixLayers } from './matrix-layers.js';
import { generatorName } from './notation.js';
import { divergingScale, signedEntry, signedLimit } from './signed-matrix.js';
import { themeFor } from './theme.js';

/** Entries are printed up to this dimension. */
const LARGEST_READABLE_DIMENSION = 5;
const GAP = 20;

/**
 * Generators as images: one small n × n matrix each, titled 𝕁₁, 𝕁₂, …, on one colour scale that is symmetric about zero.
 *
 * Entries are printed for n ≤ 5; an entry that is not finite is hatched.
 *
 * @param generators 𝕁, shape [N_g, n, n]; null where an entry is not finite
 */
export function generatorMatrices(
  generators: readonly (readonly (readonly (number | null)[])[])[],
  layout: FigureLayout = 'wide',
): TopLevelSpec {
  if (generators.length === 0) return emptyFigure('the group is trivial: there is no generator to show');
  const limit = signedLimit(generators.flat(2));
  const dimension = Math.max(1, ...generators.map((matrix) => matrix.length));
  const hasLabels = dimension <= LARGEST_READABLE_DIMENSION;
  const step = cellSize(dimension);
  const values = generators.flatMap((matrix, index) =>
    matrix.flatMap((row, j) =>
      row.map((entry, k) => ({ panel: generatorName(index + 1), order: index, j, k, ...signedEntry(entry, limit) })),
    ),
  );
  return {
    config: themeFor(layout),
    data: { values },
    facet: {
      field: 'panel',
      type: 'nominal',
      sort: { field: 'order', op: 'min' },
      header: { title: null, labelAnchor: 'middle', labelFontSize: 14, labelFontWeight: 'normal', labelPadding: 4 },
    },
    columns: Math.max(1, Math.min(generators.length, Math.floor(LAYOUT_WIDTH[layout] / (dimension * step + GAP)))),
    spacing: { row: 30, column: GAP },
    bounds: 'flush',
    spec: {
      width: { step },
      height: { step },
      encoding: {
        x: { field: 'k', type: 'ordinal', axis: null, scale: { padding: 0.04 } },
        y: { field: 'j', type: 'ordinal', axis: null, scale: { padding: 0.04 } },
      },
      layer: matrixLayers({ scale: divergingScale(limit), hasLabels, fontSize: 10.5, legendTitle: 'matrix entry' }),
    },
  };
}

function cellSize(dimension: number): number {
  if (dimension <= 3) return 38;
  if (dimension <= LARGEST_READABLE_DIMENSION) return 34;
  return dimension <= 10 ? 13 : 7;
}

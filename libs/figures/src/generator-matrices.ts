import type { TopLevelSpec } from 'vega-lite';

import { emptyFigure } from './empty-figure.js';
import type { GeneratorMatrix } from '@liesweep/sweep';
import { entriesOf, generatorPanels, isComplex } from './generator-panels.js';
import { LAYOUT_WIDTH, type FigureLayout } from './layout.js';
import { matrixLayers } from './matrix-layers.js';
import { INK } from './palettes.js';
import { divergingScale, signedEntry, signedLimit } from './signed-matrix.js';
import { themeFor } from './theme.js';

/** Entries are printed up to this dimension. */
const LARGEST_READABLE_DIMENSION = 5;
/** Between panels; complex ones stand further apart than their two parts. */
const GAP = { real: { row: 30, column: 20 }, complex: { row: 62, column: 48 } } as const;
const PART_LABEL_HEIGHT = 14;
/** The numbers below both ends of the colour bar stand out at its sides. */
const PADDING = { left: 16, right: 16, top: 6, bottom: 6 } as const;

/**
 * Generators as images: one small n × n matrix each, titled 𝕁₁, 𝕁₂, …, on one colour scale that is symmetric about zero.
 * A complex generator is two matrices side by side, Re and Im.
 *
 * Entries are printed for n ≤ 5; an entry that is not finite is hatched.
 *
 * @param generators 𝕁, N_g of them, each [n, n] or both parts of it
 */
export function generatorMatrices(generators: readonly GeneratorMatrix[], layout: FigureLayout = 'wide'): TopLevelSpec {
  const [first] = generators;
  if (first === undefined) return emptyFigure('the group is trivial: there is no generator to show');
  const limit = signedLimit(entriesOf(generators));
  const panels = generatorPanels(generators);
  const dimension = Math.max(1, ...panels.map(({ rows }) => rows.length));
  const columns = Math.max(1, ...panels.flatMap(({ rows }) => rows.map((row) => row.length)));
  const gap = isComplex(first) ? GAP.complex : GAP.real;
  const step = cellSize(dimension, columns, layout);
  const values = panels.flatMap(({ title, rows }, index) =>
    rows.flatMap((row, j) =>
      row.flatMap((entry, k) =>
        entry === undefined ? [] : [{ panel: title, order: index, j, k, ...signedEntry(entry, limit) }],
      ),
    ),
  );
  const domain = Array.from({ length: columns }, (_, k) => k);
  return {
    config: { ...themeFor(layout), padding: PADDING },
    data: { values },
    facet: {
      field: 'panel',
      type: 'nominal',
      sort: { field: 'order', op: 'min' },
      header: {
        title: null,
        labelAnchor: 'middle',
        labelFontSize: 14,
        labelFontWeight: 'normal',
        labelPadding: isComplex(first) ? 4 + PART_LABEL_HEIGHT : 4,
      },
    },
    columns: Math.max(
      1,
      Math.min(generators.length, Math.floor((LAYOUT_WIDTH[layout] + gap.column) / (columns * step + gap.column))),
    ),
    spacing: gap,
    bounds: 'flush',
    spec: {
      width: columns * step,
      height: dimension * step,
      layer: [
        {
          encoding: {
            x: { field: 'k', type: 'ordinal', axis: null, scale: { domain, padding: 0.04 } },
            y: { field: 'j', type: 'ordinal', axis: null, scale: { padding: 0.04 } },
          },
          layer: matrixLayers({
            scale: divergingScale(limit),
            hasLabels: dimension <= LARGEST_READABLE_DIMENSION && step >= 30,
            fontSize: 10.5,
            legendTitle: 'matrix entry',
          }),
        },
        ...(isComplex(first) ? partLabels(dimension, step) : []),
      ],
    },
  };
}

function cellSize(dimension: number, columns: number, layout: FigureLayout): number {
  const fitting = Math.floor((LAYOUT_WIDTH[layout] - 2) / columns);
  if (dimension <= 3) return Math.min(38, fitting);
  if (dimension <= LARGEST_READABLE_DIMENSION) return Math.min(34, fitting);
  return Math.min(dimension <= 10 ? 13 : 7, fitting);
}

/** `Re` and `Im` above the two halves of every panel. */
function partLabels(dimension: number, step: number) {
  return [
    { part: 'Re', middle: (dimension * step) / 2 },
    { part: 'Im', middle: (1.5 * dimension + 1) * step },
  ].map(({ part, middle }) => ({
    data: { values: [{ part }] },
    mark: { type: 'text' as const, color: INK.muted, fontSize: 11, baseline: 'bottom' as const },
    encoding: { text: { field: 'part', type: 'nominal' as const }, x: { value: middle }, y: { value: -3 } },
  }));
}

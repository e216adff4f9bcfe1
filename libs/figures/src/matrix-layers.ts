import type { TopLevelSpec } from 'vega-lite';

import { HATCH, INK } from './palettes.js';
import type { SignedScale } from './signed-matrix.js';

/** How the entries of signed matrices are drawn. */
export interface MatrixStyle {
  /** Colours of the values. */
  readonly scale: SignedScale;
  readonly hasLabels: boolean;
  readonly fontSize: number;
  readonly legendTitle: string;
}

type Layer = Extract<TopLevelSpec, { layer: unknown }>['layer'][number];

/** The layers that draw rows with the fields of `SignedEntry`: colour, hatching where not finite, and the number. */
export function matrixLayers({ scale, hasLabels, fontSize, legendTitle }: MatrixStyle): Layer[] {
  return [
    {
      name: 'entries',
      transform: [{ filter: 'datum.value !== null' }],
      mark: { type: 'rect' },
      encoding: {
        color: {
          field: 'value',
          type: 'quantitative',
          scale,
          legend: { title: legendTitle, gradientLength: 180, gradientThickness: 8, tickCount: 5 },
        },
      },
    },
    { name: 'without-value', transform: [{ filter: 'datum.value === null' }], mark: { type: 'rect', fill: HATCH } },
    ...(hasLabels ? [true, false] : []).map(
      (isLight): Layer => ({
        transform: [{ filter: `datum.value !== null && datum.isLight === ${String(isLight)}` }],
        mark: { type: 'text', fontSize },
        encoding: {
          text: { field: 'label', type: 'nominal' },
          color: {
            condition: { test: "datum.label === '0'", value: INK.muted },
            value: isLight ? INK.light : INK.dark,
          },
        },
      }),
    ),
  ];
}

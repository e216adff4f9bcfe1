import type { TopLevelSpec } from 'vega-lite';

import { emptyFigure } from './empty-figure.js';
import { LAYOUT_WIDTH, type FigureLayout } from './layout.js';
import { matrixLayers } from './matrix-layers.js';
import { generatorName } from './notation.js';
import { divergingScale, magnitudeScale, signedEntry, signedLimit } from './signed-matrix.js';
import { themeFor } from './theme.js';

type Constants = readonly (readonly (number | null)[])[];

/** Above this many constants single ones cannot be seen, and the strength of each commutator is drawn instead. */
const MOST_CONSTANTS = 1500;

/**
 * Structure constants as an image: [𝕁_a, 𝕁_b] = Σ_c f_ab^c 𝕁_c, one row of pairs a < b against c; pairs run along the wide side.
 *
 * For many generators the image is N_g × N_g instead: ‖f_ab‖ = (Σ_c (f_ab^c)²)^½, which is zero where 𝕁_a and 𝕁_b commute.
 *
 * @param structureConstants f, shape [N_g(N_g−1)/2, N_g], rows in the order (1,2), (1,3), …, (2,3), …
 */
export function structureConstants(constants: Constants, layout: FigureLayout = 'wide'): TopLevelSpec {
  const count = constants[0]?.length ?? 0;
  if (count === 0) return emptyFigure('a single generator has no commutators, so no structure constants');
  return constants.length * count > MOST_CONSTANTS
    ? commutatorStrengths(constants, count, layout)
    : singleConstants(constants, count, layout);
}

function singleConstants(constants: Constants, count: number, layout: FigureLayout): TopLevelSpec {
  const limit = signedLimit(constants.flat());
  const pairs = pairLabels(count);
  const values = constants.flatMap((row, index) =>
    row.map((constant, c) => ({
      pair: pairs[index] ?? '',
      order: index,
      generator: generatorName(c + 1),
      c,
      ...signedEntry(constant, limit),
    })),
  );
  const step = Math.max(
    18,
    Math.min(34, Math.floor((LAYOUT_WIDTH[layout] - 90) / (layout === 'wide' ? constants.length : count))),
  );
  const pairAxis = {
    field: 'pair',
    type: 'ordinal',
    scale: { padding: 0.04 },
    sort: { field: 'order', op: 'min' },
    axis: {
      // Beside few rows the long title leaves the figure mostly blank.
      title: layout === 'wide' ? 'pair a, b of the commutator [𝕁_a, 𝕁_b]' : 'pair a, b',
      labelAngle: layout === 'wide' && step < 30 ? -90 : 0,
      labelPadding: 4,
      domain: false,
      ticks: false,
    },
  } as const;
  const generatorAxis = {
    field: 'generator',
    type: 'ordinal',
    scale: { padding: 0.04 },
    sort: { field: 'c', op: 'min' },
    axis: { title: 'component along 𝕁_c', labelAngle: 0, domain: false, ticks: false },
  } as const;
  return {
    config: themeFor(layout),
    data: { values },
    width: { step },
    height: { step: layout === 'wide' ? Math.max(step, 24) : Math.min(step, 22) },
    encoding: layout === 'wide' ? { x: pairAxis, y: generatorAxis } : { x: generatorAxis, y: pairAxis },
    layer: matrixLayers({
      scale: divergingScale(limit),
      hasLabels: step >= 28,
      fontSize: 9.5,
      legendTitle: 'structure constant f_ab^c',
    }),
  };
}

function commutatorStrengths(constants: Constants, count: number, layout: FigureLayout): TopLevelSpec {
  const strengths = constants.map((row) =>
    Math.sqrt(row.reduce<number>((sum, constant) => sum + (constant ?? NaN) ** 2, 0)),
  );
  const limit = signedLimit(strengths);
  let pair = 0;
  const values = [];
  for (let a = 1; a <= count; a += 1) {
    values.push({ a, b: a, ...signedEntry(0, limit) });
    for (let b = a + 1; b <= count; b += 1, pair += 1) {
      const entry = signedEntry(strengths[pair] ?? null, limit);
      values.push({ a, b, ...entry }, { a: b, b: a, ...entry });
    }
  }
  const step = Math.max(4, Math.min(12, Math.floor((LAYOUT_WIDTH[layout] - 70) / count)));
  const ticks = Array.from({ length: Math.floor(count / 5) }, (_, index) => 5 * (index + 1));
  const axis = (title: string) => ({ title, labelAngle: 0, values: ticks, domain: false });
  return {
    config: themeFor(layout),
    data: { values },
    width: { step },
    height: { step },
    encoding: {
      x: { field: 'b', type: 'ordinal', axis: axis('generator b') },
      y: { field: 'a', type: 'ordinal', axis: axis('generator a') },
    },
    layer: matrixLayers({
      scale: magnitudeScale(limit),
      hasLabels: false,
      fontSize: 9,
      legendTitle: 'commutator’s strength √Σf²',
    }),
  };
}

function pairLabels(count: number): readonly string[] {
  return Array.from({ length: count }, (_, a) => a + 1).flatMap((a) =>
    Array.from({ length: count - a }, (_, offset) => `${String(a)},${String(a + 1 + offset)}`),
  );
}

import type { TopLevelSpec } from 'vega-lite';

import { emptyFigure } from './empty-figure.js';
import type { FigureLayout } from './layout.js';
import { INK, PAIR_COLOURS } from './palettes.js';
import { themeFor } from './theme.js';

const SIDE = { wide: 340, narrow: 270 } as const;
const MARGIN = 1.18;
/** Roots whose lengths differ by less than this share are of one length. */
const SAME_LENGTH = 0.02;

/**
 * Root diagram of an algebra of rank 1 or 2: the roots α = (α(H₁), α(H₂)) as arrows in the plane of an orthonormal Cartan
 * basis, coloured by length, and the Cartan subalgebra itself at the origin, written as its dimension.
 *
 * @param roots shape [roots, rank], in the coordinates of the Killing form, any common scale
 * @param rank dimension of the Cartan subalgebra, 1 or 2
 */
export function rootDiagram(
  roots: readonly (readonly number[])[],
  rank: 1 | 2,
  layout: FigureLayout = 'wide',
): TopLevelSpec {
  if (roots.length === 0) return emptyFigure('the algebra is commutative: it has no roots');
  const points = roots.map(([x = NaN, y = 0]) => ({ x, y, length: Math.hypot(x, y) }));
  const lengths = distinctLengths(points.map(({ length }) => length));
  const longest = lengths[0] ?? 1;
  const values = points.map(({ x, y, length }) => ({
    x0: 0,
    y0: 0,
    x: x / longest,
    y: y / longest,
    length: lengthName(length, lengths),
  }));
  const names = lengths.map((length) => lengthName(length, lengths));
  const colour = {
    field: 'length',
    type: 'nominal',
    scale: { domain: names, range: [...PAIR_COLOURS] },
    legend: lengths.length > 1 ? { title: null, symbolType: 'circle', symbolSize: 90 } : null,
  } as const;
  const axis = (field: string) => ({
    field,
    type: 'quantitative' as const,
    axis: null,
    scale: { domain: [-MARGIN, MARGIN], nice: false },
  });
  return {
    config: themeFor(layout),
    data: { values },
    width: SIDE[layout],
    height: rank === 1 ? 90 : SIDE[layout],
    layer: [
      {
        name: 'axes',
        data: {
          values: [
            { x: -MARGIN, y: 0, x2: MARGIN, y2: 0 },
            ...(rank === 1 ? [] : [{ x: 0, y: -MARGIN, x2: 0, y2: MARGIN }]),
          ],
        },
        mark: { type: 'rule', color: INK.grid },
        encoding: { x: axis('x'), y: axis('y'), x2: { field: 'x2' }, y2: { field: 'y2' } },
      },
      {
        name: 'rays',
        mark: { type: 'rule', strokeWidth: 2 },
        encoding: { x: axis('x0'), y: axis('y0'), x2: { field: 'x' }, y2: { field: 'y' }, color: colour },
      },
      {
        name: 'roots',
        mark: { type: 'point', filled: true, size: 110, opacity: 1, stroke: '#ffffff', strokeWidth: 1 },
        encoding: { x: axis('x'), y: axis('y'), color: colour },
      },
      {
        name: 'cartan',
        data: { values: [{ x: 0, y: 0, rank: String(rank) }] },
        mark: {
          type: 'point',
          filled: true,
          size: 420,
          color: '#ffffff',
          stroke: INK.dark,
          strokeWidth: 1.4,
          opacity: 1,
        },
        encoding: { x: axis('x'), y: axis('y') },
      },
      {
        data: { values: [{ x: 0, y: 0, rank: String(rank) }] },
        mark: { type: 'text', fontSize: 13, color: INK.dark },
        encoding: { x: axis('x'), y: axis('y'), text: { field: 'rank', type: 'nominal' } },
      },
    ],
  };
}

/** From the longest; lengths that agree to two per cent are one. */
function distinctLengths(lengths: readonly number[]): number[] {
  return [...lengths]
    .sort((p, q) => q - p)
    .filter((length, index, sorted) => index === 0 || length < (sorted[index - 1] ?? 0) * (1 - SAME_LENGTH));
}

/** `long` and `short` where there are two lengths, else the place in the order. */
function lengthName(length: number, lengths: readonly number[]): string {
  const place = lengths.findIndex((other) => Math.abs(other - length) <= SAME_LENGTH * other);
  if (lengths.length === 2) return place === 0 ? 'long root' : 'short root';
  return lengths.length === 1 ? 'root' : `length ${String(place + 1)}`;
}

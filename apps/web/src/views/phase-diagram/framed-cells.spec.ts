import type { Verdict } from '@liesweep/api-contract';
import { GridGeometry } from '../../drawing/grid-geometry.js';
import { framedCells } from './framed-cells.js';

const one = [1];
const geometry = new GridGeometry({
  dimension: [2, 3],
  generators: [1, 3],
  weights: { invariance: one, normalization: one, orthogonality: one, closure: [0, 1], sparsity: one },
});

const verdict = (dimension: number, closure: number, value: number | null): Verdict => ({
  ...{ system: 's', dimension, value, status: 'detected', name: null },
  weights: { invariance: 1, normalization: 1, orthogonality: 1, closure, sparsity: 1 },
});

test('the cell at the detected dimension is framed, in its own slice', () => {
  expect([...framedCells([verdict(3, 1, 3)], geometry)]).toEqual([
    geometry.cellAt({ dimension: 1, weights: 1, generators: 1 }),
  ]);
});

test('nothing is framed where nothing is decided, or the grid has no such cell', () => {
  const verdicts = [verdict(3, 1, null), verdict(3, 1, 2), verdict(4, 1, 3), verdict(3, 0.5, 3), verdict(3, 1, 0)];
  expect(framedCells(verdicts, geometry).size).toBe(0);
});

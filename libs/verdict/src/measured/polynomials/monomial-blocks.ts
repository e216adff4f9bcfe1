import type { Matrix } from '@liesweep/lie';
import { evaluateMonomials } from './evaluate-monomials.js';
import type { Monomials } from './monomials.js';

/** Points whose monomials are evaluated together; a multiple of four, which are added up together elsewhere. */
const BLOCK_POINTS = 1024;

/** Monomials at some neighbouring points. */
export interface MonomialBlock {
  /** The first of the points. */
  readonly first: number;
  /** p, shape [points, Q]. */
  readonly values: Matrix;
}

/** The monomials at points, a block of points at a time: all at once they are far more numbers than the points. */
export function* monomialBlocks(monomials: Monomials, { rows, columns, data }: Matrix): Generator<MonomialBlock> {
  for (let first = 0; first < rows; first += BLOCK_POINTS) {
    const count = Math.min(BLOCK_POINTS, rows - first);
    const points = { rows: count, columns, data: data.subarray(first * columns, (first + count) * columns) };
    yield { first, values: evaluateMonomials(monomials, points) };
  }
}

import { matrixOf } from '@liesweep/lie';
import type { Matrix } from '@liesweep/lie';

/** A pivot below this share of its diagonal entry is rounding: the matrix is singular there. */
const SINGULAR_PIVOT = 1e-14;

/**
 * The upper triangle C with C Cᵀ = H: Cholesky's factor, begun at the last row, so that R⁻¹C is a triangle too.
 *
 * @param symmetric H, shape [q, q], positive semidefinite
 * @returns C, shape [q, q]; a column is zero where H is singular
 */
export function upperFactor({ rows: size, data: h }: Matrix): Matrix {
  const factor = matrixOf(size, size);
  const c = factor.data;
  for (let j = size - 1; j >= 0; j--) {
    const diagonal = h[j * size + j] ?? NaN;
    const pivot = diagonal - dotRows(c, j, j, size, j + 1);
    if (pivot <= SINGULAR_PIVOT * diagonal) {
      continue;
    }
    const root = Math.sqrt(pivot);
    c[j * size + j] = root;
    for (let i = 0; i < j; i++) {
      c[i * size + j] = ((h[i * size + j] ?? NaN) - dotRows(c, i, j, size, j + 1)) / root;
    }
  }
  return factor;
}

function dotRows(data: Float64Array, i: number, j: number, size: number, from: number): number {
  let sum = 0;
  for (let k = from; k < size; k++) {
    sum += (data[i * size + k] ?? NaN) * (data[j * size + k] ?? NaN);
  }
  return sum;
}
